/** The clock of hours in words. Pure. */

const HOURS = 24
const SPAN = 3
/** From 22 to 6. */
const isNight = (hour: number): boolean => hour >= 22 || hour < 6

export interface HourWords {
  /** The three hours running that hold most: `from` up to, not including, `until`. */
  from: number
  until: number
  count: number
  /** Per cent of all with an hour, whole. */
  share: number
  night: number
}

/** What the 24 counts say; null where no hour is known. */
export function hourWords(hours: readonly number[]): HourWords | null {
  const total = hours.reduce((sum, value) => sum + value, 0)
  if (total === 0) return null
  const at = (hour: number) => hours[hour % HOURS] ?? 0
  const sums = Array.from({ length: HOURS }, (_, hour) => at(hour) + at(hour + 1) + at(hour + 2))
  const count = Math.max(...sums)
  const from = sums.indexOf(count)
  const night = hours.reduce((sum, value, hour) => sum + (isNight(hour) ? value : 0), 0)
  return {
    from,
    until: (from + SPAN) % HOURS || HOURS,
    count,
    share: Math.round((count / total) * 100),
    night: Math.round((night / total) * 100),
  }
}

/** Whether an hour lies among the busiest. */
export const isBusiest = (hour: number, words: HourWords): boolean =>
  (hour - words.from + HOURS) % HOURS < SPAN
