import { addDays, type Day } from '../../platform/day.ts'
import { LEVELS, levelOfCode } from '../divisions/index.ts'
import { type Blocks, blocksOf, type Spans, spansKept } from './blocks.rules.ts'
import { BEGINNING, SPANS, SUM_COLUMNS } from './complaint-sums.ts'
import { type CountBy, PERIOD_COLUMNS } from './count-table.ts'

/** A run of days, both ends included. */
export interface Run {
  from: Day
  until: Day
}

/** No date lies later. */
const END = '9999-12-31'

/**
 * P: counts of a period; S: what was due less what was closed late, up to the day before its end; L: closed late on it.
 * From the sums S is all of time (W) less what lies from the last day on (A): one sum instead of those of years.
 */
type Kind = 'P' | 'S' | 'L' | 'W' | 'A'

/** The days that make up the counts of a period, and what is open and overdue at its end. */
export const partsOf = ({ from, until }: Run): { kind: Kind; from: Day; until: Day }[] => [
  { kind: 'P', from, until },
  { kind: 'S', from: BEGINNING, until: addDays(until, -1) },
  { kind: 'L', from: until, until },
]

/** In how many of the periods asked for a thing is counted, and what of it is open and overdue. */
const WANTED: Record<CountBy, { periods: number; overdue: number }> = {
  ALL: { periods: 9, overdue: 9 },
  PLACE: { periods: 2, overdue: 2 },
  UNIT: { periods: 2, overdue: 2 },
  CATEGORY: { periods: 9, overdue: 1 },
  CHANNEL: { periods: 9, overdue: 1 },
  HOUR: { periods: 1, overdue: 0 },
}

/** A run of kept sums to be added up. */
export interface SumRange {
  by: CountBy
  place: string
  sum_by: string
  win: number
  kind: Kind
  span: number
  from_day: Day
  to_day: Day
}

const spansOf = (place: string): Spans => spansKept(levelOfCode(place) <= LEVELS.COUNTY)

/** The sums that make up a period, and what is open and overdue at its end. */
const keptPartsOf = ({ from, until }: Run, spans: Spans): (Blocks & { kind: Kind })[] => [
  ...blocksOf(from, until, spans).map(block => ({ kind: 'P' as const, ...block })),
  { kind: 'W', span: SPANS.whole, from: BEGINNING, to: BEGINNING },
  ...blocksOf(until, END, spans).map(block => ({ kind: 'A' as const, ...block })),
  { kind: 'L', span: SPANS.day, from: until, to: until },
]

/** The sums of one thing in the periods. */
function rangesOf(
  by: CountBy,
  place: string,
  periods: readonly Run[],
  wanted: { periods: number; overdue: number } = WANTED[by],
): SumRange[] {
  const sumBy = by === 'PLACE' ? 'ALL' : by
  return periods.flatMap((period, win) =>
    keptPartsOf(period, spansOf(place))
      .filter(({ kind }) => win < (kind === 'P' ? wanted.periods : wanted.overdue))
      .map(({ kind, span, from, to }) => ({
        ...{ by, place, sum_by: sumBy, win, kind, span, from_day: from, to_day: to },
      })),
  )
}

const THINGS: readonly CountBy[] = ['ALL', 'UNIT', 'CATEGORY', 'CHANNEL', 'HOUR']

export const boardRanges = (
  place: string,
  children: readonly string[],
  periods: readonly Run[],
): SumRange[] => [...THINGS.flatMap(by => rangesOf(by, place, periods)), ...placeRanges(children, periods)]

export const placeRanges = (places: readonly string[], periods: readonly Run[]): SumRange[] =>
  places.flatMap(place => rangesOf('PLACE', place, periods))

/** A place as a whole in its periods, those below it in these and further ones, and by unit in the first. */
export const summaryRanges = (
  place: string,
  children: readonly string[],
  { periods, further }: { periods: readonly Run[]; further: readonly Run[] },
): SumRange[] => {
  const all = [...periods, ...further]
  const each = { periods: all.length, overdue: all.length }
  return [
    ...rangesOf('ALL', place, periods),
    ...rangesOf('UNIT', place, periods, { periods: 1, overdue: 0 }),
    ...children.flatMap(child => rangesOf('PLACE', child, all, each)),
  ]
}

/** The counts of a group of rows `r` with their `kind`, as an array in the order of the table. */
const counts = (rows: string): string =>
  `array[${[
    ...PERIOD_COLUMNS.map(column => `sum(${rows}.${column}) filter (where w.kind = 'P')`),
    `sum(case when w.kind in ('S', 'W') then ${rows}.missed - ${rows}.late when w.kind = 'A' then ${rows}.late - ${rows}.missed
      when w.kind = 'L' then -${rows}.late end)`,
  ]
    .map(sum => `coalesce(${sum}, 0)`)
    .join(', ')}]::int[]`

const sums = [...PERIOD_COLUMNS, 'missed'].map(column => `sum(s.${column}) as ${column}`).join(', ')

/** $1 = jurisdiction, `ranges` = the place of a parameter with `SumRange`s as JSON. Reads each range by the key of the table. */
export const keptSums = (
  ranges: string,
): string => `select w.by, case w.by when 'PLACE' then w.place else x.key end as key, w.win, x.excluded, ${counts('x')} as counts
from json_to_recordset(${ranges}::json) as w(by text, place char(12), sum_by text, win int, kind text, span smallint, from_day date, to_day date)
cross join lateral (select s.key, s.excluded, ${sums} from complaint_sum s
  where s.division_code = $1 and s.place_code = w.place and s.by = w.sum_by and s.span = w.span and s.day between w.from_day and w.to_day
  group by s.key, s.excluded) x
group by 1, 2, 3, 4`

const BY: readonly (readonly [CountBy, string])[] = [
  ['PLACE', 'place_code'],
  ...Object.entries(SUM_COLUMNS).flatMap(([by, column]) =>
    column ? [[by as CountBy, column] as const] : [],
  ),
]

/** By what deltas can be counted; days are not kept by hour. */
export const DELTA_THINGS: readonly CountBy[] = BY.map(([by]) => by)
export const DAY_THINGS: readonly CountBy[] = DELTA_THINGS.filter(by => by !== 'HOUR')

/**
 * Counts rows of a relation with the columns of the deltas: in all, and by these things one at a time (PLACE = narrowest
 * place). `windows` = the place of a parameter with the parts of the periods as JSON.
 */
export function rawCounts(relation: string, windows: string, counted: readonly CountBy[]): string {
  const things = BY.filter(([by]) => counted.includes(by))
  const words = things.map(([by, column]) => `when grouping(d.${column}) = 0 then '${by}'`).join(' ')
  const keys = things.map(([, column]) => `d.${column}::text`).join(', ')
  return `select case ${words} else 'ALL' end as by, coalesce(${keys}, '') as key, w.win, d.excluded, ${counts('d')} as counts
from ${relation} d join json_to_recordset(${windows}::json) as w(win int, kind text, from_day date, to_day date)
  on d.day between w.from_day and w.to_day
group by grouping sets ((w.win, d.excluded), ${things.map(([, column]) => `(w.win, d.excluded, d.${column})`).join(', ')})`
}

/** The parts of the periods as the parameter of `rawCounts`. */
export const windowsOf = (periods: readonly Run[]) =>
  periods.flatMap((period, win) =>
    partsOf(period).map(({ kind, from, until }) => ({ win, kind, from_day: from, to_day: until })),
  )
