import type { Allowance } from '../../platform/guard.ts'
import { canReadTasks, placeScope } from '../access/index.ts'

/** Units, towns and villages with their reports; the office and leaders with notices and instructions. */
export const canHandInFiles: Allowance = canReadTasks

/** The jurisdiction a file handed in at a place belongs to; throws as `placeScope` does. */
export const jurisdictionForFiles = (...[viewer, place]: Parameters<typeof placeScope>): string =>
  placeScope(viewer, place).jurisdictionCode
