import chineseDays from 'chinese-days'
import { addDays, type Day } from './day.ts'

/** The first and last year whose holiday arrangement the library carries. */
export const CALENDAR_YEARS = { first: 2004, last: 2026 } as const

/**
 * Whether people work on that day under the State Council's holiday arrangement with 调休.
 * Years outside CALENDAR_YEARS count weekends only: ask `isPublishedYear` and say so.
 */
export const isWorkingDay = (day: Day): boolean => chineseDays.isWorkday(day)

export function isPublishedYear(day: Day): boolean {
  const year = Number(day.slice(0, 4))
  return year >= CALENDAR_YEARS.first && year <= CALENDAR_YEARS.last
}

/** The day that lies `count` working days after `day`; with 0 the day itself. */
export function addWorkingDays(day: Day, count: number): Day {
  let current = day
  for (let left = count; left > 0; ) {
    current = addDays(current, 1)
    if (isWorkingDay(current)) left -= 1
  }
  return current
}

/** How far whole runs of working days are walked before an estimate is good enough (about eight years). */
const LONGEST_WALK = 3000

/**
 * Working days from `from` to `to`, the first day not counted: 0 on the day itself, negative when `to` has passed.
 * `2024-10-15 → 2024-10-18` is 3.
 */
export function workingDaysBetween(from: Day, to: Day): number {
  if (from === to) return 0
  const [early, late, sign] = from < to ? [from, to, 1] : [to, from, -1]
  let count = 0
  let current = early
  for (let steps = 0; current < late && steps < LONGEST_WALK; steps += 1) {
    current = addDays(current, 1)
    if (isWorkingDay(current)) count += 1
  }
  return count === 0 ? 0 : sign * count
}
