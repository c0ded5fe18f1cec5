import type { Day } from '../../platform/day.ts'
import { SharedStrings } from '../../platform/shared-strings.ts'
import { codeRange, levelOfCode, padCode } from '../divisions/index.ts'
import { featuresOf, segment } from '../texts/index.ts'
import type { Point } from './cluster.rules.ts'

/** A ticket as the run reads it; its words are masked. */
export interface TicketRow {
  id: string
  categoryId: string | null
  rootId: string | null
  placeCode: string
  organizationId: string | null
  callerKey: string | null
  receivedOn: Day
  title: string
  content: string | null
}

/** A ticket in the memory of a run: numbers instead of words. */
export interface Ticket extends Omit<TicketRow, 'title' | 'content' | 'rootId'> {
  /** Tickets of one first-level category and one town are compared with each other. */
  block: string
  /** Numbers of its word features, each once. */
  features: Int32Array
}

/** How much words, category and village decide: the squares are shares of likeness. */
const WORDS_SHARE = 0.75
const CATEGORY_SHARE = 0.17
const VILLAGE_SHARE = 0.08
/** Without words: what, more than where. */
const BARE_CATEGORY_SHARE = 0.75

/** Features of a ticket that decide, the rarest first. */
const MOST_FEATURES = 28
/** Pairs of characters are parts of words that count already. */
const PAIR_WEIGHT = 0.6

/** The town a place lies in; the place itself above. */
export const townOf = (placeCode: string): string =>
  levelOfCode(placeCode) <= 4 ? placeCode : padCode(placeCode.slice(0, 9))

export const blockOf = (rootId: string | null, placeCode: string): string =>
  `${rootId ?? '-'} ${townOf(placeCode)}`

/** The numbers features go by in one run, and in how many tickets each stands. */
export class Vocabulary {
  private readonly numbers = new Map<string, number>()
  private readonly frequencies: number[] = []
  private readonly pairs: boolean[] = []
  private readonly strings = new SharedStrings()
  private texts = 0

  /** The number of a feature, a new one for a new feature. */
  numberOf(feature: string): number {
    const known = this.numbers.get(feature)
    if (known !== undefined) return known
    const number = this.numbers.size
    this.numbers.set(feature, number)
    this.frequencies.push(0)
    this.pairs.push(feature.startsWith('_'))
    return number
  }

  /** Reads a ticket: its words as numbers, counted. */
  read(row: TicketRow): Ticket {
    const ticket = this.readOnly(row)
    this.texts += 1
    for (const feature of ticket.features)
      this.frequencies[feature] = (this.frequencies[feature] as number) + 1
    return ticket
  }

  /** Reads a ticket that is compared with others but not counted. */
  readOnly({ title, content, rootId, ...row }: TicketRow): Ticket {
    const words = new Set(featuresOf(segment(content === null ? title : `${title}。${content}`)))
    const { strings } = this
    return {
      id: row.id,
      callerKey: row.callerKey,
      categoryId: strings.of(row.categoryId),
      placeCode: strings.of(row.placeCode),
      organizationId: strings.of(row.organizationId),
      receivedOn: strings.of(row.receivedOn),
      block: strings.of(blockOf(rootId, row.placeCode)),
      features: Int32Array.from(words, word => this.numberOf(word)),
    }
  }

  private weightOf(feature: number): number {
    const rarity = Math.log((this.texts + 1) / ((this.frequencies[feature] as number) + 1)) + 1
    return rarity * (this.pairs[feature] ? PAIR_WEIGHT : 1)
  }

  /** What the ticket is about, and where, as a point of length 1. */
  pointOf({ features, categoryId, placeCode }: Ticket): Point {
    const words = [...features].map((feature): [number, number] => [feature, this.weightOf(feature)])
    words.sort((one, other) => other[1] - one[1] || one[0] - other[0])
    const kept = words.slice(0, MOST_FEATURES)
    const length = Math.sqrt(kept.reduce((sum, [, weight]) => sum + weight * weight, 0))
    const isBare = length === 0
    const category = isBare ? BARE_CATEGORY_SHARE : CATEGORY_SHARE
    const village = isBare ? 1 - BARE_CATEGORY_SHARE : VILLAGE_SHARE
    const scale = Math.sqrt(WORDS_SHARE)
    const entries: [number, number][] = [
      ...kept.map(([feature, weight]): [number, number] => [feature, (scale * weight) / length]),
      [this.numberOf(`c:${categoryId ?? ''}`), Math.sqrt(category)],
      [this.numberOf(`p:${placeCode}`), Math.sqrt(village)],
    ]
    return {
      features: Int32Array.from(entries, ([feature]) => feature),
      weights: Float32Array.from(entries, ([, weight]) => weight),
    }
  }
}

/** Of several values the most frequent one, the first of equals in their own order; null for none. */
export function mostFrequent<T extends string>(
  values: Iterable<T | null>,
): { value: T; count: number } | null {
  const counts = new Map<T, number>()
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1)
  const best = [...counts].sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1))[0]
  return best === undefined ? null : { value: best[0], count: best[1] }
}

/** A place holds an issue when so much of it lies there. */
const MOST_OF_IT = 0.6

/** The narrowest place that holds most of the tickets. */
export function placeOfMost(placeCodes: readonly string[], jurisdictionCode: string): string {
  const narrowest = mostFrequent(placeCodes)
  if (narrowest && narrowest.count >= MOST_OF_IT * placeCodes.length) return narrowest.value
  const town = mostFrequent(placeCodes.map(townOf))
  if (town && town.count >= MOST_OF_IT * placeCodes.length) return town.value
  return jurisdictionCode
}

/** Whether a code lies in the subtree of a place, for codes in memory. */
export function liesIn(code: string, place: string): boolean {
  const { from, to } = codeRange(place)
  return code >= from && code <= to
}
