/** Days a board is looked at again and again. Pure; days are `YYYY-MM-DD`. */
import { shiftDay, yearBefore } from './period.ts'

export const USUAL_DAYS = ['today', 'monthEnd', 'quarterEnd', 'yearEnd', 'yearAgo'] as const
/** monthEnd, quarterEnd, yearEnd: the last day of the month, quarter or year before this one; yearAgo: this day a year before. */
export type UsualDay = (typeof USUAL_DAYS)[number]

const two = (count: number): string => String(count).padStart(2, '0')

/** The day a choice means when it is `today`. */
export function usualDay(choice: UsualDay, today: string): string {
  const month = Number(today.slice(5, 7))
  const year = today.slice(0, 4)
  if (choice === 'monthEnd') return shiftDay(`${today.slice(0, 7)}-01`, -1)
  if (choice === 'quarterEnd') return shiftDay(`${year}-${two(month - ((month - 1) % 3))}-01`, -1)
  if (choice === 'yearEnd') return shiftDay(`${year}-01-01`, -1)
  return choice === 'yearAgo' ? yearBefore(today) : today
}
