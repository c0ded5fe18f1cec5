import type { Prisma } from '#prisma'
import { dayToDate } from '../../platform/day.ts'
import { newId } from '../../platform/id.ts'
import type { Write } from '../../platform/write.ts'
import { parentsFirst, partsOf, statusOfNewTask } from './new-task.rules.ts'
import type { NewSource, NewTask } from './new-task.ts'

/** A task with the ids that were made for it. */
interface Numbered {
  task: NewTask
  id: string
  parentId: string | null
  /** Of its groups, in their order. */
  groupIds: string[]
  /** 1, 2, 3 … in the plan. */
  position: number
}

/** Where the rows go: jurisdiction, plan, time. */
interface Destination {
  jurisdictionCode: string
  planId: string
  createdAt: Date
}

const sourceColumns = (source: NewSource) => ({
  sourceStart: source?.start ?? null,
  sourceEnd: source?.end ?? null,
})

const dateOrNull = (day: string | null): Date | null => (day === null ? null : dayToDate(day))

/** Ids are made here, parents first, so that children can name them. */
function numbered(tasks: readonly NewTask[]): Numbered[] {
  const ids = tasks.map(() => newId())
  return parentsFirst(tasks).map(index => {
    const task = tasks[index] as NewTask
    return {
      task,
      id: ids[index] as string,
      parentId: task.parentIndex === null ? null : (ids[task.parentIndex] ?? null),
      groupIds: task.groups.map(() => newId()),
      position: index + 1,
    }
  })
}

const taskRow = (
  { task, id, parentId, position }: Numbered,
  destination: Destination,
): Prisma.TaskCreateManyInput => ({
  ...destination,
  id,
  parentId,
  position,
  placeCode: task.placeCode,
  no: task.no,
  kind: task.kind,
  section: task.section,
  title: task.title,
  text: task.text,
  status: statusOfNewTask(task),
  effectiveOn: dateOrNull(task.effectiveOn),
  sourceStart: task.source.start,
  sourceEnd: task.source.end,
})

const milestoneRows = ({ task, id }: Numbered, jurisdictionCode: string): Prisma.MilestoneCreateManyInput[] =>
  task.milestones.map(({ status, dueOn, words, deliverable, source }, index) => ({
    jurisdictionCode,
    id: newId(),
    taskId: id,
    position: index + 1,
    status,
    dueOn: dateOrNull(dueOn),
    originalDueOn: dateOrNull(dueOn),
    words,
    deliverable,
    ...sourceColumns(source),
  }))

const groupRows = (
  { task, id, groupIds }: Numbered,
  jurisdictionCode: string,
): Prisma.AssignmentGroupCreateManyInput[] =>
  task.groups.map(({ part, words, rule, source }, index) => ({
    jurisdictionCode,
    id: groupIds[index] as string,
    taskId: id,
    part,
    words,
    rule,
    ...sourceColumns(source),
  }))

const assignmentRows = (
  { task, id, groupIds }: Numbered,
  jurisdictionCode: string,
): Prisma.AssignmentCreateManyInput[] =>
  partsOf(task).map(({ organizationId, part, groupIndex, source }, index) => ({
    jurisdictionCode,
    id: newId(),
    taskId: id,
    organizationId,
    part,
    position: index + 1,
    groupId: groupIndex === null ? null : (groupIds[groupIndex] ?? null),
    ...sourceColumns(source),
  }))

const targetRows = ({ task, id }: Numbered, jurisdictionCode: string): Prisma.TaskTargetCreateManyInput[] =>
  task.targets.map(({ text, value, unit, comparator, source }, index) => ({
    jurisdictionCode,
    id: newId(),
    taskId: id,
    position: index + 1,
    text,
    value,
    unit,
    comparator,
    ...sourceColumns(source),
  }))

/**
 * Puts the tasks of a confirmed plan into the ledger, inside the write that confirms it: tasks, milestones, groups,
 * assignments and targets, a few statements for any number of rows. Tasks keep the order given; the status follows
 * the guard of DOMAIN §3. Returns the ids in the order given.
 */
export async function createTasks(
  { tx, record }: Write,
  jurisdictionCode: string,
  planId: string,
  tasks: readonly NewTask[],
  createdAt: Date,
): Promise<string[]> {
  const rows = numbered(tasks)
  const destination = { jurisdictionCode, planId, createdAt }
  await tx.task.createMany({ data: rows.map(row => taskRow(row, destination)) })
  await tx.milestone.createMany({ data: rows.flatMap(row => milestoneRows(row, jurisdictionCode)) })
  await tx.assignmentGroup.createMany({ data: rows.flatMap(row => groupRows(row, jurisdictionCode)) })
  await tx.assignment.createMany({ data: rows.flatMap(row => assignmentRows(row, jurisdictionCode)) })
  await tx.taskTarget.createMany({ data: rows.flatMap(row => targetRows(row, jurisdictionCode)) })
  await record({ type: 'TASKS_CREATED', entity: 'Plan', entityId: planId, after: { count: tasks.length } })
  return rows.sort((one, other) => one.position - other.position).map(({ id }) => id)
}
