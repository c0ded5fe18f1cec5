import type { AssignmentPart } from '#prisma'
import type { Context, Viewer } from '../../platform/context.ts'
import { type Day, dateToDay } from '../../platform/day.ts'
import { sourceRange } from '../../platform/source-range.type.ts'
import type { Assignment } from './assignment.type.ts'
import type { Milestone } from './milestone.type.ts'
import { assignmentLoader, milestoneFacts, milestoneLoader } from './task.loader.ts'
import { canRecordCompletion } from './task.policy.ts'
import { jointLight, milestoneLight, milestoneState, workingDaysLeft } from './task.rules.ts'
import { isPaused } from './task.status.ts'
import type { Task } from './task.type.ts'

/** The day of a date column, unless it lies behind `asOf`: then it has not happened yet. */
const until = (day: Day | null, asOf: Day): Day | null => (day !== null && day <= asOf ? day : null)

/** The milestones of a task as the viewer may see them on its day. */
export async function milestonesOf(context: Context, task: Task): Promise<Milestone[]> {
  const rows = await milestoneLoader(context).load(task)
  const may = context.viewer !== null && canRecordCompletion(context.viewer, task) && !isPaused(task.status)
  return rows.map(row => {
    const facts = milestoneFacts(row)
    const done = facts.doneOn !== null
    return {
      id: row.id,
      status: row.status,
      dueOn: facts.dueOn,
      originalDueOn: row.originalDueOn === null ? null : dateToDay(row.originalDueOn),
      words: row.words,
      deliverable: row.deliverable,
      doneOn: until(facts.doneOn, task.asOf),
      doneNote: row.doneNote,
      light: isPaused(task.status) || !task.inForce ? 'NO_DATA' : milestoneLight(facts, task),
      state: milestoneState(facts, task),
      workingDaysLeft: workingDaysLeft(facts.dueOn, until(facts.doneOn, task.asOf) !== null, task.asOf),
      source: sourceRange(row.sourceStart, row.sourceEnd),
      can: { complete: may && !done, reopen: may && done },
      readDetail: task.readDetail,
    }
  })
}

/** The lead or joint organizations of a task with their own lights. */
export async function assignmentsOf(
  context: Context,
  task: Task,
  part: AssignmentPart,
): Promise<Assignment[]> {
  const rows = (await assignmentLoader(context).load(task)).filter(row => row.part === part)
  if (rows.length === 0) return []
  const ownDates = rows.some(row => row.doneOn !== null)
  const facts = ownDates ? (await milestoneLoader(context).load(task)).map(milestoneFacts) : []
  return rows.map(row => {
    const doneOn = row.doneOn === null ? null : until(dateToDay(row.doneOn), task.asOf)
    return {
      id: row.id,
      part: row.part,
      organization: row.organization,
      groupWords: row.group?.words ?? null,
      light: doneOn === null ? task.light : jointLight(doneOn, task.status, facts, task),
      doneOn,
      groupId: row.groupId,
    }
  })
}

/** Whether the viewer belongs to the office of this task. */
export const isOffice = (viewer: Viewer | null, task: Task): boolean =>
  viewer !== null && canRecordCompletion(viewer, task)
