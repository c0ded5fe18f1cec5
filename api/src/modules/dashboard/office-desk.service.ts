import { addWorkingDays } from '../../platform/calendar.ts'
import type { Context } from '../../platform/context.ts'
import type { Day } from '../../platform/day.ts'
import { hasRole, OFFICE_ROLES, placeScope, SUPERVISION_ROLES } from '../access/index.ts'
import { codeRange, ruleSettings } from '../divisions/index.ts'
import { listNotices, listProposals } from '../notices/index.ts'
import { lightDay, listTasks, milestoneLight, workingDaysLeft } from '../tasks/index.ts'
import { DESK_ROWS, REVIEW_ITEMS } from './office-desk.sql.ts'
import type { OfficeDesk, ReviewItem, ReviewKind } from './office-desk.type.ts'

interface ReviewRow {
  id: string
  kind: ReviewKind
  title: string
  organization_id: string
  ledger_no: string | null
  submitted_on: Day
  submitted_at: Date
  due_on: Day | null
  task_id: string | null
  report_id: string | null
  extension_id: string | null
  duty_return_id: string | null
  problem_id: string | null
  notice_id: string | null
  recipient_id: string | null
  instruction_id: string | null
  version: number | null
  total: number
  oldest: Day
}

/** What waits for the office in a place on a day. Throws `FORBIDDEN` for those who do not see it. */
export async function readOfficeDesk(
  context: Context,
  place: string,
  asOf?: Day | null,
): Promise<OfficeDesk> {
  const { jurisdictionCode } = placeScope(context.viewer, place, SUPERVISION_ROLES)
  const day = asOf ?? context.clock.today()
  const { from, to } = codeRange(place)
  const [rules, rows, proposals, notices, tasks] = await Promise.all([
    ruleSettings(context, jurisdictionCode, day),
    context.db.sql<ReviewRow>(REVIEW_ITEMS, [jurisdictionCode, from, to, day]),
    listProposals(context, { place, first: DESK_ROWS }),
    listNotices(context, { filter: { place, status: ['DRAFT', 'SIGNING', 'SIGNED'] }, first: DESK_ROWS }),
    listTasks(context, {
      filter: { place, ownPlaceOnly: false, statuses: ['PENDING_ISSUE'] },
      first: DESK_ROWS,
    }),
  ])
  const light = lightDay(day, rules.nearWorkingDays)
  return {
    review: rows.slice(0, DESK_ROWS).map(row => toReviewItem(row, light)),
    reviewCount: rows[0]?.total ?? 0,
    proposals: proposals.nodes,
    proposalCount: proposals.totalCount,
    toSign: notices.nodes,
    toSignCount: notices.totalCount,
    toIssue: tasks.nodes,
    toIssueCount: tasks.totalCount,
    dueToday: rows.filter(row => addWorkingDays(row.submitted_on, rules.reviewWorkingDays) <= day).length,
    oldestSubmittedOn: rows[0]?.oldest ?? null,
    asOf: day,
  }
}

const toReviewItem = (row: ReviewRow, light: ReturnType<typeof lightDay>): ReviewItem => ({
  id: row.id,
  kind: row.kind,
  title: row.title,
  organizationId: row.organization_id,
  ledgerNo: row.ledger_no,
  submittedOn: row.submitted_on,
  submittedAt: row.submitted_at,
  dueOn: row.due_on,
  workingDaysLeft: workingDaysLeft(row.due_on, false, light.asOf),
  light: milestoneLight({ dueOn: row.due_on, doneOn: null }, light),
  taskId: row.task_id,
  reportId: row.report_id,
  extensionId: row.extension_id,
  dutyReturnId: row.duty_return_id,
  problemId: row.problem_id,
  noticeId: row.notice_id,
  recipientId: row.recipient_id,
  instructionId: row.instruction_id,
  version: row.version,
})

/** How many things wait for the viewer's office in a place; 0 for those who do none of its work, as leaders. */
export async function countOfficeDesk(context: Context, place: string): Promise<number> {
  const { jurisdictionCode } = placeScope(context.viewer, place)
  if (!hasRole(context.viewer, OFFICE_ROLES, jurisdictionCode)) return 0
  const desk = await readOfficeDesk(context, place)
  return desk.reviewCount + desk.proposalCount + desk.toSignCount + desk.toIssueCount
}
