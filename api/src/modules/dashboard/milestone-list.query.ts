import type { Context } from '../../platform/context.ts'
import type { Day } from '../../platform/day.ts'
import { decodeCursor, encodeCursor, pageSize } from '../../platform/paging.ts'
import {
  findTasks,
  inPlace,
  litTasks,
  MILESTONES_ON_DAY,
  type Parameter,
  parameters,
  type Task,
  type TaskView,
  taskView,
} from '../tasks/index.ts'
import type { MilestoneConnection, MilestoneFilter } from './milestone-list.type.ts'

interface MilestoneRow {
  id: string
  task_id: string
  due_on: Day | null
  original_due_on: Day | null
  done_on: Day | null
  on_time: boolean
}

const KEYS = ['listed.due_day', 'listed.id::text']

export interface MilestoneListInput {
  filter: MilestoneFilter
  asOf?: Day | null
  first?: number | null
  after?: string | null
}

/** The milestones behind a rate or a point of the completion chart, the earliest due first. */
export async function listMilestones(
  context: Context,
  input: MilestoneListInput,
): Promise<MilestoneConnection> {
  const view = await taskView(context, input.filter.place, input.asOf)
  const size = pageSize(input.first)
  const rows = await readRows(context, view, input, size)
  const found = rows.flatMap(({ page }) => (page ? [page] : []))
  const shown = found.slice(0, size)
  const tasks = await tasksOf(context, view, shown)
  const last = shown.at(-1)
  return {
    nodes: shown.map(row => ({
      id: row.id,
      task: tasks.get(row.task_id) as Task,
      dueOn: row.due_on,
      originalDueOn: row.original_due_on,
      doneOn: row.done_on,
      onTime: row.on_time,
    })),
    pageInfo: { hasNextPage: found.length > size, endCursor: last ? encodeCursor(last.key) : null },
    totalCount: rows[0]?.total ?? 0,
  }
}

interface PageRow {
  total: number
  page: (MilestoneRow & { key: string[] }) | null
}

function readRows(
  { db }: Context,
  view: TaskView,
  { filter, after }: MilestoneListInput,
  size: number,
): Promise<PageRow[]> {
  const { values, parameter } = parameters(view.scope.jurisdictionCode, view.asOf, view.nearUntil)
  const due = filter.originalDates ? 'm.original_due_on' : 'm.due_on'
  const behind = after ? decodeCursor(after, KEYS.length).map(value => `${parameter(value)}::text`) : null
  return db.sql<PageRow>(
    `with lit as (${litTasks(inPlace(view, parameter))}), listed as (
       select m.id, m.task_id, m.due_on, m.original_due_on, ${due}::text as due_day,
         m.done_on, coalesce(m.done_on <= ${due}, false) as on_time
       from lit join (${MILESTONES_ON_DAY}) m on m.task_id = lit.id
       where ${due} is not null and $3::date is not null and ${condition(filter, due, parameter)}),
     counts as (select count(*)::int as total from listed),
     page as (
       select listed.*, jsonb_build_array(${KEYS.join(', ')}) as key from listed
       where ${behind ? `(${KEYS.join(', ')}) > (${behind.join(', ')})` : 'true'}
       order by ${KEYS.join(', ')} limit ${parameter(size + 1)})
     select counts.total, row_to_json(page) as page from counts left join page on true`,
    values,
  )
}

function condition({ dueBy, doneBy, onTime }: MilestoneFilter, due: string, parameter: Parameter): string {
  const conditions = ['true']
  if (dueBy) conditions.push(`${due} <= ${parameter(dueBy)}::date`)
  if (doneBy) conditions.push(`m.done_on <= ${parameter(doneBy)}::date`)
  if (onTime !== null && onTime !== undefined) {
    const done = `coalesce(m.done_on <= ${due}, false)`
    conditions.push(onTime ? done : `not ${done}`)
  }
  return conditions.join(' and ')
}

/** The tasks of these rows by id, as the viewer may see them. */
async function tasksOf(
  context: Context,
  view: TaskView,
  rows: readonly MilestoneRow[],
): Promise<Map<string, Task>> {
  const ids = [...new Set(rows.map(row => row.task_id))]
  if (ids.length === 0) return new Map()
  const where = (parameter: Parameter) => `t.id = any(${parameter(ids)}::uuid[])`
  const tasks = await findTasks(context, view, where, 'lit.position', ids.length)
  return new Map(tasks.map(task => [task.id, task]))
}
