import type { Context } from '../../platform/context.ts'
import { type Day, dateToDay, dayToDate } from '../../platform/day.ts'
import { badInput, DomainError, notFound } from '../../platform/errors.ts'
import { allow } from '../../platform/guard.ts'
import { isId } from '../../platform/id.ts'
import { type Write, write } from '../../platform/write.ts'
import { grantsIn } from '../access/index.ts'
import { canRecordCompletion } from './task.policy.ts'
import { findTask } from './task.query.ts'
import { percentDone } from './task.rules.ts'
import { isDone, isPaused } from './task.status.ts'
import type { Task } from './task.type.ts'

const LONGEST_NOTE = 2000

interface MilestoneRef {
  id: string
  taskId: string
  jurisdictionCode: string
  doneOn: Date | null
}

/** The milestone, provided the viewer belongs to its jurisdiction; otherwise it looks as if it were not there. */
async function requireMilestone({ db, viewer }: Context, id: string): Promise<MilestoneRef> {
  const codes = [...new Set(viewer?.grants.map(grant => grant.jurisdictionCode))]
  const row = isId(id)
    ? await db.prisma.milestone.findFirst({
        where: { id, jurisdictionCode: { in: codes } },
        select: { id: true, taskId: true, jurisdictionCode: true, doneOn: true },
      })
    : null
  if (!row || grantsIn(viewer, row.jurisdictionCode).length === 0) throw notFound('这个时间节点')
  return row
}

/**
 * Records the day a milestone was done. When it was the last one, the task is done on the latest of those days.
 * Throws `BAD_INPUT` for a day to come, `CONFLICT` when it was recorded already.
 */
export async function completeMilestone(
  context: Context,
  { id, doneOn, note }: { id: string; doneOn: Day; note?: string | null },
): Promise<Task> {
  const milestone = await requireMilestone(context, id)
  allow(context.viewer !== null && canRecordCompletion(context.viewer, milestone), context.viewer)
  if (doneOn > context.clock.today()) throw badInput('doneOn', '完成日期不能晚于今天。')
  if ((note?.length ?? 0) > LONGEST_NOTE) throw badInput('note', `说明不能超过 ${LONGEST_NOTE} 字。`)
  await write(context, milestone.jurisdictionCode, async step => {
    const { count } = await step.tx.milestone.updateMany({
      where: { id, jurisdictionCode: milestone.jurisdictionCode, doneOn: null },
      data: { doneOn: dayToDate(doneOn), doneNote: note?.trim() || null },
    })
    if (count === 0) throw new DomainError('CONFLICT', '这个时间节点已登记完成，请刷新后查看。')
    const after = await settleTask(step, milestone)
    await step.record({
      type: 'MILESTONE_COMPLETED',
      entity: 'Task',
      entityId: milestone.taskId,
      after: { milestoneId: id, doneOn, note: note?.trim() || null, ...after },
    })
  })
  return requireTask(context, milestone.taskId)
}

/** Takes a recorded completion back; the task is open again. Throws `BAD_INPUT` without a reason. */
export async function reopenMilestone(context: Context, id: string, reason: string): Promise<Task> {
  const milestone = await requireMilestone(context, id)
  allow(context.viewer !== null && canRecordCompletion(context.viewer, milestone), context.viewer)
  if (reason.trim() === '') throw badInput('reason', '请填写撤回的理由。')
  if (reason.length > LONGEST_NOTE) throw badInput('reason', `理由不能超过 ${LONGEST_NOTE} 字。`)
  await write(context, milestone.jurisdictionCode, async step => {
    const { count } = await step.tx.milestone.updateMany({
      where: { id, jurisdictionCode: milestone.jurisdictionCode, doneOn: { not: null } },
      data: { doneOn: null, doneNote: null },
    })
    if (count === 0) throw new DomainError('CONFLICT', '这个时间节点还没有登记完成，无需撤回。')
    const after = await settleTask(step, milestone)
    await step.record({
      type: 'MILESTONE_REOPENED',
      entity: 'Task',
      entityId: milestone.taskId,
      before: { doneOn: milestone.doneOn === null ? null : dateToDay(milestone.doneOn) },
      after: { milestoneId: id, reason: reason.trim(), ...after },
    })
  })
  return requireTask(context, milestone.taskId)
}

/** Brings progress and state of a task in line with its milestones, inside the write that changed one. */
async function settleTask({ tx }: Write, { taskId, jurisdictionCode }: MilestoneRef) {
  // Locks the task first, so that two milestones of it recorded at once are counted one after the other.
  const [task] = await tx.$queryRaw<{ status: Task['status'] }[]>`
    select status::text as status from task where division_code = ${jurisdictionCode} and id = ${taskId}::uuid for update`
  if (!task || isPaused(task.status)) throw new DomainError('CONFLICT', '任务已中止或终止，不能登记完成。')
  const milestones = await tx.milestone.findMany({
    where: { jurisdictionCode, taskId },
    select: { doneOn: true },
  })
  const facts = milestones.map(({ doneOn }) => ({
    dueOn: null,
    doneOn: doneOn === null ? null : dateToDay(doneOn),
  }))
  const percent = percentDone(facts)
  const doneOn =
    percent === 100
      ? (facts
          .map(fact => fact.doneOn as Day)
          .sort()
          .at(-1) ?? null)
      : null
  const status = doneOn !== null ? 'DONE' : isDone(task.status) ? 'IN_PROGRESS' : task.status
  await tx.task.updateMany({
    where: { jurisdictionCode, id: taskId },
    data: { percent, status, doneOn: doneOn === null ? null : dayToDate(doneOn) },
  })
  return { percent, status }
}

async function requireTask(context: Context, id: string): Promise<Task> {
  const task = await findTask(context, id)
  if (!task) throw notFound('这项任务')
  return task
}
