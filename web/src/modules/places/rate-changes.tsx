import { percent } from '../../i18n/format.ts'
import { type Base, Changes } from '../periods/index.ts'

interface Share {
  value?: number | null | undefined
}

interface RateChangesProps {
  rate: { rate: Share; before?: Share | null | undefined; yearBefore?: Share | null | undefined }
  base: Base
}

/** Points between two rates as they are written, so that a reader's own sum agrees; null where either is not known. */
function points(now: Share, then: Share | null | undefined): number | null {
  const [a, b] = [percent(now.value), percent(then?.value)]
  return a === null || b === null ? null : Math.round((Number(a) - Number(b)) * 10) / 10
}

/** What a rate of a place was in the period before, and a year before. */
export const RateChanges = ({ rate: { rate, before, yearBefore }, base }: RateChangesProps) => (
  <Changes
    before={points(rate, before)}
    yearBefore={points(rate, yearBefore)}
    base={base}
    decimals={1}
    points
  />
)
