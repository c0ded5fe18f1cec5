import type { Allowance } from '../../platform/guard.ts'
import { canUseBusinessData, placeScope, SEES_INDICATORS } from '../access/index.ts'

/**
 * Units, towns and villages with their reports, the office and leaders with notices and instructions, the data steward
 * with the ledger of systems.
 */
export const canHandInFiles: Allowance = canUseBusinessData

/** The jurisdiction a file handed in at a place belongs to; throws as `placeScope` does. */
export const jurisdictionForFiles = (...[viewer, place]: Parameters<typeof placeScope>): string =>
  placeScope(viewer, place, SEES_INDICATORS).jurisdictionCode
