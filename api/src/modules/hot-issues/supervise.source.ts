import type { Context } from '../../platform/context.ts'
import { badInput, conflict, notFound } from '../../platform/errors.ts'
import { allow } from '../../platform/guard.ts'
import type { Write } from '../../platform/write.ts'
import { isOffice } from '../access/index.ts'
import { type Complaint, requireComplaint } from '../complaints/index.ts'
import { lengthOf } from './growth.rules.ts'
import { isAlive } from './hot-issue.policy.ts'
import { requireHotIssue } from './hot-issue.query.ts'
import type { HotIssue } from './hot-issue.type.ts'
import { placesLoader } from './hot-issue-detail.query.ts'
import { matterWords, numbersWords, ticketWords } from './supervise.words.ts'

/** What is supervised: a hot issue, or one ticket. */
export interface Matter {
  jurisdictionCode: string
  hotIssueId: string | null
  complaintId: string | null
  placeCode: string
  title: string
  /** In figures, for content and source of a task or notice. */
  words: string
  /** Numbers of its tickets. */
  numbers: string
}

/** Reads what is to be supervised, for the office. Throws `BAD_INPUT`, `NOT_FOUND`, `FORBIDDEN`, `CONFLICT`. */
export async function matterOf(
  context: Context,
  { hotIssueId, complaintId }: { hotIssueId?: string | null; complaintId?: string | null },
): Promise<Matter> {
  if ((hotIssueId == null) === (complaintId == null))
    throw badInput('hotIssueId', '请指定一个热点问题或一件工单来督办。')
  if (hotIssueId != null) {
    const issue = await requireHotIssue(context, hotIssueId)
    allow(isOffice(context.viewer, issue.jurisdictionCode), context.viewer)
    return matterOfIssue(context, issue)
  }
  const ticket = await requireComplaint(context, complaintId as string)
  allow(isOffice(context.viewer, ticket.jurisdictionCode), context.viewer)
  return matterOfTicket(ticket)
}

const NUMBERS = `
select c.external_id as number from hot_issue_member m
join complaint c on c.division_code = m.division_code and c.id = m.complaint_id
where m.division_code = $1 and m.hot_issue_id = $2::uuid and not m.removed
order by c.received_at desc, c.id desc limit 10`

async function matterOfIssue(context: Context, issue: HotIssue): Promise<Matter> {
  if (!isAlive(issue.status)) throw conflict('这个热点问题已化解或已排除，不能再转督办。请先恢复为观察。')
  const { jurisdictionCode, id, title, period, placeCode } = issue
  const places = await placesLoader(context).load(issue)
  const numbers = await context.db.sql<{ number: string }>(NUMBERS, [jurisdictionCode, id])
  return {
    jurisdictionCode,
    hotIssueId: id,
    complaintId: null,
    placeCode,
    title,
    words: matterWords({
      title,
      period,
      growth: issue,
      places: places.filter(({ code }) => code !== jurisdictionCode).map(({ name }) => name),
      days: lengthOf(period),
    }),
    numbers: numbersWords(
      numbers.map(({ number }) => number),
      issue.total,
    ),
  }
}

const matterOfTicket = (ticket: Complaint): Matter => ({
  jurisdictionCode: ticket.jurisdictionCode,
  hotIssueId: null,
  complaintId: ticket.id,
  placeCode: ticket.placeCode,
  title: ticket.title,
  words: ticketWords(ticket),
  numbers: numbersWords([ticket.externalId], 1),
})

/** Holds the issue or ticket until the write ends, so that two who supervise it at once come one after the other. */
export async function holdMatter(
  { tx }: Write,
  { jurisdictionCode, hotIssueId, complaintId }: Matter,
): Promise<void> {
  const [row] = await tx.$queryRawUnsafe<{ merged: boolean }[]>(
    hotIssueId === null
      ? 'select false as merged from complaint where division_code = $1 and id = $2::uuid for update'
      : 'select merged_into_id is not null as merged from hot_issue where division_code = $1 and id = $2::uuid for update',
    jurisdictionCode,
    hotIssueId ?? complaintId,
  )
  if (!row) throw notFound('督办的事项')
  if (row.merged) throw conflict('这个热点问题刚刚被合并到另一个里。请刷新后再试。')
}

/** Links of a matter, inside a write. */
export const linksOf = (
  { tx }: Write,
  { jurisdictionCode, hotIssueId, complaintId }: Matter,
): Promise<{ taskId: string | null; noticeId: string | null }[]> =>
  tx.complaintLink.findMany({
    where: { jurisdictionCode, ...(hotIssueId === null ? { complaintId } : { hotIssueId }) },
    select: { taskId: true, noticeId: true },
  })
