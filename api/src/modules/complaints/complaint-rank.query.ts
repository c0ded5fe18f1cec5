import type { Context } from '../../platform/context.ts'
import { decodeCursor, encodeCursor } from '../../platform/paging.ts'
import type { FoundTickets } from './complaint-list.page.ts'
import { countByWords, FEW, findByWords, nearlyAs, type SearchFor } from './complaint-search.query.ts'
import { searchWords } from './complaint-search.rules.ts'

/** So many of the newest found are put into order; more where they are few and all are read anyway. */
const RANKED = 100
const RANKED_OF_FEW = 1000

/** Words as typed weigh more than any title. */
const AS_TYPED = 1000

/** Tickets that hold more of the words in their title come first, then by time; those with a wrong character last. */
export async function ranked(
  context: Context,
  search: SearchFor,
  query: { exact: string; loose: string },
  { typed, size, after }: { typed: string; size: number; after?: string | null },
): Promise<FoundTickets> {
  const longer = { size: Math.max(RANKED, size), fewSize: RANKED_OF_FEW }
  const exact = await findByWords(context, { ...search(query.exact), ...longer })
  const forgiving = query.loose !== query.exact && exact.total !== null && exact.total < FEW
  const nearly = forgiving ? await findByWords(context, { ...search(nearlyAs(query)), ...longer }) : null
  const rows = [...exact.rows, ...(nearly?.rows ?? [])].map(({ id }) => id)
  const asTyped = new Set(exact.rows.map(({ id }) => id))
  const inTitle = await titleScores(context, search(query.exact).jurisdictionCode, rows, typed)
  const score = (id: string) => (asTyped.has(id) ? AS_TYPED : 0) + (inTitle.get(id) ?? 0)
  // Sorting keeps the order by time among equals.
  const ids = rows.sort((one, other) => score(other) - score(one))
  const from = after ? ids.indexOf(String(decodeCursor(after, 2)[1])) + 1 : 0
  const page = ids.slice(from, from + size)
  const last = page.at(-1)
  return {
    ids: page,
    hasNextPage: from + size < ids.length,
    endCursor: last ? encodeCursor(['R', last]) : null,
    count: async limit =>
      (exact.total ?? (await countByWords(context, search(query.exact), limit))) +
      (forgiving ? (nearly?.total ?? (await countByWords(context, search(nearlyAs(query)), limit))) : 0),
  }
}

/** How many of the words typed, as pairs of characters, each title holds. */
async function titleScores(
  { db }: Context,
  jurisdictionCode: string,
  ids: readonly string[],
  typed: string,
): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map()
  const rows = await db.sql<{ id: string; title: string }>(
    'select id, title from complaint where division_code = $1 and id = any($2::uuid[])',
    [jurisdictionCode, ids],
  )
  const words = searchWords(typed).split(' ')
  const scored = rows.map(({ id, title }): [string, number] => {
    const held = new Set(searchWords(title).split(' '))
    return [id, words.filter(word => held.has(word)).length]
  })
  return new Map(scored)
}
