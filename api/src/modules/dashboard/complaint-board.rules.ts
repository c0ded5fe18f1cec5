import { feastOf, isWorkingDay } from '../../platform/calendar.ts'
import { addDays, type Day, daysBetween, dayToDate } from '../../platform/day.ts'
import type { DayCounts, Run } from '../tallies/index.ts'
import type { ComplaintTrend, DaysOff } from './complaint-board.type.ts'

/** Days of the period when none is asked for. */
export const USUAL_DAYS = 30

/** Longest period a board is made of. */
export const MOST_DAYS = 1100

/** Periods up to so many days are shown by day. */
const MOST_DAILY = 92

export const lengthOf = ({ from, until }: Run): number => daysBetween(from, until) + 1

/** First days of the steps of a trend. */
function stepsOf({ from, until }: Run, monthly: boolean): Day[] {
  const days: Day[] = []
  for (let day = from; day <= until; day = addDays(day, 1))
    if (!monthly || day === from || day.endsWith('-01')) days.push(day)
  return days
}

/** Received and closed step by step; the periods before go beside it day for day. */
export function trendOf(periods: readonly Run[], rows: readonly DayCounts[]): ComplaintTrend {
  const period = periods[0] as Run
  const monthly = lengthOf(period) > MOST_DAILY
  const days = stepsOf(period, monthly)
  const zeros = () => days.map(() => 0)
  const received = periods.map(zeros)
  const closed = zeros()
  const [onTime, judged] = [zeros(), zeros()]
  const stepAt = stepFinder(period, days)
  for (const row of rows) {
    const step = stepAt(daysBetween(periods[row.win]?.from ?? period.from, row.day))
    add(received[row.win], step, row.received)
    if (row.win !== 0) continue
    add(closed, step, row.on_time + row.late + row.unlimited)
    if (row.excluded) continue
    add(onTime, step, row.on_time)
    add(judged, step, row.on_time + row.late)
  }
  const shares = onTime.map((count, step) => (judged[step] ? count / judged[step] : null))
  const [now = [], before = [], yearBefore = []] = received
  return { step: monthly ? 'MONTH' : 'DAY', days, received: now, before, yearBefore, closed, onTime: shares }
}

function add(counts: number[] | undefined, step: number, count: number): void {
  if (counts?.[step] !== undefined) counts[step] += count
}

/** The step a day lies in, by how many days of its period went before; the last for the odd day of a leap year. */
function stepFinder({ from }: Run, days: readonly Day[]): (offset: number) => number {
  const starts = days.map(day => daysBetween(from, day))
  return offset => {
    const later = starts.findIndex(start => start > offset)
    return later === -1 ? starts.length - 1 : later - 1
  }
}

/** What holidays are called when several days are meant: 国庆节 → 国庆假期. */
const SHORT: Readonly<Record<string, string>> = { 劳动节: '五一', 国庆节: '国庆', 清明: '清明', 中秋: '中秋' }
const holidayName = (feast: string): string => `${SHORT[feast] ?? feast}假期`

const isWeekend = (day: Day): boolean => [0, 6].includes(dayToDate(day).getUTCDay())

/** What a day off is off for; null on working days, '' on weekends. */
function reasonOff(day: Day): string | null {
  if (isWorkingDay(day)) return null
  const feast = feastOf(day)
  if (feast && !feast.working) return holidayName(feast.name)
  return isWeekend(day) ? '' : '放假'
}

/** Holidays of a period with the weekends they touch. Weekends by themselves are no news. */
export function daysOffOf({ from, until }: Run): DaysOff[] {
  const found: DaysOff[] = []
  let open: DaysOff | null = null
  for (let day = from; day <= until; day = addDays(day, 1)) {
    const reason = reasonOff(day)
    if (reason === null) {
      open = null
      continue
    }
    if (open === null) {
      open = { from: day, until: day, name: reason }
      found.push(open)
    } else Object.assign(open, { until: day, name: open.name || reason })
  }
  return found.filter(({ name }) => name !== '')
}
