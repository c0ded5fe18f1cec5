import type { Context } from '../../platform/context.ts'
import { codeRange } from '../divisions/index.ts'
import { distinctName, keywordsOf, nameOf } from './issue-name.rules.ts'
import type { FoundGroup, NamedGroup, RunMemory } from './run-memory.ts'
import { issuesSince, namesIn } from './run-tickets.query.ts'
import { mostFrequent, placeOfMost } from './ticket-points.rules.ts'

/** Words of so many tickets, the nearest to the middle, name a group. */
const NAMING = 200

const WORDS = `
select c.title || coalesce('。' || left(t.content, 200), '') as text from complaint c
left join complaint_text t on t.division_code = c.division_code and t.complaint_id = c.id
where c.division_code = $1 and c.id = any($2::uuid[]) order by c.id`

async function textsOf(
  { db }: Context,
  jurisdictionCode: string,
  { tickets }: FoundGroup,
): Promise<string[]> {
  const nearest = [...tickets]
    .sort((one, other) => other.score - one.score || (one.ticket.id < other.ticket.id ? -1 : 1))
    .slice(0, NAMING)
  const ids = nearest.map(({ ticket }) => ticket.id)
  return (await db.sql<{ text: string }>(WORDS, [jurisdictionCode, ids])).map(({ text }) => text)
}

/** Names the groups by the words of their tickets, the largest first, and says where they are and whose. */
export async function namedGroups(
  context: Context,
  { jurisdictionCode, oldest }: RunMemory,
  groups: readonly FoundGroup[],
): Promise<NamedGroup[]> {
  if (groups.length === 0) return []
  const names = await namesIn(context, jurisdictionCode, codeRange(jurisdictionCode))
  const taken = new Map<string, Set<string>>()
  const take = (placeCode: string, title: string) =>
    taken.set(placeCode, (taken.get(placeCode) ?? new Set()).add(title))
  for (const { placeCode, title } of await issuesSince(context, jurisdictionCode, oldest))
    take(placeCode, title)
  const named: NamedGroup[] = []
  for (const group of [...groups].sort((one, other) => other.tickets.length - one.tickets.length)) {
    const texts = await textsOf(context, jurisdictionCode, group)
    const one = described(group, jurisdictionCode, texts, names, taken)
    take(one.placeCode, one.title)
    named.push(one)
  }
  return named
}

/** What an issue says of itself: name, keywords, category, place, unit, first and last day. */
function described(
  group: FoundGroup,
  jurisdictionCode: string,
  texts: readonly string[],
  names: { categories: ReadonlyMap<string, string>; places: ReadonlyMap<string, string> },
  taken: ReadonlyMap<string, ReadonlySet<string>>,
): NamedGroup {
  const tickets = group.tickets.map(({ ticket }) => ticket)
  const placeCode = placeOfMost(
    tickets.map(ticket => ticket.placeCode),
    jurisdictionCode,
  )
  const places = [...names.places.values()]
  const categoryId = mostFrequent(tickets.map(ticket => ticket.categoryId))?.value ?? null
  const category = categoryId === null ? null : (names.categories.get(categoryId) ?? null)
  const keywords = keywordsOf({ texts, places })
  const name = nameOf({ texts, category, places })
  const days = tickets.map(({ receivedOn }) => receivedOn).sort()
  return {
    ...group,
    title: distinctName(name, keywords, taken.get(placeCode) ?? new Set()),
    keywords,
    categoryId,
    placeCode,
    organizationId: mostFrequent(tickets.map(ticket => ticket.organizationId))?.value ?? null,
    firstOn: days[0] ?? '',
    lastOn: days.at(-1) ?? '',
  }
}
