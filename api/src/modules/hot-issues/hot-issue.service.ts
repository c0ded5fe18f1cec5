import { bulkInsert } from '../../platform/bulk-insert.ts'
import type { Context } from '../../platform/context.ts'
import { dayToDate } from '../../platform/day.ts'
import { newId } from '../../platform/id.ts'
import { type Write, write } from '../../platform/write.ts'
import { OFFICE_ROLES } from '../access/index.ts'
import { notify } from '../notifications/index.ts'
import type { NamedGroup, NewMember } from './run-memory.ts'

const MEMBERS = {
  name: 'hot_issue_member',
  columns: {
    division_code: 'char(12)',
    complaint_id: 'uuid',
    hot_issue_id: 'uuid',
    received_on: 'date',
    score: 'real',
    core: 'boolean',
    fixed: 'boolean',
    removed: 'boolean',
  },
} as const

const memberRow = (jurisdictionCode: string, { ticket, hotIssueId, score }: NewMember, core: boolean) => ({
  division_code: jurisdictionCode,
  complaint_id: ticket.id,
  hot_issue_id: hotIssueId,
  received_on: ticket.receivedOn,
  score,
  core,
  fixed: false,
  removed: false,
})

/** What a run found: tickets of known issues, and new issues with theirs. */
export interface Found {
  jurisdictionCode: string
  linked: readonly NewMember[]
  named: readonly NamedGroup[]
}

interface NewIssue {
  id: string
  group: NamedGroup
}

/** Stores what a run found; `tell` says whether the office hears of it. */
export async function storeFound(step: Write, context: Context, found: Found, tell: boolean): Promise<void> {
  const { jurisdictionCode, linked, named } = found
  const foundAt = context.clock.now()
  const issues = named.map((group): NewIssue => ({ id: newId(), group }))
  if (issues.length > 0)
    await step.tx.hotIssue.createMany({
      data: issues.map(issue => issueRow(jurisdictionCode, issue, foundAt)),
    })
  const members = [
    ...linked.map(member => memberRow(jurisdictionCode, member, false)),
    ...issues.flatMap(({ id, group }) =>
      group.tickets.map(ticket => memberRow(jurisdictionCode, { ...ticket, hotIssueId: id }, true)),
    ),
  ]
  await bulkInsert(step.tx, MEMBERS, members)
  await followTickets(step, jurisdictionCode, [...new Set(linked.map(({ hotIssueId }) => hotIssueId))])
  await step.record({
    type: 'HOT_ISSUES_FOUND',
    entity: 'HotIssue',
    entityId: issues[0]?.id ?? linked[0]?.hotIssueId ?? newId(),
    after: { issues: issues.map(({ group }) => group.title), tickets: members.length },
  })
  if (tell && issues.length > 0) await tellOffice(step, context, jurisdictionCode, issues)
}

const issueRow = (jurisdictionCode: string, { id, group }: NewIssue, foundAt: Date) => ({
  jurisdictionCode,
  id,
  title: group.title,
  categoryId: group.categoryId,
  placeCode: group.placeCode,
  organizationId: group.organizationId,
  keywords: group.keywords,
  firstOn: dayToDate(group.firstOn),
  lastOn: dayToDate(group.lastOn),
  foundAt,
})

const FOLLOW = `
update hot_issue h set first_on = m.first_on, last_on = m.last_on, organization_id = m.organization_id
from (
  select m.hot_issue_id, min(m.received_on) as first_on, max(m.received_on) as last_on,
    mode() within group (order by c.organization_id) as organization_id
  from hot_issue_member m join complaint c on c.division_code = m.division_code and c.id = m.complaint_id
  where m.division_code = $1 and m.hot_issue_id = any($2::uuid[]) and not m.removed group by m.hot_issue_id
) m where h.division_code = $1 and h.id = m.hot_issue_id`

/** First and last day, and the unit that has most, follow the tickets. */
export async function followTickets(
  { tx }: Write,
  jurisdictionCode: string,
  ids: readonly string[],
): Promise<void> {
  if (ids.length > 0) await tx.$executeRawUnsafe(FOLLOW, jurisdictionCode, ids)
}

const MOST_NAMED = 3

function messageTitle(issues: readonly NewIssue[]): string {
  const names = issues
    .slice(0, MOST_NAMED)
    .map(({ group: { title, tickets } }) => `${title}（${tickets.length} 件）`)
    .join('、')
  if (issues.length === 1) return `发现热点问题：${names}`
  return `发现 ${issues.length} 个热点问题：${names}${issues.length > MOST_NAMED ? ' 等' : ''}`
}

/** One message a run, however many were found. */
async function tellOffice(
  step: Write,
  context: Context,
  jurisdictionCode: string,
  issues: readonly NewIssue[],
): Promise<void> {
  const entityId = issues[0]?.id ?? ''
  await notify(step, context, {
    jurisdictionCode,
    kind: 'HOT_ISSUES_FOUND',
    to: { roles: OFFICE_ROLES },
    title: messageTitle(issues),
    path: issues.length === 1 ? `/complaints/hot/${entityId}` : '/complaints/hot',
    entity: 'HotIssue',
    entityId,
  })
}

const GONE = `
select m.complaint_id as id, m.hot_issue_id as issue from hot_issue_member m
where m.division_code = $1
  and not exists (select from complaint c where c.division_code = m.division_code and c.id = m.complaint_id)`

const EMPTY = `
delete from hot_issue h where h.division_code = $1 and h.id = any($2::uuid[])
  and not exists (select from hot_issue_member m where m.division_code = $1 and m.hot_issue_id = h.id)
  and not exists (select from complaint_link l where l.division_code = $1 and l.hot_issue_id = h.id)
  and not exists (select from hot_issue o where o.division_code = $1 and o.merged_into_id = h.id)`

/** An import that was undone took tickets with it: issues do without them, and an issue that has none left goes too. */
export async function forgetGoneTickets(context: Context, jurisdictionCode: string): Promise<void> {
  const gone = await context.db.sql<{ id: string; issue: string }>(GONE, [jurisdictionCode])
  if (gone.length === 0) return
  const issues = [...new Set(gone.map(({ issue }) => issue))]
  await write(context, jurisdictionCode, async step => {
    const count = await step.tx.$executeRawUnsafe(
      'delete from hot_issue_member where division_code = $1 and complaint_id = any($2::uuid[])',
      jurisdictionCode,
      gone.map(({ id }) => id),
    )
    await followTickets(step, jurisdictionCode, issues)
    const empty = await step.tx.$executeRawUnsafe(EMPTY, jurisdictionCode, issues)
    await step.record({
      type: 'HOT_ISSUE_TICKETS_GONE',
      entity: 'HotIssue',
      entityId: issues[0] as string,
      after: { tickets: count, issues: empty },
    })
  })
}
