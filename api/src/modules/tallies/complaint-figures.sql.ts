import type { Transaction } from '../../platform/database.ts'
import type { Day } from '../../platform/day.ts'
import { blocksOf, COMMON_SPANS } from './blocks.rules.ts'
import { partsOf, type Run } from './complaint-counts.sql.ts'
import { type Counts, noCounts } from './count-table.ts'
import { parentPlaces } from './place-codes.ts'

/** What the rates that feed indicators are made of. */
const NEEDED = {
  onTime: 'on_time',
  late: 'late',
  contactDue: 'contact_due',
  contacted: 'contacted',
  answered: 'answered',
  resolved: 'resolved',
  satisfied: 'satisfied',
  basically: 'basically',
} as const
type Needed = keyof typeof NEEDED

const sums = (row: string): string =>
  [
    ...Object.values(NEEDED).map(
      column => `coalesce(sum(${row}.${column}) filter (where w.kind = 'P'), 0)::int as ${column}`,
    ),
    `coalesce(sum(case w.kind when 'S' then ${row}.missed - ${row}.late when 'L' then -${row}.late end), 0)::int as overdue`,
  ].join(', ')

const RANGES = 'as w(win int, kind text, span smallint, from_day date, to_day date)'

/** All of each place from the sums, and by itself from the deltas; after 剔除. */
const COUNTS = `select s.place_code, w.win, false as own, ${sums('s')}
from complaint_sum s join json_to_recordset($2::json) ${RANGES} on s.span = w.span and s.day between w.from_day and w.to_day
where s.division_code = $1 and s.by = 'ALL' and not s.excluded group by 1, 2
union all select d.place_code, w.win, true, ${sums('d')}
from complaint_delta d join json_to_recordset($3::json) ${RANGES} on d.day between w.from_day and w.to_day
where d.division_code = $1 and not d.excluded group by 1, 2`

type CountRow = { place_code: string; win: number; own: boolean; overdue: number } & Record<
  (typeof NEEDED)[Needed],
  number
>

const toCounts = (row: CountRow, times: number): Counts => {
  const counts = noCounts()
  for (const [name, column] of Object.entries(NEEDED)) counts[name as Needed] = row[column] * times
  return { ...counts, openOverdue: row.overdue * times }
}

/**
 * Counts of the tickets that lie in a place itself, not in one below it, for each period: what is left of a place's sums
 * without those below. Part of a write. Periods by number, then places.
 */
export async function ownCounts(
  tx: Transaction,
  jurisdictionCode: string,
  periods: readonly Run[],
): Promise<Map<string, Counts>[]> {
  const parts = periods.flatMap((period, win) => partsOf(period).map(part => ({ win, ...part })))
  const ranges = parts.flatMap(({ win, kind, from, until }) =>
    blocksOf(from, until, COMMON_SPANS).map(({ span, from: first, to }) => ({
      win,
      kind,
      span,
      from_day: first,
      to_day: to,
    })),
  )
  const days = parts.map(({ win, kind, from, until }) => ({
    win,
    kind,
    span: 1,
    from_day: from,
    to_day: until,
  }))
  const rows = await tx.$queryRawUnsafe<CountRow[]>(
    COUNTS,
    jurisdictionCode,
    JSON.stringify(ranges),
    JSON.stringify(days),
  )
  const byPeriod = periods.map(() => new Map<string, Counts>())
  const add = (win: number, place: string, counts: Counts) => {
    const places = byPeriod[win]
    const sum = places?.get(place) ?? noCounts()
    for (const name of Object.keys(sum) as (keyof Counts)[]) sum[name] += counts[name]
    places?.set(place, sum)
  }
  const known = await knownPlaces(tx, [...new Set(rows.map(({ place_code }) => place_code))])
  for (const row of rows) {
    add(row.win, row.place_code, toCounts(row, 1))
    const [around] = parentPlaces(row.place_code, jurisdictionCode)
    if (!row.own && around) add(row.win, around, toCounts(row, -1))
  }
  // Sums are kept for every prefix of a code, also where no division has it.
  for (const places of byPeriod)
    for (const place of places.keys()) if (!known.has(place)) places.delete(place)
  return byPeriod
}

async function knownPlaces(tx: Transaction, codes: string[]): Promise<Set<string>> {
  const rows = await tx.division.findMany({ where: { code: { in: codes } }, select: { code: true } })
  return new Set(rows.map(({ code }) => code))
}

const FIRST_DAY = `select min(day)::text as day from (
  select min(day) as day from complaint_sum where division_code = $1 and place_code = $1 and by = 'ALL' and span = 1 and received > 0
  union all select min(day) from complaint_delta where division_code = $1 and received > 0) r`

/** The day of the first ticket. */
export async function firstDay(tx: Transaction, jurisdictionCode: string): Promise<Day | null> {
  const [row] = await tx.$queryRawUnsafe<{ day: Day | null }[]>(FIRST_DAY, jurisdictionCode)
  return row?.day ?? null
}
