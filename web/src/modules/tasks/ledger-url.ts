/** How the state of the ledger lives in its address, so that a list can be sent to someone else as it stands. */
import { isDay, type LinkParams } from '../../scope-url.ts'

export const LIGHTS = ['BEHIND', 'NEAR', 'GOOD', 'NO_DATA'] as const
export const LEVELS = ['PROVINCE', 'CITY', 'COUNTY', 'TOWN', 'VILLAGE'] as const
export const STATUSES = [
  'DRAFT',
  'PENDING_ISSUE',
  'ISSUED',
  'IN_PROGRESS',
  'SUBMITTED',
  'DONE',
  'CLOSED',
  'SUSPENDED',
  'TERMINATED',
] as const
const STATES = ['OPEN', 'DONE', 'ALL'] as const
const PARTS = ['LEAD', 'JOINT'] as const
const GROUPINGS = ['lead', 'plan', 'none'] as const
export const SORTS = ['light', 'no', 'title', 'lead', 'plan', 'due', 'percent'] as const
/** Columns in the order they stand in. */
export const COLUMN_IDS = [
  'light',
  'no',
  'title',
  'lead',
  'joint',
  'plan',
  'place',
  'status',
  'due',
  'left',
  'percent',
  'milestones',
] as const

export type LedgerLight = (typeof LIGHTS)[number]
export type LedgerLevel = (typeof LEVELS)[number]
export type LedgerStatus = (typeof STATUSES)[number]
export type LedgerState = (typeof STATES)[number]
export type LedgerPart = (typeof PARTS)[number]
export type Grouping = (typeof GROUPINGS)[number]
export type SortColumn = (typeof SORTS)[number]
export type ColumnId = (typeof COLUMN_IDS)[number]

/** Which tasks the ledger shows. Everything given must hold. */
export interface LedgerFilter {
  /** Open unless said otherwise: the ledger is a list of work. */
  state: LedgerState
  lights: readonly LedgerLight[]
  plans: readonly string[]
  units: readonly string[]
  part: LedgerPart | null
  levels: readonly LedgerLevel[]
  statuses: readonly LedgerStatus[]
  /** Only tasks the place itself carries. */
  own: boolean
  /** Days, `YYYY-MM-DD`. */
  dueFrom: string | null
  dueTo: string | null
  noDue: boolean
  noLead: boolean
  /** Only tasks whose report is overdue: the newest accepted one is older than their reporting cycle. */
  noReport: boolean
  words: string
}

/** The filter and how the list is laid out. */
export interface Ledger extends LedgerFilter {
  group: Grouping
  sort: { column: SortColumn; descending: boolean } | null
  /** Columns switched off; null = the usual ones. */
  hidden: readonly ColumnId[] | null
  /** Task whose panel is open. */
  task: string | null
}

export const NO_FILTER: LedgerFilter = {
  state: 'OPEN',
  lights: [],
  plans: [],
  units: [],
  part: null,
  levels: [],
  statuses: [],
  own: false,
  dueFrom: null,
  dueTo: null,
  noDue: false,
  noLead: false,
  noReport: false,
  words: '',
}

const LONGEST_WORDS = 100
const MOST_VALUES = 200

/** Values of a parameter that are known, each once, in the order of the list. */
function known<Value extends string>(all: readonly Value[], values: readonly string[]): Value[] {
  return all.filter(one => values.includes(one))
}

const ids = (values: readonly string[]) =>
  [...new Set(values.filter(value => /^[0-9a-f-]{36}$/i.test(value)))].slice(0, MOST_VALUES)

const dayOf = (text: string | null) => (text && isDay(text) ? text : null)

function sortOf(text: string | null): Ledger['sort'] {
  const [column] = known(SORTS, [text?.replace(/^-/, '') ?? ''])
  return column ? { column, descending: text?.startsWith('-') ?? false } : null
}

/** Columns switched off. `hide=none` says that all are on, which is not the usual choice. */
function hiddenOf(params: URLSearchParams): readonly ColumnId[] | null {
  return params.has('hide') ? known(COLUMN_IDS, params.getAll('hide')) : null
}

/** Reads an address; whatever it does not know counts as absent. */
export function readLedger(search: string): Ledger {
  const params = new URLSearchParams(search)
  const one = <Value extends string>(name: string, all: readonly Value[]) =>
    known(all, [params.get(name) ?? ''])[0] ?? null
  return {
    state: one('state', STATES) ?? 'OPEN',
    lights: known(LIGHTS, params.getAll('light')),
    plans: ids(params.getAll('plan')),
    units: ids(params.getAll('unit')),
    part: one('part', PARTS),
    levels: known(LEVELS, params.getAll('level')),
    statuses: known(STATUSES, params.getAll('status')),
    own: params.get('own') === 'true',
    dueFrom: dayOf(params.get('dueFrom')),
    dueTo: dayOf(params.get('dueTo')),
    noDue: params.get('noDue') === 'true',
    noLead: params.get('noLead') === 'true',
    noReport: params.get('noReport') === 'true',
    words: (params.get('words') ?? '').trim().slice(0, LONGEST_WORDS).trim(),
    group: one('group', GROUPINGS) ?? 'lead',
    sort: sortOf(params.get('sort')),
    hidden: hiddenOf(params),
    task: ids(params.getAll('task'))[0] ?? null,
  }
}

/** A filter as parameters of a link to the ledger; what is usual is left out. */
export function filterParams(filter: Partial<LedgerFilter>): LinkParams {
  const {
    state,
    lights,
    plans,
    units,
    part,
    levels,
    statuses,
    own,
    dueFrom,
    dueTo,
    noDue,
    noLead,
    noReport,
    words,
  } = {
    ...NO_FILTER,
    ...filter,
  }
  return {
    state: state === 'OPEN' ? null : state,
    light: lights,
    plan: plans,
    unit: units,
    part,
    level: levels,
    status: statuses,
    own,
    dueFrom,
    dueTo,
    noDue,
    noLead,
    noReport,
    words: words.trim(),
  }
}

/** The whole state as parameters. */
export function ledgerParams(ledger: Ledger): LinkParams {
  const { group, sort, hidden, task } = ledger
  return {
    ...filterParams(ledger),
    group: group === 'lead' ? null : group,
    sort: sort && `${sort.descending ? '-' : ''}${sort.column}`,
    hide: hidden && (hidden.length > 0 ? hidden : 'none'),
    task,
  }
}
