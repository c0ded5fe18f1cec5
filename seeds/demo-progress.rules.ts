import { addDays, type Day } from '#api/platform/day.ts'
import { seededRandom } from './random.ts'

/** A dated milestone whose progress is to be made up. */
export interface OpenMilestone {
  id: string
  dueOn: Day
}

/** Shares of what is done on time and a little late; the rest is done very late. */
const ON_TIME = 0.6
const LATE = 0.2

/** Days early or late: on time up to `EARLY` before, late up to `LITTLE` after, very late from `MUCH.from` on. */
const EARLY = 12
const LITTLE = 12
const MUCH = { from: 30, to: 120 } as const

/** Steps of the golden ratio spread evenly, so that even a handful of milestones holds every kind. */
const GOLDEN = 0.618_033_988_749_895

/**
 * Invented progress of one plan up to a day, the same at every run: most of what was due is done on time, some a little
 * late, some so late that it is overdue for weeks. What would be done after `until` is left open.
 */
export function simulateProgress(
  milestones: readonly OpenMilestone[],
  until: Day,
  seed: number,
): { id: string; doneOn: Day }[] {
  const random = seededRandom(seed)
  const start = random()
  return milestones.flatMap(({ id, dueOn }, index) => {
    const kind = (start + index * GOLDEN) % 1
    const doneOn = addDays(dueOn, daysOff(kind, random()))
    return doneOn <= until ? [{ id, doneOn }] : []
  })
}

/** Days from the due date to the completion; negative when early. */
function daysOff(kind: number, amount: number): number {
  if (kind < ON_TIME) return -Math.ceil(amount * EARLY)
  if (kind < ON_TIME + LATE) return Math.ceil(amount * LITTLE)
  return MUCH.from + Math.round(amount * (MUCH.to - MUCH.from))
}
