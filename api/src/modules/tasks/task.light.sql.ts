import { SEVERITY } from './task.rules.ts'

/**
 * The rules of task.rules.ts said once more in SQL, so that ten thousand tasks are lit by the database.
 * A test holds the two together over every combination of dates.
 *
 * All fragments expect the parameters `$1` jurisdiction, `$2` asOf, `$3` nearUntil.
 */
const MILESTONE_SEVERITY = `case
  when m.due_on is null then ${SEVERITY.NO_DATA}
  when m.done_on <= $2::date then case when m.done_on <= m.due_on then ${SEVERITY.GOOD} else ${SEVERITY.NEAR} end
  when m.due_on < $2::date then ${SEVERITY.BEHIND}
  when m.due_on <= $3::date then ${SEVERITY.NEAR}
  else ${SEVERITY.GOOD} end`

const STILL_OPEN = '(m.done_on is null or m.done_on > $2::date)'

/** A plan not issued yet binds nobody: its tasks are listed without a light. */
const IN_FORCE = 'coalesce(t.effective_on <= $2::date, true)'

/** Level of a 12-digit code: 1 province … 5 village. */
export const LEVEL_OF_CODE = (code: string) => `case
  when right(${code}, 10) = '0000000000' then 1
  when right(${code}, 8) = '00000000' then 2
  when right(${code}, 6) = '000000' then 3
  when right(${code}, 3) = '000' then 4
  else 5 end`

/**
 * A CTE body: every task of the jurisdiction with its severity on `$2`, its deciding due date and its
 * milestones counted. `where` narrows the tasks (alias `t`).
 */
export const litTasks = (where = 'true') => `
  select t.id, t.plan_id, t.place_code, t.no, t.position, t.kind, t.section, t.title, t.parent_id,
    case when l.total > 0 then round(100.0 * l.done / l.total)::int else t.percent end as percent,
    case when t.status in ('DONE', 'CLOSED') and t.done_on > $2::date then 'IN_PROGRESS' else t.status::text end as status,
    t.status in ('DONE', 'CLOSED') and coalesce(t.done_on <= $2::date, true) as done,
    case when t.done_on <= $2::date then t.done_on end as done_on,
    ${IN_FORCE} as in_force,
    case when t.status in ('SUSPENDED', 'TERMINATED') or not ${IN_FORCE} then ${SEVERITY.NO_DATA}
      else coalesce(l.severity, ${SEVERITY.NO_DATA}) end as severity,
    l.due_on, coalesce(l.due_status, 'UNKNOWN') as due_status,
    coalesce(l.total, 0) as milestones, coalesce(l.done, 0) as milestones_done,
    coalesce(l.due, 0) as milestones_due, coalesce(l.on_time, 0) as milestones_on_time,
    coalesce(l.original_due, 0) as original_due, coalesce(l.original_on_time, 0) as original_on_time
  from task t
  left join (
    select m.task_id,
      max(${MILESTONE_SEVERITY}) as severity,
      coalesce(min(m.due_on) filter (where ${STILL_OPEN}), max(m.due_on)) as due_on,
      case when bool_or(m.status = 'DATED') then 'DATED' when bool_or(m.status = 'RECURRING') then 'RECURRING'
        when bool_or(m.status = 'ONGOING') then 'ONGOING' else 'UNKNOWN' end as due_status,
      count(*)::int as total,
      count(*) filter (where m.done_on <= $2::date)::int as done,
      count(*) filter (where m.due_on <= $2::date)::int as due,
      count(*) filter (where m.due_on <= $2::date and m.done_on <= m.due_on)::int as on_time,
      count(*) filter (where m.original_due_on <= $2::date)::int as original_due,
      count(*) filter (where m.original_due_on <= $2::date and m.done_on <= m.original_due_on)::int as original_on_time
    from milestone m where m.division_code = $1 group by m.task_id
  ) l on l.task_id = t.id
  where t.division_code = $1 and ${where}`

/** Columns that count lit tasks (alias as given) by light. */
export const lightCounts = (lit: string) => `
  count(${lit}.id)::int as total,
  count(*) filter (where ${lit}.done)::int as done,
  count(*) filter (where not ${lit}.done)::int as open,
  count(*) filter (where not ${lit}.done and ${lit}.severity = ${SEVERITY.BEHIND})::int as behind,
  count(*) filter (where not ${lit}.done and ${lit}.severity = ${SEVERITY.NEAR})::int as near,
  count(*) filter (where not ${lit}.done and ${lit}.severity = ${SEVERITY.GOOD})::int as good,
  count(*) filter (where not ${lit}.done and ${lit}.severity = ${SEVERITY.NO_DATA})::int as no_data`

/** True for tasks carried in the range of codes `from`–`to` or by an organization that works there. */
export const touchesPlace = (from: string, to: string, task = 't') =>
  `(${task}.place_code between ${from} and ${to} or exists (
    select 1 from assignment a join organization o on o.division_code = a.division_code and o.id = a.organization_id
    where a.division_code = $1 and a.task_id = ${task}.id and o.place_code between ${from} and ${to}))`
