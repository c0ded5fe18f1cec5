import { COMPLAINT_COUNTS, COMPLAINT_TALLY, type ComplaintCount, countColumn } from './measures.ts'
import { addCounts, countRows, differences, keyColumns, measureColumns } from './tally.ts'

/** What sums are kept by, one thing at a time: all of a place, or the column of the deltas a thing stands in. */
export const SUM_COLUMNS = {
  ALL: null,
  CATEGORY: 'category_id',
  UNIT: 'organization_id',
  CHANNEL: 'channel_id',
  HOUR: 'hour',
} as const
export type SumBy = keyof typeof SUM_COLUMNS
const THINGS = Object.entries(SUM_COLUMNS).flatMap(([by, column]) => (column ? [{ by, column }] : []))

/** Lengths of what a sum stands for: a day, a third of a month, a month. */
export const SPANS = { day: 1, third: 10, month: 31 } as const

const columns = COMPLAINT_COUNTS.map(countColumn)
const SUM_KEYS = ['place_code', 'by', 'span', 'day', 'key', 'excluded']
const KEYS = ['division_code', ...SUM_KEYS]

/** An hour says when people complain, nothing else. */
const sumOf = (count: ComplaintCount): string =>
  count === 'received'
    ? 'sum(g.received)::int as received'
    : `case when grouping(g.hour) = 0 then 0 else sum(g.${countColumn(count)})::int end as ${countColumn(count)}`

/** By one thing at a time, still by day and narrowest place. */
const byThing = (from: string): string => {
  const base = 'g.division_code, g.place_code, g.day, g.excluded'
  const words = THINGS.map(({ by, column }) => `when grouping(g.${column}) = 0 then '${by}'`).join(' ')
  const keys = THINGS.map(({ column }) => `g.${column}::text`).join(', ')
  return `select ${base}, case ${words} else 'ALL' end as by, coalesce(${keys}, '') as key, ${COMPLAINT_COUNTS.map(sumOf).join(', ')}
from ${from} g
group by grouping sets ((${base}), ${THINGS.map(({ column }) => `(${base}, g.${column})`).join(', ')})`
}

/** The place of a row and all around it, up to the jurisdiction: their codes begin with the same digits. */
const AROUND = `(select distinct rpad(left(t.place_code, n), 12, '0')::bpchar(12) as place_code
  from (values (2), (4), (6), (9), (12)) as digits(n)
  where rpad(left(t.place_code, n), 12, '0') >= t.division_code) as around`

const BLOCKS = `(values (${SPANS.day}, t.day),
  (${SPANS.third}, t.day - case when extract(day from t.day) <= 10 then extract(day from t.day)::int - 1
    when extract(day from t.day) <= 20 then extract(day from t.day)::int - 11 else extract(day from t.day)::int - 21 end),
  (${SPANS.month}, date_trunc('month', t.day)::date)) as block(span, day)`

/**
 * The sums that some rows make; `from` is a relation with the columns of the deltas. Counted down to one thing a row
 * first, so that the places around and the longer spans have less to add up. Villages have nothing below them: their
 * breakdowns are read from the days.
 */
export const sumRows = (from: string): string =>
  `select t.division_code, around.place_code, t.by, block.span::smallint as span, block.day, t.key, t.excluded, ${columns.map(column => `sum(t.${column})::int as ${column}`).join(', ')}
from (${byThing(from)}) t cross join lateral ${AROUND} cross join lateral ${BLOCKS}
where (t.by = 'ALL' or right(around.place_code, 3) = '000') and (t.by <> 'HOUR' or t.received <> 0)
group by 1, 2, 3, 4, 5, 6, 7
having ${columns.map(column => `sum(t.${column}) <> 0`).join(' or ')}`

/** Adds what `gone` holds to the sums; a part of the folding statement. */
export const FOLD_SUMS = `sums as (${addCounts('complaint_sum', KEYS, columns, `${sumRows('gone')} order by 1, 2, 3, 4, 5, 6, 7`)})`

const DELTA_KEYS = { ...COMPLAINT_TALLY.keys, ...COMPLAINT_TALLY.deltaKeys }

/** The tickets of the jurisdiction $1 as a relation with the columns of the deltas. */
const COUNTED_ANEW = `with counted as (${COMPLAINT_TALLY.rows} where c.division_code = $1)
${countRows(COMPLAINT_TALLY, 'counted', DELTA_KEYS)}`

const dayKeys = ['division_code', 'day', ...keyColumns(COMPLAINT_TALLY)].join(', ')
const measures = measureColumns(COMPLAINT_TALLY)

/** Makes days and sums of the jurisdiction $1 anew from its tickets, which are gone through once; one transaction. */
export const RECOUNT = [
  `create temporary table counted_anew on commit drop as ${COUNTED_ANEW}`,
  `insert into complaint_day (${dayKeys}, ${measures.join(', ')})
select ${dayKeys}, ${measures.map(column => `sum(${column})::int`).join(', ')} from counted_anew group by ${dayKeys}`,
  `insert into complaint_sum (${[...KEYS, ...columns].join(', ')}) ${sumRows('counted_anew')}`,
]

const kept = `select ${[...SUM_KEYS, ...columns].join(', ')} from complaint_sum where division_code = $1
union all select ${[...SUM_KEYS, ...columns].join(', ')} from (${sumRows('(select * from complaint_delta where division_code = $1)')}) d`

/** Where the sums with the deltas differ from the tickets of the jurisdiction $1. */
export const VERIFY_SUMS = differences(
  SUM_KEYS,
  columns,
  `select ${SUM_KEYS.join(', ')}, ${columns.map(column => `sum(${column})::int as ${column}`).join(', ')} from (${kept}) r group by ${SUM_KEYS.join(', ')}`,
  sumRows(`(${COUNTED_ANEW})`),
)
