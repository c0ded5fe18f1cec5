import { isWorkingDay } from '#api/platform/calendar.ts'
import { type Day, daysBetween } from '#api/platform/day.ts'
import type { Rhythm } from './matters.ts'

/** Weights of the hours 0–23. */
const HOURS: Readonly<Record<Rhythm, readonly number[]>> = {
  昼: [1, 0, 0, 0, 0, 1, 4, 10, 20, 26, 25, 20, 12, 13, 21, 25, 24, 18, 12, 10, 8, 6, 4, 2],
  办: [0, 0, 0, 0, 0, 0, 1, 3, 22, 34, 32, 20, 6, 9, 26, 32, 28, 14, 4, 3, 2, 2, 1, 0],
  晚: [3, 1, 0, 0, 0, 0, 2, 6, 10, 12, 10, 8, 8, 7, 9, 10, 11, 14, 22, 32, 34, 28, 16, 8],
  夜: [26, 16, 9, 4, 2, 2, 4, 9, 10, 9, 7, 5, 4, 4, 5, 6, 6, 7, 9, 14, 22, 34, 42, 40],
}

export const hoursOf = (rhythm: Rhythm): readonly number[] => HOURS[rhythm]

/** Tickets on an average working day in the first month. */
const PER_DAY = 10.2
/** More people know the number every year. */
const YEARLY_GROWTH = 0.11

const feasts = ['01-01', '05-01', '10-01', '10-02', '10-03']

/** How many tickets a day brings on average: fewer on days off, fewest on feasts, more every year. */
export function meanOf(day: Day, first: Day): number {
  const growth = 1 + (YEARLY_GROWTH * daysBetween(first, day)) / 365
  const rest = isWorkingDay(day) ? 1.12 : feasts.includes(day.slice(5)) ? 0.45 : 0.72
  return PER_DAY * growth * rest
}
