import type { Context } from '../../platform/context.ts'
import { type Day, dateToDay } from '../../platform/day.ts'
import { badInput, conflict, DomainError, notFound } from '../../platform/errors.ts'
import { allow } from '../../platform/guard.ts'
import { isId } from '../../platform/id.ts'
import { type Write, write } from '../../platform/write.ts'
import { grantsIn } from '../access/index.ts'
import { finishParts, reopenParts } from './assignment.service.ts'
import { canRecordCompletion } from './task.policy.ts'
import { findTask } from './task.query.ts'
import { isDone, isPaused, type TaskStatus } from './task.status.ts'
import type { Task } from './task.type.ts'
import { keepMilestone, setMilestone, stepTask } from './task-change.service.ts'
import { type LockedTask, lockTask, optionalDay } from './task-lock.ts'
import { countedPercent, percentBeforeDone } from './task-reopening.service.ts'
import { rollUp } from './task-rollup.service.ts'

const LONGEST_NOTE = 2000

interface MilestoneRef {
  id: string
  taskId: string
  jurisdictionCode: string
}

type LockedMilestone = LockedTask['milestones'][number]

/** The milestone, provided the viewer belongs to its jurisdiction; otherwise it looks as if it were not there. */
async function requireMilestone({ db, viewer }: Context, id: string): Promise<MilestoneRef> {
  const codes = [...new Set(viewer?.grants.map(grant => grant.jurisdictionCode))]
  const row = isId(id)
    ? await db.prisma.milestone.findFirst({
        where: { id, jurisdictionCode: { in: codes } },
        select: { id: true, taskId: true, jurisdictionCode: true },
      })
    : null
  if (!row || grantsIn(viewer, row.jurisdictionCode).length === 0) throw notFound('这个时间节点')
  return row
}

/** Locks the task first, so that two milestones of it recorded at once are counted one after the other. */
async function lockMilestone(step: Write, { id, taskId, jurisdictionCode }: MilestoneRef) {
  const locked = await lockTask(step, jurisdictionCode, taskId)
  if (isPaused(locked.status)) throw new DomainError('CONFLICT', '任务已中止或终止，不能登记完成。')
  const milestone = locked.milestones.find(row => row.id === id)
  if (!milestone) throw conflict('这个时间节点已从方案中去掉，请刷新后查看。')
  return { locked, milestone }
}

/**
 * Records the day a milestone was done. When it was the last one, the task is done on the latest of those days.
 * Throws `BAD_INPUT` for a day to come, `CONFLICT` when it was recorded already.
 */
export async function completeMilestone(
  context: Context,
  { id, doneOn, note }: { id: string; doneOn: Day; note?: string | null },
): Promise<Task> {
  const ref = await requireMilestone(context, id)
  allow(context.viewer !== null && canRecordCompletion(context.viewer, ref), context.viewer)
  if (doneOn > context.clock.today()) throw badInput('doneOn', '完成日期不能晚于今天。')
  if ((note?.length ?? 0) > LONGEST_NOTE) throw badInput('note', `说明不能超过 ${LONGEST_NOTE} 字。`)
  const doneNote = note?.trim() || null
  await write(context, ref.jurisdictionCode, async step => {
    const { locked, milestone } = await lockMilestone(step, ref)
    if (milestone.doneOn !== null) throw conflict('这个时间节点已登记完成，请刷新后查看。')
    await setMilestone(step, milestone, { doneOn, doneNote })
    await settleDone(step, context, locked)
    await step.record({
      type: 'MILESTONE_COMPLETED',
      entity: 'Task',
      entityId: ref.taskId,
      after: { milestoneId: id, doneOn, note: doneNote, percent: locked.percent, status: locked.status },
    })
  })
  return requireTask(context, ref.taskId)
}

/** With the last milestone the task is done, and so are its parts. */
async function settleDone(step: Write, context: Context, locked: LockedTask): Promise<void> {
  const percent = countedPercent(locked)
  const days = locked.milestones.flatMap(({ doneOn }) => (doneOn === null ? [] : [dateToDay(doneOn)]))
  if (percent < 100) await stepTask(step, context, locked, { percent })
  else {
    const doneOn = days.sort().at(-1) ?? null
    await stepTask(step, context, locked, { status: 'DONE', doneOn, percent, reportedPercent: 100 })
    await finishParts(step, context, locked)
  }
  await rollUp(step, context, locked)
}

/**
 * Takes a recorded completion back; the task is open again and stands where it stood. Where the day came from approved
 * reports a new round begins, in which they count no more. Throws `BAD_INPUT` without a reason, `CONFLICT`.
 */
export async function reopenMilestone(context: Context, id: string, reason: string): Promise<Task> {
  const ref = await requireMilestone(context, id)
  allow(context.viewer !== null && canRecordCompletion(context.viewer, ref), context.viewer)
  const said = reason.trim()
  if (said === '') throw badInput('reason', '请填写撤回的理由。')
  if (reason.length > LONGEST_NOTE) throw badInput('reason', `理由不能超过 ${LONGEST_NOTE} 字。`)
  await write(context, ref.jurisdictionCode, async step => {
    const { locked, milestone } = await lockMilestone(step, ref)
    if (locked.status === 'CLOSED') throw conflict('任务已销号。如需继续办理，请由督查室主任重新启动。')
    if (milestone.doneOn === null) throw conflict('这个时间节点还没有登记完成，无需撤回。')
    const doneOn = dateToDay(milestone.doneOn)
    const round = (await wasReported(step, milestone)) ? locked.round + 1 : locked.round
    const newDueOn = optionalDay(milestone.dueOn)
    await keepMilestone(step, context, milestone, { kind: 'REOPENING', newDueOn, reason: said })
    const since = round === locked.round ? {} : { sinceRound: round }
    await setMilestone(step, milestone, { doneOn: null, doneNote: null, ...since })
    await settleOpen(step, context, locked, { round, reason: said })
    await step.record({
      type: 'MILESTONE_REOPENED',
      entity: 'Task',
      entityId: ref.taskId,
      before: { doneOn },
      after: { milestoneId: id, reason: said, percent: locked.percent, status: locked.status },
    })
  })
  return requireTask(context, ref.taskId)
}

/** Whether approved reports say that a date was met; without them the office had recorded it. */
async function wasReported(
  { tx }: Write,
  { jurisdictionCode, taskId, id, dueOn, sinceRound }: LockedMilestone,
): Promise<boolean> {
  const of = dueOn === null ? [{ milestoneId: id }, { milestoneId: null }] : [{ milestoneId: id }]
  const reported = { status: 'APPROVED', claim: 'FINISHED', round: { gte: sinceRound } } as const
  return (await tx.progressReport.count({ where: { jurisdictionCode, taskId, ...reported, OR: of } })) > 0
}

async function settleOpen(
  step: Write,
  context: Context,
  locked: LockedTask,
  { round, reason }: { round: number; reason: string },
): Promise<void> {
  const percent = countedPercent(locked)
  if (!isDone(locked.status)) await stepTask(step, context, locked, { percent, round }, reason)
  else {
    const status = await statusBeforeDone(step, locked)
    const reportedPercent = await percentBeforeDone(step, locked)
    await reopenParts(step, locked, status === 'IN_PROGRESS' ? 'IN_PROGRESS' : 'BY_SIGNING')
    await stepTask(step, context, locked, { status, doneOn: null, percent, reportedPercent, round }, reason)
  }
  await rollUp(step, context, locked)
}

/** A task that was never issued, or not signed for, when it was recorded as done goes back there. */
async function statusBeforeDone({ tx }: Write, { jurisdictionCode, id }: LockedTask): Promise<TaskStatus> {
  const change = await tx.taskChange.findFirst({
    where: { jurisdictionCode, taskId: id, toStatus: 'DONE' },
    orderBy: { id: 'desc' },
    select: { fromStatus: true },
  })
  const from = change?.fromStatus ?? 'IN_PROGRESS'
  return from === 'DRAFT' || from === 'PENDING_ISSUE' || from === 'ISSUED' ? from : 'IN_PROGRESS'
}

async function requireTask(context: Context, id: string): Promise<Task> {
  const task = await findTask(context, id)
  if (!task) throw notFound('这项任务')
  return task
}
