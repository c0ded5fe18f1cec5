import type { FeedbackCycle } from '#prisma'
import { isWorkingDay, workingDaysBetween } from '../../platform/calendar.ts'
import { addDays, addMonths, type Day, daysBetween, endOfMonth, monthOf } from '../../platform/day.ts'
import type { Light } from './task.enums.ts'
import { type LightDay, worstLight } from './task.rules.ts'

/** One period of a feedback cycle: from `opensOn` on a unit may report for it, by `dueOn` it has to. */
export interface Period {
  /** 2024-W42, 2024-10, 2024-Q4, the id of a milestone, or `once`. */
  key: string
  /** 第 42 周, 10 月, 第四季度, 节点 12 月 31 日, 办结反馈. */
  label: string
  opensOn: Day
  dueOn: Day
  /** Only where the period follows a date of the task. */
  milestoneId: string | null
}

/** A date of the task that a period may follow. */
export interface StageFacts {
  id: string
  dueOn: Day | null
}

/** Working days of a period that must be left when a task is issued in it; with fewer the next period is the first. */
const LEAST_LEFT = { WEEKLY: 2, MONTHLY: 5, QUARTERLY: 5 } as const

/** A report of a stage may be written so many working days before its date. */
const STAGE_OPENS = 10

/** Whether the periods of a cycle follow the calendar; the others follow the dates of the task. */
export const isCalendarCycle = (cycle: FeedbackCycle): cycle is keyof typeof LEAST_LEFT => cycle in LEAST_LEFT

/** 0 = Monday … 6 = Sunday. */
const weekday = (day: Day): number => ((daysBetween('1970-01-05', day) % 7) + 7) % 7

const mondayOf = (day: Day): Day => addDays(day, -weekday(day))

/** The last working day from `from` to `to`, or null. */
function lastWorkingDay(from: Day, to: Day): Day | null {
  for (let day = to; day >= from; day = addDays(day, -1)) if (isWorkingDay(day)) return day
  return null
}

/** The day that lies `count` working days before `day`. */
function workingDaysBefore(day: Day, count: number): Day {
  let current = day
  for (let left = count; left > 0; ) {
    current = addDays(current, -1)
    if (isWorkingDay(current)) left -= 1
  }
  return current
}

/** ISO 8601: the week belongs to the year its Thursday lies in. */
function weekKey(monday: Day): string {
  const thursday = addDays(monday, 3)
  const year = thursday.slice(0, 4)
  const week = Math.floor(daysBetween(`${year}-01-01`, thursday) / 7) + 1
  return `${year}-W${String(week).padStart(2, '0')}`
}

const quarterOf = (day: Day): number => Math.ceil(Number(day.slice(5, 7)) / 3)

const startOfQuarter = (day: Day): Day =>
  `${day.slice(0, 4)}-${String(quarterOf(day) * 3 - 2).padStart(2, '0')}-01`

interface Span {
  key: string
  from: Day
  to: Day
  /** The day a report is due unless it is no working day. */
  aim: Day
}

/** The span of the calendar that a day lies in. */
const SPAN_AT: Readonly<Record<keyof typeof LEAST_LEFT, (day: Day) => Span>> = {
  WEEKLY: day => {
    const from = mondayOf(day)
    return { key: weekKey(from), from, to: addDays(from, 6), aim: addDays(from, 4) }
  },
  MONTHLY: day => {
    const to = endOfMonth(day)
    return { key: monthOf(day), from: `${monthOf(day)}-01`, to, aim: to }
  },
  QUARTERLY: day => {
    const from = startOfQuarter(day)
    const to = endOfMonth(addMonths(from, 2))
    return { key: `${day.slice(0, 4)}-Q${quarterOf(day)}`, from, to, aim: to }
  },
}

/** The period of a span; a week without any working day has none. */
function periodOf({ key, from, to, aim }: Span): Period | null {
  const dueOn = isWorkingDay(aim) ? aim : lastWorkingDay(from, to)
  return dueOn === null
    ? null
    : { key, label: periodLabel(key, dueOn), opensOn: from, dueOn, milestoneId: null }
}

/** Calendar periods from the first that leaves time enough after `issuedOn` to the last that opens by `until`. */
function calendarPeriods(cycle: keyof typeof LEAST_LEFT, issuedOn: Day, until: Day): Period[] {
  const periods: Period[] = []
  for (let span = SPAN_AT[cycle](issuedOn); span.from <= until; span = SPAN_AT[cycle](addDays(span.to, 1))) {
    const period = periodOf(span)
    // A holiday week may be short as well, so the first is looked for until one leaves time.
    const tooLate = periods.length === 0 && !leavesTime(cycle, issuedOn, period)
    if (period !== null && !tooLate) periods.push(period)
  }
  return periods
}

const leavesTime = (cycle: keyof typeof LEAST_LEFT, issuedOn: Day, period: Period | null): boolean =>
  period !== null && workingDaysBetween(issuedOn, period.dueOn) >= LEAST_LEFT[cycle]

const byDue = (a: { dueOn: Day }, b: { dueOn: Day }) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0)

function stagePeriod(key: string, milestoneId: string, dueOn: Day): Period {
  return {
    key,
    label: periodLabel(key, dueOn),
    opensOn: workingDaysBefore(dueOn, STAGE_OPENS),
    dueOn,
    milestoneId,
  }
}

/** Periods that follow the dates of the task: each of them, or only the last. Dates before `issuedOn` ask for nothing. */
function stagePeriods(cycle: 'ONCE' | 'BY_STAGE', issuedOn: Day, stages: readonly StageFacts[]): Period[] {
  const dated = stages
    .flatMap(({ id, dueOn }) => (dueOn === null ? [] : [{ id, dueOn }]))
    .sort((a, b) => byDue(a, b) || (a.id < b.id ? -1 : 1))
  const asked = cycle === 'ONCE' ? dated.slice(-1) : dated
  return asked
    .filter(({ dueOn }) => dueOn >= issuedOn)
    .map(({ id, dueOn }) => stagePeriod(cycle === 'ONCE' ? 'once' : id, id, dueOn))
}

/**
 * The periods of a cycle that are open by `until`, in the order of their due dates. WEEKLY is due on Friday, MONTHLY and
 * QUARTERLY on the last working day, BY_STAGE on each date of the task, ONCE on its last; where a Friday is no working
 * day, the last working day of that week.
 */
export function periodsDue(
  cycle: FeedbackCycle,
  issuedOn: Day,
  until: Day,
  stages: readonly StageFacts[],
): Period[] {
  if (isCalendarCycle(cycle)) return calendarPeriods(cycle, issuedOn, until)
  return stagePeriods(cycle, issuedOn, stages).filter(({ opensOn }) => opensOn <= until)
}

const QUARTERS = ['一', '二', '三', '四'] as const

/** What people call a period: 第 42 周, 10 月, 第四季度, 节点 12 月 31 日, 办结反馈. */
export function periodLabel(key: string, dueOn: Day): string {
  if (key === 'once') return '办结反馈'
  if (/^\d{4}-W\d{2}$/.test(key)) return `第 ${Number(key.slice(6))} 周`
  if (/^\d{4}-Q[1-4]$/.test(key)) return `第${QUARTERS[Number(key.slice(6)) - 1]}季度`
  if (/^\d{4}-\d{2}$/.test(key)) return `${Number(key.slice(5))} 月`
  return `节点 ${Number(dueOn.slice(5, 7))} 月 ${Number(dueOn.slice(8))} 日`
}

/** What is known of one period of one unit. */
export interface CycleFacts {
  assignmentId: string
  cycle: FeedbackCycle
  dueOn: Day
  submittedOn: Day | null
  cancelledOn: Day | null
}

/** So many days after its due date a missed period counts as a missed quarter (DOMAIN §4). */
export const QUARTER_DAYS = 90

const missedLight = (cycle: FeedbackCycle, dueOn: Day, judgedOn: Day): Light =>
  cycle === 'QUARTERLY' || daysBetween(dueOn, judgedOn) >= QUARTER_DAYS ? 'BEHIND' : 'NEAR'

const happened = (day: Day | null, asOf: Day): day is Day => day !== null && day <= asOf

/**
 * What the calendar periods of a task say on a day: one missed is NEAR, a quarter missed or one missed for 90 days
 * BEHIND, one made up late NEAR until the unit has reported a later one on time; otherwise NO_DATA, which changes
 * nothing. A task that was done is judged as on the day it was done (`doneOn`), so that it does not go on turning red.
 */
export function cycleLight(rows: readonly CycleFacts[], asOf: Day, doneOn: Day | null = null): Light {
  const judgedOn = happened(doneOn, asOf) ? doneOn : asOf
  const counted = rows.filter(
    ({ cycle, cancelledOn }) => isCalendarCycle(cycle) && !happened(cancelledOn, asOf),
  )
  const missed = counted.filter(({ dueOn, submittedOn }) => dueOn < judgedOn && !happened(submittedOn, asOf))
  if (missed.length > 0)
    return worstLight(missed.map(({ cycle, dueOn }) => missedLight(cycle, dueOn, judgedOn)))
  return counted.some(row => isStillLate(row, counted, asOf)) ? 'NEAR' : 'NO_DATA'
}

/** Made up late, and no later period of the same unit reported on time yet. */
function isStillLate(row: CycleFacts, rows: readonly CycleFacts[], asOf: Day): boolean {
  const late = happened(row.submittedOn, asOf) && row.submittedOn > row.dueOn
  return late && !rows.some(other => clears(other, row, asOf))
}

const clears = (other: CycleFacts, late: CycleFacts, asOf: Day): boolean =>
  other.assignmentId === late.assignmentId &&
  other.dueOn >= late.dueOn &&
  happened(other.submittedOn, asOf) &&
  other.submittedOn <= other.dueOn

/** The light of one period by itself, for the list of periods: open ones by their date, cancelled ones grey. */
export function periodLight(
  { cycle, dueOn, submittedOn, cancelledOn }: Omit<CycleFacts, 'assignmentId'>,
  day: LightDay,
): Light {
  if (happened(submittedOn, day.asOf)) return submittedOn <= dueOn ? 'GOOD' : 'NEAR'
  if (happened(cancelledOn, day.asOf)) return 'NO_DATA'
  if (dueOn < day.asOf) return missedLight(cycle, dueOn, day.asOf)
  return dueOn <= day.nearUntil ? 'NEAR' : 'GOOD'
}
