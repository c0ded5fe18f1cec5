import type { Context } from '../../platform/context.ts'
import { addMonths, type Day } from '../../platform/day.ts'
import { type Parameter, parameters } from '../tasks/index.ts'
import { type ListPage, type ListRow, NEWEST_FIRST, pageOf } from './complaint-list.page.ts'
import { monthMark, placeMark } from './complaint-search.rules.ts'

/** A search for words within a list. */
export interface WordSearch {
  jurisdictionCode: string
  place: string
  /** Literal of a tsquery. */
  query: string
  /** The last day that is listed. */
  until: Day
  /** The list without its words: conditions over `c`. */
  conditions: (parameter: Parameter) => string
  /** Nothing but place and words narrows the list: every hit is in it. */
  wordsOnly: boolean
  /** Rows after this one. */
  after: (parameter: Parameter) => string
  size: number
  /** A longer page where the hits are few and all are read anyway. */
  fewSize?: number
}

/** The search of a list for the words of a query, behind a row. */
export type SearchFor = (query: string, key?: readonly string[]) => WordSearch

/** Fewer found as typed, and one wrong character is forgiven. */
export const FEW = 3

/** Tickets with one wrong character in a word, without those that hold the words as typed. */
export const nearlyAs = ({ exact, loose }: { exact: string; loose: string }): string =>
  `(${loose})&!(${exact})`

/** So many hits are read one and all; of more, the newest are looked for. */
const FEW_HITS = 2000
/** The newest tickets of the jurisdiction that are looked through one by one for a common word. */
const NEWEST = 1000
/** Months back in which the newest hits are looked for. */
const WINDOWS = [2, 8] as const

const inPlace = ({ query, place }: WordSearch): string => `(${query})&'${placeMark(place)}'`

const hits = (search: WordSearch, query: string, parameter: Parameter): string =>
  `hits as materialized (
     select t.complaint_id as id from complaint_text t
     where t.division_code = ${parameter(search.jurisdictionCode)} and t.words @@ ${parameter(query)}::tsquery)`

const tickets = (search: WordSearch, from: string, parameter: Parameter): string =>
  `select c.id, c.received_at from ${from} h
   join complaint c on c.division_code = ${parameter(search.jurisdictionCode)} and c.id = h.id
   where ${search.conditions(parameter)}`

/** The newest tickets with the words. `total` is known where the hits are few. */
export async function findByWords(
  context: Context,
  search: WordSearch,
): Promise<ListPage & { total: number | null }> {
  const few = await fewHits(context, search)
  if (few !== null) return few
  const newest = await amongNewest(context, search)
  if (newest !== null) return { ...newest, total: null }
  const narrowed = search.wordsOnly ? null : await amongNarrowed(context, search)
  if (narrowed !== null) return narrowed
  for (const months of WINDOWS) {
    const found = await inMonths(context, search, months)
    if (found !== null) return { ...found, total: null }
  }
  return { ...(await byPlan(context, search)), total: null }
}

/** Reads all hits when they are few: a rare word, or a page of a small place. Null when they are not. */
async function fewHits({ db }: Context, search: WordSearch): Promise<(ListPage & { total: number }) | null> {
  const { values, parameter } = parameters()
  const rows = await db.sql<{ hits: number; total: number; page: ListRow | null }>(
    `with ${hits(search, inPlace(search), parameter)},
     few as materialized (select id from hits limit ${FEW_HITS + 1}),
     counted as materialized (select count(*)::int as n from few),
     listed as materialized (${tickets(search, `(select id from few where (select n from counted) <= ${FEW_HITS})`, parameter)}),
     page as (select c.id, c.received_at::text as key from listed c where ${search.after(parameter)}
       order by ${NEWEST_FIRST} limit ${parameter((search.fewSize ?? search.size) + 1)})
     select counted.n as hits, (select count(*)::int from listed) as total, row_to_json(page) as page
     from counted left join page on true`,
    values,
  )
  const [first] = rows
  if (first === undefined || first.hits > FEW_HITS) return null
  const page = rows.flatMap(row => row.page ?? [])
  return { ...pageOf(page, search.fewSize ?? search.size), total: first.total }
}

/** A common word stands in one of the newest tickets after the other. Null when they do not fill the page. */
async function amongNewest({ db }: Context, search: WordSearch): Promise<ListPage | null> {
  const { values, parameter } = parameters()
  const code = parameter(search.jurisdictionCode)
  const rows = await db.sql<ListRow>(
    `with newest as materialized (
       select c.* from complaint c where c.division_code = ${code} and ${search.after(parameter)}
       order by ${NEWEST_FIRST} limit ${NEWEST})
     select c.id, c.received_at::text as key from newest c
     join complaint_text t on t.division_code = ${code} and t.complaint_id = c.id
     where t.words @@ ${parameter(inPlace(search))}::tsquery and ${search.conditions(parameter)}
     order by ${NEWEST_FIRST} limit ${parameter(search.size + 1)}`,
    values,
  )
  return rows.length > search.size ? pageOf(rows, search.size) : null
}

/** So many tickets are looked through for a common word, where the other conditions leave no more. */
const NARROWED = 12_000

/** A common word among few tickets. Null when the other conditions leave many. */
async function amongNarrowed(
  { db }: Context,
  search: WordSearch,
): Promise<(ListPage & { total: number }) | null> {
  const { values, parameter } = parameters()
  const code = parameter(search.jurisdictionCode)
  const rows = await db.sql<{ left: number; total: number; page: ListRow | null }>(
    `with left_over as materialized (
       select c.id, c.received_at from complaint c where ${search.conditions(parameter)} limit ${NARROWED + 1}),
     counted as materialized (select count(*)::int as n from left_over),
     listed as materialized (
       select c.id, c.received_at from left_over c
       join complaint_text t on t.division_code = ${code} and t.complaint_id = c.id
       where (select n from counted) <= ${NARROWED} and t.words @@ ${parameter(inPlace(search))}::tsquery),
     page as (select c.id, c.received_at::text as key from listed c where ${search.after(parameter)}
       order by ${NEWEST_FIRST} limit ${parameter(search.size + 1)})
     select counted.n as left, (select count(*)::int from listed) as total, row_to_json(page) as page
     from counted left join page on true`,
    values,
  )
  const [first] = rows
  if (first === undefined || first.left > NARROWED) return null
  return {
    ...pageOf(
      rows.flatMap(row => row.page ?? []),
      search.size,
    ),
    total: first.total,
  }
}

/** Marks of the months up to a day, the newest first. */
const monthsUpTo = (until: Day, count: number): string[] =>
  Array.from({ length: count }, (_, back) =>
    monthMark(addMonths(`${until.slice(0, 7)}-01`, -back).slice(0, 7)),
  )

/** The newest hits are in the newest months. Null when these do not fill the page. */
async function inMonths({ db }: Context, search: WordSearch, count: number): Promise<ListPage | null> {
  const { values, parameter } = parameters()
  const months = monthsUpTo(search.until, count).map(mark => `'${mark}'`)
  const query = `${inPlace(search)}&(${months.join('|')})`
  const rows = await db.sql<ListRow>(
    `with ${hits(search, query, parameter)}, listed as (${tickets(search, 'hits', parameter)})
       select c.id, c.received_at::text as key from listed c where ${search.after(parameter)}
       order by ${NEWEST_FIRST} limit ${parameter(search.size + 1)}`,
    values,
  )
  return rows.length > search.size ? pageOf(rows, search.size) : null
}

const joined = (search: WordSearch, parameter: Parameter): string =>
  `from complaint c join complaint_text t on t.division_code = c.division_code and t.complaint_id = c.id
   where t.words @@ ${parameter(inPlace(search))}::tsquery and ${search.conditions(parameter)}`

/** As the database thinks best: common words with other conditions beside them. */
async function byPlan({ db }: Context, search: WordSearch): Promise<ListPage> {
  const { values, parameter } = parameters()
  const rows = await db.sql<ListRow>(
    `select c.id, c.received_at::text as key ${joined(search, parameter)} and ${search.after(parameter)}
     order by ${NEWEST_FIRST} limit ${parameter(search.size + 1)}`,
    values,
  )
  return pageOf(rows, search.size)
}

/** Tickets with the words, counted up to `limit`. */
export async function countByWords({ db }: Context, search: WordSearch, limit: number): Promise<number> {
  const { values, parameter } = parameters()
  const rows = await db.sql<{ total: number }>(
    search.wordsOnly
      ? `with ${hits(search, inPlace(search), parameter)}
         select count(*)::int as total from (select from hits limit ${parameter(limit)}) h`
      : `select count(*)::int as total from (select ${joined(search, parameter)} limit ${parameter(limit)}) h`,
    values,
  )
  return rows[0]?.total ?? 0
}
