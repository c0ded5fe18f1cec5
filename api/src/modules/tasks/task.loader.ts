import DataLoader from 'dataloader'
import type { Assignment as AssignmentRow, Organization } from '#prisma'
import { type Context, once } from '../../platform/context.ts'
import { type Day, dayToDate } from '../../platform/day.ts'
import { sourceRange } from '../../platform/source-range.type.ts'
import type { Task } from './task.type.ts'

export { type MilestoneOnDay, milestoneFacts, milestoneLoader } from './milestone.loader.ts'

const ASSIGNMENTS = Symbol('assignments of tasks')
const TARGETS = Symbol('targets of tasks')
const DETAILS = Symbol('words of tasks')

/** A part with its organization and the words of its group. */
export type AssignmentOfTask = AssignmentRow & { organization: Organization; group: { words: string } | null }

/** Rows that belong to tasks, in one statement for all tasks of the request. */
function rowsByTask<Row extends { taskId: string }>(
  context: Context,
  key: symbol,
  find: (where: { jurisdictionCode: { in: string[] }; taskId: { in: string[] } }) => Promise<Row[]>,
): DataLoader<Task, Row[], string> {
  return once(
    context,
    key,
    () =>
      new DataLoader<Task, Row[], string>(
        async tasks => {
          const rows = await find({
            jurisdictionCode: { in: [...new Set(tasks.map(task => task.jurisdictionCode))] },
            taskId: { in: tasks.map(task => task.id) },
          })
          const byTask = new Map<string, Row[]>()
          for (const row of rows) byTask.set(row.taskId, [...(byTask.get(row.taskId) ?? []), row])
          return tasks.map(task => byTask.get(task.id) ?? [])
        },
        { cacheKeyFn: task => task.id },
      ),
  )
}

/** An assignment as one joined statement returns it; days as `YYYY-MM-DD`. */
interface AssignmentSqlRow {
  id: string
  task_id: string
  organization_id: string
  part: 'LEAD' | 'JOINT'
  position: number
  group_id: string | null
  done_on: Day | null
  status: AssignmentRow['status']
  version: number
  issued_on: Day | null
  sign_due_on: Day | null
  signed_on: Day | null
  signed_by: string | null
  due_on: Day | null
  principal: string | null
  deputy: string | null
  contact: string | null
  contact_phone: string | null
  division_code: string
  words: string | null
  organization: Organization
}

const optionalDate = (day: Day | null): Date | null => (day === null ? null : dayToDate(day))

const toAssignment = (row: AssignmentSqlRow): AssignmentOfTask => ({
  id: row.id,
  taskId: row.task_id,
  organizationId: row.organization_id,
  jurisdictionCode: row.division_code,
  part: row.part,
  position: row.position,
  groupId: row.group_id,
  doneOn: optionalDate(row.done_on),
  status: row.status,
  version: row.version,
  issuedOn: optionalDate(row.issued_on),
  signDueOn: optionalDate(row.sign_due_on),
  signedOn: optionalDate(row.signed_on),
  signedBy: row.signed_by,
  dueOn: optionalDate(row.due_on),
  principal: row.principal,
  deputy: row.deputy,
  contact: row.contact,
  contactPhone: row.contact_phone,
  sourceStart: null,
  sourceEnd: null,
  organization: row.organization,
  group: row.words === null ? null : { words: row.words },
})

/** Assignments with their organization and group words, in the order of the plan. One joined statement. */
export const assignmentLoader = (context: Context) =>
  rowsByTask<AssignmentOfTask>(context, ASSIGNMENTS, async ({ jurisdictionCode, taskId }) => {
    const rows = await context.db.sql<AssignmentSqlRow>(
      `select a.id, a.task_id, a.organization_id, a.part, a.position, a.group_id, a.done_on, a.status::text as status,
         a.version, a.issued_on, a.sign_due_on, a.signed_on, a.signed_by, a.due_on, a.principal, a.deputy, a.contact,
         a.contact_phone, a.division_code, g.words,
         jsonb_build_object('id', o.id, 'name', o.name, 'aliases', o.aliases, 'kind', o.kind, 'active', o.active,
           'placeCode', o.place_code, 'jurisdictionCode', o.division_code) as organization
       from assignment a
       join organization o on o.division_code = a.division_code and o.id = a.organization_id
       left join assignment_group g on g.division_code = a.division_code and g.id = a.group_id
       where a.division_code = any($1::char(12)[]) and a.task_id = any($2::uuid[])
       order by a.task_id, a.position, a.id`,
      [jurisdictionCode.in, taskId.in],
    )
    return rows.map(toAssignment)
  })

/** Targets in order. */
export const targetLoader = (context: Context) =>
  rowsByTask(context, TARGETS, where =>
    context.db.prisma.taskTarget.findMany({ where, orderBy: [{ taskId: 'asc' }, { position: 'asc' }] }),
  )

/** The long words of a task, which lists do not read. */
export const taskWordsLoader = (context: Context) =>
  rowsByTask(context, DETAILS, async ({ jurisdictionCode, taskId }) => {
    const rows = await context.db.prisma.task.findMany({
      where: { jurisdictionCode, id: taskId },
      select: { id: true, text: true, sourceStart: true, sourceEnd: true },
    })
    return rows.map(row => ({
      taskId: row.id,
      text: row.text,
      source: sourceRange(row.sourceStart, row.sourceEnd),
    }))
  })
