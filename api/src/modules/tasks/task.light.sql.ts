import { QUARTER_DAYS } from './cycle.rules.ts'
import { SEVERITY } from './task.rules.ts'
import { MILESTONES_ON_DAY, TASK_ON_DAY } from './task-past.sql.ts'

/** Cycles whose periods follow the calendar; the others follow a milestone and leave its light alone. */
const CALENDAR = `('WEEKLY', 'MONTHLY', 'QUARTERLY')`

/**
 * The rules of task.rules.ts said once more in SQL, so that ten thousand tasks are lit by the database.
 * A test holds the two together over every combination of dates.
 *
 * All fragments expect the parameters `$1` jurisdiction, `$2` asOf, `$3` nearUntil.
 */
const MILESTONE_SEVERITY = `case
  when m.due_on is null then ${SEVERITY.NO_DATA}
  when m.done_on is not null then case when m.done_on <= m.due_on then ${SEVERITY.GOOD} else ${SEVERITY.NEAR} end
  when m.due_on < $2::date then ${SEVERITY.BEHIND}
  when m.due_on <= $3::date then ${SEVERITY.NEAR}
  else ${SEVERITY.GOOD} end`

/** What cycleLight() counts of each task: the oldest periods missed, and whether one made up late is not cleared yet. */
const CYCLES = `
  select k.task_id, min(k.due_on) filter (where k.missed) as missed_since,
    min(k.due_on) filter (where k.missed and k.cycle = 'QUARTERLY') as quarter_since,
    bool_or(not k.missed and not exists (
      select 1 from report_cycle o where o.division_code = $1 and o.assignment_id = k.assignment_id
        and o.due_on >= k.due_on and o.submitted_on <= o.due_on and o.submitted_on <= $2::date
        and o.cycle in ${CALENDAR} and (o.cancelled_on is null or o.cancelled_on > $2::date))) as late
  from (
    select task_id, assignment_id, cycle, due_on, (submitted_on is null or submitted_on > $2::date) as missed
    from report_cycle where division_code = $1 and due_on < $2::date and cycle in ${CALENDAR}
      and (submitted_on is null or submitted_on > due_on) and (cancelled_on is null or cancelled_on > $2::date)
  ) k group by k.task_id`

/** The tasks that on the day owed a report whose date had passed, of whatever cycle; $1 jurisdiction, $2 asOf. */
export const OWE_REPORTS = `select r.task_id from report_cycle r
  where r.division_code = $1 and r.due_on < $2::date and (r.submitted_on is null or r.submitted_on > $2::date)
    and (r.cancelled_on is null or r.cancelled_on > $2::date)`

/** A finished task is judged as on the day it was done. */
const JUDGED_ON = 'least($2::date, d.done_on)'

const CYCLE_SEVERITY = `case
  when k.quarter_since < ${JUDGED_ON} or k.missed_since <= ${JUDGED_ON} - ${QUARTER_DAYS} then ${SEVERITY.BEHIND}
  when k.missed_since < ${JUDGED_ON} or k.late then ${SEVERITY.NEAR} end`

/** A plan not issued yet binds nobody: its tasks are listed without a light. */
const IN_FORCE = 'coalesce(t.effective_on <= $2::date, true)'

/** Level of a 12-digit code: 1 province … 5 village. */
export const LEVEL_OF_CODE = (code: string) => `case
  when right(${code}, 10) = '0000000000' then 1
  when right(${code}, 8) = '00000000' then 2
  when right(${code}, 6) = '000000' then 3
  when right(${code}, 3) = '000' then 4
  else 5 end`

/** These carry no light: their clock stands still, nothing binds yet, or an amended plan left them out. */
const UNLIT = `(d.status in ('SUSPENDED', 'TERMINATED') or not ${IN_FORCE} or coalesce(t.dropped_on <= $2::date, false))`

/**
 * A CTE body: every task of the jurisdiction as it was on `$2`, with its severity, its deciding due date and its
 * milestones counted. `where` narrows the tasks (alias `t`).
 */
export const litTasks = (where = 'true') => `
  select t.id, t.plan_id, t.place_code, t.no, t.position, t.kind, t.section, t.title, t.parent_id,
    t.ledger_no, t.version, d.round::int as round, t.feedback_cycle::text as feedback_cycle, t.weight,
    t.issued_on, case when t.closed_on <= $2::date then t.closed_on end as closed_on,
    case when d.status = 'SUSPENDED' then t.suspended_on end as suspended_on, t.responsible_leader, t.leader_in_charge,
    case when t.dropped_on <= $2::date then t.dropped_on end as dropped_on,
    coalesce(d.reported_percent, case when l.total > 0 then round(100.0 * l.done / l.total)::int else t.percent end)::int as percent,
    d.status, d.done, d.done_on,
    ${IN_FORCE} as in_force,
    case when ${UNLIT} then ${SEVERITY.NO_DATA}
      else greatest(l.severity, ${CYCLE_SEVERITY}, ${SEVERITY.NO_DATA}) end as severity,
    l.due_on, coalesce(l.due_status, 'UNKNOWN') as due_status,
    coalesce(l.total, 0) as milestones, coalesce(l.done, 0) as milestones_done,
    coalesce(l.due, 0) as milestones_due, coalesce(l.on_time, 0) as milestones_on_time,
    coalesce(l.original_due, 0) as original_due, coalesce(l.original_on_time, 0) as original_on_time
  from task t
  ${TASK_ON_DAY}
  left join (
    select m.task_id,
      max(${MILESTONE_SEVERITY}) as severity,
      coalesce(min(m.due_on) filter (where m.done_on is null), max(m.due_on)) as due_on,
      case when bool_or(m.status = 'DATED') then 'DATED' when bool_or(m.status = 'RECURRING') then 'RECURRING'
        when bool_or(m.status = 'ONGOING') then 'ONGOING' else 'UNKNOWN' end as due_status,
      count(*)::int as total,
      count(m.done_on)::int as done,
      count(*) filter (where m.due_on <= $2::date)::int as due,
      count(*) filter (where m.due_on <= $2::date and m.done_on <= m.due_on)::int as on_time,
      count(*) filter (where m.original_due_on <= $2::date)::int as original_due,
      count(*) filter (where m.original_due_on <= $2::date and m.done_on <= m.original_due_on)::int as original_on_time
    from (${MILESTONES_ON_DAY}) m group by m.task_id
  ) l on l.task_id = t.id
  left join (${CYCLES}) k on k.task_id = t.id
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
