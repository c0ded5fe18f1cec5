import type { Context } from '../../platform/context.ts'
import { codeRange, isWithin, LEVELS, levelOfCode } from '../divisions/index.ts'
import { boardRanges, keptSums, type Run, rawCounts, windowsOf } from './complaint-counts.sql.ts'
import { type CountRow, CountTable } from './count-table.ts'
import { COMPLAINT_TALLY } from './measures.ts'
import { daysAndDeltas } from './tally.ts'

/** Only tickets of these; null = of any. */
export interface CountFilter {
  categoryIds: readonly string[] | null
  organizationIds: readonly string[] | null
  channelId: string | null
}

export interface CountsAsked {
  jurisdictionCode: string
  place: string
  /** Places right below it. */
  children: readonly string[]
  /** The first is the one asked about, then the one before it, then that of the year before. */
  periods: readonly Run[]
  filter: CountFilter | null
}

const filterParameters = (filter: CountFilter): unknown[] => [
  filter.categoryIds,
  filter.organizationIds,
  filter.channelId,
]

const filtered = (row = ''): string => `${row}division_code = $1 and ${row}place_code between $2 and $3
  and ($4::uuid[] is null or ${row}category_id = any($4)) and ($5::uuid[] is null or ${row}organization_id = any($5))
  and ($6::uuid is null or ${row}channel_id = $6)`

const FROM_SUMS = `${keptSums('$5')} union all ${rawCounts(
  '(select * from complaint_delta where division_code = $1 and place_code between $2 and $3)',
  '$4',
  { hours: true },
)}`

/** Days are not kept by hour: where a filter is on, hours are counted in the tickets of the period. */
const HOURS = `select 'HOUR' as by, coalesce(c.hour, -1)::text as key, 0 as win, c.excluded, array[count(*)]::int[] as counts
from complaint c where ${filtered('c.')} and c.received_at >= ($8::date - 1)::timestamptz and c.received_at < ($9::date + 2)::timestamptz
  and c.received_on between $8::date and $9::date
group by 2, c.excluded`

const FROM_DAYS = `${rawCounts(daysAndDeltas(COMPLAINT_TALLY, filtered()), '$7', { hours: false })} union all ${HOURS}`

/** Villages and filtered counts are read from the days, all else from the sums. */
const readsSums = ({ place, filter }: CountsAsked): boolean =>
  filter === null && levelOfCode(place) < LEVELS.VILLAGE

function readRows({ db }: Pick<Context, 'db'>, asked: CountsAsked): Promise<CountRow[]> {
  const { jurisdictionCode, place, children, periods } = asked
  const { from, to } = codeRange(place)
  const windows = JSON.stringify(windowsOf(periods))
  if (readsSums(asked)) {
    const ranges = JSON.stringify(boardRanges(place, children, periods))
    return db.sql<CountRow>(FROM_SUMS, [jurisdictionCode, from, to, windows, ranges])
  }
  const [first] = periods
  const filter = filterParameters(
    asked.filter ?? { categoryIds: null, organizationIds: null, channelId: null },
  )
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
  const rows = await readRows(context, asked)
  const below = new Map<string, string>()
  const placeBelow = (code: string): string => {
    const known = below.get(code) ?? asked.children.find(child => isWithin(code, child)) ?? ''
    below.set(code, known)
    return known
  }
  return new CountTable(rows, (by, key) => (by === 'PLACE' ? placeBelow(key) : key))
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

/** Received and closed by day in the periods. */
export function readComplaintDays({ db }: Pick<Context, 'db'>, asked: CountsAsked): Promise<DayCounts[]> {
  const { jurisdictionCode, place, periods } = asked
  const { from, to } = codeRange(place)
  const days = JSON.stringify(
    periods.map(({ from: first, until }, win) => ({ win, from_day: first, to_day: until })),
  )
  // All of a place are kept in sums, those of a village too.
  if (asked.filter === null) return db.sql(DAYS_FROM_SUMS, [jurisdictionCode, from, to, days, place])
  return db.sql(DAYS_FROM_DAYS, [jurisdictionCode, from, to, ...filterParameters(asked.filter), days])
}
