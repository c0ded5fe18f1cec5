import { addDays, type Day } from '#api/platform/day.ts'
import { seededRandom } from './random.ts'

/** A dated milestone whose progress is to be made up. */
export interface OpenMilestone {
  id: string
  dueOn: Day
}

/** Shares of what is done on time, and of what is done late; the rest stays open until `until`. */
const ON_TIME = 0.72
const LATE = 0.2

/** How early or late something is done, in days. */
const EARLIEST = 12
const LATEST = 25

/**
 * Invented progress up to a day, the same at every run: most of what was due is done on time, some late, some not.
 * Nothing that is due later is done, except a little that is ahead.
 */
export function simulateProgress(
  milestones: readonly OpenMilestone[],
  until: Day,
  seed: number,
): { id: string; doneOn: Day }[] {
  const random = seededRandom(seed)
  return milestones.flatMap(({ id, dueOn }) => {
    const draw = random()
    const days = random()
    const early = addDays(dueOn, -Math.ceil(days * EARLIEST))
    const late = addDays(dueOn, Math.ceil(days * LATEST))
    const doneOn = draw < ON_TIME ? early : draw < ON_TIME + LATE ? late : null
    return doneOn !== null && doneOn <= until ? [{ id, doneOn }] : []
  })
}
