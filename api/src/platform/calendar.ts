import chineseDays from 'chinese-days'
import { addDays, type Day } from './day.ts'

/** The first and last year whose holiday arrangement the library carries. */
export const CALENDAR_YEARS = { first: 2004, last: 2026 } as const

/** Days off that the law gives in a year. A year entered by hand counts as known from so many days off on. */
export const STATUTORY_DAYS = 11

/** A day whose arrangement was entered by hand. */
export interface EnteredDay {
  day: Day
  working: boolean
}

/** What was entered by hand, the same for the whole process: it goes before the library. */
let entered: ReadonlyMap<Day, boolean> = new Map()
let enteredYears: ReadonlySet<string> = new Set()
let tag = ''

/** What was answered so far: an escalation over thousands of dates asks for the same days again and again. */
const answered = new Map<Day, boolean>()
const walked = new Map<string, number>()
const MOST_ANSWERS = 20_000

/** Takes the place of all days entered by hand. */
export function setEnteredDays(days: readonly EnteredDay[]): void {
  const sorted = [...days].sort((one, other) => one.day.localeCompare(other.day))
  entered = new Map(sorted.map(({ day, working }) => [day, working]))
  const off = sorted.filter(({ working }) => !working).map(({ day }) => day.slice(0, 4))
  enteredYears = new Set(off.filter((year, index) => off[index - STATUTORY_DAYS + 1] === year))
  tag = sorted.map(({ day, working }) => `${day}${working ? '+' : '-'}`).join('')
  answered.clear()
  walked.clear()
}

/** Changes with the days entered by hand, and is the same in every process that has the same ones. */
export const calendarTag = (): string => tag

/**
 * Whether people work on that day under the State Council's holiday arrangement with 调休; days entered by hand first.
 * In years that `isPublishedYear` does not know only weekends are off: ask, and say so.
 */
export const isWorkingDay = (day: Day): boolean => entered.get(day) ?? isLibraryWorkday(day)

/** Days that were asked for: runs of days are walked again and again, and the library reads its tables each time. */
const asked = new Map<Day, boolean>()
const MOST_ASKED = 50_000

function isLibraryWorkday(day: Day): boolean {
  const known = asked.get(day)
  if (known !== undefined) return known
  const working = chineseDays.isWorkday(day)
  if (asked.size < MOST_ASKED) asked.set(day, working)
  return working
}

/** Whether the arrangement of the day's year is known, from the library or because it was entered. */
export const isPublishedYear = (day: Day): boolean => isLibraryYear(day) || enteredYears.has(day.slice(0, 4))

export function isLibraryYear(day: Day): boolean {
  const year = Number(day.slice(0, 4))
  return year >= CALENDAR_YEARS.first && year <= CALENDAR_YEARS.last
}

/** What the library says of a day that belongs to a feast: off, or worked instead; null for every other day. */
export function feastOf(day: Day): { working: boolean; name: string } | null {
  const { work, name } = chineseDays.getDayDetail(day)
  const [, feast] = name.split(',')
  return feast === undefined ? null : { working: work, name: feast }
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
  const key = `${from} ${to}`
  const known = walked.get(key)
  if (known !== undefined) return known
  const count = walk(from, to)
  if (walked.size >= MOST_ANSWERS) walked.clear()
  walked.set(key, count)
  return count
}

function walk(from: Day, to: Day): number {
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
