/**
 * What waits for the office's word in a place, one row each; with the day it was handed in and the date at stake.
 * Parameters: `$1` jurisdiction, `$2`–`$3` range of place codes, `$4` asOf.
 */
export const REVIEW_ITEMS = `
  with own as (select id, name from organization where division_code = $1 and place_code between $2 and $3),
  due as (
    select m.task_id, coalesce(min(m.due_on) filter (where m.done_on is null), max(m.due_on)) as due_on
    from milestone m where m.division_code = $1 and m.dropped_on is null and m.task_id in (
      select task_id from progress_report where division_code = $1 and status = 'SUBMITTED' and part = 'LEAD'
      union select task_id from duty_return where division_code = $1 and status = 'PENDING')
    group by m.task_id),
  items as (
    select r.id, 'REPORT' as kind, t.title, r.organization_id, t.ledger_no, r.submitted_on, r.submitted_at,
      coalesce(m.due_on, due.due_on) as due_on, t.id as task_id, r.id as report_id, null::uuid as extension_id,
      null::uuid as duty_return_id, null::uuid as problem_id, null::uuid as notice_id, null::uuid as recipient_id,
      null::uuid as instruction_id, r.version
    from progress_report r
    join task t on t.division_code = $1 and t.id = r.task_id
    left join milestone m on m.division_code = $1 and m.id = r.milestone_id
    left join due on due.task_id = t.id
    where r.division_code = $1 and r.status = 'SUBMITTED' and r.part = 'LEAD'
    union all
    select e.id, 'EXTENSION', t.title, e.organization_id, t.ledger_no, e.requested_on, e.requested_at, e.due_on, t.id,
      null, e.id, null, null, null, null, null, e.version
    from extension e join task t on t.division_code = $1 and t.id = e.task_id
    where e.division_code = $1 and e.status = 'PENDING'
    union all
    select d.id, 'DUTY_RETURN', t.title, d.organization_id, t.ledger_no, d.requested_on, d.requested_at, due.due_on, t.id,
      null, null, d.id, null, null, null, null, null
    from duty_return d join task t on t.division_code = $1 and t.id = d.task_id left join due on due.task_id = t.id
    where d.division_code = $1 and d.status = 'PENDING'
    union all
    select p.id, 'PROBLEM_REPLY', p.title, p.organization_id, null, y.submitted_on, y.submitted_at, p.due_on, p.task_id,
      null, null, null, p.id, null, null, null, p.version
    from problem p join reply y on y.division_code = $1 and y.subject = 'PROBLEM' and y.subject_id = p.id and y.status = 'SUBMITTED'
    where p.division_code = $1 and p.status = 'SUBMITTED'
    union all
    select x.id, 'NOTICE_REPLY', n.title, x.organization_id, n.document_number, y.submitted_on, y.submitted_at, x.reply_due_on,
      n.task_id, null, null, null, null, n.id, x.id, null, x.version
    from notice_recipient x
    join notice n on n.division_code = $1 and n.id = x.notice_id and n.status not in ('CLOSED', 'WITHDRAWN')
    join reply y on y.division_code = $1 and y.subject = 'NOTICE' and y.subject_id = n.id and y.status = 'SUBMITTED'
      and y.organization_id = x.organization_id
    where x.division_code = $1 and x.status = 'REPLIED'
    union all
    select y.id, 'INSTRUCTION_REPLY', i.subject_title, y.organization_id, null, y.submitted_on, y.submitted_at, i.due_on,
      i.task_id, null, null, null, null, null, null, i.id, null
    from instruction i
    join reply y on y.division_code = $1 and y.subject = 'INSTRUCTION' and y.subject_id = i.id and y.status = 'SUBMITTED'
    where i.division_code = $1 and i.status <> 'CLOSED')
  select items.*, count(*) over ()::int as total, min(items.submitted_on) over () as oldest
  from items join own on own.id = items.organization_id
  where items.submitted_on <= $4::date
  order by items.due_on nulls last, items.submitted_at, items.id`

/** Rows a desk shows; the counts beside them are of all. */
export const DESK_ROWS = 200
