import { isWeekend, type SpecialDay } from './calendar-days.ts'

const DAY_MS = 86_400_000

const dayAfter = (day: string, count: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY_MS).toISOString().slice(0, 10)

/** What somebody typed for a number of days; null where it is none, or more than a rule may have. */
export const daysTyped = (text: string): number | null =>
  /^\d{1,3}$/.test(text.trim()) && Number(text) <= 365 ? Number(text) : null

/** The day that lies so many working days after another, with what is entered for single days; with 0 the day itself. */
export function workingDaysAfter(
  day: string,
  count: number,
  special: ReadonlyMap<string, Pick<SpecialDay, 'working'>>,
): string {
  let at = day
  for (let left = count; left > 0; ) {
    at = dayAfter(at, 1)
    if (special.get(at)?.working ?? !isWeekend(at)) left -= 1
  }
  return at
}

/** Counted in working days: the only kind of rule whose meaning differs from day to day. */
export const inWorkingDays = (key: string): boolean => key.endsWith('WorkingDays')
