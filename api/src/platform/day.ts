/** A calendar day in Asia/Shanghai, `YYYY-MM-DD`. Days compare as strings. */
export type Day = string

const DAY = /^\d{4}-\d{2}-\d{2}$/
const MS_PER_DAY = 86_400_000

/** True for a real day of the calendar: 2024-02-30 is none. */
export function isDay(value: string): value is Day {
  if (!DAY.test(value)) return false
  // Read a million times by an import: most days need no calendar.
  const [month, dayOfMonth] = [Number(value.slice(5, 7)), Number(value.slice(8))]
  if (month >= 1 && month <= 12 && dayOfMonth >= 1 && dayOfMonth <= 28) return true
  const date = new Date(`${value}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value)
}

/** How a `date` column is handed to Prisma: midnight UTC of that day. */
export const dayToDate = (day: Day): Date => new Date(`${day}T00:00:00Z`)

/** The day of a `date` column as Prisma returns it. */
export const dateToDay = (date: Date): Day => date.toISOString().slice(0, 10)

export const addDays = (day: Day, days: number): Day =>
  dateToDay(new Date(dayToDate(day).getTime() + days * MS_PER_DAY))

/** Calendar days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number =>
  Math.round((dayToDate(to).getTime() - dayToDate(from).getTime()) / MS_PER_DAY)

export const monthOf = (day: Day): string => day.slice(0, 7)

/** Last day of the month that `day` lies in. */
export function endOfMonth(day: Day): Day {
  const date = dayToDate(day)
  return dateToDay(new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)))
}

/** The same day `months` earlier or later, cut to the length of that month. */
export function addMonths(day: Day, months: number): Day {
  const date = dayToDate(day)
  const first = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1))
  const last = endOfMonth(dateToDay(first))
  return `${last.slice(0, 8)}${day.slice(8) > last.slice(8) ? last.slice(8) : day.slice(8)}`
}
