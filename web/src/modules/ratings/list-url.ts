/** How the list of ratings lives in its address. Pure. */
import { isDay, type LinkParams } from '../../scope-url.ts'
import { LEVELS, type Level } from './rating-query.ts'

export const RECTIFICATIONS = ['OPEN', 'SUBMITTED', 'DONE', 'VOID'] as const
export type RectificationState = (typeof RECTIFICATIONS)[number]

export interface RatingList {
  words: string
  from: string | null
  until: string | null
  levels: readonly Level[]
  unit: string | null
  /** Empty: none is known. */
  channel: string | null
  byDefault: boolean | null
  rated: boolean | null
  rectification: readonly RectificationState[]
  overdue: boolean
  appealed: boolean
}

export const NO_FILTER: RatingList = {
  words: '',
  from: null,
  until: null,
  levels: [],
  unit: null,
  channel: null,
  byDefault: null,
  rated: null,
  rectification: [],
  overdue: false,
  appealed: false,
}

const LONGEST = 100
const dayOf = (text: string | null): string | null => (text && isDay(text) ? text : null)
const idOf = (text: string | null): string | null => (text && /^[0-9a-f-]{36}$/i.test(text) ? text : null)
const eitherOf = (text: string | null): boolean | null =>
  text === 'yes' ? true : text === 'no' ? false : null
const eitherWord = (value: boolean | null | undefined) =>
  value === true ? 'yes' : value === false ? 'no' : null

/** Reads an address; whatever it does not know counts as absent. */
export function readRatingList(search: string): RatingList {
  const params = new URLSearchParams(search)
  const several = <Value extends string>(name: string, known: readonly Value[]): Value[] =>
    known.filter(one => params.getAll(name).includes(one))
  return {
    words: (params.get('words') ?? '').trim().slice(0, LONGEST),
    from: dayOf(params.get('from')),
    until: dayOf(params.get('until')),
    levels: several('level', LEVELS),
    unit: idOf(params.get('unit')),
    channel: params.get('channel')?.slice(0, LONGEST) ?? null,
    byDefault: eitherOf(params.get('default')),
    rated: eitherOf(params.get('rated')),
    rectification: several('rectification', RECTIFICATIONS),
    overdue: params.get('overdue') === 'yes',
    appealed: params.get('appealed') === 'yes',
  }
}

/** The list as parameters; what is usual is left out. For links from the board too. */
export const ratingParams = (list: Partial<RatingList>): LinkParams => ({
  words: list.words?.trim(),
  from: list.from,
  until: list.until,
  level: list.levels,
  unit: list.unit,
  channel: list.channel,
  default: eitherWord(list.byDefault),
  rated: eitherWord(list.rated),
  rectification: list.rectification,
  overdue: list.overdue ? 'yes' : null,
  appealed: list.appealed ? 'yes' : null,
})

export const isNarrowed = (list: RatingList): boolean => JSON.stringify(list) !== JSON.stringify(NO_FILTER)

/** The filter as the API wants it; empty ones are left out. */
export function ratingFilter(list: RatingList) {
  const whole = {
    search: list.words || null,
    from: list.from,
    until: list.until,
    levels: list.levels.length > 0 ? [...list.levels] : null,
    organizationId: list.unit,
    channel: list.channel,
    byDefault: list.byDefault,
    rated: list.rated,
    rectification: list.rectification.length > 0 ? [...list.rectification] : null,
    overdue: list.overdue || null,
    appealed: list.appealed || null,
  }
  return Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== null)) as Partial<{
    [Key in keyof typeof whole]: NonNullable<(typeof whole)[Key]>
  }>
}

/** The file of the list as it stands on the day looked at. */
export function exportHref(list: RatingList, place: string, asOf: string): string {
  const params = new URLSearchParams({ place, asOf })
  for (const [name, value] of Object.entries(ratingFilter(list)))
    for (const one of Array.isArray(value) ? value : [value]) params.append(name, String(one))
  return `/files/ratings?${params}`
}
