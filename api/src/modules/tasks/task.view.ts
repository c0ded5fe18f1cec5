import type { AssignmentPart } from '#prisma'
import type { Context } from '../../platform/context.ts'
import { type Day, dateToDay } from '../../platform/day.ts'
import { sourceRange } from '../../platform/source-range.type.ts'
import type { Assignment } from './assignment.type.ts'
import type { Milestone } from './milestone.type.ts'
import type { Light } from './task.enums.ts'
import { type AssignmentOfTask, assignmentLoader, milestoneFacts, milestoneLoader } from './task.loader.ts'
import { canRecordCompletion } from './task.policy.ts'
import {
  jointLight,
  type MilestoneFacts,
  milestoneLight,
  milestoneState,
  workingDaysLeft,
} from './task.rules.ts'
import { isPaused } from './task.status.ts'
import type { Task } from './task.type.ts'
import { partPolicies } from './task-can.view.ts'
import { optionalDay } from './task-lock.ts'

/** The day of a date column, unless it lies behind `asOf`: then it has not happened yet. */
const until = (day: Day | null, asOf: Day): Day | null => (day !== null && day <= asOf ? day : null)

/** The milestones of a task as the viewer may see them on its day. */
export async function milestonesOf(context: Context, task: Task): Promise<Milestone[]> {
  const rows = await milestoneLoader(context).load(task)
  const may = context.viewer !== null && canRecordCompletion(context.viewer, task) && !isPaused(task.status)
  return rows.map(row => {
    const facts = milestoneFacts(row)
    return {
      id: row.id,
      status: row.status,
      dueOn: facts.dueOn,
      originalDueOn: row.originalDueOn === null ? null : dateToDay(row.originalDueOn),
      words: row.words,
      deliverable: row.deliverable,
      doneOn: until(facts.doneOn, task.asOf),
      doneNote: row.doneNote,
      light: isUnlit(task) || row.droppedOn !== null ? 'NO_DATA' : milestoneLight(facts, task),
      state: milestoneState(facts, task),
      workingDaysLeft: workingDaysLeft(facts.dueOn, until(facts.doneOn, task.asOf) !== null, task.asOf),
      source: sourceRange(row.sourceStart, row.sourceEnd),
      can: { complete: may && !row.doneNow, reopen: may && row.doneNow && task.status !== 'CLOSED' },
      version: task.version,
      jurisdictionCode: task.jurisdictionCode,
      taskId: task.id,
      readDetail: task.readDetail,
    }
  })
}

/** The dates of a task that an amended plan has not dropped. */
const judgedFacts = async (context: Context, task: Task): Promise<MilestoneFacts[]> =>
  (await milestoneLoader(context).load(task))
    .filter(({ droppedOn }) => droppedOn === null)
    .map(milestoneFacts)

/** The lead or joint organizations of a task with their own lights. */
export async function assignmentsOf(
  context: Context,
  task: Task,
  part: AssignmentPart,
): Promise<Assignment[]> {
  const rows = (await assignmentLoader(context).load(task)).filter(row => row.part === part)
  if (rows.length === 0) return []
  const judged = rows.some(row => row.doneOn !== null || row.dueOn !== null)
  const facts = judged ? await judgedFacts(context, task) : []
  const can = await partPolicies(context, task, rows)
  return rows.map(row => ({
    id: row.id,
    part: row.part,
    organization: row.organization,
    groupWords: row.group?.words ?? null,
    light: partLight(task, row, facts),
    doneOn: until(optionalDay(row.doneOn), task.asOf),
    status: row.status,
    version: row.version,
    issuedOn: optionalDay(row.issuedOn),
    signDueOn: optionalDay(row.signDueOn),
    signedOn: optionalDay(row.signedOn),
    signedBy: row.signedBy,
    dueOn: optionalDay(row.dueOn),
    principal: row.principal,
    deputy: row.deputy,
    contact: row.contact,
    contactPhone: row.contactPhone,
    can: can(row),
    jurisdictionCode: task.jurisdictionCode,
    taskId: task.id,
    groupId: row.groupId,
    readDetail: task.readDetail,
  }))
}

/** A part with a date of its own is judged by that, one that finished earlier by that day; else it shares the task's. */
function partLight(task: Task, row: AssignmentOfTask, facts: readonly MilestoneFacts[]): Light {
  if (isUnlit(task)) return 'NO_DATA'
  const doneOn = until(optionalDay(row.doneOn), task.asOf)
  const ownDueOn = row.status === 'DONE' && doneOn === null ? null : optionalDay(row.dueOn)
  if (doneOn === null && ownDueOn === null) return task.light
  return jointLight(doneOn, task.status, facts, task, ownDueOn)
}

/** The clock of the task stands still, its plan binds nobody yet, or an amended plan left it out. */
const isUnlit = (task: Task): boolean => isPaused(task.status) || !task.inForce || task.droppedOn !== null
