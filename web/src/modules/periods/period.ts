/** The period of a board: chosen in words, counted in days. Pure; days are `YYYY-MM-DD`. */

export const PERIODS = ['days', 'month', 'quarter', 'year', 'custom'] as const
/** days: 30 up to the date looked at; month, quarter, year: from their first day up to that date. */
export type PeriodChoice = (typeof PERIODS)[number]

/** First and last day, both included. */
export interface Period {
  from: string
  until: string
}

const DAY_MS = 86_400_000
const DAYS = 30

const text = (time: number): string => new Date(time).toISOString().slice(0, 10)
const time = (day: string): number => Date.parse(`${day}T00:00:00Z`)

/** The day `count` days later, or earlier when negative. */
export const shiftDay = (day: string, count: number): string => text(time(day) + count * DAY_MS)

/** Days from the first to the last, both counted. */
export const lengthOf = ({ from, until }: Period): number =>
  Math.round((time(until) - time(from)) / DAY_MS) + 1

function firstOf(choice: PeriodChoice, asOf: string): string {
  const year = asOf.slice(0, 4)
  const month = Number(asOf.slice(5, 7))
  if (choice === 'month') return `${asOf.slice(0, 7)}-01`
  if (choice === 'quarter') return `${year}-${String(month - ((month - 1) % 3)).padStart(2, '0')}-01`
  if (choice === 'year') return `${year}-01-01`
  return shiftDay(asOf, 1 - DAYS)
}

/** The days of a choice as seen on `asOf`; nothing lies after that day, and the first is never after the last. */
export function periodOf(choice: PeriodChoice, own: Period | null, asOf: string): Period {
  if (choice !== 'custom' || !own) return { from: firstOf(choice, asOf), until: asOf }
  const until = own.until > asOf ? asOf : own.until
  return { from: own.from > until ? until : own.from, until }
}

/** The period of the same length that ends the day before. */
export function periodBefore(period: Period): Period {
  const until = shiftDay(period.from, -1)
  return { from: shiftDay(until, 1 - lengthOf(period)), until }
}

/** The same date a year before; of 29 February the 28th. */
export function yearBefore(day: string): string {
  const date = `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`
  return date.endsWith('02-29') ? `${date.slice(0, 8)}28` : date
}

/** The same days of the year before. */
export const periodYearBefore = ({ from, until }: Period): Period => ({
  from: yearBefore(from),
  until: yearBefore(until),
})

/** The same date so many months earlier; of a day the month does not have its last. */
function monthsBefore(day: string, months: number): string {
  const count = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 - months
  const [year, month] = [Math.floor(count / 12), count % 12]
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  const date = Math.min(Number(day.slice(8)), last)
  return `${year}-${String(month + 1).padStart(2, '0')}-${String(date).padStart(2, '0')}`
}

const MONTHS = { month: 1, quarter: 3, year: 12 } as const

/** The day what stands on `asOf` is held against: where the period before ended, or stood on the same dates. */
export const dayBefore = (choice: PeriodChoice, asOf: string): string =>
  choice === 'days' || choice === 'custom' ? shiftDay(asOf, -DAYS) : monthsBefore(asOf, MONTHS[choice])
