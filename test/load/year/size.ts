import type { Day } from '#api/platform/day.ts'

/** How large a year is simulated. The same numbers give the same behaviour. */
export interface YearSize {
  units: number
  /** Tasks each unit leads. */
  tasks: number
  /** From the first working day of 2024 on. */
  months: number
  seed: number
}

export const WHOLE_YEAR: YearSize = { units: 50, tasks: 200, months: 12, seed: 20240102 }

export const SMALL: YearSize = { units: 5, tasks: 8, months: 2, seed: 20240102 }

/** The first working day of the year; 2024 holds every kind of 调休. */
export const FIRST_DAY: Day = '2024-01-02'
