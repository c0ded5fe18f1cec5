import type { Assignment, Milestone, Organization } from '#prisma'
import { type Day, dateToDay } from '../../platform/day.ts'
import { notFound } from '../../platform/errors.ts'
import { isId } from '../../platform/id.ts'
import type { Write } from '../../platform/write.ts'
import type { TaskStatus } from './task.status.ts'

/** A part of a locked task with the organization that carries it. */
export type LockedAssignment = Assignment & {
  organization: Pick<Organization, 'id' | 'jurisdictionCode' | 'placeCode' | 'name'>
}

/**
 * A task that nobody else can change before the write ends, with its parts and dates (dropped ones left out). The
 * functions that change it keep it true, so that several of them may follow one another in one write.
 */
export interface LockedTask {
  jurisdictionCode: string
  id: string
  planId: string
  parentId: string | null
  placeCode: string
  title: string
  ledgerNo: string | null
  status: TaskStatus
  round: number
  version: number
  percent: number
  reportedPercent: number | null
  doneOn: Day | null
  issuedOn: Day | null
  suspendedOn: Day | null
  suspendedFrom: TaskStatus | null
  dutyReturns: number
  assignments: LockedAssignment[]
  milestones: Milestone[]
}

/** Locks a task for the rest of the write: everything that follows from its state is decided behind this line. Throws `NOT_FOUND`. */
export async function lockTask(
  { tx }: Pick<Write, 'tx'>,
  jurisdictionCode: string,
  taskId: string,
): Promise<LockedTask> {
  if (!isId(taskId)) throw notFound('这项任务')
  await tx.$queryRaw`
    select id from task where division_code = ${jurisdictionCode} and id = ${taskId}::uuid for update`
  const task = await tx.task.findUnique({ where: { jurisdictionCode_id: { jurisdictionCode, id: taskId } } })
  if (!task) throw notFound('这项任务')
  const ofTask = { jurisdictionCode, taskId }
  const assignments = await tx.assignment.findMany({
    where: ofTask,
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    include: { organization: { select: { id: true, jurisdictionCode: true, placeCode: true, name: true } } },
  })
  const milestones = await tx.milestone.findMany({
    where: { ...ofTask, droppedOn: null },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
  })
  return {
    jurisdictionCode,
    id: task.id,
    planId: task.planId,
    parentId: task.parentId,
    placeCode: task.placeCode,
    title: task.title,
    ledgerNo: task.ledgerNo,
    status: task.status,
    round: task.round,
    version: task.version,
    percent: task.percent,
    reportedPercent: task.reportedPercent,
    doneOn: optionalDay(task.doneOn),
    issuedOn: optionalDay(task.issuedOn),
    suspendedOn: optionalDay(task.suspendedOn),
    suspendedFrom: task.suspendedFrom,
    dutyReturns: task.dutyReturns,
    assignments,
    milestones,
  }
}

/** The day of a date column that may be empty. */
export const optionalDay = (date: Date | null): Day | null => (date === null ? null : dateToDay(date))

/** The leads that carry the task: one handed back as not one's duty does not count. */
export const leadsOf = ({ assignments }: Pick<LockedTask, 'assignments'>): LockedAssignment[] =>
  assignments.filter(({ part, status }) => part === 'LEAD' && status !== 'RETURNED')
