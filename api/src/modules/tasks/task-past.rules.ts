import type { Day } from '../../platform/day.ts'
import type { DueStatus } from './task.enums.ts'
import { isDone, type TaskStatus } from './task.status.ts'

/** What changes in the life of a task. */
export interface TaskFacts {
  status: TaskStatus
  round: number
  /** What the lead reported and the office let stand. */
  reportedPercent: number | null
  doneOn: Day | null
}

/** A kept before-image: what was true until the day the change counts from. */
interface Change {
  changedOn: Day
  at: Date
}

export type TaskBefore = TaskFacts & Change

export interface MilestoneDates {
  status: DueStatus
  dueOn: Day | null
  doneOn: Day | null
}

export type MilestoneBefore = Omit<MilestoneDates, 'status'> & Change

/** Changes after a day, in their order. */
const changesAfter = <Kind extends Change>(changes: readonly Kind[], asOf: Day): Kind[] =>
  changes
    .filter(({ changedOn }) => changedOn > asOf)
    .sort((a, b) => compare(a.changedOn, b.changedOn) || a.at.getTime() - b.at.getTime())

/** The first change after a day holds what was true on it; null when there is none, and what stands now was true then. */
const firstAfter = <Kind extends Change>(changes: readonly Kind[], asOf: Day): Kind | null =>
  changesAfter(changes, asOf)[0] ?? null

const compare = (a: Day, b: Day) => (a < b ? -1 : a > b ? 1 : 0)

const by = (day: Day | null, asOf: Day): day is Day => day !== null && day <= asOf

/**
 * The state of a task on a day, from what stands now and the before-images of its changes. A completion counts from the
 * day the work was done, also where it was recorded later; before that day the task was in progress.
 */
export function stateOn(
  current: TaskFacts & { closedOn: Day | null },
  changes: readonly TaskBefore[],
  asOf: Day,
): TaskFacts {
  const before = firstAfter(changes, asOf)
  if (before !== null && (isDone(before.status) || !isDone(current.status) || !by(current.doneOn, asOf)))
    return unlessDoneLater(before, asOf)
  const closedLater = current.status === 'CLOSED' && current.closedOn !== null && current.closedOn > asOf
  return unlessDoneLater({ ...current, status: closedLater ? 'DONE' : current.status }, asOf)
}

function unlessDoneLater({ status, round, reportedPercent, doneOn }: TaskFacts, asOf: Day): TaskFacts {
  const later = doneOn !== null && doneOn > asOf
  return {
    status: isDone(status) && later ? 'IN_PROGRESS' : status,
    round,
    reportedPercent,
    doneOn: later ? null : doneOn,
  }
}

/**
 * The dates of a milestone on a day, by the same rules. A date that was still to be named then makes it 待明确. A
 * completion learnt later counts from the day the work was done, also where its date was moved before it was learnt.
 */
export function milestoneOn(
  current: MilestoneDates,
  changes: readonly MilestoneBefore[],
  asOf: Day,
): MilestoneDates {
  const after = changesAfter(changes, asOf)
  const done = [...after, current].map(({ doneOn }) => doneOn).find(day => by(day, asOf)) ?? null
  const [before = null] = after
  if (before === null) return { ...current, doneOn: done }
  const unnamed = before.dueOn === null && current.status === 'DATED'
  return { status: unnamed ? 'UNKNOWN' : current.status, dueOn: before.dueOn, doneOn: done }
}
