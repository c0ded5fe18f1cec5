import type { Context } from '../../platform/context.ts'
import type { Day } from '../../platform/day.ts'
import { isId } from '../../platform/id.ts'
import { decodeCursor, encodeCursor, pageSize } from '../../platform/paging.ts'
import { grantsIn, hasRole, type PlaceScope, placeScope, SEES_TASKS } from '../access/index.ts'
import { codeRange, type Division, divisionLoader, ruleSettings } from '../divisions/index.ts'
import { type LightCountsRow, toLightCounts } from './light-counts.type.ts'
import {
  type DueStatus,
  type FeedbackCycle,
  type TaskKind,
  TaskLevel,
  type TaskStatus,
} from './task.enums.ts'
import { filterTasks } from './task.filter.sql.ts'
import type { TaskFilter, TaskSort } from './task.input.ts'
import { LEVEL_OF_CODE, lightCounts, litTasks, touchesPlace } from './task.light.sql.ts'
import { LIGHT_OF_SEVERITY, type LightDay, lightDay, workingDaysLeft } from './task.rules.ts'
import { orderTasks } from './task.sort.sql.ts'
import type { Task, TaskConnection } from './task.type.ts'

/** A lit task as SQL returns it. */
interface LitRow {
  id: string
  plan_id: string
  place_code: string
  parent_id: string | null
  no: string
  kind: TaskKind
  section: string
  title: string
  status: TaskStatus
  percent: number
  done: boolean
  done_on: Day | null
  in_force: boolean
  severity: number
  due_on: Day | null
  due_status: DueStatus
  milestones: number
  milestones_done: number
  milestones_due: number
  ledger_no: string | null
  version: number
  round: number
  feedback_cycle: FeedbackCycle
  weight: number
  issued_on: Day | null
  closed_on: Day | null
  suspended_on: Day | null
  responsible_leader: string | null
  leader_in_charge: string | null
  dropped_on: Day | null
  level: number
  read_detail: boolean
}

/** The place asked for, as the viewer may see it, and the day with its limits. */
export interface TaskView extends LightDay {
  scope: PlaceScope
}

/** Throws `FORBIDDEN` or `NOT_FOUND` when the viewer may not look there. */
export async function taskView(context: Context, place: string, asOf?: Day | null): Promise<TaskView> {
  const scope = placeScope(context.viewer, place)
  const { nearWorkingDays } = await ruleSettings(context, scope.jurisdictionCode)
  return { scope, ...lightDay(asOf ?? context.clock.today(), nearWorkingDays) }
}

/** Numbers the values of one statement: `parameter(x)` returns `$n`. */
export function parameters(...first: unknown[]) {
  const values: unknown[] = [...first]
  return { values, parameter: (value: unknown) => `$${values.push(value)}` }
}

export type Parameter = (value: unknown) => string

/** Narrows tasks (alias `t`) to the place of the view. The jurisdiction itself holds all of its tasks. */
export function inPlace({ scope }: TaskView, parameter: Parameter, ownPlaceOnly = false): string {
  if (ownPlaceOnly) return `t.place_code = ${parameter(scope.place)}`
  if (scope.place === scope.jurisdictionCode) return 'true'
  const { from, to } = codeRange(scope.place)
  return touchesPlace(parameter(from), parameter(to))
}

/** SQL that tells whether the viewer may read task `t` in full. */
export function readsDetail({ scope }: TaskView, parameter: Parameter, task = 't'): string {
  if (scope.everything) return 'true'
  const ways = scope.scopeCodes.map(code => {
    const { from, to } = codeRange(code)
    return touchesPlace(parameter(from), parameter(to), task)
  })
  if (scope.organizationIds.length > 0) {
    ways.push(`exists (select 1 from assignment a where a.division_code = $1 and a.task_id = ${task}.id
      and a.organization_id = any(${parameter(scope.organizationIds)}::uuid[]))`)
  }
  return ways.length === 0 ? 'false' : `(${ways.join(' or ')})`
}

/** One row with the day it was read at. */
function toTask(row: LitRow, { scope, asOf, nearUntil }: TaskView): Task {
  return {
    id: row.id,
    no: row.no,
    title: row.title,
    kind: row.kind,
    section: row.section,
    status: row.status,
    state: row.done ? 'DONE' : 'OPEN',
    percent: row.percent,
    level: Object.values(TaskLevel)[row.level - 1] as TaskLevel,
    light: LIGHT_OF_SEVERITY[row.severity] as Task['light'],
    dueOn: row.due_on,
    dueStatus: row.due_status,
    workingDaysLeft: workingDaysLeft(row.due_on, row.done, asOf),
    doneOn: row.done_on,
    milestoneCounts: { total: row.milestones, done: row.milestones_done, due: row.milestones_due },
    ledgerNo: row.ledger_no,
    version: row.version,
    round: row.round,
    feedbackCycle: row.feedback_cycle,
    weight: Number(row.weight),
    issuedOn: row.issued_on,
    closedOn: row.closed_on,
    suspendedOn: row.suspended_on,
    responsibleLeader: row.responsible_leader,
    leaderInCharge: row.leader_in_charge,
    droppedOn: row.dropped_on,
    jurisdictionCode: scope.jurisdictionCode,
    planId: row.plan_id,
    placeCode: row.place_code,
    parentId: row.parent_id,
    readDetail: row.read_detail,
    inForce: row.in_force,
    asOf,
    nearUntil,
  }
}

const COLUMNS = `lit.id, lit.plan_id, lit.place_code, lit.parent_id, lit.no, lit.kind, lit.section, lit.title, lit.status,
  lit.percent, lit.done, lit.done_on, lit.in_force, lit.severity, lit.due_on, lit.due_status, lit.milestones, lit.milestones_done,
  lit.milestones_due, lit.ledger_no, lit.version, lit.round, lit.feedback_cycle, lit.weight, lit.issued_on, lit.closed_on,
  lit.suspended_on, lit.responsible_leader, lit.leader_in_charge, lit.dropped_on, ${LEVEL_OF_CODE('lit.place_code')} as level`

export interface TaskListInput {
  filter: TaskFilter
  sort?: TaskSort | null
  asOf?: Day | null
  first?: number | null
  after?: string | null
}

/** A page of the ledger with the counts of the whole list, in one statement. */
export async function listTasks(context: Context, input: TaskListInput): Promise<TaskConnection> {
  const view = await taskView(context, input.filter.place, input.asOf)
  return readTasks(context, view, input, pageSize(input.first))
}

/**
 * `size` rows of a list from the one after `input.after` on; files take larger steps than screens. The page is put in
 * order once more behind the join with the places, which may come in any.
 */
export async function readTasks(
  context: Context,
  view: TaskView,
  input: TaskListInput,
  size: number,
): Promise<TaskConnection> {
  const { values, parameter } = parameters(view.scope.jurisdictionCode, view.asOf, view.nearUntil)
  const order = orderTasks(input.sort)
  const where = inPlace(view, parameter, input.filter.ownPlaceOnly)
  const filter = filterTasks(input.filter, parameter, () => readsDetail(view, parameter, 'lit'))
  const after = input.after ? order.after(decodeCursor(input.after, order.keys.length), parameter) : 'true'
  const rows = await context.db.sql<PageRow>(
    `with lit as (${litTasks(where)}), chosen as (select * from lit where ${filter}),
     counts as (select ${lightCounts('chosen')} from chosen),
     page as (
       select *, row_number() over () as nth from (
         select ${COLUMNS}, ${readsDetail(view, parameter, 'lit')} as read_detail, jsonb_build_array(${order.keys.join(', ')}) as key
         from chosen lit ${order.join} where ${after} order by ${order.by} limit ${parameter(size + 1)}) ordered)
     select counts.*, row_to_json(page) as page, ${DIVISION} as place
     from counts left join page on true left join division d on d.code = page.place_code
     order by page.nth`,
    values,
  )
  rememberPlaces(context, rows)
  return toConnection(rows, size, view)
}

const DIVISION = `case when d.code is not null then
  json_build_object('code', d.code, 'name', d.name, 'level', d.level, 'parentCode', d.parent_code) end`

type PageRow = LightCountsRow & {
  page: (LitRow & { key: (string | number)[] }) | null
  place: Division | null
}

/** The places of the rows came along: whoever asks for them next needs no statement. */
function rememberPlaces(context: Context, rows: readonly PageRow[]): void {
  const loader = divisionLoader(context)
  for (const { place } of rows) if (place) loader.prime(place.code, place)
}

function toConnection(rows: PageRow[], size: number, view: TaskView): TaskConnection {
  const found = rows.flatMap(({ page }) => (page ? [page] : []))
  const page = found.slice(0, size)
  const last = page.at(-1)
  const counts = toLightCounts(rows[0] as PageRow)
  return {
    nodes: page.map(row => toTask(row, view)),
    pageInfo: { hasNextPage: found.length > size, endCursor: last ? encodeCursor(last.key) : null },
    totalCount: counts.total,
    counts,
  }
}

/** Lit tasks chosen by a condition on `t`, for pages that show a few. */
export async function findTasks(
  context: Context,
  view: TaskView,
  where: (parameter: Parameter) => string,
  order = 'lit.position',
  limit = 200,
): Promise<Task[]> {
  const { values, parameter } = parameters(view.scope.jurisdictionCode, view.asOf, view.nearUntil)
  const rows = await context.db.sql<LitRow>(
    `with lit as (${litTasks(`${inPlace(view, parameter)} and ${where(parameter)}`)})
     select ${COLUMNS}, ${readsDetail(view, parameter, 'lit')} as read_detail from lit order by ${order} limit ${parameter(limit)}`,
    values,
  )
  return rows.map(row => toTask(row, view))
}

/** One task as the viewer may see it, or null: an unknown id and a foreign one look the same. */
export async function findTask(context: Context, id: string, asOf?: Day | null): Promise<Task | null> {
  if (!isId(id)) return null
  const grants =
    context.viewer?.grants.filter(grant => hasRole(context.viewer, SEES_TASKS, grant.jurisdictionCode)) ?? []
  const [row] = await context.db.sql<{ jurisdiction: string }>(
    'select division_code as jurisdiction from task where division_code = any($1::char(12)[]) and id = $2',
    [grants.map(grant => grant.jurisdictionCode), id],
  )
  if (!row) return null
  for (const place of placesOf(context, row.jurisdiction)) {
    const view = await taskView(context, place, asOf)
    const [task] = await findTasks(context, view, parameter => `t.id = ${parameter(id)}`)
    if (task) return task
  }
  return null
}

/** The roots of what the viewer sees in a jurisdiction. */
const placesOf = ({ viewer }: Context, jurisdictionCode: string): string[] => [
  ...new Set(grantsIn(viewer, jurisdictionCode).map(grant => grant.scopeCode)),
]
