import type { Context } from '../../platform/context.ts'
import { dayToDate } from '../../platform/day.ts'
import { conflict } from '../../platform/errors.ts'
import type { Write } from '../../platform/write.ts'
import { notify } from '../notifications/index.ts'
import { carryCycles, settleReport } from '../tasks/index.ts'
import { optionalDay, type ReportRow } from './report.row.ts'
import type { ReportHand } from './report-hand.ts'
import { letGo } from './report-own.service.ts'
import type { Verdict } from './report-review.rules.ts'

type Locked = ReportHand['locked']

/** Lets a report stand with those that travel with it; once the task is done, also with those that came too late to. */
export async function approve(
  step: Write,
  context: Context,
  locked: Locked,
  report: ReportRow,
  verdict: Verdict,
): Promise<void> {
  const { jurisdictionCode, taskId, id } = report
  const joint = { jurisdictionCode, taskId, part: 'JOINT' as const, status: 'SUBMITTED' as const }
  const find = (where: object) =>
    step.tx.progressReport.findMany({ where: { ...joint, ...where }, orderBy: { id: 'asc' } })
  if (report.part === 'LEAD')
    for (const one of await find({ attachedToId: id })) await letStand(step, context, locked, one, verdict)
  await letStand(step, context, locked, report, verdict)
  if (locked.status === 'DONE')
    for (const one of await find({})) await letStand(step, context, locked, one, verdict)
}

/** Writes what the office said. A second reviewer finds the report judged. */
async function writeVerdict(
  { tx }: Write,
  { clock, viewer }: Context,
  { jurisdictionCode, id, version }: ReportRow,
  { approve: approved, opinion, newDueOn }: Verdict,
): Promise<void> {
  const { count } = await tx.progressReport.updateMany({
    where: { jurisdictionCode, id, version, status: 'SUBMITTED' },
    data: {
      status: approved ? 'APPROVED' : 'RETURNED',
      version: { increment: 1 },
      reviewedOn: dayToDate(clock.today()),
      reviewedAt: clock.now(),
      reviewedBy: viewer?.name ?? '系统',
      opinion,
      newDueOn: newDueOn === null ? null : dayToDate(newDueOn),
      ...(approved ? {} : { attachedToId: null }),
    },
  })
  if (count === 0) throw conflict('这份填报刚刚由其他人审核，请刷新后查看。')
}

/** Whether another report of the same part still waits. */
const stillWaits = async (
  { tx }: Write,
  { jurisdictionCode, assignmentId, id }: ReportRow,
): Promise<boolean> =>
  (await tx.progressReport.count({
    where: { jurisdictionCode, assignmentId, status: 'SUBMITTED', id: { not: id } },
  })) > 0

async function letStand(
  step: Write,
  context: Context,
  locked: Locked,
  report: ReportRow,
  verdict: Verdict,
): Promise<void> {
  const { assignmentId, milestoneId, percent, claim } = report
  const doneOn = optionalDay(report.finishedOn)
  await writeVerdict(step, context, report, verdict)
  await settleReport(step, context, locked, {
    assignmentId,
    event: 'APPROVED',
    percent,
    finished: claim === 'FINISHED' && doneOn !== null ? { milestoneId, doneOn } : null,
    waiting: await stillWaits(step, report),
  })
  await recordVerdict(step, locked, report, verdict)
  await tellUnit(step, context, locked, report, verdict)
}

/** 退回重办: the report stays as it was written; its period is owed again and a new round begins. */
export async function sendBack(
  step: Write,
  context: Context,
  { locked, part }: ReportHand,
  report: ReportRow,
  verdict: Verdict,
): Promise<void> {
  const newDueOn = verdict.newDueOn as string
  const { jurisdictionCode, milestoneId, cycleId } = report
  await writeVerdict(step, context, report, verdict)
  await letGo(step, report)
  const before = locked.round
  await settleReport(step, context, locked, {
    assignmentId: part.id,
    event: 'RETURNED',
    waiting: await stillWaits(step, report),
    newDueOn,
    milestoneId,
    reason: verdict.opinion ?? '',
  })
  if (locked.round > before) {
    const dueOn = (await dateOfStage(step, locked, report)) ?? newDueOn
    await carryCycles(step, jurisdictionCode, locked.id, { round: locked.round, cycleId, dueOn })
  }
  await recordVerdict(step, locked, report, verdict)
  await tellUnit(step, context, locked, report, verdict)
}

/** A period bound to a date of the task follows that date, which a return never shortens; null for one of the calendar. */
async function dateOfStage(
  { tx }: Write,
  { milestones }: Locked,
  { jurisdictionCode, cycleId }: ReportRow,
): Promise<string | null> {
  if (cycleId === null) return null
  const cycle = await tx.reportCycle.findFirst({ where: { jurisdictionCode, id: cycleId } })
  return optionalDay(milestones.find(({ id }) => id === cycle?.milestoneId)?.dueOn ?? null)
}

const recordVerdict = (
  step: Write,
  { id: taskId, assignments }: Locked,
  report: ReportRow,
  { approve: approved, opinion, newDueOn }: Verdict,
): Promise<void> =>
  step.record({
    type: approved ? 'REPORT_APPROVED' : 'REPORT_RETURNED',
    entity: 'Task',
    entityId: taskId,
    before: { status: 'SUBMITTED', version: report.version },
    after: {
      reportId: report.id,
      organization: assignments.find(({ id }) => id === report.assignmentId)?.organization.name ?? '',
      part: report.part,
      round: report.round,
      claim: report.claim,
      percent: report.percent,
      opinion,
      newDueOn,
    },
  })

/** A return is urgent, so it is a message of its own kind, which may be mailed at once. */
const tellUnit = (
  step: Write,
  context: Context,
  { id, title }: Locked,
  report: ReportRow,
  { approve: approved, opinion, newDueOn }: Verdict,
): Promise<void> =>
  notify(step, context, {
    jurisdictionCode: report.jurisdictionCode,
    kind: approved ? 'REPORT_REVIEWED' : 'TASK_RETURNED',
    to: { organizationIds: [report.organizationId] },
    title: approved ? `填报审核通过：${title}` : `填报退回重办：${title}`,
    body: approved ? opinion : `${opinion}（请于 ${newDueOn} 前重新填报）`,
    path: `/tasks/${id}`,
    entity: 'ProgressReport',
    entityId: report.id,
  })
