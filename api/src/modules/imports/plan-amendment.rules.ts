import type { Day } from '../../platform/day.ts'

/** A date of a task as both versions of a plan tell it. */
export interface MilestoneWords {
  dueOn: Day | null
  status: string
  deliverable: string
}

/** What two versions of a task are compared by. Owners by the names people read. */
export interface TaskWords {
  no: string
  title: string
  text: string
  section: string
  milestones: readonly MilestoneWords[]
  lead: readonly string[]
  joint: readonly string[]
  targets: readonly string[]
}

export const AMENDED_FIELDS = [
  'no',
  'section',
  'title',
  'text',
  'milestones',
  'lead',
  'joint',
  'targets',
] as const
export type AmendedField = (typeof AMENDED_FIELDS)[number]

export interface FieldDifference {
  field: AmendedField
  /** As a person reads it; null where there was nothing. */
  before: string | null
  after: string | null
}

/** A task of both versions, by their places in the two lists; null where one has none. */
export interface Pair {
  before: number | null
  after: number | null
}

/** Less alike than this, two texts are two tasks. */
const ALIKE = 0.45

/** Share of the score that the wording of the text, the title and the number have. */
const WEIGHTS = { text: 0.6, title: 0.3, no: 0.1 } as const

const bare = (text: string): string => text.replace(/[\s\p{P}]/gu, '')

/** How often each pair of neighbouring characters occurs. */
function bigrams(text: string): Map<string, number> {
  const plain = bare(text)
  const counts = new Map<string, number>()
  for (let at = 0; at + 1 < plain.length; at += 1) {
    const pair = plain.slice(at, at + 2)
    counts.set(pair, (counts.get(pair) ?? 0) + 1)
  }
  return counts
}

const sizeOf = (counts: ReadonlyMap<string, number>): number =>
  [...counts.values()].reduce((sum, count) => sum + count, 0)

interface Fingerprint {
  no: string
  title: { pairs: Map<string, number>; size: number }
  text: { pairs: Map<string, number>; size: number }
}

function fingerprint({ no, title, text }: TaskWords): Fingerprint {
  const read = (words: string) => {
    const pairs = bigrams(words)
    return { pairs, size: sizeOf(pairs) }
  }
  return { no: bare(no), title: read(title), text: read(text) }
}

/** Dice's coefficient of two texts, 0–1: twice what they share against what they have. */
function dice(one: Fingerprint['text'], other: Fingerprint['text']): number {
  if (one.size + other.size === 0) return 1
  const [small, large] = one.pairs.size <= other.pairs.size ? [one, other] : [other, one]
  let shared = 0
  for (const [pair, count] of small.pairs) shared += Math.min(count, large.pairs.get(pair) ?? 0)
  return (2 * shared) / (one.size + other.size)
}

const likeness = (one: Fingerprint, other: Fingerprint): number =>
  WEIGHTS.text * dice(one.text, other.text) +
  WEIGHTS.title * dice(one.title, other.title) +
  (one.no !== '' && one.no === other.no ? WEIGHTS.no : 0)

/** Tasks whose words did not change are one and the same, whatever their number is now; in order where there are several. */
function identicalPairs(before: readonly TaskWords[], after: readonly TaskWords[]): Map<number, number> {
  const places = new Map<string, number[]>()
  for (const [index, { title, text }] of after.entries()) {
    const key = `${bare(title)} ${bare(text)}`
    places.set(key, [...(places.get(key) ?? []), index])
  }
  const pairs = new Map<number, number>()
  for (const [index, { title, text }] of before.entries()) {
    const found = places.get(`${bare(title)} ${bare(text)}`)?.shift()
    if (found !== undefined) pairs.set(index, found)
  }
  return pairs
}

interface Candidate {
  before: number
  after: number
  score: number
}

/**
 * Which task of the new version is which of the old one: first those with the same words, then the most alike, each
 * once. A task split in two goes on as the part that is more like it. Every task of either list is in exactly one pair.
 */
export function matchTasks(before: readonly TaskWords[], after: readonly TaskWords[]): Pair[] {
  const chosen = identicalPairs(before, after)
  const taken = new Set(chosen.values())
  const marks = { before: before.map(fingerprint), after: after.map(fingerprint) }
  const candidates: Candidate[] = []
  for (const [one, mark] of marks.before.entries()) {
    if (chosen.has(one)) continue
    for (const [other, candidate] of marks.after.entries()) {
      if (taken.has(other)) continue
      const score = likeness(mark, candidate)
      if (score >= ALIKE) candidates.push({ before: one, after: other, score })
    }
  }
  candidates.sort((a, b) => b.score - a.score || a.before - b.before || a.after - b.after)
  for (const candidate of candidates) {
    if (chosen.has(candidate.before) || taken.has(candidate.after)) continue
    chosen.set(candidate.before, candidate.after)
    taken.add(candidate.after)
  }
  const olds = before.map((_, index) => ({ before: index, after: chosen.get(index) ?? null }))
  const news = after.flatMap((_, index) => (taken.has(index) ? [] : [{ before: null, after: index }]))
  return [...olds, ...news]
}

const STATUS_WORDS: Readonly<Record<string, string>> = {
  UNKNOWN: '时限待明确',
  ONGOING: '长期坚持',
  RECURRING: '定期',
}

const milestoneText = ({ dueOn, status, deliverable }: MilestoneWords): string =>
  `${dueOn ?? STATUS_WORDS[status] ?? status} ${deliverable}`.trim()

const READ: Readonly<Record<AmendedField, (task: TaskWords) => string>> = {
  no: ({ no }) => no,
  section: ({ section }) => section,
  title: ({ title }) => title,
  text: ({ text }) => text,
  milestones: ({ milestones }) => milestones.map(milestoneText).join('\n'),
  lead: ({ lead }) => lead.join('、'),
  joint: ({ joint }) => [...joint].sort().join('、'),
  targets: ({ targets }) => targets.join('\n'),
}

/** Spaces and marks are not what an amendment is about. */
const same = (field: AmendedField, one: string, other: string): boolean =>
  field === 'text' || field === 'title' || field === 'section' ? bare(one) === bare(other) : one === other

/** What an added task is compared with, and a removed one. */
export const NO_TASK: TaskWords = {
  no: '',
  title: '',
  text: '',
  section: '',
  milestones: [],
  lead: [],
  joint: [],
  targets: [],
}

/** Field by field, what the new version says otherwise. */
export function differences(before: TaskWords, after: TaskWords): FieldDifference[] {
  return AMENDED_FIELDS.flatMap(field => {
    const [one, other] = [READ[field](before), READ[field](after)]
    return same(field, one, other) ? [] : [{ field, before: one || null, after: other || null }]
  })
}

/** A milestone of the old version and what becomes of it, by their places; null where one has none. */
export function matchMilestones(before: readonly MilestoneWords[], after: readonly MilestoneWords[]): Pair[] {
  const pairs = new Map<number, number>()
  const taken = new Set<number>()
  const take = (fits: (one: MilestoneWords, other: MilestoneWords, at: number, to: number) => boolean) => {
    for (const [at, one] of before.entries()) {
      if (pairs.has(at)) continue
      const to = after.findIndex((other, index) => !taken.has(index) && fits(one, other, at, index))
      if (to < 0) continue
      pairs.set(at, to)
      taken.add(to)
    }
  }
  take((one, other) => milestoneText(one) === milestoneText(other))
  take((one, other) => bare(one.deliverable) === bare(other.deliverable))
  take((one, other) => one.dueOn !== null && one.dueOn === other.dueOn)
  take((_one, _other, at, to) => at === to)
  const olds = before.map((_, index) => ({ before: index, after: pairs.get(index) ?? null }))
  return [...olds, ...after.flatMap((_, index) => (taken.has(index) ? [] : [{ before: null, after: index }]))]
}
