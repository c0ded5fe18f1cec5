import type { Assignment, Milestone, Organization } from '#prisma'
import type { Transaction } from '../../platform/database.ts'
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
  sourceStart: number
  sourceEnd: number
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
  const [task] = await readTaskRows(tx, jurisdictionCode, [taskId])
  if (!task) throw notFound('这项任务')
  return task
}

/** Tasks as `lockTask` answers them, without the lock: for a preview, which writes nothing. Three statements. */
export async function readTaskRows(
  tx: Transaction,
  jurisdictionCode: string,
  ids: readonly string[],
): Promise<LockedTask[]> {
  const tasks = await tx.task.findMany({ where: { jurisdictionCode, id: { in: [...ids] } }, select: COLUMNS })
  const ofTasks = { jurisdictionCode, taskId: { in: tasks.map(({ id }) => id) } }
  const assignments = await tx.assignment.findMany({
    where: ofTasks,
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    include: { organization: { select: { id: true, jurisdictionCode: true, placeCode: true, name: true } } },
  })
  const milestones = await tx.milestone.findMany({
    where: { ...ofTasks, droppedOn: null },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
  })
  return tasks.map(task => ({
    ...task,
    doneOn: optionalDay(task.doneOn),
    issuedOn: optionalDay(task.issuedOn),
    suspendedOn: optionalDay(task.suspendedOn),
    assignments: assignments.filter(({ taskId }) => taskId === task.id),
    milestones: milestones.filter(({ taskId }) => taskId === task.id),
  }))
}

const COLUMNS = {
  jurisdictionCode: true,
  id: true,
  planId: true,
  parentId: true,
  placeCode: true,
  title: true,
  ledgerNo: true,
  status: true,
  round: true,
  version: true,
  percent: true,
  reportedPercent: true,
  doneOn: true,
  issuedOn: true,
  suspendedOn: true,
  suspendedFrom: true,
  dutyReturns: true,
  sourceStart: true,
  sourceEnd: true,
} as const

/** The day of a date column that may be empty. */
export const optionalDay = (date: Date | null): Day | null => (date === null ? null : dateToDay(date))

/** The leads that carry the task: one handed back as not one's duty does not count. */
export const leadsOf = ({ assignments }: Pick<LockedTask, 'assignments'>): LockedAssignment[] =>
  assignments.filter(({ part, status }) => part === 'LEAD' && status !== 'RETURNED')
