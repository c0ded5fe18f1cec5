import type { Decimal } from 'decimal.js'
import type { IndicatorDirection, ReportFrequency } from '#prisma'
import { addDays, type Day } from '../../platform/day.ts'
import { periodDays, periodOf, periodWords, shiftPeriod } from '../../platform/period.ts'
import type { RuleSettings } from '../divisions/index.ts'
import type { Light } from '../tasks/index.ts'
import { Exact, toSixDigits } from './exact.ts'
import type { Target } from './indicator.facts.ts'

/** What the light of an indicator at a place depends on. */
export interface JudgedFacts {
  value: Decimal | null
  /** Where it should stand on `asOf`, in `unit`. */
  expected: Decimal | null
  target: Pick<Target, 'baseline' | 'target'> | null
  /** Unit of value and expected: % makes points of the difference itself. */
  unit: string | null
  direction: IndicatorDirection
  /** Last day of the period of the figure. */
  periodEndsOn: Day | null
  frequency: ReportFrequency
  /** Something in the figure came after its date. */
  late: boolean
  /** The figure of the period before was behind. */
  behindBefore: boolean
  asOf: Day
  rules: Pick<RuleSettings, 'indicatorBehindPoints' | 'indicatorFreshTenths'>
}

export interface Judgement {
  light: Light
  /** Points ahead (+) or behind (−), to six digits: percentage points for %, else points of the way to the target. */
  gap: Decimal | null
  /** Why, in a sentence. */
  reason: string
  /** Last day on which the figure counts as fresh. */
  freshUntil: Day | null
}

/** Tenths of the period that follows, counted from the end of the period of the figure (DOMAIN §4). */
export function freshUntilOf(frequency: ReportFrequency, periodEndsOn: Day, freshTenths: number): Day {
  const next = shiftPeriod(periodOf(frequency, periodEndsOn), 1)
  return addDays(periodEndsOn, Math.floor((periodDays(next) * freshTenths) / 10))
}

type Way = Pick<JudgedFacts, 'target' | 'direction'>

/** Baseline = target: what has been reached is to be held. */
const holds = ({ target, direction }: Way): boolean =>
  direction === 'HOLD' ||
  (target?.baseline != null && target.target !== null && target.baseline.equals(target.target))

/** Length of the whole way in `unit`; without one, the size of what is to be reached. */
function wayOf(target: JudgedFacts['target']): Decimal {
  const { baseline = null, target: aim = null } = target ?? {}
  if (baseline !== null && aim !== null && !aim.equals(baseline)) return aim.minus(baseline).abs()
  const size = (aim ?? baseline)?.abs() ?? new Exact(0)
  return size.isZero() ? new Exact(1) : size
}

const isPercent = (unit: string | null) => unit === '%' || unit === '％'

/** Ahead is positive, whichever way is good. */
export function gapOf(
  { unit, ...facts }: Way & Pick<JudgedFacts, 'unit'>,
  value: Decimal,
  expected: Decimal,
): Decimal {
  const ahead = facts.direction === 'LOWER' ? expected.minus(value) : value.minus(expected)
  return toSixDigits(isPercent(unit) ? ahead : ahead.times(100).div(wayOf(facts.target)))
}

const short = (value: Decimal) => value.toDecimalPlaces(2).toString()

/** 3.5 个百分点; for other units points of the way. */
const points = (gap: Decimal, unit: string | null) =>
  isPercent(unit) ? `${short(gap.abs())} 个百分点` : `${short(gap.abs())} 个点（按基准到目标的路程计）`

/** Where it stands and where it should, in words. */
function standing({ value, expected, unit, direction }: JudgedFacts, gap: Decimal): string {
  const amount = (number: Decimal | null) => `${number ? short(number) : '—'}${unit ?? ''}`
  const now = `现值 ${amount(value)}`
  if (gap.isZero()) return `${now}，与此时应到的 ${amount(expected)} 持平`
  const lower = direction === 'LOWER'
  const side = gap.isPositive() ? (lower ? '好于' : '高于') : lower ? '未降到' : '低于'
  return `${now}，${side}此时应到的 ${amount(expected)}，${gap.isPositive() ? '领先' : '落后'} ${points(gap, unit)}`
}

function lightOf(facts: JudgedFacts, gap: Decimal): Pick<Judgement, 'light' | 'reason'> {
  const words = standing(facts, gap)
  if (gap.isNegative() && !gap.isZero()) {
    if (holds(facts)) return { light: 'BEHIND', reason: `${words}；这项指标要求保持，有下降即为落后` }
    const limit = facts.rules.indicatorBehindPoints
    return gap.abs().greaterThan(limit)
      ? { light: 'BEHIND', reason: `${words}，超过 ${limit} 个点` }
      : { light: 'NEAR', reason: words }
  }
  if (facts.late) return { light: 'NEAR', reason: `${words}；但本期数据是逾期补报的，下期按时报送后转绿` }
  if (facts.behindBefore) return { light: 'NEAR', reason: `${words}；上期落后，本期刚赶上，下期保持后转绿` }
  return { light: 'GOOD', reason: words }
}

/**
 * The light of an indicator at a place, and why (DOMAIN §4, decision 0009). No figure, one older than 1.5 periods, or
 * nothing to compare with is NO_DATA and never green. Behind by more than 10 points is BEHIND, by less NEAR; what is
 * to be held may not fall at all. On the path, but late or just caught up, is NEAR.
 */
export function judge(facts: JudgedFacts): Judgement {
  const { value, expected, periodEndsOn, frequency, asOf, rules } = facts
  const freshUntil =
    periodEndsOn === null ? null : freshUntilOf(frequency, periodEndsOn, rules.indicatorFreshTenths)
  if (value === null || periodEndsOn === null || freshUntil === null)
    return { light: 'NO_DATA', gap: null, reason: '还没有已发布的数据', freshUntil }
  const gap = expected === null ? null : gapOf(facts, value, expected)
  if (freshUntil < asOf) {
    const period = periodWords(periodOf(frequency, periodEndsOn))
    const reason = `最近一期数据是${period}的，${freshUntil} 起已过时，请尽快报送`
    return { light: 'NO_DATA', gap, reason, freshUntil }
  }
  if (gap === null) return { light: 'NO_DATA', gap, reason: '没有可以比较的目标值，无法判断进度', freshUntil }
  return { ...lightOf(facts, gap), gap, freshUntil }
}
