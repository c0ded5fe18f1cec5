import type { BoardDays, BoardPeriod, DayRun } from './board-days.type.ts'
import { addDays, addMonths, type Day, daysBetween } from './day.ts'

/** Days of 近30天. */
export const RECENT_DAYS = 30

/** Months of the periods to date; what they are compared with begins as many months earlier. */
const MONTHS = { MONTH: 1, QUARTER: 3, YEAR: 12 } as const

const shifted = ({ from, until }: DayRun, months: number): DayRun => ({
  from: addMonths(from, months),
  until: addMonths(until, months),
})

/** The first day of the period of so many months that a day lies in. */
function startOf(day: Day, months: number): Day {
  const month = Number(day.slice(5, 7))
  return `${day.slice(0, 5)}${String(month - ((month - 1) % months)).padStart(2, '0')}-01`
}

const lastDays = (until: Day): DayRun => ({ from: addDays(until, 1 - RECENT_DAYS), until })

/** The days of a board up to its date, with the period before (环比) and the same dates a year before (同比). */
export function boardDays(period: BoardPeriod, asOf: Day): BoardDays {
  if (period === 'LAST_30_DAYS') {
    const days = lastDays(asOf)
    return { period, days, before: lastDays(addDays(days.from, -1)), yearBefore: shifted(days, -12) }
  }
  const months = MONTHS[period]
  const days = { from: startOf(asOf, months), until: asOf }
  return { period, days, before: shifted(days, -months), yearBefore: shifted(days, -12) }
}

/** The runs of a board in the order in which they are counted: its own, the one before, that of the year before. */
export const runsOf = ({ days, before, yearBefore }: Omit<BoardDays, 'period'>): [DayRun, DayRun, DayRun] => [
  days,
  before,
  yearBefore,
]

/** Days of one's own beside as many days before them, and the same days of the year before. */
export function ownDays(days: DayRun): Omit<BoardDays, 'period'> {
  const length = daysBetween(days.from, days.until) + 1
  const before = { from: addDays(days.from, -length), until: addDays(days.from, -1) }
  return { days, before, yearBefore: shifted(days, -12) }
}
