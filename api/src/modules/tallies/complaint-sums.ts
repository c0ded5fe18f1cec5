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

/** What a sum stands for: a day, about five of them (from the 1st, 6th … 26th), a third of a month, a month, all of time. */
export const SPANS = { day: 1, fifth: 5, third: 10, month: 31, whole: 0 } as const

/** No ticket is older; the day of the sums of all of time. */
export const BEGINNING = '1900-01-01'

const columns = COMPLAINT_COUNTS.map(countColumn)
const SUM_KEYS = ['place_code', 'by', 'span', 'day', 'key', 'excluded']
const KEYS = ['division_code', ...SUM_KEYS]

/** Counts of a category or channel that a board shows; an hour says when people complain, nothing else. */
const SHARED: readonly ComplaintCount[] = [
  'received',
  'onTime',
  'late',
  'missed',
  'answered',
  'satisfied',
  'basically',
]

const sumOf = (count: ComplaintCount): string => {
  const column = countColumn(count)
  const without = [
    ...(count === 'received' ? [] : ['grouping(g.hour) = 0']),
    ...(SHARED.includes(count) ? [] : ['grouping(g.category_id) = 0', 'grouping(g.channel_id) = 0']),
  ]
  const sum = `sum(g.${column})::int`
  return without.length === 0
    ? `${sum} as ${column}`
    : `case when ${without.join(' or ')} then 0 else ${sum} end as ${column}`
}

const summed = columns.map(column => `sum(t.${column})::int as ${column}`).join(', ')
const says = (row: string): string => columns.map(column => `${row}.${column} <> 0`).join(' or ')

/** By one thing at a time, still by day and narrowest place. */
const byThing = (from: string): string => {
  const base = 'g.division_code, g.place_code, g.day, g.excluded'
  const words = THINGS.map(({ by, column }) => `when grouping(g.${column}) = 0 then '${by}'`).join(' ')
  const keys = THINGS.map(({ column }) => `g.${column}::text`).join(', ')
  return `select ${base}, case ${words} else 'ALL' end as by, coalesce(${keys}, '') as key, ${COMPLAINT_COUNTS.map(sumOf).join(', ')}
from ${from} g
group by grouping sets ((${base}), ${THINGS.map(({ column }) => `(${base}, g.${column})`).join(', ')})`
}

/** Each place with itself and all around it, up to the jurisdiction: their codes begin with the same digits. */
const AROUND = `select distinct p.place_code, rpad(left(p.place_code, n), 12, '0')::bpchar(12) as around_code
  from (select distinct division_code, place_code from thing) p, (values (2), (4), (6), (9), (12)) as digits(n)
  where rpad(left(p.place_code, n), 12, '0') >= p.division_code`

/** Each day with the five days, the third and the month it lies in, and with all of time. */
const BLOCKS = `select d.day, block.span, block.first from (select distinct day from place_day) d cross join lateral (values
  (${SPANS.day}, d.day), (${SPANS.month}, date_trunc('month', d.day)::date), (${SPANS.whole}, date '${BEGINNING}'),
  (${SPANS.fifth}, d.day - case when extract(day from d.day) > 25 then extract(day from d.day)::int - 26
    else (extract(day from d.day)::int - 1) % 5 end),
  (${SPANS.third}, d.day - case when extract(day from d.day) > 20 then extract(day from d.day)::int - 21
    else (extract(day from d.day)::int - 1) % 10 end)) as block(span, first)`

/**
 * The sums that some rows make; `from` is a relation with the columns of the deltas. Step by step, so that each has less
 * to add up: by one thing, for the places around, for the longer spans. Villages have nothing below them: their
 * breakdowns are read from the days. Thirds of months are for counties and wider: elsewhere there is too little of a
 * thing in a day to be worth them.
 */
export const sumRows = (from: string): string => `select * from (
with thing as materialized (${byThing(from)}),
place_day as materialized (
  select t.division_code, a.around_code as place_code, t.by, t.day, t.key, t.excluded, ${summed}
  from thing t join (${AROUND}) a on a.place_code = t.place_code
  where (t.by = 'ALL' or right(a.around_code, 3) = '000') and (${says('t')})
  group by 1, 2, 3, 4, 5, 6)
select t.division_code, t.place_code, t.by, b.span::smallint as span, b.first as day, t.key, t.excluded, ${summed}
from place_day t join (${BLOCKS}) b on b.day = t.day
where b.span <> ${SPANS.third} or right(t.place_code, 6) = '000000'
group by 1, 2, 3, 4, 5, 6, 7) s
where ${says('s')}`

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
  'analyze counted_anew',
  `insert into complaint_day (${dayKeys}, ${measures.join(', ')})
select ${dayKeys}, ${measures.map(column => `sum(${column})::int`).join(', ')} from counted_anew group by ${dayKeys}`,
  // In the order they are read in, so that a range lies on few pages.
  `insert into complaint_sum (${[...KEYS, ...columns].join(', ')}) ${sumRows('counted_anew')} order by 1, 2, 3, 4, 5, 6, 7`,
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
