/** How much a figure has changed, as a reader would work it out from what is written. Pure. */
import { percent } from '../../i18n/format.ts'

export interface Share {
  value?: number | null | undefined
}

/**
 * Difference in percentage points of two rates as they are written, so that a reader's own sum agrees; null where
 * either is not known.
 */
export function pointsSince(now: Share, then: Share | null | undefined): number | null {
  const [a, b] = [percent(now.value), percent(then?.value)]
  return a === null || b === null ? null : Math.round((Number(a) - Number(b)) * 10) / 10
}

/** Difference of two counts; null where the earlier one is not known. */
export const countSince = (now: number, then: number | null | undefined): number | null =>
  then === null || then === undefined ? null : now - then
