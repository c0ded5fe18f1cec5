import { bulkInsert } from '../../platform/bulk-insert.ts'
import type { Transaction } from '../../platform/database.ts'
import type { Write } from '../../platform/write.ts'
import type { NewTask } from './new-task.ts'
import {
  ASSIGNMENTS,
  assignmentRows,
  type Destination,
  GROUPS,
  groupRows,
  MILESTONES,
  milestoneRows,
  type NumberedTask,
  numbered,
  TARGETS,
  TASKS,
  targetRows,
  taskRow,
} from './task-rows.ts'

/**
 * Puts the tasks of a confirmed plan into the ledger, inside the write that confirms it: tasks, milestones, groups,
 * assignments and targets, five statements for any number of rows. Tasks keep the order given; the status follows
 * the guard of DOMAIN §3; `behind` says how many stand in the plan already. Returns the ids in the order given.
 */
export async function createTasks(
  { tx, record }: Write,
  jurisdictionCode: string,
  planId: string,
  tasks: readonly NewTask[],
  createdAt: Date,
  behind = 0,
): Promise<string[]> {
  const rows = numbered(tasks).map(row => ({ ...row, position: row.position + behind }))
  await insertTaskRows(tx, rows, { jurisdictionCode, planId, createdAt })
  await record({ type: 'TASKS_CREATED', entity: 'Plan', entityId: planId, after: { count: tasks.length } })
  return rows.sort((one, other) => one.position - other.position).map(({ id }) => id)
}

/** Tasks with their milestones, groups, assignments and targets: five statements for any number of them. */
export async function insertTaskRows(
  tx: Transaction,
  rows: readonly NumberedTask[],
  to: Destination,
): Promise<void> {
  await bulkInsert(
    tx,
    TASKS,
    rows.map(row => taskRow(row, to)),
  )
  await bulkInsert(
    tx,
    MILESTONES,
    rows.flatMap(row => milestoneRows(row, to)),
  )
  await bulkInsert(
    tx,
    GROUPS,
    rows.flatMap(row => groupRows(row, to)),
  )
  await bulkInsert(
    tx,
    ASSIGNMENTS,
    rows.flatMap(row => assignmentRows(row, to)),
  )
  await bulkInsert(
    tx,
    TARGETS,
    rows.flatMap(row => targetRows(row, to)),
  )
}
