/** Bounds of the month that `$2` lies in. */
const MONTH = (day: string) =>
  `${day} between date_trunc('month', $2::date)::date and (date_trunc('month', $2::date) + interval '1 month - 1 day')::date`

/** Periods to report for, of the leads themselves and of the joint units whose words travel along. */
const PERIODS = `
  select 'REPORT' as name, bool_or(case when c.assignment_id = a.id then coalesce(c.submitted_on <= $2::date, false)
    else exists (select from progress_report r where r.division_code = $1 and r.assignment_id = a.id
      and r.status in ('SUBMITTED', 'APPROVED', 'RETURNED') and r.submitted_on between c.opens_on and $2::date) end) as given
  from assignment a join acting on acting.id = a.organization_id
  join report_cycle c on c.division_code = $1 and c.task_id = a.task_id and (c.assignment_id = a.id or a.part = 'JOINT')
  where a.division_code = $1 and c.cancelled_on is null and c.opens_on <= $2::date and ${MONTH('c.due_on')}
  group by a.id, c.period, c.round`

/** Parts sent back with a date in this month: the same work asked for once more. */
const SENT_BACK = `
  select 'RETURNED', exists (select from progress_report later where later.division_code = $1
    and later.assignment_id = r.assignment_id and later.submitted_at > r.reviewed_at and later.submitted_on <= $2::date)
  from progress_report r join acting on acting.id = r.organization_id
  where r.division_code = $1 and r.status = 'RETURNED' and r.reviewed_on <= $2::date and ${MONTH('r.new_due_on')}`

const NOTICES = `
  select 'NOTICE', coalesce(r.replied_on <= $2::date, false)
  from notice_recipient r join acting on acting.id = r.organization_id
  join notice n on n.division_code = $1 and n.id = r.notice_id
  where r.division_code = $1 and n.issued_on <= $2::date and n.withdrawn_on is null
    and ${MONTH('coalesce(r.reply_due_on, n.reply_due_on)')}`

const replied = (subject: string, id: string, organization: string) =>
  `exists (select from reply where reply.division_code = $1 and reply.subject = '${subject}' and reply.subject_id = ${id}
    and reply.organization_id = ${organization} and reply.submitted_on <= $2::date and reply.status <> 'WITHDRAWN')`

const PROBLEMS = `
  select 'PROBLEM', ${replied('PROBLEM', 'p.id', 'p.organization_id')}
  from problem p join acting on acting.id = p.organization_id
  where p.division_code = $1 and p.raised_on <= $2::date and ${MONTH('p.due_on')}`

const INSTRUCTIONS = `
  select 'INSTRUCTION', ${replied('INSTRUCTION', 'i.id', 'acting.id')}
  from instruction i join acting on acting.id = any(i.organization_ids)
  where i.division_code = $1 and i.written_on <= $2::date and ${MONTH('i.due_on')}`

const EXTENSIONS = `
  select 'EXTENSION', true
  from extension e join acting on acting.id = e.organization_id
  where e.division_code = $1 and e.requested_on <= $2::date and e.status <> 'WITHDRAWN' and ${MONTH('e.requested_on')}`

/** What was asked in the month and what of it was given, by name: `name`, `asked`, `given`. */
export const BURDEN = `
  select name, count(*)::int as asked, count(*) filter (where given)::int as given
  from (${[PERIODS, SENT_BACK, NOTICES, PROBLEMS, INSTRUCTIONS, EXTENSIONS].join('\n union all \n')}) asks
  group by name`
