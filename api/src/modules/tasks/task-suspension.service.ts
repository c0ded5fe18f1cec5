import { addWorkingDays } from '../../platform/calendar.ts'
import type { Context } from '../../platform/context.ts'
import { type Day, dateToDay, dayToDate } from '../../platform/day.ts'
import type { Write } from '../../platform/write.ts'
import { type AssignmentStep, setAssignment } from './assignment.service.ts'
import { moveCycle, openCycles } from './cycle.service.ts'
import { pausedWorkingDays, statusAfter } from './task-action.rules.ts'
import { keepMilestone, setMilestone, stepTask } from './task-change.service.ts'
import type { LockedTask } from './task-lock.ts'

/** 中止: the clock stands still until the task is resumed. */
export async function suspendTask(
  step: Write,
  context: Context,
  locked: LockedTask,
  reason: string,
): Promise<void> {
  const today = context.clock.today()
  const { jurisdictionCode, id, status } = locked
  await stepTask(
    step,
    context,
    locked,
    { status: 'SUSPENDED', suspendedOn: today, suspendedFrom: status },
    reason,
  )
  await openCycles(step, context, jurisdictionCode, [id], today)
  await step.record({
    type: 'TASK_SUSPENDED',
    entity: 'Task',
    entityId: id,
    before: { status },
    after: { reason },
  })
}

/** 恢复: back to where it was, with every open date later by the working days on which the clock stood still. */
export async function resumeTask(
  step: Write,
  context: Context,
  locked: LockedTask,
  reason: string | null,
): Promise<void> {
  const today = context.clock.today()
  const { jurisdictionCode, id, suspendedFrom } = locked
  const paused = locked.suspendedOn === null ? 0 : pausedWorkingDays(locked.suspendedOn, today)
  const words = `中止 ${paused} 个工作日，时限顺延`
  if (paused > 0) {
    await shiftMilestones(step, context, locked, paused, words)
    await shiftParts(step, locked, paused)
    await shiftCycles(step, locked, paused)
  }
  const status = statusAfter('RESUME', { leads: [], suspendedFrom })
  const ended = { status, suspendedOn: null, suspendedFrom: null }
  await stepTask(step, context, locked, ended, reason ?? words)
  await openCycles(step, context, jurisdictionCode, [id], today)
  await step.record({ type: 'TASK_RESUMED', entity: 'Task', entityId: id, after: { status, paused, reason } })
}

const later = (date: Date, paused: number): Day => addWorkingDays(dateToDay(date), paused)

async function shiftMilestones(
  step: Write,
  context: Context,
  { milestones }: LockedTask,
  paused: number,
  reason: string,
): Promise<void> {
  for (const milestone of milestones) {
    if (milestone.dueOn === null || milestone.doneOn !== null) continue
    const dueOn = later(milestone.dueOn, paused)
    await keepMilestone(step, context, milestone, { kind: 'SUSPENSION', newDueOn: dueOn, reason })
    await setMilestone(step, milestone, { dueOn })
  }
}

/** The date a part has of its own, and the one to sign by. */
async function shiftParts(step: Write, { assignments }: LockedTask, paused: number): Promise<void> {
  for (const assignment of assignments) {
    const { dueOn, signDueOn, status } = assignment
    const shift: AssignmentStep = {
      ...(dueOn === null ? {} : { dueOn: dayToDate(later(dueOn, paused)) }),
      ...(signDueOn === null || status !== 'ISSUED'
        ? {}
        : { signDueOn: dayToDate(later(signDueOn, paused)) }),
    }
    if (Object.keys(shift).length > 0) await setAssignment(step, assignment, shift)
  }
}

/** Periods that are owed; those that follow a date of the task follow it by themselves. */
async function shiftCycles(step: Write, { jurisdictionCode, id }: LockedTask, paused: number): Promise<void> {
  const owed = await step.tx.reportCycle.findMany({
    where: { jurisdictionCode, taskId: id, submittedOn: null, cancelledOn: null, milestoneId: null },
    select: { id: true, dueOn: true },
  })
  for (const cycle of owed) await moveCycle(step, jurisdictionCode, cycle.id, later(cycle.dueOn, paused))
}
