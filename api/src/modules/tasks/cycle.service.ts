import type { FeedbackCycle } from '#prisma'
import type { Context } from '../../platform/context.ts'
import { type Day, dayToDate } from '../../platform/day.ts'
import { newId } from '../../platform/id.ts'
import type { Write } from '../../platform/write.ts'
import { isCalendarCycle, type Period, periodsDue, type StageFacts } from './cycle.rules.ts'

/** A lead that owes reports, with what it was asked for so far in this round of this cycle. */
interface Reporter {
  task_id: string
  assignment_id: string
  cycle: FeedbackCycle
  round: number
  /** The later of issue and the end of the last suspension. */
  since: Day
  /** The last period that was opened and not cancelled, by the date first given: one sent back keeps its place. */
  last_due: Day | null
  /** Due dates by period of those not due before the day, or bound to a date of the task. */
  have: Record<string, Day> | null
  /** Dates of the task that are neither done nor dropped; for cycles that follow them. */
  stages: StageFacts[] | null
}

/** Cycles whose periods follow the dates of the task. */
const BOUND = `('ONCE', 'BY_STAGE')`

/** Who owes reports: the leads of tasks that are issued, not finished and not suspended. */
const OWING = `t.status in ('ISSUED', 'IN_PROGRESS', 'SUBMITTED') and t.dropped_on is null
  and a.part = 'LEAD' and a.status in ('ISSUED', 'IN_PROGRESS', 'SUBMITTED')`

/** Periods older than this say nothing about which one is the next: twice the longest. */
const REACH_DAYS = 200

/** ONCE is due with the last date, also when that one is done and others are not. */
const STAGES = `(select json_agg(json_build_object('id', m.id, 'dueOn', m.due_on)) from milestone m
  where m.division_code = t.division_code and m.task_id = t.id and m.due_on is not null and m.dropped_on is null
    and (t.feedback_cycle = 'ONCE' or m.done_on is null))`

const findReporters = (
  { tx }: Write,
  jurisdictionCode: string,
  taskIds: readonly string[] | null,
  day: Day,
) =>
  tx.$queryRawUnsafe<Reporter[]>(
    `select a.task_id, a.id as assignment_id, t.feedback_cycle::text as cycle, t.round::int as round,
       greatest(coalesce(a.issued_on, t.issued_on), resumed.day)::text as since, k.last_due::text as last_due, k.have,
       case when t.feedback_cycle in ${BOUND} then ${STAGES} end as stages
     from task t
     join assignment a on a.division_code = t.division_code and a.task_id = t.id
     left join (
       select c.assignment_id, c.round, c.cycle, max(c.original_due_on) as last_due,
         json_object_agg(c.period, c.due_on) filter (where c.due_on >= $2::date or c.milestone_id is not null) as have
       from report_cycle c where c.division_code = $1 and c.cancelled_on is null
         and (c.due_on >= $2::date - ${REACH_DAYS} or c.milestone_id is not null)
         and ($3::uuid[] is null or c.task_id = any($3::uuid[]))
       group by c.assignment_id, c.round, c.cycle
     ) k on k.assignment_id = a.id and k.round = t.round and k.cycle = t.feedback_cycle
     left join (
       select task_id, max(changed_on) as day from task_change
       where division_code = $1 and from_status = 'SUSPENDED' group by task_id
     ) resumed on resumed.task_id = t.id
     where t.division_code = $1 and ${OWING} and coalesce(a.issued_on, t.issued_on) <= $2::date
       and ($3::uuid[] is null or t.id = any($3::uuid[]))
     order by a.id`,
    jurisdictionCode,
    day,
    taskIds,
  )

/**
 * The calendar periods to open: those after the last one that was. A unit that has none yet is asked from `day` on, so
 * that nobody is late for a period that was over before it was asked for.
 */
function nextPeriods({ cycle, since, last_due }: Reporter, day: Day, cache: Map<string, Period[]>): Period[] {
  const from = last_due === null ? day : since
  const key = `${cycle} ${from}`
  const periods = cache.get(key) ?? periodsDue(cycle, from, day, [])
  cache.set(key, periods)
  return last_due === null ? periods : periods.filter(({ dueOn }) => dueOn > last_due)
}

/** The periods bound to dates of the task: those that open, and those whose date was moved. */
function stagePeriods({ cycle, stages, have }: Reporter, day: Day): Period[] {
  const known = have ?? {}
  const farAway = '9999-12-31'
  return periodsDue(cycle, day, farAway, stages ?? []).filter(
    ({ key, opensOn, dueOn }) => (opensOn <= day || key in known) && known[key] !== dueOn,
  )
}

const periodsToOpen = (reporter: Reporter, day: Day, cache: Map<string, Period[]>): Period[] =>
  isCalendarCycle(reporter.cycle) ? nextPeriods(reporter, day, cache) : stagePeriods(reporter, day)

/** One period as a row of the database. */
const toRow = (jurisdictionCode: string, reporter: Reporter, period: Period) => ({
  division_code: jurisdictionCode,
  id: newId(),
  task_id: reporter.task_id,
  assignment_id: reporter.assignment_id,
  period: period.key,
  round: reporter.round,
  cycle: reporter.cycle,
  milestone_id: period.milestoneId,
  opens_on: period.opensOn,
  due_on: period.dueOn,
})

/** Opens periods, or asks again for cancelled ones; a moved date moves the period. Answers how many are new. */
async function insertPeriods({ tx }: Write, rows: readonly ReturnType<typeof toRow>[]): Promise<number> {
  if (rows.length === 0) return 0
  const [counted] = await tx.$queryRawUnsafe<{ opened: number }[]>(
    `with put as (
       insert into report_cycle (division_code, id, task_id, assignment_id, period, round, cycle, milestone_id, opens_on, due_on, original_due_on)
       select division_code, id, task_id, assignment_id, period, round, cycle, milestone_id, opens_on, due_on, due_on
       from json_to_recordset($1::json) as r(division_code char(12), id uuid, task_id uuid, assignment_id uuid, period text,
         round int2, cycle "FeedbackCycle", milestone_id uuid, opens_on date, due_on date)
       on conflict (division_code, assignment_id, round, period) do update
         set due_on = excluded.due_on, milestone_id = excluded.milestone_id, cancelled_on = null, cycle = excluded.cycle
         where report_cycle.submitted_on is null
       returning (xmax = 0) as is_new)
     select count(*) filter (where is_new)::int as opened from put`,
    JSON.stringify(rows),
  )
  return counted?.opened ?? 0
}

/**
 * Periods to come that nobody owes any more: the task was done, ended, suspended, dropped, sent into a new round, or
 * follows another cycle; or the date a period is bound to is done or gone. A calendar period missed before stays missed.
 */
const cancelPeriods = (
  { tx }: Write,
  jurisdictionCode: string,
  taskIds: readonly string[] | null,
  day: Day,
) =>
  tx.$executeRawUnsafe(
    `update report_cycle c set cancelled_on = $2::date
     from task t, assignment a
     where c.division_code = $1 and c.submitted_on is null and c.cancelled_on is null
       and (c.due_on >= $2::date or c.cycle in ${BOUND}) and ($3::uuid[] is null or c.task_id = any($3::uuid[]))
       and t.division_code = $1 and t.id = c.task_id and a.division_code = $1 and a.id = c.assignment_id
       and (not (${OWING}) or c.cycle <> t.feedback_cycle or c.round <> t.round
         or (c.cycle in ${BOUND} and not exists (
           select 1 from milestone m where m.division_code = $1 and m.id = c.milestone_id and m.due_on is not null
             and m.dropped_on is null and (c.cycle = 'ONCE' or m.done_on is null))))`,
    jurisdictionCode,
    day,
    taskIds,
  )

/**
 * Brings the periods of feedback cycles in line with the tasks on `day`: opens what has begun, cancels what is not owed
 * any more. Three statements however many tasks; `taskIds` null = all of the jurisdiction. Run twice, it changes
 * nothing. Call it where a task is issued, sent back, suspended, resumed, finished or given another cycle, and every
 * night. Records nothing by itself. Answers the number of periods opened.
 */
export async function openCycles(
  step: Write,
  _context: Context,
  jurisdictionCode: string,
  taskIds: readonly string[] | null,
  day: Day,
): Promise<number> {
  if (taskIds?.length === 0) return 0
  await cancelPeriods(step, jurisdictionCode, taskIds, day)
  const reporters = await findReporters(step, jurisdictionCode, taskIds, day)
  const cache = new Map<string, Period[]>()
  const rows = reporters.flatMap(reporter =>
    periodsToOpen(reporter, day, cache).map(period => toRow(jurisdictionCode, reporter, period)),
  )
  return insertPeriods(step, rows)
}

/**
 * Notes that a report for a period was submitted on `day`: the first one counts. Null takes it back, for a report that
 * was withdrawn.
 */
export async function markCycleSubmitted(
  { tx }: Write,
  jurisdictionCode: string,
  cycleId: string,
  day: Day | null,
): Promise<void> {
  await tx.reportCycle.updateMany({
    where: { jurisdictionCode, id: cycleId, ...(day === null ? {} : { submittedOn: null }) },
    data: { submittedOn: day === null ? null : dayToDate(day) },
  })
}

/** Gives a period another due date; the one first given stays beside it. */
export async function moveCycle(
  { tx }: Write,
  jurisdictionCode: string,
  cycleId: string,
  dueOn: Day,
): Promise<void> {
  await tx.reportCycle.updateMany({
    where: { jurisdictionCode, id: cycleId, submittedOn: null },
    data: { dueOn: dayToDate(dueOn) },
  })
}

/**
 * Takes the periods of a task along into the round that began with a return, so that none is asked for twice, and lets
 * the one whose report was sent back (`cycleId`; null = the report was for none) be owed again by the new date. Call it
 * after `settleReport` and before `openCycles`.
 */
export async function carryCycles(
  { tx }: Write,
  jurisdictionCode: string,
  taskId: string,
  { round, cycleId, dueOn }: { round: number; cycleId: string | null; dueOn: Day },
): Promise<void> {
  await tx.reportCycle.updateMany({
    where: { jurisdictionCode, taskId, round: round - 1, cancelledOn: null },
    data: { round },
  })
  if (cycleId === null) return
  await tx.reportCycle.updateMany({
    where: { jurisdictionCode, id: cycleId },
    data: { submittedOn: null, cancelledOn: null, dueOn: dayToDate(dueOn) },
  })
}
