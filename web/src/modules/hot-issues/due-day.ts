/** The day proposed for a task made from complaints. Pure; holidays are seen to by people. */
import { shiftDay } from '../periods/period.ts'

const FOUR_WEEKS = 28

/** Four weeks on, on a weekday. */
export function dueDay(today: string): string {
  const day = shiftDay(today, FOUR_WEEKS)
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  if (weekday === 6) return shiftDay(day, -1)
  return weekday === 0 ? shiftDay(day, -2) : day
}
