import { pointsSince, type Share } from '../dashboard/index.ts'
import { type Base, Changes } from '../periods/index.ts'

interface RateChangesProps {
  rate: { rate: Share; before?: Share | null | undefined; yearBefore?: Share | null | undefined }
  base: Base
}

/** What a rate of a place was in the period before, and a year before. */
export const RateChanges = ({ rate: { rate, before, yearBefore }, base }: RateChangesProps) => (
  <Changes
    before={pointsSince(rate, before)}
    yearBefore={pointsSince(rate, yearBefore)}
    base={base}
    decimals={1}
    points
  />
)
