import type { DueChangeKind, FeedbackCycle, Prisma } from '#prisma'
import type { Context } from '../../platform/context.ts'
import { type Day, dayToDate } from '../../platform/day.ts'
import { badInput, conflict, DomainError } from '../../platform/errors.ts'
import { newId } from '../../platform/id.ts'
import type { Write } from '../../platform/write.ts'
import { isDone } from './task.status.ts'
import type { LockedTask } from './task-lock.ts'

/** Columns of a task that a step of its life may set; days as days. */
export interface TaskStep {
  status?: LockedTask['status']
  round?: number
  reportedPercent?: number | null
  percent?: number
  doneOn?: Day | null
  issuedOn?: Day
  closedOn?: Day | null
  suspendedOn?: Day | null
  suspendedFrom?: LockedTask['status'] | null
  ledgerNo?: string
  dutyReturns?: number
  title?: string
  feedbackCycle?: FeedbackCycle
  responsibleLeader?: string | null
  leaderInCharge?: string | null
  weight?: number
}

const date = (day: Day | null): Date | null => (day === null ? null : dayToDate(day))

const columnsOf = ({
  doneOn,
  issuedOn,
  closedOn,
  suspendedOn,
  ...step
}: TaskStep): Prisma.TaskUpdateInput => ({
  ...step,
  ...(doneOn === undefined ? {} : { doneOn: date(doneOn) }),
  ...(issuedOn === undefined ? {} : { issuedOn: date(issuedOn) }),
  ...(closedOn === undefined ? {} : { closedOn: date(closedOn) }),
  ...(suspendedOn === undefined ? {} : { suspendedOn: date(suspendedOn) }),
})

/** Whether a step changes what a past day must still show. */
const changesThePast = (locked: LockedTask, step: TaskStep): boolean =>
  (['status', 'round', 'reportedPercent', 'doneOn'] as const).some(
    key => step[key] !== undefined && step[key] !== locked[key],
  )

/**
 * Takes a locked task one step on: keeps what it was before, writes what it is now, counts the version. `locked` is
 * brought up to date. Steps that only touch its parts pass `{}`.
 */
export async function stepTask(
  { tx }: Pick<Write, 'tx'>,
  context: Context,
  locked: LockedTask,
  step: TaskStep,
  reason: string | null = null,
): Promise<void> {
  const { jurisdictionCode, id } = locked
  if (changesThePast(locked, step)) {
    await tx.taskChange.create({
      data: {
        jurisdictionCode,
        id: newId(),
        taskId: id,
        changedOn: dayToDate(context.clock.today()),
        at: context.clock.now(),
        userId: context.viewer?.id ?? null,
        userName: context.viewer?.name ?? '系统',
        fromStatus: locked.status,
        toStatus: step.status ?? locked.status,
        round: locked.round,
        reportedPercent: locked.reportedPercent,
        doneOn: date(locked.doneOn),
        reason,
      },
    })
  }
  await tx.task.update({
    where: { jurisdictionCode_id: { jurisdictionCode, id } },
    data: { ...columnsOf(step), version: { increment: 1 } },
  })
  Object.assign(locked, step, { version: locked.version + 1 })
}

type Milestone = LockedTask['milestones'][number]

/** What may be written on a milestone; days as days. */
export interface MilestoneStep {
  dueOn?: Day
  doneOn?: Day | null
  doneNote?: string | null
  sinceRound?: number
}

/** Writes a milestone of a locked task; a date given to one without a date makes it DATED. */
export async function setMilestone(
  { tx }: Pick<Write, 'tx'>,
  milestone: Milestone,
  { dueOn, doneOn, ...rest }: MilestoneStep,
): Promise<void> {
  const { jurisdictionCode, id } = milestone
  const data = {
    ...rest,
    ...(dueOn === undefined ? {} : { dueOn: dayToDate(dueOn), status: 'DATED' as const }),
    ...(doneOn === undefined ? {} : { doneOn: date(doneOn) }),
  }
  await tx.milestone.update({ where: { jurisdictionCode_id: { jurisdictionCode, id } }, data })
  Object.assign(milestone, data)
}

/** Keeps what the dates of a milestone were before a step. */
export async function keepMilestone(
  { tx }: Pick<Write, 'tx'>,
  { clock }: Context,
  milestone: Milestone,
  { kind, newDueOn, reason }: { kind: DueChangeKind; newDueOn: Day | null; reason: string | null },
): Promise<void> {
  await tx.milestoneChange.create({
    data: {
      jurisdictionCode: milestone.jurisdictionCode,
      id: newId(),
      milestoneId: milestone.id,
      taskId: milestone.taskId,
      changedOn: dayToDate(clock.today()),
      at: clock.now(),
      kind,
      dueOn: milestone.dueOn,
      doneOn: milestone.doneOn,
      newDueOn: date(newDueOn),
      reason,
    },
  })
}

export interface MilestoneMove {
  milestoneId: string
  dueOn: Day
  kind: DueChangeKind
  reason: string | null
}

/**
 * Moves the date in force of an open milestone; the date first given stays. After an extension a shorter date that a
 * lead had of its own counts no more. Throws `BAD_INPUT` for a milestone of another task, `CONFLICT` for one done.
 */
export async function moveMilestone(
  step: Pick<Write, 'tx'>,
  context: Context,
  locked: LockedTask,
  { milestoneId, dueOn, kind, reason }: MilestoneMove,
): Promise<void> {
  const milestone = locked.milestones.find(({ id }) => id === milestoneId)
  if (!milestone) throw badInput('milestoneId', '这个时间节点不属于该任务，请刷新后重新选择。')
  if (milestone.doneOn !== null) throw conflict('这个时间节点已经完成，时限不能再调整。请刷新后查看。')
  if (isDone(locked.status)) throw new DomainError('CONFLICT', '任务已办结，时限不能再调整。')
  await keepMilestone(step, context, milestone, { kind, newDueOn: dueOn, reason })
  await setMilestone(step, milestone, { dueOn })
  if (kind === 'EXTENSION') await dropShorterDates(step, locked, dueOn)
  await stepTask(step, context, locked, {})
}

async function dropShorterDates({ tx }: Pick<Write, 'tx'>, locked: LockedTask, dueOn: Day): Promise<void> {
  const { jurisdictionCode, id: taskId } = locked
  await tx.assignment.updateMany({
    where: { jurisdictionCode, taskId, part: 'LEAD', dueOn: { lt: dayToDate(dueOn) } },
    data: { dueOn: null, version: { increment: 1 } },
  })
  for (const assignment of locked.assignments) {
    if (assignment.part !== 'LEAD' || assignment.dueOn === null || assignment.dueOn >= dayToDate(dueOn))
      continue
    Object.assign(assignment, { dueOn: null, version: assignment.version + 1 })
  }
}
