import type { Context } from '../../platform/context.ts'
import type { Day } from '../../platform/day.ts'
import { periodLabel } from '../tasks/index.ts'
import type {
  EscalationFacts,
  IssuedCard,
  IssuedNotice,
  MissedQuarter,
  OverdueCase,
  UnsignedCase,
} from './escalation.rules.ts'

/** Tasks whose clock runs on the day: issued, not finished, in force, still in their plan. */
const RUNNING = `t.status in ('ISSUED', 'IN_PROGRESS', 'SUBMITTED') and coalesce(t.effective_on <= $2::date, true)
  and t.dropped_on is null`

/** Parts somebody still works on. */
const WORKED_ON = `a.status in ('ISSUED', 'IN_PROGRESS', 'SUBMITTED')`

/** What a unit has said is finished lies with the office: nobody is urged meanwhile. */
const NOT_CLAIMED_DONE = `not exists (
  select 1 from progress_report r where r.division_code = $1 and r.assignment_id = a.id and r.status = 'SUBMITTED'
    and r.claim = 'FINISHED' and (r.milestone_id is null or r.milestone_id = m.id))`

/**
 * Leads with an open milestone past its date, the oldest one, and parts past a date of their own (given with a return);
 * with the notices their unit received about the task, oldest first.
 */
const OVERDUE = `
  with late as (
    select distinct on (a.id) a.id, a.organization_id, t.id as task_id, m.id as milestone_id, m.due_on, t.round
    from task t
    join assignment a on a.division_code = $1 and a.task_id = t.id and a.part = 'LEAD' and ${WORKED_ON}
    join milestone m on m.division_code = $1 and m.task_id = t.id and m.done_on is null and m.due_on < $2::date
      and m.dropped_on is null
    where t.division_code = $1 and ${RUNNING} and ${NOT_CLAIMED_DONE}
    order by a.id, m.due_on, m.position
  ), own as (
    select a.id, a.organization_id, t.id as task_id, null::uuid as milestone_id, a.due_on, t.round
    from task t
    join assignment a on a.division_code = $1 and a.task_id = t.id and a.status in ('ISSUED', 'IN_PROGRESS')
      and a.done_on is null and a.due_on < $2::date
    where t.division_code = $1 and ${RUNNING}
  ), cases as (
    select distinct on (id) * from (select * from late union all select * from own) both_kinds order by id, due_on),
  received as (
    select n.task_id, r.organization_id, json_agg(json_build_object('id', n.id, 'kind', n.kind, 'issuedOn', n.issued_on,
      'replyDueOn', r.reply_due_on, 'replyRound', r.round, 'repliedOn', r.replied_on) order by n.issued_at, n.id) as notices
    from notice n join notice_recipient r on r.division_code = $1 and r.notice_id = n.id
    where n.division_code = $1 and n.issued_on is not null and n.status <> 'WITHDRAWN' and n.task_id is not null
      and n.kind in ('REMINDER', 'SUPERVISION')
    group by n.task_id, r.organization_id)
  select c.id as "assignmentId", c.organization_id as "organizationId", c.task_id as "taskId",
    c.milestone_id as "milestoneId", c.due_on as "dueOn", c.round, coalesce(x.notices, '[]'::json) as notices
  from cases c left join received x on x.task_id = c.task_id and x.organization_id = c.organization_id
  order by c.due_on, c.id`

const UNSIGNED = `
  select a.id as "assignmentId", a.organization_id as "organizationId", t.id as "taskId", a.sign_due_on as "signDueOn"
  from assignment a join task t on t.division_code = $1 and t.id = a.task_id
  where a.division_code = $1 and a.status = 'ISSUED' and a.sign_due_on < $2::date and ${RUNNING}
  order by a.sign_due_on, a.id`

const MISSED_QUARTERS = `
  select c.id as "cycleId", a.organization_id as "organizationId", t.id as "taskId", c.period, c.due_on as "dueOn"
  from report_cycle c
  join assignment a on a.division_code = $1 and a.id = c.assignment_id and ${WORKED_ON}
  join task t on t.division_code = $1 and t.id = c.task_id
  where c.division_code = $1 and c.cycle = 'QUARTERLY' and c.due_on < $2::date and c.submitted_on is null
    and c.cancelled_on is null and ${RUNNING}
  order by c.due_on, c.id`

const CARDS = `
  select n.id as "noticeId", r.organization_id as "organizationId", n.task_id as "taskId", n.kind, n.issued_on as "issuedOn"
  from notice n join notice_recipient r on r.division_code = $1 and r.notice_id = n.id
  where n.division_code = $1 and n.kind in ('YELLOW_CARD', 'RED_CARD') and n.status <> 'WITHDRAWN'
    and n.issued_on between date_trunc('year', $2::date)::date and $2::date
  order by n.issued_at, n.id`

/** What the ladder is decided on, read in four statements for any number of tasks. */
export async function escalationFacts(
  { db }: Context,
  jurisdictionCode: string,
  day: Day,
): Promise<EscalationFacts> {
  const at = [jurisdictionCode, day]
  const [overdue, unsigned, missedQuarters, cards] = await Promise.all([
    db.sql<OverdueCase & { notices: IssuedNotice[] }>(OVERDUE, at),
    db.sql<UnsignedCase>(UNSIGNED, at),
    db.sql<MissedQuarter>(MISSED_QUARTERS, at),
    db.sql<IssuedCard>(CARDS, at),
  ])
  const named = missedQuarters.map(found => ({ ...found, period: periodLabel(found.period, found.dueOn) }))
  return { overdue, unsigned, missedQuarters: named, cards }
}

/** What one unit is told of the days that passed: parts that turned red, and parts that came near. */
export interface DeadlineNews {
  organizationId: string
  turnedRed: number
  dueSoon: number
  /** A task to open when there is only one. */
  taskId: string
  title: string
}

/** Open milestones by unit whose date passed since `previous`, or came into `nearUntil` since `previousNear`. */
export const deadlineNews = (
  { db }: Context,
  jurisdictionCode: string,
  range: { day: Day; previous: Day; nearUntil: Day; previousNear: Day },
): Promise<DeadlineNews[]> =>
  db.sql<DeadlineNews>(
    `select a.organization_id as "organizationId",
       count(distinct t.id) filter (where m.due_on < $2::date)::int as "turnedRed",
       count(distinct t.id) filter (where m.due_on >= $2::date)::int as "dueSoon",
       min(t.id::text) as "taskId", min(t.title) as title
     from task t
     join assignment a on a.division_code = $1 and a.task_id = t.id and a.part = 'LEAD' and ${WORKED_ON}
     join milestone m on m.division_code = $1 and m.task_id = t.id and m.done_on is null and m.dropped_on is null
     where t.division_code = $1 and ${RUNNING} and ${NOT_CLAIMED_DONE}
       and ((m.due_on >= $3::date and m.due_on < $2::date) or (m.due_on > $5::date and m.due_on <= $4::date and m.due_on >= $2::date))
     group by a.organization_id order by a.organization_id`,
    [jurisdictionCode, range.day, range.previous, range.nearUntil, range.previousNear],
  )
