/** Days of a year as a calendar on the wall has them. Days are `YYYY-MM-DD` strings. */

/** What the API says of a day that is not as its weekday says. */
export interface SpecialDay {
  day: string
  working: boolean
  note?: string | null
  changedBy?: string | null
}

/** Monday first; null before the first and after the last day of the month. */
export type Week = readonly (string | null)[]

const two = (value: number) => String(value).padStart(2, '0')

/** The weeks of a month, 1–12. */
export function weeksOf(year: number, month: number): Week[] {
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate()
  const before = (new Date(Date.UTC(year, month - 1, 1)).getUTCDay() + 6) % 7
  const cells: (string | null)[] = [
    ...Array.from({ length: before }, () => null),
    ...Array.from({ length }, (_, index) => `${year}-${two(month)}-${two(index + 1)}`),
  ]
  while (cells.length % 7 !== 0) cells.push(null)
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7))
}

export const isWeekend = (day: string): boolean => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())

/** How a day is marked: off on a working weekday, worked on a weekend, part of a feast on a weekend, or nothing. */
export type DayMark = 'off' | 'worked' | null

export function markOf(day: string, special: SpecialDay | undefined): DayMark {
  if (!special) return null
  return special.working ? (isWeekend(day) || special.changedBy ? 'worked' : null) : 'off'
}

/** The days from one to another, both counted; at most 31, and one when the end is before the start. */
export function daysBetween(from: string, to: string): string[] {
  const days: string[] = []
  for (let at = Date.parse(`${from}T00:00:00Z`); days.length < 31; at += 86_400_000) {
    const day = new Date(at).toISOString().slice(0, 10)
    if (days.length > 0 && day > to) break
    days.push(day)
  }
  return days
}

const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }
const MONTHS: Readonly<Record<string, number>> = { PageUp: -1, PageDown: 1 }

/** Where a key leads from a day; null for other keys. The same day of another month, or its last one. */
export function dayByKey(day: string, key: string): string | null {
  const date = new Date(`${day}T00:00:00Z`)
  const [step, months] = [STEPS[key], MONTHS[key]]
  if (step !== undefined) date.setUTCDate(date.getUTCDate() + step)
  else if (months !== undefined) {
    const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + months]
    const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
    date.setTime(Date.UTC(year, month, Math.min(date.getUTCDate(), last)))
  } else return null
  return date.toISOString().slice(0, 10)
}
