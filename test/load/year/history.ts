import type { Day } from '#api/platform/day.ts'
import { WUJIANG } from '#test/kit/builders.ts'
import type { TestServer } from '#test/kit/server.ts'

/** An entry of the audit log about a task. */
export interface Entry {
  taskId: string
  type: string
  /** In Shanghai. */
  day: Day
  after: Record<string, unknown> | null
}

export interface ReportFacts {
  id: string
  taskId: string
  assignmentId: string
  part: 'LEAD' | 'JOINT'
  claim: string
  status: string
  round: number
  percent: number | null
  milestoneId: string | null
  cycleId: string | null
  finishedOn: Day | null
  submittedOn: Day | null
}

export interface CycleFacts {
  id: string
  taskId: string
  assignmentId: string
  cycle: string
  dueOn: Day
  cancelledOn: Day | null
}

export interface TaskFacts {
  id: string
  effectiveOn: Day | null
  milestones: { id: string; originalDueOn: Day | null }[]
  /** Those who lead now. */
  leads: string[]
}

/** Everything a task is recomputed from: who said what on which day, and nothing the application derived. */
export interface TaskHistory {
  task: TaskFacts
  entries: Entry[]
  reports: ReportFacts[]
  cycles: CycleFacts[]
}

const ENTRIES = `select entity_id as "taskId", type, (at at time zone 'Asia/Shanghai')::date::text as day, after
  from audit_entry where division_code = $1 and entity = 'Task' order by position`
const REPORTS = `select id, task_id as "taskId", assignment_id as "assignmentId", part::text, claim::text, status::text,
  round::int, percent::int, milestone_id as "milestoneId", cycle_id as "cycleId", finished_on::text as "finishedOn",
  submitted_on::text as "submittedOn" from progress_report where division_code = $1 and status <> 'DRAFT'`
const CYCLES = `select id, task_id as "taskId", assignment_id as "assignmentId", cycle::text, due_on::text as "dueOn",
  cancelled_on::text as "cancelledOn" from report_cycle where division_code = $1`
const TASKS = `select t.id, t.effective_on::text as "effectiveOn",
  (select coalesce(json_agg(json_build_object('id', m.id, 'originalDueOn', m.original_due_on) order by m.position), '[]')
   from milestone m where m.division_code = t.division_code and m.task_id = t.id) as milestones,
  (select coalesce(json_agg(a.id), '[]') from assignment a
   where a.division_code = t.division_code and a.task_id = t.id and a.part = 'LEAD') as leads
  from task t where t.division_code = $1`

function byTask<Row extends { taskId: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const found = new Map<string, Row[]>()
  for (const row of rows) {
    const list = found.get(row.taskId)
    if (list) list.push(row)
    else found.set(row.taskId, [row])
  }
  return found
}

/** Reads the whole history of the jurisdiction. */
export async function readHistory({ db }: TestServer): Promise<TaskHistory[]> {
  const at = [WUJIANG]
  const entries = byTask(await db.sql<Entry>(ENTRIES, at))
  const reports = byTask(await db.sql<ReportFacts>(REPORTS, at))
  const cycles = byTask(await db.sql<CycleFacts>(CYCLES, at))
  const tasks = await db.sql<TaskFacts>(TASKS, at)
  return tasks.map(task => ({
    task,
    entries: entries.get(task.id) ?? [],
    reports: reports.get(task.id) ?? [],
    cycles: cycles.get(task.id) ?? [],
  }))
}
