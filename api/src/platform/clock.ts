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

/** A clock that stays on one day while its hours and minutes run, so that sessions and locks still expire. */
export function clockFixedAt(day: Day): Clock {
  return { now: () => new Date(), today: () => day, fixed: day }
}
