/** How the library's filters live in its address. Pure. */
import type { LinkParams } from '../../../scope-url.ts'

export const STATUSES = ['PROPOSED', 'ACTIVE', 'RETIRED'] as const
export const KINDS = ['RATIO', 'COUNT', 'MINIMUM', 'DERIVED'] as const
export const DIRECTIONS = ['HIGHER', 'LOWER', 'HOLD', 'MINIMUM'] as const
export const FEEDS = ['REPORTED', 'FORMULA', 'SYSTEMS', 'COMPLAINTS', 'RATINGS'] as const
export const FREQUENCIES = ['MONTHLY', 'QUARTERLY', 'HALF_YEARLY', 'YEARLY'] as const
/** Rates that the program counts by itself, by where. */
export const FEED_MEASURES = {
  SYSTEMS: ['CLOUD', 'ZOMBIE', 'INTEGRATION', 'SHARING'],
  COMPLAINTS: ['ON_TIME', 'RESPONSE', 'RESOLVED', 'SATISFIED'],
  RATINGS: ['GOOD', 'ACTIVE', 'PUT_RIGHT'],
} as const

export type Status = (typeof STATUSES)[number]
export type Kind = (typeof KINDS)[number]
export type Direction = (typeof DIRECTIONS)[number]
export type Feed = (typeof FEEDS)[number]
export type CountedFeed = keyof typeof FEED_MEASURES
export type Frequency = (typeof FREQUENCIES)[number]
export type Measure = (typeof FEED_MEASURES)[CountedFeed][number]

export const isCounted = (feed: Feed): feed is CountedFeed => feed in FEED_MEASURES

export interface Library {
  status: Status | null
  kind: Kind | null
  frequency: Frequency | null
  plan: string | null
  words: string
  /** Indicator whose panel is open. */
  open: string | null
}

const LONGEST_WORDS = 100

const oneOf = <Value extends string>(values: readonly Value[], text: string | null): Value | null =>
  values.find(value => value === text) ?? null

const idOf = (text: string | null): string | null => (text && /^[0-9a-f-]{36}$/i.test(text) ? text : null)

/** Reads an address; whatever it does not know counts as absent. */
export function readLibrary(search: string): Library {
  const params = new URLSearchParams(search)
  return {
    status: oneOf(STATUSES, params.get('status')),
    kind: oneOf(KINDS, params.get('kind')),
    frequency: oneOf(FREQUENCIES, params.get('frequency')),
    plan: idOf(params.get('plan')),
    words: (params.get('words') ?? '').trim().slice(0, LONGEST_WORDS).trim(),
    open: idOf(params.get('open')),
  }
}

export const libraryParams = ({ status, kind, frequency, plan, words, open }: Library): LinkParams => ({
  status,
  kind,
  frequency,
  plan,
  words: words.trim(),
  open,
})

/** What a row of the library must have to be looked for. */
export interface Findable {
  no: number
  name: string
  status: Status
  frequency: Frequency
  owner?: { name: string } | null | undefined
  plan?: { id: string } | null | undefined
  definition: { kind: Kind; definition: string }
}

/** The rows the filters leave, apart from the status chips. */
export function narrowed<Row extends Findable>(rows: readonly Row[], filter: Library): Row[] {
  const words = filter.words.toLowerCase()
  return rows.filter(
    row =>
      (!filter.kind || row.definition.kind === filter.kind) &&
      (!filter.frequency || row.frequency === filter.frequency) &&
      (!filter.plan || row.plan?.id === filter.plan) &&
      (words === '' ||
        [row.name, String(row.no), row.owner?.name ?? '', row.definition.definition].some(text =>
          text.toLowerCase().includes(words),
        )),
  )
}
