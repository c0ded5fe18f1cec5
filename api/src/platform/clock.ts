import type { Day } from './day.ts'

/** The only source of the current time. */
export interface Clock {
  now(): Date
  today(): Day
  /** The day the clock stands still at (`DUBAN_CLOCK`), or null when it runs. Screens say 演示时钟 then. */
  fixed: Day | null
}

const shanghai = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/** The calendar day in Asia/Shanghai at an instant. */
export const dayInShanghai = (instant: Date): Day => shanghai.format(instant)

export const systemClock: Clock = {
  now: () => new Date(),
  today: () => dayInShanghai(new Date()),
  fixed: null,
}

const DAY_MS = 86_400_000

/** Milliseconds since midnight in Shanghai, which keeps one offset all year. */
const timeOfDay = (instant: number): number => (instant + 8 * 3_600_000) % DAY_MS

/**
 * A clock that stays on one day while its hours run on, so that what is written bears that day and sessions still end.
 * It begins at the present time of day and never goes back.
 */
export function clockFixedAt(day: Day): Clock {
  const begun = Date.now()
  const midnight = Date.parse(`${day}T00:00:00+08:00`)
  const start = midnight + timeOfDay(begun)
  return { now: () => new Date(start + Date.now() - begun), today: () => day, fixed: day }
}
