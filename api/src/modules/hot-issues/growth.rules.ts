import { addDays, type Day, daysBetween } from '../../platform/day.ts'

/** Weeks of its own past that a period is held against. */
export const PAST_WEEKS = 26
const WEEK = 7
/** Nineteen of twenty usual periods lie within. */
const Z = 1.96
/** Fewer than these are no growth, whatever the past was. */
export const FEWEST_GROWING = 5

/** Tickets by the day received. */
export type DayCounts = ReadonlyMap<Day, number>

export interface Period {
  from: Day
  until: Day
}

export const lengthOf = ({ from, until }: Period): number => daysBetween(from, until) + 1

/** The period of the same length before. */
export const periodBefore = (period: Period): Period => ({
  from: addDays(period.from, -lengthOf(period)),
  until: addDays(period.from, -1),
})

export function countIn(counts: DayCounts, { from, until }: Period): number {
  let sum = 0
  for (const [day, count] of counts) if (day >= from && day <= until) sum += count
  return sum
}

/** First days of the `weeks` weeks that end on `until`, oldest first. */
export const weeksUntil = (until: Day, weeks = PAST_WEEKS): Day[] =>
  Array.from({ length: weeks }, (_, index) => addDays(until, -WEEK * (weeks - index) + 1))

/** Tickets of each of these weeks. */
export function countWeeks(counts: DayCounts, starts: readonly Day[]): number[] {
  const first = starts[0]
  const weekly = starts.map(() => 0)
  if (first === undefined) return weekly
  for (const [day, count] of counts) {
    const at = Math.floor(daysBetween(first, day) / WEEK)
    if (at >= 0 && at < weekly.length) weekly[at] = (weekly[at] as number) + count
  }
  return weekly
}

/** How many tickets a period usually holds, judged by the weeks before it. */
export interface Expectation {
  low: number
  high: number
}

/**
 * What counts of `days` days are usual after these weeks: a Poisson spread, widened where the weeks vary more than that
 * (variance / mean), by the square-root rule of Anscombe, which holds for small counts too. [Y]
 */
export function expectation(weekly: readonly number[], days: number): Expectation {
  const perWeek = weekly.reduce((sum, count) => sum + count, 0) / Math.max(1, weekly.length)
  const spread =
    weekly.reduce((sum, count) => sum + (count - perWeek) ** 2, 0) / Math.max(1, weekly.length - 1)
  const wider = perWeek > 0 ? Math.sqrt(Math.max(1, spread / perWeek)) : 1
  const root = Math.sqrt((perWeek * days) / WEEK + 3 / 8)
  const step = (Z / 2) * wider
  return {
    low: Math.max(0, Math.ceil(Math.max(0, root - step) ** 2 - 3 / 8)),
    high: Math.floor((root + step) ** 2 - 3 / 8),
  }
}

export interface Growth {
  count: number
  before: number
  /** count / before − 1; null without any before. */
  growth: number | null
  growing: boolean
  /** Why, in words. */
  reason: string
}

const periodWords = (days: number, isCurrent: boolean): string =>
  isCurrent ? `近 ${days} 天` : `${days} 天里`

/** A period against the one before and against its own past. `today` decides how the period is called. */
export function judgeGrowth(counts: DayCounts, period: Period, today: Day): Growth {
  const days = lengthOf(period)
  const count = countIn(counts, period)
  const before = countIn(counts, periodBefore(period))
  const weekly = countWeeks(counts, weeksUntil(addDays(period.from, -1)))
  const usual = expectation(weekly, days)
  const growing = count > usual.high && count >= FEWEST_GROWING
  const growth = before === 0 ? null : count / before - 1
  const opening = `${periodWords(days, period.until >= today)} ${count} 件`
  return { count, before, growth, growing, reason: `${opening}，${usualWords(weekly, usual)}` }
}

function usualWords(weekly: readonly number[], { low, high }: Expectation): string {
  if (weekly.every(count => count === 0)) return `此前 ${PAST_WEEKS} 周没有`
  return low === high ? `往常 ${high} 件` : `往常 ${low}–${high} 件`
}

/** What a group of tickets must be to become a hot issue. [Y] */
const FEWEST_LARGE = 10
const FEWEST_CALLERS = 3
const RECENT_DAYS = 30

/**
 * Where many tickets come in, more are needed to stand out: a quarter of the root of the month's tickets for what
 * grows (8 of 1,000, 50 of 40,000), twice as many for what is large.
 */
const standsOut = (monthly: number): number => Math.sqrt(monthly) / 4

export interface GroupFacts {
  counts: DayCounts
  /** Callers of the last 30 days that are told apart; a ticket without one counts by itself. */
  callers: number
  /** Tickets of the whole jurisdiction in the last 30 days. */
  monthly: number
}

/** Large, or growing against its own past; one person who calls again and again is no hot issue. */
export function isHot({ counts, callers, monthly }: GroupFacts, today: Day): boolean {
  const { count, growing } = judgeGrowth(counts, recentPeriod(today), today)
  if (callers < FEWEST_CALLERS) return false
  const enough = standsOut(monthly)
  return count >= Math.max(FEWEST_LARGE, 2 * enough) || (growing && count >= enough)
}

export const recentPeriod = (until: Day, days = RECENT_DAYS): Period => ({
  from: addDays(until, 1 - days),
  until,
})
