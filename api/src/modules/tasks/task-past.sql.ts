/**
 * The rules of task-past.rules.ts said once more in SQL. Today, which nearly every read asks for, nothing lies behind
 * the day and the joins find no row. All fragments expect the parameters `$1` jurisdiction and `$2` asOf.
 */
const DONE = `('DONE', 'CLOSED')`

/** What stands now holds: there is no later change, or the work was done by the day and only recorded later. */
const STANDS = `(b.task_id is null or (b.from_status not in ${DONE} and t.status in ${DONE} and coalesce(t.done_on <= $2::date, false)))`

/**
 * Joins to `task t` the state of the day as `d`: status, round, reported_percent, done_on (null when later) and
 * whether it was done.
 */
export const TASK_ON_DAY = `
  left join (
    select distinct on (task_id) task_id, from_status, round, reported_percent, done_on
    from task_change where division_code = $1 and changed_on > $2::date
    order by task_id, changed_on, at, id
  ) b on b.task_id = t.id
  cross join lateral (select
    case when not ${STANDS} then b.from_status
      when t.status = 'CLOSED' and t.closed_on > $2::date then 'DONE' else t.status end as status,
    case when ${STANDS} then t.round else b.round end as round,
    case when ${STANDS} then t.reported_percent else b.reported_percent end as reported_percent,
    case when ${STANDS} then t.done_on else b.done_on end as done_on
  ) s
  cross join lateral (select
    case when s.status in ${DONE} and s.done_on > $2::date then 'IN_PROGRESS' else s.status::text end as status,
    s.status in ${DONE} and coalesce(s.done_on <= $2::date, true) as done,
    s.round, s.reported_percent,
    case when s.done_on <= $2::date then s.done_on end as done_on
  ) d`

/**
 * A query of milestones as they were on the day: due_on, done_on (null when later) and status of that day; without those
 * an amended plan had dropped by then.
 */
export const MILESTONES_ON_DAY = `
  select m.id, m.task_id, m.position, m.original_due_on,
    case when c.milestone_id is null then m.due_on else c.due_on end as due_on,
    coalesce(c.done_on, case when m.done_on <= $2::date then m.done_on end) as done_on,
    case when c.milestone_id is not null and c.due_on is null and m.status = 'DATED' then 'UNKNOWN' else m.status end as status
  from milestone m
  left join (
    select milestone_id, (array_agg(due_on order by changed_on, at, id))[1] as due_on,
      (array_agg(done_on order by changed_on, at, id) filter (where done_on <= $2::date))[1] as done_on
    from milestone_change where division_code = $1 and changed_on > $2::date group by milestone_id
  ) c on c.milestone_id = m.id
  where m.division_code = $1 and (m.dropped_on is null or m.dropped_on > $2::date)`
