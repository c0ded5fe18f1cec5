import chineseDays from 'chinese-days'
import type { Day } from '#api/platform/day.ts'

/**
 * Days and working days, straight from the library: what is checked must not be computed by the code that is checked.
 */

const MS = 86_400_000

export const plusDays = (day: Day, count: number): Day =>
  new Date(Date.parse(`${day}T00:00:00Z`) + count * MS).toISOString().slice(0, 10)

export const daysFrom = (from: Day, to: Day): number => (Date.parse(to) - Date.parse(from)) / MS

export const worksOn = (day: Day): boolean => chineseDays.isWorkday(day)

/** The day itself or the next one on which people work. */
export function workdayFrom(day: Day): Day {
  let found = day
  while (!worksOn(found)) found = plusDays(found, 1)
  return found
}

/** The day `count` working days later. */
export function plusWorkdays(day: Day, count: number): Day {
  let found = day
  for (let left = count; left > 0; left -= 1) found = workdayFrom(plusDays(found, 1))
  return found
}

/** Working days from the first to the day before the last. */
export function workdaysIn(from: Day, until: Day): number {
  let count = 0
  for (let day = from; day < until; day = plusDays(day, 1)) if (worksOn(day)) count += 1
  return count
}

export function monthEnd(day: Day, later = 0): Day {
  const [year, month] = day.split('-').map(Number) as [number, number]
  return new Date(Date.UTC(year, month + later, 0)).toISOString().slice(0, 10)
}
