/**
 * Counting by appended deltas, for any table of records: what a record counts as (its measures, each on a day of its
 * own), by what (its keys), where the deltas are appended and where they are folded to. Everything here makes SQL; names
 * and conditions are written by programmers, never by people.
 */

/** What a record counts as: once, on a day, where a condition holds. */
export interface TallyMeasure {
  /** Column of the delta and day tables. */
  column: string
  /** SQL of the day over the row `c`; a row without it does not count. */
  on: string
  /** SQL condition over the row `c`; always when left out. */
  when?: string
}

export interface Tally {
  /** `select … from <records> c …` without a where: `c` has `division_code` and `id`, and is what a write locks. */
  rows: string
  /** Table the deltas are appended to: division_code, id, day, keys, hour keys, measures. */
  delta: string
  /** Table they are folded to; its primary key is division_code, day and the keys. */
  day: string
  /** Key columns of both tables, and what they are for the row `c`; never null. */
  keys: Readonly<Record<string, string>>
  /** Key columns of the deltas only. */
  deltaKeys?: Readonly<Record<string, string>>
  measures: readonly TallyMeasure[]
}

export const measureColumns = ({ measures }: Tally): string[] => measures.map(({ column }) => column)
export const keyColumns = ({ keys }: Tally): string[] => Object.keys(keys)

const list = (parts: readonly string[]): string => parts.join(', ')

/** The events of some rows: for each day that says something, one row with what counts on it. */
function events({ measures }: Tally): string {
  const days = [...new Set(measures.map(({ on }) => on))]
  const cell = (measure: TallyMeasure, on: string): string => {
    if (measure.on !== on) return '0'
    return measure.when ? `case when ${measure.when} then 1 else 0 end` : '1'
  }
  const rows = days.map(on => `(${list([on, ...measures.map(measure => cell(measure, on))])})`)
  return `(values ${rows.join(',\n  ')}) as e(day, ${list(measures.map(({ column }) => column))})`
}

const anyOf = (columns: readonly string[], of: (column: string) => string): string =>
  `(${columns.map(column => `${of(column)} <> 0`).join(' or ')})`

/**
 * Counts the rows of a relation `c`, by division, day and some keys: columns division_code, day, the keys, the measures.
 * `times` −1 takes them away.
 */
export function countRows(
  tally: Tally,
  from: string,
  keys: Readonly<Record<string, string>>,
  times = 1,
): string {
  const measures = measureColumns(tally)
  const named = Object.entries(keys).map(([column, sql]) => `${sql} as ${column}`)
  const sums = measures.map(column => `(sum(e.${column}) * ${times})::int as ${column}`)
  return `select c.division_code, e.day, ${list([...named, ...sums])}
from ${from} c cross join lateral ${events(tally)}
where e.day is not null and ${anyOf(measures, column => `e.${column}`)}
group by ${list(['c.division_code', 'e.day', ...Object.values(keys)])}`
}

/**
 * Appends the counts of some records as they stand: $1 = jurisdiction, $2 = a JSON array of their ids. `times` −1 before
 * a change locks them first, so that nobody changes them in between; +1 after it.
 */
export function appendDeltas(tally: Tally, times: 1 | -1): string {
  const keys = { ...tally.keys, ...tally.deltaKeys }
  const columns = ['division_code', 'day', ...Object.keys(keys), ...measureColumns(tally)]
  const lock = times === -1 ? ' order by c.id for update of c' : ''
  return `with counted as materialized (${tally.rows}
where c.division_code = $1 and c.id in (select value::uuid from json_array_elements_text($2::json))${lock})
insert into ${tally.delta} (${list(columns)})
${countRows(tally, 'counted', keys, times)}`
}

/** `insert into … select … on conflict add`: counts added to what is there. */
export function addCounts(
  table: string,
  keys: readonly string[],
  measures: readonly string[],
  select: string,
): string {
  const sets = measures.map(column => `${column} = ${table}.${column} + excluded.${column}`)
  return `insert into ${table} (${list([...keys, ...measures])})
${select}
on conflict (${list(keys)}) do update set ${list(sets)}`
}

/** Takes up to $2 deltas of the jurisdiction $1 out of the table, for good or not at all; others' are left alone. */
export const takeDeltas = ({ delta }: Tally): string => `picked as materialized (
  select division_code, id from ${delta} where division_code = $1 order by id limit $2::int for update skip locked),
gone as (delete from ${delta} d using picked p where d.division_code = p.division_code and d.id = p.id returning d.*)`

/** Adds what `gone` holds to the days. */
export function foldDays(tally: Tally): string {
  const measures = measureColumns(tally)
  const keys = ['division_code', 'day', ...keyColumns(tally)]
  return addCounts(
    tally.day,
    keys,
    measures,
    `select ${list([...keys, ...measures.map(column => `sum(${column})::int`)])} from gone
group by ${list(keys)}
having ${anyOf(measures, column => `sum(${column})`)} order by ${list(keys)}`,
  )
}

/**
 * Moves up to $2 deltas of the jurisdiction $1 into the days: one statement, so exactly once. Answers how many as
 * `folded`. `more` are further parts of the statement, which read `gone`.
 */
export const foldStatement = (
  tally: Tally,
  more: readonly string[] = [],
): string => `with ${takeDeltas(tally)},
${list([`days as (${foldDays(tally)})`, ...more])}
select count(*)::int as folded from gone`

/** Days and deltas not folded yet as one relation with the columns of the days: what a read counts, at every moment. */
export function daysAndDeltas(tally: Tally, where: string): string {
  const columns = list(['day', ...keyColumns(tally), ...measureColumns(tally)])
  return `(select ${columns} from ${tally.day} where ${where}
union all select ${columns} from ${tally.delta} where ${where})`
}

/** Counts all records of the jurisdiction $1 into the days anew; the days and deltas are to be emptied first. */
export function recountDays(tally: Tally): string {
  const columns = ['division_code', 'day', ...keyColumns(tally), ...measureColumns(tally)]
  return `with counted as (${tally.rows} where c.division_code = $1)
insert into ${tally.day} (${list(columns)})
${countRows(tally, 'counted', tally.keys)}`
}

/** Where two relations with the same columns differ: the keys, and both sides' counts that do, as JSON; 50 at most. */
export function differences(
  keys: readonly string[],
  measures: readonly string[],
  kept: string,
  counted: string,
): string {
  const zero = (side: string) => measures.map(column => `coalesce(${side}.${column}, 0)`)
  const differs = measures.map(column => `coalesce(k.${column}, 0) <> coalesce(c.${column}, 0)`)
  const json = (side: string) =>
    `json_build_object(${measures.map((column, i) => `'${column}', ${zero(side)[i]}`).join(', ')})`
  return `select json_build_object(${keys.map(key => `'${key}', coalesce(k.${key}, c.${key})`).join(', ')}) as place,
  ${json('k')} as kept, ${json('c')} as counted
from (${kept}) k full join (${counted}) c on ${keys.map(key => `k.${key} = c.${key}`).join(' and ')}
where ${differs.join(' or ')} limit 50`
}

/** Where the days with the deltas differ from the records of the jurisdiction $1. */
export function verifyDays(tally: Tally): string {
  const keys = ['day', ...keyColumns(tally)]
  const measures = measureColumns(tally)
  const sums = measures.map(column => `sum(${column})::int as ${column}`)
  const kept = `select ${list([...keys, ...sums])} from ${daysAndDeltas(tally, 'division_code = $1')} r group by ${list(keys)}`
  const counted = `with counted as (${tally.rows} where c.division_code = $1) ${countRows(tally, 'counted', tally.keys)}`
  return differences(keys, measures, kept, counted)
}
