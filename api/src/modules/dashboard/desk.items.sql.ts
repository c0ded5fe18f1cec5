/**
 * One fragment for each thing a unit may find on its desk. All of them expect `$1` jurisdiction, `$2` asOf,
 * `$3` nearUntil and the CTE `acting(id, signs)`: the organizations the viewer works for.
 */
const as = (kind: string, select: string) =>
  `select '${kind}' as kind, x."organizationId" as organization_id, to_jsonb(x) as facts from (${select}) x`

const TASK = `t.id as "taskId", t.ledger_no as no, t.title`

/** On `$2` the task is neither done nor ended nor suspended. */
const LIVE = `not (t.status in ('DONE', 'CLOSED') and coalesce(t.done_on <= $2::date, true))
  and not (t.status = 'TERMINATED' and coalesce(t.closed_on <= $2::date, true))
  and not (t.status = 'SUSPENDED' and coalesce(t.suspended_on <= $2::date, true))`

const PART = `from assignment a join acting on acting.id = a.organization_id
  join task t on t.division_code = $1 and t.id = a.task_id`

const TO_SIGN = `
  select a.organization_id as "organizationId", ${TASK}, a.id as "assignmentId", a.part, a.version,
    a.issued_on as "issuedOn", a.sign_due_on as "dueOn"
  ${PART}
  where a.division_code = $1 and a.issued_on <= $2::date and (a.status = 'ISSUED' or a.signed_on > $2::date) and ${LIVE}`

/** Signed for and not finished on `$2`. */
const AT_WORK = `a.division_code = $1 and ${LIVE}
  and (a.status in ('IN_PROGRESS', 'SUBMITTED') or a.status = 'DONE' and coalesce(a.done_on, t.done_on) > $2::date)
  and coalesce(a.signed_on <= $2::date, a.status <> 'DONE')`

/** A report that lies with the office on `$2`. */
const LIES_WITH_OFFICE = `r.submitted_on <= $2::date and (r.status = 'SUBMITTED'
  or r.status in ('APPROVED', 'RETURNED') and r.reviewed_on > $2::date)`

/**
 * The last time the part was sent back, when nothing was handed in since: a report handed in on the day of the return
 * is told from one before it by its hour.
 */
const SENT_BACK = `
  select r.id, r.opinion, r.new_due_on, r.version from progress_report r
  where r.division_code = $1 and r.assignment_id = a.id and r.status = 'RETURNED' and r.reviewed_on <= $2::date
    and not exists (
      select from progress_report later
      where later.division_code = $1 and later.assignment_id = a.id and (later.status = 'SIGNING'
        or later.submitted_at > r.reviewed_at and later.submitted_on <= $2::date and later.status <> 'WITHDRAWN'))
  order by r.reviewed_at desc limit 1`

/** The oldest period the part owes. A joint unit owes what it adds to the next report of a lead. */
const OWED_PERIOD = `
  select c.id, c.period, c.cycle, c.due_on from report_cycle c
  where c.division_code = $1 and c.task_id = t.id and (c.assignment_id = a.id or a.part = 'JOINT')
    and c.opens_on <= $2::date and coalesce(c.submitted_on > $2::date, true) and coalesce(c.cancelled_on > $2::date, true)
    and not exists (
      select from progress_report r
      where r.division_code = $1 and r.assignment_id = a.id and (r.status = 'SIGNING' and (r.cycle_id = c.id or a.part = 'JOINT')
        or a.part = 'JOINT' and r.status in ('SUBMITTED', 'APPROVED') and r.submitted_on between c.opens_on and $2::date))
  order by c.due_on, c.id limit 1`

/** The oldest open date that is over or near, unless a word on it lies with the office. */
const PRESSING_DATE = `
  select m.id, m.deliverable, m.due_on from milestone m
  where m.division_code = $1 and m.task_id = t.id and coalesce(m.done_on > $2::date, true)
    and coalesce(m.dropped_on > $2::date, true) and m.due_on <= $3::date
    and not exists (
      select from progress_report r
      where r.division_code = $1 and r.assignment_id = a.id and (r.status = 'SIGNING' or ${LIES_WITH_OFFICE}))
  order by m.due_on, m.position limit 1`

/** One row for each part at most: sent back before owed. */
const TO_REPORT = `
  select a.organization_id as "organizationId", ${TASK}, a.id as "assignmentId", a.part, a.version,
    c.period, c.cycle, c.due_on as "cycleDueOn", m.deliverable, m.due_on as "milestoneDueOn", a.due_on as "ownDueOn",
    returned.id as "returnedId", returned.opinion, returned.new_due_on as "newDueOn",
    (select count(*)::int from progress_report r where r.division_code = $1 and r.assignment_id = a.id
      and r.status = 'RETURNED' and r.reviewed_on <= $2::date) as "timesReturned",
    (select r.id from progress_report r where r.division_code = $1 and r.assignment_id = a.id and r.status = 'DRAFT'
      order by r.saved_at desc limit 1) as "draftId"
  ${PART}
  left join lateral (${OWED_PERIOD}) c on true
  left join lateral (${PRESSING_DATE}) m on true
  left join lateral (${SENT_BACK}) returned on true
  where ${AT_WORK} and (c.id is not null or m.id is not null or returned.id is not null)`

const REPORT = `from progress_report r join acting on acting.id = r.organization_id
  join task t on t.division_code = $1 and t.id = r.task_id
  left join report_cycle c on c.division_code = $1 and c.id = r.cycle_id
  left join milestone m on m.division_code = $1 and m.id = r.milestone_id`

const REPORT_COLUMNS = `r.organization_id as "organizationId", ${TASK}, r.assignment_id as "assignmentId",
  r.id as "reportId", r.version, c.period, c.cycle, m.deliverable, coalesce(m.due_on, c.due_on) as "dueOn"`

const REPORT_TO_SIGN = `
  select ${REPORT_COLUMNS}, r.created_by as "createdBy"
  ${REPORT} where r.division_code = $1 and r.status = 'SIGNING' and acting.signs`

const REPORT_WAITING = `
  select ${REPORT_COLUMNS}, 'REPORT' as what, r.status = 'SIGNING' as "atOwnLeader", r.submitted_on as "submittedOn"
  ${REPORT} where r.division_code = $1 and (r.status = 'SIGNING' and not acting.signs or ${LIES_WITH_OFFICE})`

const RECIPIENT = `from notice_recipient r join acting on acting.id = r.organization_id
  join notice n on n.division_code = $1 and n.id = r.notice_id and n.issued_on <= $2::date
    and coalesce(n.withdrawn_on > $2::date, true) and coalesce(n.closed_on > $2::date, true)`

const RECIPIENT_COLUMNS = `r.organization_id as "organizationId", n.id as "noticeId", r.id as "recipientId", n.task_id as "taskId",
  r.version, r.round, n.document_number as no, n.title, n.kind as "noticeKind", n.issued_on as "issuedOn"`

const NOTICE_TO_ANSWER = `
  select ${RECIPIENT_COLUMNS}, coalesce(r.received_on <= $2::date, false) as received,
    case when r.received_on <= $2::date then coalesce(r.reply_due_on, n.reply_due_on) else r.receive_due_on end as "dueOn"
  ${RECIPIENT}
  where r.division_code = $1 and (r.status in ('ISSUED', 'RECEIVED') or r.replied_on > $2::date)`

const NOTICE_WAITING = `
  select ${RECIPIENT_COLUMNS}, 'NOTICE' as what, r.replied_on as "submittedOn", r.reply_due_on as "dueOn"
  ${RECIPIENT}
  where r.division_code = $1 and r.status in ('REPLIED', 'ACCEPTED') and r.replied_on <= $2::date
    and coalesce(r.accepted_on > $2::date, true)`

/** The last answer of an organization to a problem or an instruction, as it stood on `$2`. */
const lastReply = (subject: string, id: string, organization: string) => `
  select reply.submitted_on, case when reply.reviewed_on > $2::date then 'SUBMITTED' else reply.status::text end as status, reply.opinion
  from reply where reply.division_code = $1 and reply.subject = '${subject}' and reply.subject_id = ${id}
    and reply.organization_id = ${organization} and reply.submitted_on <= $2::date and reply.status <> 'WITHDRAWN'
  order by reply.submitted_at desc limit 1`

const PROBLEM = `
  select p.organization_id as "organizationId", p.id as "problemId", p.version, p.title, p.round, p.due_on as "dueOn",
    '问题〔' || p.year || '〕' || p.no || '号' as "problemNo", t.id as "taskId", t.ledger_no as "taskNo",
    'PROBLEM' as what, said.submitted_on as "submittedOn", said.status as "replyStatus", said.opinion
  from problem p join acting on acting.id = p.organization_id
  left join task t on t.division_code = $1 and t.id = p.task_id
  left join lateral (${lastReply('PROBLEM', 'p.id', 'p.organization_id')}) said on true
  where p.division_code = $1 and p.raised_on <= $2::date and coalesce(p.closed_on > $2::date, p.status <> 'CLOSED')`

const INSTRUCTION = `
  select acting.id as "organizationId", i.id as "instructionId", i.version, i.subject_title as title, i.text, i.task_id as "taskId",
    i.due_on as "dueOn", i.written_by as "writtenBy", i.written_on as "writtenOn", 'INSTRUCTION' as what,
    said.submitted_on as "submittedOn", said.status as "replyStatus", said.opinion
  from instruction i join acting on acting.id = any(i.organization_ids)
  left join lateral (${lastReply('INSTRUCTION', 'i.id', 'acting.id')}) said on true
  where i.division_code = $1 and i.written_on <= $2::date and coalesce(i.closed_on > $2::date, i.status <> 'CLOSED')
    and coalesce(said.status <> 'ACCEPTED', true)`

const EXTENSION = `e.organization_id as "organizationId", ${TASK}, e.id as "extensionId", e.assignment_id as "assignmentId",
  e.version, e.due_on as "formerDueOn", e.opinion`

const EXTENSIONS = `from extension e join acting on acting.id = e.organization_id
  join task t on t.division_code = $1 and t.id = e.task_id where e.division_code = $1`

const EXTENSION_RESULT = `
  select ${EXTENSION}, e.status, coalesce(e.granted_due_on, e.due_on) as "dueOn"
  ${EXTENSIONS} and e.status in ('APPROVED', 'REFUSED') and e.decided_on <= $2::date
    and coalesce((e.seen_at at time zone 'Asia/Shanghai')::date > $2::date, true)`

const EXTENSION_WAITING = `
  select ${EXTENSION}, 'EXTENSION' as what, e.requested_on as "submittedOn", e.due_on as "dueOn"
  ${EXTENSIONS} and e.status <> 'WITHDRAWN' and e.requested_on <= $2::date and coalesce(e.decided_on > $2::date, true)`

/** An answer that lies with the office waits; one sent back, or none at all, is the unit's to write. */
const byReply = (kind: string, select: string) => `
  select case when x."replyStatus" = 'SUBMITTED' then 'WAITING' else '${kind}' end as kind,
    x."organizationId" as organization_id, to_jsonb(x) as facts from (${select}) x`

/** Every row of the desks of `acting`, as `kind`, `organization_id` and `facts` (see `DeskRow`). */
export const DESK_ITEMS = [
  as('SIGN', TO_SIGN),
  as('REPORT', TO_REPORT),
  as('SIGN_REPORT', REPORT_TO_SIGN),
  as('NOTICE', NOTICE_TO_ANSWER),
  as('RESULT', EXTENSION_RESULT),
  as('WAITING', REPORT_WAITING),
  as('WAITING', NOTICE_WAITING),
  as('WAITING', EXTENSION_WAITING),
  byReply('PROBLEM', PROBLEM),
  byReply('INSTRUCTION', INSTRUCTION),
].join('\nunion all\n')
