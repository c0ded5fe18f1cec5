import type { AssignmentStatus } from '#prisma'
import type { Context } from '../../platform/context.ts'
import { type Day, dateToDay, dayToDate } from '../../platform/day.ts'
import { badInput, conflict } from '../../platform/errors.ts'
import type { Write } from '../../platform/write.ts'
import { finishParts, setAssignment } from './assignment.service.ts'
import { isDone } from './task.status.ts'
import { moveMilestone, setMilestone, stepTask, type TaskStep } from './task-change.service.ts'
import {
  assignmentStatusAfter,
  type FinishedReport,
  finishedAll,
  finishedOn,
  milestoneDoneOn,
  type OpenMilestone,
  REPORT_FROM,
  type ReportEvent,
  returnMovesMilestone,
  taskStatusOf,
} from './task-life.rules.ts'
import { type LockedAssignment, type LockedTask, leadsOf, optionalDay } from './task-lock.ts'
import { percentOfParts, rollUp } from './task-rollup.service.ts'

/** What happened to a report of one part. */
export interface ReportOutcome {
  assignmentId: string
  event: ReportEvent
  /** Progress said by the report; counts once approved. */
  percent?: number | null
  /** APPROVED and claimed 已办结: of which date (null = the task as a whole) and on which day. */
  finished?: { milestoneId: string | null; doneOn: Day } | null
  /** Whether another report of this part still waits for review. */
  waiting: boolean
  /** RETURNED: by when the rework is due. */
  newDueOn?: Day | null
  /** RETURNED: the date the report spoke of. */
  milestoneId?: string | null
  reason?: string | null
}

/**
 * Carries what happened to a report over to the part, the dates, the round, the progress and the status of a locked
 * task, and up to its parents; keeps what was before. Records nothing: the caller records its own event.
 * Throws `BAD_INPUT`, `CONFLICT` with a sentence when the state does not allow it.
 */
export async function settleReport(
  step: Write,
  context: Context,
  locked: LockedTask,
  outcome: ReportOutcome,
): Promise<void> {
  const assignment = locked.assignments.find(({ id }) => id === outcome.assignmentId)
  if (!assignment) throw badInput('assignmentId', '这个责任单位不在该任务中，请刷新后重试。')
  requireOpen(locked, assignment, outcome)
  if (isDone(locked.status)) return finishLate(step, assignment, outcome)
  if (outcome.event === 'RETURNED') await sendBack(step, context, locked, assignment, outcome)
  const reports = outcome.event === 'APPROVED' ? await finishedReports(step, locked, outcome) : []
  const all = finishedAll(locked.milestones.map(openMilestone), assignment.id, reports)
  const status = assignmentStatusAfter(outcome.event, { waiting: outcome.waiting, finishedAll: all })
  const lastDay = status === 'DONE' ? lastDayOf(locked, assignment, reports, outcome) : null
  await setAssignment(step, assignment, {
    status,
    ...(assignment.part === 'JOINT' ? { doneOn: lastDay === null ? null : dayToDate(lastDay) } : {}),
    ...(outcome.event === 'APPROVED' && !outcome.waiting ? { dueOn: null } : {}),
  })
  if (assignment.part === 'JOINT') return stepTask(step, context, locked, {})
  await finishMilestones(step, locked, reports)
  await stepTask(
    step,
    context,
    locked,
    await nextStep(step, locked, outcome, lastDay),
    outcome.reason ?? null,
  )
  if (locked.status === 'DONE') await finishParts(step, context, locked)
  await rollUp(step, context, locked)
}

/** Says why a report cannot be acted on now, and what to do instead. */
function requireOpen(
  { status }: LockedTask,
  assignment: LockedAssignment,
  { event, newDueOn }: ReportOutcome,
) {
  if (status === 'SUSPENDED') throw conflict('任务已中止，恢复办理后才能继续。')
  if (status === 'TERMINATED') throw conflict('任务已终止，不再办理。')
  if (status === 'DRAFT' || status === 'PENDING_ISSUE')
    throw conflict('任务还没有交办（或已退回重新明确责任），交办后才能继续。')
  if (isDone(status) && (event === 'SUBMITTED' || event === 'RETURNED'))
    throw conflict('任务已办结。如需继续办理，请由督查室主任重新启动。')
  if (event === 'RETURNED' && !newDueOn) throw badInput('newDueOn', '退回重办必须给出新的时限。')
  if (isDone(status) || REPORT_FROM[event].includes(assignment.status)) return
  throw conflict(STANDS[assignment.status] ?? '这份填报的状态已变化，请刷新后查看。')
}

const STANDS: Partial<Record<AssignmentStatus, string>> = {
  WAITING: '任务还没有交办给你单位，交办并签收后才能填报。',
  ISSUED: '请先签收任务，再填报进展。',
  RETURNED: '你单位已退回这项任务，不能再填报。',
  DONE: '你单位的部分已办结，无需再填报。',
}

/** A report still on its way when the task was done: the part remembers the day, nothing else moves. */
async function finishLate(
  step: Write,
  assignment: LockedAssignment,
  { finished }: ReportOutcome,
): Promise<void> {
  if (!finished || assignment.part === 'LEAD') return
  await setAssignment(step, assignment, { doneOn: dayToDate(finished.doneOn) })
}

/** 退回重办: a new round for a lead, a date of its own for a joint part. */
async function sendBack(
  step: Write,
  context: Context,
  locked: LockedTask,
  assignment: LockedAssignment,
  { newDueOn, milestoneId, reason }: ReportOutcome,
): Promise<void> {
  const dueOn = newDueOn as Day
  if (dueOn <= context.clock.today()) throw badInput('newDueOn', '新的时限必须晚于今天。')
  const milestone = locked.milestones.find(({ id }) => id === milestoneId) ?? null
  const open =
    milestone !== null && milestone.doneOn === null ? { dueOn: optionalDay(milestone.dueOn) } : null
  if (!milestone || !returnMovesMilestone(assignment.part, open, dueOn))
    return setAssignment(step, assignment, { dueOn: dayToDate(dueOn) })
  const move = { milestoneId: milestone.id, dueOn, kind: 'RETURN' as const, reason: reason ?? null }
  await moveMilestone(step, context, locked, move)
  if (assignment.dueOn !== null) await setAssignment(step, assignment, { dueOn: null })
}

/** What the task itself becomes. */
async function nextStep(
  step: Write,
  locked: LockedTask,
  { event, percent }: ReportOutcome,
  lastDay: Day | null,
): Promise<TaskStep> {
  const byLeads = taskStatusOf(leadsOf(locked).map(({ status }) => status))
  const done = locked.milestones.filter(({ doneOn }) => doneOn !== null)
  const open = locked.milestones.length - done.length
  const counted =
    locked.milestones.length === 0 ? 0 : Math.round((100 * done.length) / locked.milestones.length)
  const round = event === 'RETURNED' ? { round: locked.round + 1 } : {}
  if (byLeads === 'DONE' && open === 0) {
    const days = [
      ...done.flatMap(({ doneOn }) => (doneOn ? [dateToDay(doneOn)] : [])),
      ...(lastDay ? [lastDay] : []),
    ]
    return {
      status: 'DONE',
      doneOn: days.sort().at(-1) ?? null,
      reportedPercent: 100,
      percent: 100,
      ...round,
    }
  }
  const reported = event === 'APPROVED' && percent != null && (await percentOfParts(step, locked)) === null
  return {
    status: byLeads === 'DONE' ? 'IN_PROGRESS' : byLeads,
    percent: counted,
    ...(reported ? { reportedPercent: percent } : {}),
    ...round,
  }
}

/** Dates that all leads have finished are done. */
async function finishMilestones(
  step: Write,
  locked: LockedTask,
  reports: readonly FinishedReport[],
): Promise<void> {
  if (reports.length === 0) return
  const leadIds = leadsOf(locked).map(({ id }) => id)
  for (const milestone of locked.milestones) {
    const doneOn = milestoneDoneOn(openMilestone(milestone), leadIds, reports)
    if (milestone.doneOn === null && doneOn !== null) await setMilestone(step, milestone, { doneOn })
  }
}

/** The last day on which a part finished one of the dates. */
function lastDayOf(
  { milestones }: LockedTask,
  { id }: LockedAssignment,
  reports: readonly FinishedReport[],
  { finished }: ReportOutcome,
): Day | null {
  const days = milestones.flatMap(
    row => finishedOn(openMilestone(row), id, reports) ?? optionalDay(row.doneOn) ?? [],
  )
  return [...days, ...(finished ? [finished.doneOn] : [])].sort().at(-1) ?? null
}

/** Approved reports of a task that say 已办结, with the one in hand, which may not be written yet. */
async function finishedReports(
  { tx }: Write,
  { jurisdictionCode, id, round }: LockedTask,
  { assignmentId, finished }: ReportOutcome,
): Promise<FinishedReport[]> {
  const rows = await tx.progressReport.findMany({
    where: { jurisdictionCode, taskId: id, status: 'APPROVED', claim: 'FINISHED', finishedOn: { not: null } },
    select: { assignmentId: true, milestoneId: true, round: true, finishedOn: true },
  })
  const written = rows.map(row => ({ ...row, doneOn: dateToDay(row.finishedOn as Date) }))
  return finished ? [...written, { assignmentId, round, ...finished }] : written
}

const openMilestone = ({
  id,
  dueOn,
  doneOn,
  sinceRound,
}: LockedTask['milestones'][number]): OpenMilestone => ({
  id,
  dated: dueOn !== null,
  doneOn: optionalDay(doneOn),
  sinceRound,
})
