import type { Context } from '../../platform/context.ts'
import { dayToDate } from '../../platform/day.ts'
import { conflict, DomainError, notFound } from '../../platform/errors.ts'
import { allow } from '../../platform/guard.ts'
import { type Write, write } from '../../platform/write.ts'
import { isOffice } from '../access/index.ts'
import { notify } from '../notifications/index.ts'
import { carryCycles, openCycles, settleReport } from '../tasks/index.ts'
import type { ReportReviewInput, ReportReviewRef } from './report.input.ts'
import { findReports } from './report.query.ts'
import { optionalDay, type ReportRow, toReport } from './report.row.ts'
import type { ReportReviewFault, ReportReviewResult } from './report.type.ts'
import { type ReportHand, takeInHand } from './report-hand.ts'
import { letGo } from './report-own.service.ts'
import { readVerdict, reviewFault, type Verdict } from './report-review.rules.ts'

type ReviewedRow = ReportRow & { task: { title: string; status: ReportHand['locked']['status'] } }

/**
 * Reviews reports, each in a transaction of its own: lets them stand, or sends them back into a new round with a new
 * date. Reports of joint units are judged with the lead's they travel with; sent back alone, they touch their part only.
 * Answers what was done and, report by report, what could not be. Throws `BAD_INPUT` for a return without opinion or date.
 */
export const reviewReports = (context: Context, input: ReportReviewInput): Promise<ReportReviewResult> =>
  review(context, input, async (row, ref, verdict) => {
    await write(context, row.jurisdictionCode, step => judge(step, context, { row, ref, verdict }))
  })

/** What a review would do, by the same rules, without doing it. */
export const previewReportReview = (
  context: Context,
  input: ReportReviewInput,
): Promise<ReportReviewResult> =>
  review(context, input, async (row, ref, verdict) => {
    const fault = reviewFault({ ...row, task: row.task.status }, ref.version, verdict)
    if (fault) throw conflict(fault)
  })

async function review(
  context: Context,
  input: ReportReviewInput,
  deed: (row: ReviewedRow, ref: ReportReviewRef, verdict: Verdict) => Promise<void>,
): Promise<ReportReviewResult> {
  const verdict = readVerdict(input, context.clock.today())
  const refs = [...new Map(input.reports.map(ref => [ref.id, ref])).values()]
  const rows = await rowsById(context, refs)
  const done = new Set<string>()
  const faults: ReportReviewFault[] = []
  // Joint parts first: approved with their lead they would be found reviewed already.
  for (const ref of inOrder(refs, rows)) {
    const row = rows.get(ref.id)
    try {
      if (!row) throw notFound('这份填报')
      allow(isOffice(context.viewer, row.jurisdictionCode), context.viewer)
      await deed(row, ref, verdict)
      done.add(ref.id)
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      faults.push({ reportId: ref.id, title: row?.task.title ?? '', message: error.message })
    }
  }
  const after = await rowsById(context, refs)
  const kept = refs.filter(({ id }) => done.has(id)).flatMap(({ id }) => after.get(id) ?? [])
  return { done: kept.map(toReport), faults }
}

async function rowsById(
  context: Context,
  refs: readonly ReportReviewRef[],
): Promise<Map<string, ReviewedRow>> {
  const rows = await findReports(
    context,
    refs.map(({ id }) => id),
  )
  const tasks = await context.db.prisma.task.findMany({
    where: {
      jurisdictionCode: { in: [...new Set(rows.map(row => row.jurisdictionCode))] },
      id: { in: rows.map(row => row.taskId) },
    },
    select: { id: true, title: true, status: true },
  })
  const byId = new Map(tasks.map(task => [task.id, task]))
  return new Map(
    rows.flatMap(row => {
      const task = byId.get(row.taskId)
      return task ? [[row.id, { ...row, task }]] : []
    }),
  )
}

const inOrder = (refs: readonly ReportReviewRef[], rows: ReadonlyMap<string, ReviewedRow>) =>
  [...refs].sort(
    (one, other) => Number(rows.get(one.id)?.part === 'LEAD') - Number(rows.get(other.id)?.part === 'LEAD'),
  )

async function judge(
  step: Write,
  context: Context,
  { row, ref, verdict }: { row: ReviewedRow; ref: ReportReviewRef; verdict: Verdict },
): Promise<void> {
  const hand = await takeInHand(step, row.jurisdictionCode, row.taskId, row.assignmentId)
  const report = hand.own.find(({ id }) => id === ref.id)
  if (!report) throw notFound('这份填报')
  const fault = reviewFault({ ...report, task: hand.locked.status }, ref.version, verdict)
  if (fault) throw conflict(fault)
  if (verdict.approve) await approve(step, context, hand.locked, report, verdict)
  else await sendBack(step, context, hand, report, verdict)
  await openCycles(step, context, row.jurisdictionCode, [row.taskId], context.clock.today())
}

type Locked = ReportHand['locked']

/** Lets a report stand with those that travel with it; once the task is done, also with those that came too late to. */
async function approve(
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
async function sendBack(
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
