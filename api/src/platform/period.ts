import type { ReportFrequency } from '#prisma'
import { addDays, addMonths, type Day, daysBetween, isDay } from './day.ts'

/** A period of reporting. Its key is `2024-09`, `2024-Q3`, `2024-H2` or `2024`. */
export interface Period {
  frequency: ReportFrequency
  key: string
  startsOn: Day
  /** Last day, included. */
  endsOn: Day
}

const MONTHS: Readonly<Record<ReportFrequency, number>> = {
  MONTHLY: 1,
  QUARTERLY: 3,
  HALF_YEARLY: 6,
  YEARLY: 12,
}

export const monthsOf = (frequency: ReportFrequency): number => MONTHS[frequency]

function keyOf(frequency: ReportFrequency, startsOn: Day): string {
  const year = startsOn.slice(0, 4)
  const month = Number(startsOn.slice(5, 7))
  if (frequency === 'MONTHLY') return startsOn.slice(0, 7)
  if (frequency === 'QUARTERLY') return `${year}-Q${(month + 2) / 3}`
  return frequency === 'HALF_YEARLY' ? `${year}-H${month === 1 ? 1 : 2}` : year
}

const periodFrom = (frequency: ReportFrequency, startsOn: Day): Period => ({
  frequency,
  key: keyOf(frequency, startsOn),
  startsOn,
  endsOn: addDays(addMonths(startsOn, MONTHS[frequency]), -1),
})

/** The period a day lies in. */
export function periodOf(frequency: ReportFrequency, day: Day): Period {
  const length = MONTHS[frequency]
  const month = Math.floor((Number(day.slice(5, 7)) - 1) / length) * length + 1
  return periodFrom(frequency, `${day.slice(0, 4)}-${String(month).padStart(2, '0')}-01`)
}

const FORMS: readonly [ReportFrequency, RegExp, number][] = [
  ['MONTHLY', /^(\d{4})-(\d{2})$/, 1],
  ['QUARTERLY', /^(\d{4})-Q([1-4])$/, 3],
  ['HALF_YEARLY', /^(\d{4})-H([12])$/, 6],
  ['YEARLY', /^(\d{4})()$/, 12],
]

/** The period a key names, or null for anything else. */
export function readPeriod(key: string): Period | null {
  for (const [frequency, form, length] of FORMS) {
    const [, year, part] = form.exec(key) ?? []
    if (year === undefined) continue
    const month = String((Number(part || 1) - 1) * length + 1).padStart(2, '0')
    const startsOn = `${year}-${month}-01`
    return isDay(startsOn) ? periodFrom(frequency, startsOn) : null
  }
  return null
}

/** The period `count` later, or earlier when negative. */
export const shiftPeriod = ({ frequency, startsOn }: Period, count: number): Period =>
  periodFrom(frequency, addMonths(startsOn, count * MONTHS[frequency]))

/** All periods from the one `first` lies in to the one `last` lies in, oldest first. */
export function periodsBetween(frequency: ReportFrequency, first: Day, last: Day): Period[] {
  const periods: Period[] = []
  for (let period = periodOf(frequency, first); period.startsOn <= last; period = shiftPeriod(period, 1))
    periods.push(period)
  return periods
}

const QUARTERS = ['一', '二', '三', '四']

/** 2024年9月, 2024年三季度, 2024年下半年, 2024年. */
export function periodWords({ frequency, startsOn, key }: Period): string {
  const year = `${startsOn.slice(0, 4)}年`
  if (frequency === 'MONTHLY') return `${year}${Number(startsOn.slice(5, 7))}月`
  if (frequency === 'QUARTERLY') return `${year}${QUARTERS[Number(key.slice(-1)) - 1]}季度`
  return frequency === 'HALF_YEARLY' ? `${year}${key.endsWith('1') ? '上' : '下'}半年` : year
}

export const periodDays = ({ startsOn, endsOn }: Period): number => daysBetween(startsOn, endsOn) + 1
