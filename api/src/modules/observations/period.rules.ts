import type { ReportFrequency } from '#prisma'
import { addDays, type Day } from '../../platform/day.ts'
import type { Period } from '../../platform/period.ts'
import { monthsOf, periodOf, periodsBetween, shiftPeriod } from '../../platform/period.ts'
import type { RuleSettings } from '../divisions/index.ts'
import type { Light } from '../tasks/index.ts'

/** A period with the days of its reporting, all included. */
export interface ReportingDates extends Period {
  opensOn: Day
  dueOn: Day
  closesOn: Day
}

export type ReportingRules = Pick<
  RuleSettings,
  'reportingOpensDays' | 'reportingDueDays' | 'reportingClosesDays'
>

/** Opens some days before its end; due, and closed, so many days after it. It never closes before it is due. */
export function reportingDates(period: Period, rules: ReportingRules): ReportingDates {
  const dueOn = addDays(period.endsOn, rules.reportingDueDays)
  const closesOn = addDays(period.endsOn, rules.reportingClosesDays)
  return {
    ...period,
    opensOn: addDays(period.endsOn, -rules.reportingOpensDays),
    dueOn,
    closesOn: closesOn < dueOn ? dueOn : closesOn,
  }
}

/** How far back periods are kept as rows. */
const MONTHS_KEPT = 24

/** Periods of a frequency that have opened by a day, of the last 24 months, oldest first. */
export function openedPeriods(frequency: ReportFrequency, day: Day, rules: ReportingRules): ReportingDates[] {
  const now = periodOf(frequency, day)
  const first = shiftPeriod(now, -MONTHS_KEPT / monthsOf(frequency))
  return periodsBetween(frequency, first.startsOn, now.endsOn)
    .map(period => reportingDates(period, rules))
    .filter(({ opensOn }) => opensOn <= day)
}

export type PeriodStand = 'FUTURE' | 'NOT_OPEN' | 'OPEN' | 'CLOSED'

/** Where a period stands on a day for a place that may have had it opened again. */
export function standOf(dates: ReportingDates, day: Day, reopenedUntil: Day | null): PeriodStand {
  if (dates.opensOn > day) return dates.startsOn > day ? 'FUTURE' : 'NOT_OPEN'
  return day <= dates.closesOn || (reopenedUntil !== null && day <= reopenedUntil) ? 'OPEN' : 'CLOSED'
}

export interface SheetCount {
  owed: number
  /** Waiting for review, reviewed or published. */
  reported: number
  /** Some of these came after the date. */
  late: boolean
}

/** The light of what a place owes: by its date, until all of it is there; made up late stays NEAR (DOMAIN §4). */
export function sheetLight(
  { owed, reported, late }: SheetCount,
  { dueOn, opensOn }: Pick<ReportingDates, 'dueOn' | 'opensOn'>,
  { asOf, nearUntil }: { asOf: Day; nearUntil: Day },
): Light {
  if (owed === 0 || opensOn > asOf) return 'NO_DATA'
  if (reported >= owed) return late ? 'NEAR' : 'GOOD'
  if (dueOn < asOf) return 'BEHIND'
  return dueOn <= nearUntil ? 'NEAR' : 'GOOD'
}
