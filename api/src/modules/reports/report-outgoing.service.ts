import type { Context } from '../../platform/context.ts'
import type { Write } from '../../platform/write.ts'
import { notify } from '../notifications/index.ts'
import { raiseProblemIn } from '../problems/index.ts'
import { markCycleSubmitted, settleReport } from '../tasks/index.ts'
import type { ReportRow } from './report.row.ts'
import { problemTitle } from './report.rules.ts'
import type { ReportHand } from './report-hand.ts'

/** What a report brings about when it leaves the unit. */
export async function goOut(
  step: Write,
  context: Context,
  { locked, part }: ReportHand,
  report: ReportRow,
): Promise<void> {
  const { jurisdictionCode, cycleId } = report
  if (cycleId && part.part === 'LEAD')
    await markCycleSubmitted(step, jurisdictionCode, cycleId, context.clock.today())
  await settleReport(step, context, locked, {
    assignmentId: part.id,
    event: 'SUBMITTED',
    percent: report.percent,
    waiting: true,
    milestoneId: report.milestoneId,
  })
  await raiseProblem(step, context, locked.placeCode, report)
  if (part.part === 'LEAD') await takeAlong(step, report)
  await step.record({
    type: 'REPORT_SUBMITTED',
    entity: 'Task',
    entityId: locked.id,
    after: {
      reportId: report.id,
      organization: part.organization.name,
      part: part.part,
      round: report.round,
      percent: report.percent,
      claim: report.claim,
      text: report.text,
      problem: report.problem,
      finishedOn: report.finishedOn?.toISOString().slice(0, 10) ?? null,
    },
  })
  await tellReader(step, context, { locked, part, report })
}

/** Reports of joint units that wait travel with this one. */
async function takeAlong({ tx }: Write, { jurisdictionCode, taskId, id }: ReportRow): Promise<void> {
  await tx.progressReport.updateMany({
    where: { jurisdictionCode, taskId, part: 'JOINT', status: 'SUBMITTED', attachedToId: null },
    data: { attachedToId: id },
  })
}

/** 存在问题 becomes an entry of the problem list, unless the same words of this unit stand there unsolved already. */
async function raiseProblem(
  step: Write,
  context: Context,
  placeCode: string,
  report: ReportRow,
): Promise<void> {
  const { jurisdictionCode, organizationId, taskId, problem: text, id: originId } = report
  if (text === null) return
  const known = await step.tx.problem.findFirst({
    where: { jurisdictionCode, taskId, organizationId, text, status: { not: 'CLOSED' } },
    select: { id: true },
  })
  if (known) return
  await raiseProblemIn(step, context, {
    ...{ jurisdictionCode, placeCode, organizationId, taskId, text },
    ...{ title: problemTitle(text), origin: 'REPORT', originId },
  })
}

/** The office reads what a lead submits; what a joint unit adds goes to the leads. */
function tellReader(
  step: Write,
  context: Context,
  { locked, part, report }: Pick<ReportHand, 'locked' | 'part'> & { report: ReportRow },
): Promise<void> {
  const { jurisdictionCode, id, title, assignments } = locked
  const leads = assignments.filter(one => one.part === 'LEAD').map(one => one.organizationId)
  const isLead = part.part === 'LEAD'
  return notify(step, context, {
    jurisdictionCode,
    kind: 'REPORT_SUBMITTED',
    to: isLead ? { roles: ['SUPERVISION_HEAD', 'SUPERVISOR'] } : { organizationIds: leads },
    title: isLead
      ? `${part.organization.name}提交填报：${title}`
      : `配合单位${part.organization.name}已填报：${title}`,
    body: report.claim === 'FINISHED' ? '申请办结。' : null,
    path: isLead ? '/office' : `/tasks/${id}`,
    entity: 'ProgressReport',
    entityId: report.id,
  })
}

/** An officer's report waits for the unit's own leader. */
export async function askForSignature(
  step: Write,
  context: Context,
  { locked, part }: ReportHand,
  { jurisdictionCode, id }: ReportRow,
): Promise<void> {
  await step.record({
    type: 'REPORT_SENT_TO_SIGN',
    entity: 'Task',
    entityId: locked.id,
    after: { reportId: id, organization: part.organization.name },
  })
  await notify(step, context, {
    jurisdictionCode,
    kind: 'REPORT_SUBMITTED',
    to: { organizationIds: [part.organizationId] },
    title: `填报待审签：${locked.title}`,
    path: '/desk',
    entity: 'ProgressReport',
    entityId: id,
  })
}
