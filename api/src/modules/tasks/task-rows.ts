import type { BulkRow, BulkTable } from '../../platform/bulk-insert.ts'
import { newId } from '../../platform/id.ts'
import { parentsFirst, partsOf, statusOfNewTask } from './new-task.rules.ts'
import type { NewSource, NewTask } from './new-task.ts'

/** A task with the ids that were made for it. */
export interface NumberedTask {
  task: NewTask
  id: string
  parentId: string | null
  /** Of its groups, in their order. */
  groupIds: string[]
  /** 1, 2, 3 … in the plan. */
  position: number
}

/** Where the rows go. */
export interface Destination {
  jurisdictionCode: string
  planId: string
  createdAt: Date
}

const table = <Column extends string>(name: string, columns: Record<Column, string>): BulkTable<Column> => ({
  name,
  columns,
})

const OWN = { division_code: 'char(12)', id: 'uuid' }
const OF_TASK = { ...OWN, task_id: 'uuid' }
const SOURCE = { source_start: 'int', source_end: 'int' }

export const TASKS = table('task', {
  ...OWN,
  plan_id: 'uuid',
  parent_id: 'uuid',
  place_code: 'char(12)',
  no: 'text',
  position: 'int',
  kind: '"TaskKind"',
  section: 'text',
  title: 'text',
  text: 'text',
  status: '"TaskStatus"',
  percent: 'int2',
  effective_on: 'date',
  ...SOURCE,
  created_at: 'timestamptz',
})

export const MILESTONES = table('milestone', {
  ...OF_TASK,
  position: 'int',
  status: '"DueStatus"',
  due_on: 'date',
  original_due_on: 'date',
  words: 'text',
  deliverable: 'text',
  ...SOURCE,
})

export const GROUPS = table('assignment_group', {
  ...OF_TASK,
  part: '"AssignmentPart"',
  words: 'text',
  rule: '"GroupRule"',
  ...SOURCE,
})

export const ASSIGNMENTS = table('assignment', {
  ...OF_TASK,
  organization_id: 'uuid',
  part: '"AssignmentPart"',
  position: 'int',
  group_id: 'uuid',
  ...SOURCE,
})

export const TARGETS = table('task_target', {
  ...OF_TASK,
  position: 'int',
  text: 'text',
  value: 'numeric',
  unit: 'text',
  comparator: 'text',
  ...SOURCE,
})

type RowOf<Table> = Table extends BulkTable<infer Column> ? BulkRow<Column> : never

const sourceOf = (source: NewSource) => ({
  source_start: source?.start ?? null,
  source_end: source?.end ?? null,
})

/** Ids are made here, parents first, so that children can name them; those of tasks that are there already are given. */
export function numbered(
  tasks: readonly NewTask[],
  ids: readonly string[] = tasks.map(() => newId()),
): NumberedTask[] {
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

export const taskRow = (
  { task, id, parentId, position }: NumberedTask,
  { jurisdictionCode, planId, createdAt }: Destination,
): RowOf<typeof TASKS> => ({
  division_code: jurisdictionCode,
  id,
  plan_id: planId,
  parent_id: parentId,
  place_code: task.placeCode,
  no: task.no,
  position,
  kind: task.kind,
  section: task.section,
  title: task.title,
  text: task.text,
  status: statusOfNewTask(task),
  percent: 0,
  effective_on: task.effectiveOn,
  ...sourceOf(task.source),
  created_at: createdAt.toISOString(),
})

const ownRow = ({ id }: NumberedTask, { jurisdictionCode }: Destination, rowId = newId()) => ({
  division_code: jurisdictionCode,
  id: rowId,
  task_id: id,
})

export const milestoneRows = (row: NumberedTask, to: Destination): RowOf<typeof MILESTONES>[] =>
  row.task.milestones.map(({ status, dueOn, words, deliverable, source }, index) => ({
    ...ownRow(row, to),
    position: index + 1,
    status,
    due_on: dueOn,
    original_due_on: dueOn,
    words,
    deliverable,
    ...sourceOf(source),
  }))

export const groupRows = (row: NumberedTask, to: Destination): RowOf<typeof GROUPS>[] =>
  row.task.groups.map(({ part, words, rule, source }, index) => ({
    ...ownRow(row, to, row.groupIds[index]),
    part,
    words,
    rule,
    ...sourceOf(source),
  }))

export const assignmentRows = (row: NumberedTask, to: Destination): RowOf<typeof ASSIGNMENTS>[] =>
  partsOf(row.task).map(({ organizationId, part, groupIndex, source }, index) => ({
    ...ownRow(row, to),
    organization_id: organizationId,
    part,
    position: index + 1,
    group_id: groupIndex === null ? null : (row.groupIds[groupIndex] ?? null),
    ...sourceOf(source),
  }))

export const targetRows = (row: NumberedTask, to: Destination): RowOf<typeof TARGETS>[] =>
  row.task.targets.map(({ text, value, unit, comparator, source }, index) => ({
    ...ownRow(row, to),
    position: index + 1,
    text,
    value,
    unit,
    comparator,
    ...sourceOf(source),
  }))
