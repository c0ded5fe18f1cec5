import DataLoader from 'dataloader'
import { type Context, once } from '../../platform/context.ts'
import type { Day } from '../../platform/day.ts'
import { type Complaint, complaintLoader, listScope } from '../complaints/index.ts'
import { type Division, divisionLoader } from '../divisions/index.ts'
import { parameters } from '../tasks/index.ts'
import { type Effect, effectOf } from './effect.rules.ts'
import { hotIssuesById } from './hot-issue.query.ts'
import type { HotIssue } from './hot-issue.type.ts'

const keyOf = ({ jurisdictionCode, id }: { jurisdictionCode: string; id: string }): string =>
  `${jurisdictionCode} ${id}`

/** Loads something for issues of one scope: those of one answer are read together. */
const forIssues = <Value>(
  context: Context,
  symbol: symbol,
  read: (issues: readonly HotIssue[]) => Promise<Value[]>,
): DataLoader<HotIssue, Value, string> =>
  once(context, symbol, () => new DataLoader<HotIssue, Value, string>(read, { cacheKeyFn: keyOf }))

const EXAMPLES = Symbol('examples of hot issues')
const PLACES = Symbol('places of hot issues')
const CLOSED = Symbol('closing of what hot issues were made into')

const MOST_EXAMPLES = 5
/** More are read than shown: the same words twice are no second example. */
const READ_EXAMPLES = 25
const MOST_PLACES = 3

async function readExampleIds(
  { db }: Context,
  issues: readonly HotIssue[],
): Promise<Map<string, { id: string; title: string }[]>> {
  const { scope, asOf } = issues[0] as HotIssue
  const ids = issues.map(({ id }) => id)
  const { values, parameter } = parameters(scope.jurisdictionCode, ids, asOf, READ_EXAMPLES)
  const rows = await db.sql<{ issue: string; id: string; title: string }>(
    `select issue, id, title from (
       select m.hot_issue_id as issue, c.id, c.title,
         row_number() over (partition by m.hot_issue_id order by m.score desc, c.received_at desc, c.id) as rank
       from hot_issue_member m join complaint c on c.division_code = m.division_code and c.id = m.complaint_id
       where m.division_code = $1 and m.hot_issue_id = any($2::uuid[]) and not m.removed
         and m.received_on <= $3::date and ${listScope(scope, parameter)}
     ) ranked where rank <= $4 order by issue, rank`,
    values,
  )
  const byIssue = new Map<string, { id: string; title: string }[]>()
  for (const { issue, ...ticket } of rows) byIssue.set(issue, [...(byIssue.get(issue) ?? []), ticket])
  return byIssue
}

/** Tickets nearest to the middle, each with other words than those before it where there are any. */
export const exampleLoader = (context: Context): DataLoader<HotIssue, Complaint[], string> =>
  forIssues(context, EXAMPLES, async issues => {
    const found = await readExampleIds(context, issues)
    return Promise.all(issues.map(issue => ticketsOf(context, issue, found.get(issue.id) ?? [])))
  })

async function ticketsOf(
  context: Context,
  { jurisdictionCode }: HotIssue,
  tickets: readonly { id: string; title: string }[],
): Promise<Complaint[]> {
  const said = new Set<string>()
  const different = tickets.filter(({ title }) => !said.has(title) && said.add(title))
  const others = tickets.filter(ticket => !different.includes(ticket))
  const chosen = [...different, ...others].slice(0, MOST_EXAMPLES)
  const read = await Promise.all(
    chosen.map(({ id }) => complaintLoader(context).load({ jurisdictionCode, id })),
  )
  return read.filter(ticket => ticket !== null)
}

/** The narrowest places that hold most of the tickets the viewer may read. */
export const placesLoader = (context: Context): DataLoader<HotIssue, Division[], string> =>
  forIssues(context, PLACES, async issues => {
    const { scope, asOf } = issues[0] as HotIssue
    const ids = issues.map(({ id }) => id)
    const { values, parameter } = parameters(scope.jurisdictionCode, ids, asOf, MOST_PLACES)
    const rows = await context.db.sql<{ issue: string; code: string }>(
      `select issue, code from (
         select m.hot_issue_id as issue, c.place_code as code,
           row_number() over (partition by m.hot_issue_id order by count(*) desc, c.place_code) as rank
         from hot_issue_member m join complaint c on c.division_code = m.division_code and c.id = m.complaint_id
         where m.division_code = $1 and m.hot_issue_id = any($2::uuid[]) and not m.removed
           and m.received_on <= $3::date and ${listScope(scope, parameter)}
         group by m.hot_issue_id, c.place_code
       ) ranked where rank <= $4 order by issue, rank`,
      values,
    )
    return Promise.all(
      issues.map(async ({ id }) => {
        const codes = rows.filter(({ issue }) => issue === id).map(({ code }) => code)
        const places = await Promise.all(codes.map(code => divisionLoader(context).load(code)))
        return places.filter(place => place !== null)
      }),
    )
  })

/** The day the newest task or notice of each issue was closed. */
const CLOSINGS = `
select l.hot_issue_id as id, max(coalesce(t.closed_on, n.closed_on))::text as day
from complaint_link l
left join task t on t.division_code = l.division_code and t.id = l.task_id
left join notice n on n.division_code = l.division_code and n.id = l.notice_id
where l.division_code = any($1::text[]) and l.hot_issue_id = any($2::uuid[]) group by 1`

const closingLoader = (context: Context): DataLoader<HotIssue, Day | null, string> =>
  forIssues(context, CLOSED, async issues => {
    const rows = await context.db.sql<{ id: string; day: Day | null }>(CLOSINGS, [
      [...new Set(issues.map(({ jurisdictionCode }) => jurisdictionCode))],
      issues.map(({ id }) => id),
    ])
    const days = new Map(rows.map(({ id, day }) => [id, day]))
    return issues.map(({ id }) => days.get(id) ?? null)
  })

/** What became of the complaints after the newest task or notice was closed; null before. */
export async function effectOfIssue(context: Context, issue: HotIssue): Promise<Effect | null> {
  return effectOf(issue.counts, await closingLoader(context).load(issue), issue.asOf)
}

const BY_ID = Symbol('hot issues by id')
const BY_TICKET = Symbol('hot issues of tickets')

/** Issues by id as the viewer sees them over the last 30 days; null where there is none to be seen. */
export const hotIssueLoader = (
  context: Context,
): DataLoader<{ jurisdictionCode: string; id: string }, HotIssue | null, string> =>
  once(
    context,
    BY_ID,
    () =>
      new DataLoader(
        async keys => {
          const codes = [...new Set(keys.map(({ jurisdictionCode }) => jurisdictionCode))]
          const found = await Promise.all(
            codes.map(code =>
              hotIssuesById(
                context,
                code,
                keys.filter(key => key.jurisdictionCode === code).map(({ id }) => id),
              ),
            ),
          )
          const byKey = new Map(found.flat().map(issue => [keyOf(issue), issue]))
          return keys.map(key => byKey.get(keyOf(key)) ?? null)
        },
        { cacheKeyFn: keyOf },
      ),
  )

const MEMBERSHIPS = `
select m.complaint_id as ticket, m.hot_issue_id as issue from hot_issue_member m
where m.division_code = any($1::text[]) and m.complaint_id = any($2::uuid[]) and not m.removed`

/** The id of the issue a ticket belongs to; null for none. */
export const issueOfTicketLoader = (
  context: Context,
): DataLoader<{ jurisdictionCode: string; id: string }, string | null, string> =>
  once(
    context,
    BY_TICKET,
    () =>
      new DataLoader(
        async keys => {
          const rows = await context.db.sql<{ ticket: string; issue: string }>(MEMBERSHIPS, [
            [...new Set(keys.map(({ jurisdictionCode }) => jurisdictionCode))],
            keys.map(({ id }) => id),
          ])
          const byTicket = new Map(rows.map(({ ticket, issue }) => [ticket, issue]))
          return keys.map(({ id }) => byTicket.get(id) ?? null)
        },
        { cacheKeyFn: keyOf },
      ),
  )
