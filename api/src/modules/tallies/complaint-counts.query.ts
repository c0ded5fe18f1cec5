import type { Context } from '../../platform/context.ts'
import { codeRange, isWithin, LEVELS, levelOfCode } from '../divisions/index.ts'
import {
  boardRanges,
  DAY_THINGS,
  DELTA_THINGS,
  keptSums,
  type Run,
  rawCounts,
  summaryRanges,
  windowsOf,
} from './complaint-counts.sql.ts'
import { type CountBy, type CountRow, CountTable } from './count-table.ts'
import { COMPLAINT_TALLY } from './measures.ts'
import { daysAndDeltas } from './tally.ts'

/** Only tickets of these; null = of any. */
export interface CountFilter {
  categoryIds: readonly string[] | null
  organizationIds: readonly string[] | null
  channelIds: readonly string[] | null
}

export interface CountsAsked {
  jurisdictionCode: string
  place: string
  /** Places right below it. */
  children: readonly string[]
  /** Of these, the ones that count in another of them. */
  countedIn?: ReadonlyMap<string, string>
  /** Places beside it that count in it, each as one of the places below. */
  beside?: readonly string[]
  /** The first is the one asked about, then the one before it, then that of the year before. */
  periods: readonly Run[]
  filter: CountFilter | null
}

const NO_FILTER: CountFilter = { categoryIds: null, organizationIds: null, channelIds: null }

const filterParameters = (filter: CountFilter): unknown[] => [
  filter.categoryIds,
  filter.organizationIds,
  filter.channelIds,
]

const filtered = (row = ''): string => `${row}division_code = $1 and ${row}place_code between $2 and $3
  and ($4::uuid[] is null or ${row}category_id = any($4)) and ($5::uuid[] is null or ${row}organization_id = any($5))
  and ($6::uuid[] is null or ${row}channel_id = any($6))`

const fromSums = (things: readonly CountBy[]): string =>
  `${keptSums('$5')} union all ${rawCounts(
    '(select * from complaint_delta where division_code = $1 and place_code between $2 and $3)',
    '$4',
    things,
  )}`
const fromDays = (things: readonly CountBy[]): string =>
  rawCounts(daysAndDeltas(COMPLAINT_TALLY, filtered()), '$7', things)

const FROM_SUMS = fromSums(DELTA_THINGS)

/** Days are not kept by hour: where a filter is on, hours are counted in the tickets of the period. */
const HOURS = `select 'HOUR' as by, coalesce(c.hour, -1)::text as key, 0 as win, c.excluded, array[count(*)]::int[] as counts
from complaint c where ${filtered('c.')} and c.received_at >= ($8::date - 1)::timestamptz and c.received_at < ($9::date + 2)::timestamptz
  and c.received_on between $8::date and $9::date
group by 2, c.excluded`

const FROM_DAYS = `${fromDays(DAY_THINGS)} union all ${HOURS}`

/** What a summary counts beside all of a place. */
const SUMMED: readonly CountBy[] = ['PLACE', 'UNIT']
const SUMMARY_FROM_SUMS = fromSums(SUMMED)
const SUMMARY_FROM_DAYS = fromDays(SUMMED)

/** Villages and filtered counts are read from the days, all else from the sums. */
const readsSums = ({ place, filter }: Pick<CountsAsked, 'place' | 'filter'>): boolean =>
  filter === null && levelOfCode(place) < LEVELS.VILLAGE

/** The question about a place, and about each that counts in it: asked one by one, as few places ever have any. */
const withBeside = <Asked extends CountsAsked>(asked: Asked): Asked[] => [
  asked,
  ...(asked.beside ?? []).map(place => ({ ...asked, place, children: [place] })),
]

/** Answers about a place and those that count in it, as one. */
const readAll = async <Asked extends CountsAsked, Row>(
  asked: Asked,
  read: (one: Asked) => Promise<Row[]>,
): Promise<Row[]> => (await Promise.all(withBeside(asked).map(read))).flat()

function readRows({ db }: Pick<Context, 'db'>, asked: CountsAsked): Promise<CountRow[]> {
  const { jurisdictionCode, place, children, periods } = asked
  const { from, to } = codeRange(place)
  const windows = JSON.stringify(windowsOf(periods))
  if (readsSums(asked)) {
    const ranges = JSON.stringify(boardRanges(place, children, periods))
    return db.sql<CountRow>(FROM_SUMS, [jurisdictionCode, from, to, windows, ranges])
  }
  const [first] = periods
  const filter = filterParameters(asked.filter ?? NO_FILTER)
  const period = [first?.from, first?.until]
  return db.sql<CountRow>(FROM_DAYS, [jurisdictionCode, from, to, ...filter, windows, ...period])
}

/**
 * Counts of a place in some periods, in all and by place below, category, unit, channel and hour: one statement, so all
 * of one moment, and exact, folded or not. '' among the places = in none of those below.
 */
export async function readComplaintCounts(
  context: Pick<Context, 'db'>,
  asked: CountsAsked,
): Promise<CountTable> {
  return tableOf(await readAll(asked, one => readRows(context, one)), asked)
}

/** Rows by narrowest place go to the place below that each lies in, or that one counts in. */
function tableOf(rows: readonly CountRow[], { children, countedIn, beside = [] }: CountsAsked): CountTable {
  const below = new Map<string, string>()
  const places = [...children, ...beside]
  const placeBelow = (code: string): string => {
    const known = below.get(code)
    if (known !== undefined) return known
    const lies = places.find(child => isWithin(code, child)) ?? ''
    const counts = countedIn?.get(lies) ?? lies
    below.set(code, counts)
    return counts
  }
  return new CountTable(rows, (by, key) => (by === 'PLACE' ? placeBelow(key) : key))
}

export interface SummaryAsked extends CountsAsked {
  /** Periods for the places below only; their numbers follow those of `periods`. */
  further: readonly Run[]
}

/**
 * The few counts of a board of everything: all of a place in its periods, the places below in these and further ones, by
 * unit in the first. One statement, so all of one moment, and exact, folded or not.
 */
export async function readComplaintSummary(
  context: Pick<Context, 'db'>,
  asked: SummaryAsked,
): Promise<CountTable> {
  return tableOf(await readAll(asked, one => readSummaryRows(context, one)), asked)
}

function readSummaryRows({ db }: Pick<Context, 'db'>, asked: SummaryAsked): Promise<CountRow[]> {
  const { jurisdictionCode, place, children, periods, further } = asked
  const { from, to } = codeRange(place)
  const windows = JSON.stringify(windowsOf([...periods, ...further]))
  if (!readsSums(asked)) {
    const filter = filterParameters(asked.filter ?? NO_FILTER)
    return db.sql<CountRow>(SUMMARY_FROM_DAYS, [jurisdictionCode, from, to, ...filter, windows])
  }
  const ranges = JSON.stringify(summaryRanges(place, children, { periods, further }))
  return db.sql<CountRow>(SUMMARY_FROM_SUMS, [jurisdictionCode, from, to, windows, ranges])
}

export interface DayCounts {
  /** Which of the periods. */
  win: number
  day: string
  excluded: boolean
  received: number
  on_time: number
  late: number
  unlimited: number
}

const DAY_SUMS =
  'sum(received)::int as received, sum(on_time)::int as on_time, sum(late)::int as late, sum(unlimited)::int as unlimited'
const DAY_COLUMNS = 'day, excluded, received, on_time, late, unlimited'

/** `relation` reads the days from `w.from_day` to `w.to_day`: a window is looked up by the key, not picked from all days. */
const byDay = (relation: string, days: string): string => `select w.win, d.day, d.excluded, ${DAY_SUMS}
from json_to_recordset(${days}::json) as w(win int, from_day date, to_day date) cross join lateral (${relation}) d
group by 1, 2, 3`

const IN_WINDOW = 'day between w.from_day and w.to_day'

const DAYS_FROM_SUMS = byDay(
  `select ${DAY_COLUMNS} from complaint_sum
  where division_code = $1 and place_code = $5 and by = 'ALL' and span = 1 and ${IN_WINDOW}
union all select ${DAY_COLUMNS} from complaint_delta where division_code = $1 and place_code between $2 and $3 and ${IN_WINDOW}`,
  '$4',
)

const DAYS_FROM_DAYS = byDay(
  `select ${DAY_COLUMNS} from ${daysAndDeltas(COMPLAINT_TALLY, `${filtered()} and ${IN_WINDOW}`)} r`,
  '$7',
)

/** Received and closed by day in the periods; a day may come more than once. */
export const readComplaintDays = (context: Pick<Context, 'db'>, asked: CountsAsked): Promise<DayCounts[]> =>
  readAll(asked, one => readDays(context, one))

function readDays({ db }: Pick<Context, 'db'>, asked: CountsAsked): Promise<DayCounts[]> {
  const { jurisdictionCode, place, periods } = asked
  const { from, to } = codeRange(place)
  const days = JSON.stringify(
    periods.map(({ from: first, until }, win) => ({ win, from_day: first, to_day: until })),
  )
  // All of a place are kept in sums, those of a village too.
  if (asked.filter === null) return db.sql(DAYS_FROM_SUMS, [jurisdictionCode, from, to, days, place])
  return db.sql(DAYS_FROM_DAYS, [jurisdictionCode, from, to, ...filterParameters(asked.filter), days])
}
