import type { Context } from '../../platform/context.ts'
import { addDays, type Day } from '../../platform/day.ts'
import type { PlaceScope } from '../access/index.ts'
import { type Complaint, complaintLoader, rightsTo, searchWords } from '../complaints/index.ts'
import { codeRange } from '../divisions/index.ts'
import { parameters } from '../tasks/index.ts'
import { segment } from '../texts/index.ts'
import { ownScope } from './hot-issue.query.ts'
import { type Comparable, similarAmong } from './similar.rules.ts'
import type { SimilarComplaint } from './similar.type.ts'
import { townOf } from './ticket-points.rules.ts'

const MOST_SIMILAR = 8
/** Candidates of each way of finding them. */
const MOST_CANDIDATES = 150
/** Tickets with the words, before they are narrowed to the days around. */
const MOST_HITS = 2000
/** Days before and after in which tickets of one place and category are looked at. */
const NEAR_DAYS = 45
const FAR_DAYS = 180
const KEYWORDS = 5

/**
 * A tsquery for tickets that have two of the telling words: each word as its pairs of characters. Longer words tell
 * more. Null when there are none.
 */
export function keywordQuery(text: string): string | null {
  const words = [...new Set(segment(text))]
    .sort((one, other) => other.length - one.length)
    .slice(0, KEYWORDS)
    .map(word => searchWords(word).split(' ').filter(Boolean).join('&'))
    .filter(Boolean)
  if (words.length < 2) return words[0] ?? null
  const pairs = words.flatMap((one, index) => words.slice(index + 1).map(other => `(${one}&${other})`))
  return pairs.join('|')
}

/** What is compared; null id = a ticket being typed in. */
export interface Asked {
  id: string | null
  text: string
  placeCode: string
  categoryId: string | null
  receivedOn: Day
}

/** Tickets by the words of the search index, and by place and category around the day; one statement. */
async function candidatesOf(context: Context, scope: PlaceScope, asked: Asked): Promise<Comparable[]> {
  const { jurisdictionCode } = scope
  const { id, text, placeCode, categoryId, receivedOn } = asked
  const { values, parameter } = parameters(jurisdictionCode)
  const rights = rightsTo(scope, parameter)
  const day = (offset: number) => `${parameter(`${addDays(receivedOn, offset)}T00:00:00+08:00`)}::timestamptz`
  const around = (days: number) => `c.received_at >= ${day(-days)} and c.received_at < ${day(days + 1)}`
  const { from, to } = codeRange(townOf(placeCode))
  const ways: string[] = []
  if (categoryId !== null)
    ways.push(`(select c.id from complaint c where c.division_code = $1 and ${around(NEAR_DAYS)}
      and c.category_id = ${parameter(categoryId)}::uuid
      and c.place_code between ${parameter(from)} and ${parameter(to)} and ${rights}
      order by c.received_at desc limit ${MOST_CANDIDATES})`)
  const query = keywordQuery(text)
  const hits =
    query === null
      ? ''
      : `hits as materialized (select t.complaint_id as id from complaint_text t
          where t.division_code = $1 and t.words @@ ${parameter(query)}::tsquery limit ${MOST_HITS}), `
  if (query !== null)
    ways.push(`(select c.id from hits join complaint c on c.division_code = $1 and c.id = hits.id
      where ${around(FAR_DAYS)} and ${rights} order by c.received_at desc limit ${MOST_CANDIDATES})`)
  if (ways.length === 0) return []
  // Each step stands by itself: a planner without statistics would look for the words anew for every ticket.
  return context.db.sql<Comparable>(
    `with ${hits}found as materialized (${ways.join(' union ')})
     select c.id, c.title || coalesce('。' || left(t.content, 300), '') as words, c.place_code as "placeCode",
       c.category_id as "categoryId", c.received_on::text as "receivedOn"
     from found join complaint c on c.division_code = $1 and c.id = found.id
     left join complaint_text t on t.division_code = c.division_code and t.complaint_id = c.id
     where ${id === null ? 'true' : `c.id <> ${parameter(id)}::uuid`}`,
    values,
  )
}

/** The nearest tickets the viewer may read, with why. Two statements, and one for units of those limited to theirs. */
export async function similarTo(
  context: Context,
  jurisdictionCode: string,
  asked: Asked,
): Promise<SimilarComplaint[]> {
  const scope = ownScope(context, jurisdictionCode)
  const candidates = await candidatesOf(context, scope, asked)
  const { text: words, placeCode, categoryId, receivedOn } = asked
  const ticket = { id: asked.id ?? '', words, placeCode, categoryId, receivedOn }
  const found = similarAmong(ticket, candidates, { jurisdictionCode, most: MOST_SIMILAR })
  const read = await Promise.all(
    found.map(async ({ id, score, reason }) => {
      const complaint: Complaint | null = await complaintLoader(context).load({ jurisdictionCode, id })
      return complaint && { complaint, score, reason }
    }),
  )
  return read.filter(one => one !== null)
}
