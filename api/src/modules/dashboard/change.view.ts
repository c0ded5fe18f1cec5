import type { Rate } from '../../platform/rate.type.ts'
import type { RuleSettings } from '../divisions/index.ts'
import type { RateChange } from './change.type.ts'
import { rateLight } from './complaint-rates.view.ts'

/** A rate now, in the period before and a year before; what was not known then is null. */
export interface Rates {
  now: Rate
  before: Rate | null
  yearBefore: Rate | null
}

/** Nothing below the line tells nothing. */
const told = (rate: Rate | null): Rate | null => (rate === null || rate.denominator === 0 ? null : rate)

/** A rate beside what it was, judged by its target; without a target it has no light. */
export const rateChange = (
  { now, before, yearBefore }: Rates,
  { target, rules }: { target: number | null; rules: RuleSettings },
): RateChange => ({
  rate: now,
  before: told(before),
  yearBefore: told(yearBefore),
  target,
  light: rateLight(now.value, target, rules),
})
