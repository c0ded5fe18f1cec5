import { type Day, daysBetween } from '../../platform/day.ts'
import {
  addText,
  countFeatures,
  featuresOf,
  noTexts,
  segment,
  similarity,
  type TextVector,
  vectorOf,
} from '../texts/index.ts'
import { townOf } from './ticket-points.rules.ts'

/** What tickets are compared by. */
export interface Comparable {
  id: string
  words: string
  placeCode: string
  categoryId: string | null
  receivedOn: Day
}

/** How alike two tickets are, 0–1 each. */
export interface Likeness {
  words: number
  place: number
  category: number
  time: number
}

/** Days after which time says nothing more. */
const FAR_DAYS = 60
const SHARES: Readonly<Likeness> = { words: 0.6, place: 0.2, category: 0.1, time: 0.1 }

/** Words at least so alike mean the same matter, where the place does not speak against it. [Y] */
export const SAME_WORDS = 0.3
/** Words alone, however far apart the places. */
const SAME_WORDS_ANYWHERE = 0.55
const NEARLY_EQUAL = 0.75

const placeLikeness = (one: string, other: string, jurisdictionCode: string): number => {
  if (one === jurisdictionCode || other === jurisdictionCode) return 0.3
  if (one === other) return 1
  return townOf(one) === townOf(other) ? 0.6 : 0
}

/** The vectors of texts, weighed by how rare a feature is among them all. */
export function vectorsOf(texts: readonly string[]): TextVector[] {
  const frequency = noTexts()
  const counts = texts.map(text => countFeatures(featuresOf(segment(text))))
  for (const count of counts) addText(frequency, new Set(count.keys()))
  return counts.map(count => vectorOf(count, frequency, 60))
}

const scoreOf = (likeness: Likeness): number =>
  SHARES.words * likeness.words +
  SHARES.place * likeness.place +
  SHARES.category * likeness.category +
  SHARES.time * likeness.time

/** Whether they are likely about the same matter. Tickets without words go by category and place. */
export const isSameMatter = ({ words, place, category }: Likeness, bare: boolean): boolean =>
  bare ? category === 1 && place === 1 : words >= (place >= 0.3 ? SAME_WORDS : SAME_WORDS_ANYWHERE)

function whenWords(days: number): string {
  if (days === 0) return '同一天'
  return days > 0 ? `${days} 天前` : `${-days} 天后`
}

/** 同一社区、内容相近、3 天前. */
export function reasonOf(
  { words, place, category }: Likeness,
  days: number,
  level: 'TOWN' | 'VILLAGE',
): string {
  const parts = [
    place === 1
      ? level === 'VILLAGE'
        ? '同一村（社区）'
        : '同一镇（街道）'
      : place === 0.6
        ? '同一镇（街道）'
        : '',
    words >= NEARLY_EQUAL ? '内容几乎相同' : words >= SAME_WORDS ? '内容相近' : '',
    category === 1 && words < NEARLY_EQUAL ? '同一分类' : '',
    whenWords(days),
  ]
  return parts.filter(Boolean).join('、')
}

export interface SimilarTicket {
  id: string
  score: number
  reason: string
}

/** The tickets about the same matter as one, nearest first. Pure: candidates come from the caller. */
export function similarAmong(
  ticket: Comparable,
  candidates: readonly Comparable[],
  { jurisdictionCode, most }: { jurisdictionCode: string; most: number },
): SimilarTicket[] {
  const [own, ...vectors] = vectorsOf([ticket.words, ...candidates.map(({ words }) => words)])
  const found = candidates.flatMap((candidate, index) => {
    const likeness = {
      words: similarity(own ?? new Map(), vectors[index] ?? new Map()),
      place: placeLikeness(ticket.placeCode, candidate.placeCode, jurisdictionCode),
      category: ticket.categoryId !== null && ticket.categoryId === candidate.categoryId ? 1 : 0,
      time: Math.max(0, 1 - Math.abs(daysBetween(candidate.receivedOn, ticket.receivedOn)) / FAR_DAYS),
    }
    if (!isSameMatter(likeness, (own?.size ?? 0) === 0)) return []
    const days = daysBetween(candidate.receivedOn, ticket.receivedOn)
    const level = townOf(candidate.placeCode) === candidate.placeCode ? 'TOWN' : 'VILLAGE'
    return [{ id: candidate.id, score: scoreOf(likeness), reason: reasonOf(likeness, days, level) }]
  })
  return found.sort((one, other) => other.score - one.score || (one.id < other.id ? -1 : 1)).slice(0, most)
}
