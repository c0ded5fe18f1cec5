/** How the list of tickets lives in its address. Pure. */
import { isDay, type LinkParams } from '../../../scope-url.ts'
import {
  COMPLAINT_CLASSES,
  COMPLAINT_MEASURES,
  COMPLAINT_STATES,
  COMPLAINT_URGENCIES,
  type ComplaintClass,
  type ComplaintMeasure,
  type ComplaintState,
  type ComplaintUrgency,
} from '../complaint-enums.ts'

export const LIST_LIGHTS = ['BEHIND', 'NEAR', 'GOOD', 'NO_DATA'] as const
export type ListLight = (typeof LIST_LIGHTS)[number]

/** RECEIVED newest first, DUE soonest first, RELEVANCE best hit first (only with words). */
export const LIST_SORTS = ['RECEIVED', 'DUE', 'RELEVANCE'] as const
export type ListSort = (typeof LIST_SORTS)[number]

export interface ComplaintList {
  words: string
  /** Exactly the tickets a board counts: only with `until`, and for all but what stands open also with `from`. */
  measure: ComplaintMeasure | null
  from: string | null
  until: string | null
  category: string | null
  unit: string | null
  channel: string | null
  source: string | null
  states: readonly ComplaintState[]
  classes: readonly ComplaintClass[]
  urgencies: readonly ComplaintUrgency[]
  lights: readonly ListLight[]
  /** true = open, false = closed, null = either. */
  open: boolean | null
  problem: boolean
  /** true = only those left out of the assessed rates, false = only the others. */
  excluded: boolean | null
  unplaced: boolean
  /** 0–23 */
  hour: number | null
  hot: string | null
  import: string | null
  sort: ListSort | null
  /** Ticket whose panel is open. */
  item: string | null
}

export const NO_FILTER: Omit<ComplaintList, 'item' | 'sort'> = {
  words: '',
  measure: null,
  from: null,
  until: null,
  category: null,
  unit: null,
  channel: null,
  source: null,
  states: [],
  classes: [],
  urgencies: [],
  lights: [],
  open: null,
  problem: false,
  excluded: null,
  unplaced: false,
  hour: null,
  hot: null,
  import: null,
}

const LONGEST_WORDS = 100

const idOf = (text: string | null): string | null => (text && /^[0-9a-f-]{36}$/i.test(text) ? text : null)
const dayOf = (text: string | null): string | null => (text && isDay(text) ? text : null)
const eitherOf = (text: string | null): boolean | null =>
  text === 'yes' ? true : text === 'no' ? false : null
const hourOf = (text: string | null): number | null => {
  const hour = text !== null && /^\d{1,2}$/.test(text) ? Number(text) : -1
  return hour >= 0 && hour <= 23 ? hour : null
}

/** Reads an address; whatever it does not know counts as absent. */
export function readComplaintList(search: string): ComplaintList {
  const params = new URLSearchParams(search)
  const several = <Value extends string>(name: string, known: readonly Value[]): Value[] => {
    const asked = params.getAll(name)
    return known.filter(one => asked.includes(one))
  }
  const one = <Value extends string>(name: string, known: readonly Value[]): Value | null =>
    known.find(value => value === params.get(name)) ?? null
  return {
    words: (params.get('words') ?? '').trim().slice(0, LONGEST_WORDS).trim(),
    measure: one('measure', COMPLAINT_MEASURES),
    from: dayOf(params.get('from')),
    until: dayOf(params.get('until')),
    category: idOf(params.get('category')),
    unit: idOf(params.get('unit')),
    channel: idOf(params.get('channel')),
    source: idOf(params.get('source')),
    states: several('state', COMPLAINT_STATES),
    classes: several('class', COMPLAINT_CLASSES),
    urgencies: several('urgency', COMPLAINT_URGENCIES),
    lights: several('light', LIST_LIGHTS),
    open: eitherOf(params.get('open')),
    problem: params.get('problem') === 'yes',
    excluded: eitherOf(params.get('excluded')),
    unplaced: params.get('unplaced') === 'yes',
    hour: hourOf(params.get('hour')),
    hot: idOf(params.get('hot')),
    import: idOf(params.get('import')),
    sort: one('sort', LIST_SORTS),
    item: idOf(params.get('item')),
  }
}

const eitherWord = (value: boolean | null | undefined) =>
  value === true ? 'yes' : value === false ? 'no' : null

/** The list as parameters; what is usual is left out. For links from boards too. */
export function complaintParams(list: Partial<ComplaintList>): LinkParams {
  return {
    words: list.words?.trim(),
    measure: list.measure,
    from: list.from,
    until: list.until,
    category: list.category,
    unit: list.unit,
    channel: list.channel,
    source: list.source,
    state: list.states,
    class: list.classes,
    urgency: list.urgencies,
    light: list.lights,
    open: eitherWord(list.open),
    problem: list.problem ? 'yes' : null,
    excluded: eitherWord(list.excluded),
    unplaced: list.unplaced ? 'yes' : null,
    hour: list.hour,
    hot: list.hot,
    import: list.import,
    sort: list.sort,
    item: list.item,
  }
}

/** Whether anything narrows the list. */
export const isNarrowed = (list: ComplaintList): boolean =>
  Object.values(complaintParams({ ...list, item: null, sort: null })).some(value =>
    Array.isArray(value) ? value.length > 0 : value !== null && value !== undefined && value !== '',
  )

const someOf = <Value>(values: readonly Value[]): Value[] | null => (values.length > 0 ? [...values] : null)

/** The filter as the API wants it; empty ones are left out. */
export function complaintFilter(list: ComplaintList) {
  const whole = {
    search: list.words || null,
    from: list.from,
    until: list.until,
    measure: list.measure,
    categoryId: list.category,
    organizationId: list.unit,
    channelId: list.channel,
    sourceId: list.source,
    states: someOf(list.states),
    classes: someOf(list.classes),
    urgencies: someOf(list.urgencies),
    lights: someOf(list.lights),
    open: list.open,
    problem: list.problem || null,
    excluded: list.excluded,
    unplaced: list.unplaced || null,
    hour: list.hour,
    hotIssueId: list.hot,
    importId: list.import,
  }
  return Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== null)) as Partial<{
    [Key in keyof typeof whole]: NonNullable<(typeof whole)[Key]>
  }>
}

/** Order asked for: best hits first while words are looked for, otherwise the newest. */
export const sortOf = ({ words, sort }: ComplaintList): ListSort =>
  sort === 'RELEVANCE' && !words ? 'RECEIVED' : (sort ?? (words ? 'RELEVANCE' : 'RECEIVED'))

/** The file of the list as it stands on the day looked at. */
export function exportHref(list: ComplaintList, place: string, asOf: string): string {
  const params = new URLSearchParams({ place, asOf, filter: JSON.stringify(complaintFilter(list)) })
  return `/files/complaints?${params}`
}
