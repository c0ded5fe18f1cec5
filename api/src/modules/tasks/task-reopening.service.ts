import type { Context } from '../../platform/context.ts'
import { type Day, dateToDay, dayToDate } from '../../platform/day.ts'
import { newId } from '../../platform/id.ts'
import type { Write } from '../../platform/write.ts'
import { notify } from '../notifications/index.ts'
import { reopenParts } from './assignment.service.ts'
import { openCycles } from './cycle.service.ts'
import { percentDone } from './task.rules.ts'
import { keepMilestone, setMilestone, stepTask } from './task-change.service.ts'
import { type LockedTask, optionalDay } from './task-lock.ts'
import { rollUp } from './task-rollup.service.ts'

/** Share of the milestones that are done. */
export const countedPercent = ({ milestones }: LockedTask): number =>
  percentDone(milestones.map(({ doneOn }) => ({ dueOn: null, doneOn: optionalDay(doneOn) })))

/** The progress that was reported before a task was done; null when milestones were counted. */
export async function percentBeforeDone(
  { tx }: Pick<Write, 'tx'>,
  { jurisdictionCode, id }: LockedTask,
): Promise<number | null> {
  const change = await tx.taskChange.findFirst({
    where: { jurisdictionCode, taskId: id, toStatus: 'DONE' },
    orderBy: { id: 'desc' },
    select: { reportedPercent: true },
  })
  return change?.reportedPercent ?? null
}

/** 重新启动: a new round with a new date; what was done before stays in the history. */
export async function reopenTask(
  step: Write,
  context: Context,
  locked: LockedTask,
  { reason, dueOn }: { reason: string; dueOn: Day },
): Promise<void> {
  const { jurisdictionCode, id, status, doneOn } = locked
  const round = locked.round + 1
  await reopenLastMilestone(step, context, locked, { reason, dueOn, round })
  await reopenParts(step, locked, 'IN_PROGRESS')
  const reopened = {
    status: 'IN_PROGRESS' as const,
    round,
    doneOn: null,
    closedOn: null,
    percent: countedPercent(locked),
    reportedPercent: await percentBeforeDone(step, locked),
  }
  await stepTask(step, context, locked, reopened, reason)
  await openCycles(step, context, jurisdictionCode, [id], context.clock.today())
  await rollUp(step, context, locked)
  await step.record({
    type: 'TASK_REOPENED',
    entity: 'Task',
    entityId: id,
    before: { status, doneOn },
    after: { reason, dueOn, round },
  })
  await tellLeads(step, context, locked, dueOn)
}

async function reopenLastMilestone(
  step: Write,
  context: Context,
  locked: LockedTask,
  { reason, dueOn, round }: { reason: string; dueOn: Day; round: number },
): Promise<void> {
  const last = locked.milestones
    .toSorted((one, other) => dayOf(one.dueOn).localeCompare(dayOf(other.dueOn)))
    .at(-1)
  if (last) {
    await keepMilestone(step, context, last, { kind: 'REOPENING', newDueOn: dueOn, reason })
    return setMilestone(step, last, { dueOn, doneOn: null, doneNote: null, sinceRound: round })
  }
  const milestone = await step.tx.milestone.create({
    data: {
      jurisdictionCode: locked.jurisdictionCode,
      id: newId(),
      taskId: locked.id,
      position: 1,
      status: 'DATED',
      dueOn: dayToDate(dueOn),
      originalDueOn: dayToDate(dueOn),
      words: '',
      deliverable: '重新办理',
      sinceRound: round,
    },
  })
  locked.milestones.push(milestone)
}

const dayOf = (date: Date | null): Day => (date === null ? '' : dateToDay(date))

const tellLeads = (
  step: Write,
  context: Context,
  { jurisdictionCode, id, title, assignments }: LockedTask,
  dueOn: Day,
): Promise<void> =>
  notify(step, context, {
    jurisdictionCode,
    kind: 'TASK_RETURNED',
    to: {
      organizationIds: assignments
        .filter(({ status }) => status === 'IN_PROGRESS')
        .map(({ organizationId }) => organizationId),
    },
    title: `${title}已重新启动`,
    body: `新的时限：${dueOn}。`,
    path: `/tasks/${id}`,
    entity: 'Task',
    entityId: id,
  })
