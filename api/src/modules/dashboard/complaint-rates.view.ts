import type { Day } from '../../platform/day.ts'
import { pointsFrom, type Rate, rate } from '../../platform/rate.type.ts'
import type { RuleSettings } from '../divisions/index.ts'
import {
  COMPLAINT_RATE_RULES,
  type ComplaintRateName,
  type Counts,
  shouldBeClosed,
} from '../tallies/index.ts'
import type { Light } from '../tasks/index.ts'
import { COMPLAINT_RATE_KINDS, type ComplaintRateKind } from './complaint-board.enums.ts'
import type { ComplaintRate, ComplaintRow } from './complaint-board.type.ts'

export const SOURCE = '12345 工单'

/** What rates are made with: the rules of the jurisdiction and the day they are true of. */
export interface RateGround {
  rules: RuleSettings
  asOf: Day
}

/** Fewer below the line are too few to be ranked by. */
export const FEWEST_RANKED = 10

export function rateOf(name: ComplaintRateName, counts: Counts, asOf: Day): Rate {
  const { above, below, definition } = COMPLAINT_RATE_RULES[name]
  return rate(above(counts), below(counts), { definition, source: SOURCE, asOf })
}

const shareOf = (name: ComplaintRateName, counts: Counts): number | null => {
  const { above, below } = COMPLAINT_RATE_RULES[name]
  return below(counts) === 0 ? null : above(counts) / below(counts)
}

const weightsOf = (rules: RuleSettings) =>
  [
    ['RESPONSE', rules.complaintResponseWeight],
    ['RESOLVED', rules.complaintResolvedWeight],
    ['SATISFIED', rules.complaintSatisfiedWeight],
  ] as const

/** 综合得分 from 0 to 1: the three rates by their weights; null unless all that weigh have data. */
export function compositeOf(counts: Counts, rules: RuleSettings): number | null {
  let [sum, weights] = [0, 0]
  for (const [name, weight] of weightsOf(rules)) {
    if (weight === 0) continue
    const value = shareOf(name, counts)
    if (value === null) return null
    sum += value * weight
    weights += weight
  }
  return weights === 0 ? null : sum / weights
}

/** Hundredths of a percent: a score has no tickets above and below its line. */
const SCORE_PARTS = 10_000

function compositeRate(counts: Counts, { rules, asOf }: RateGround): Rate {
  const value = compositeOf(counts, rules)
  const parts = weightsOf(rules).map(([name, weight]) => `${COMPLAINT_RATE_RULES[name].name} × ${weight}`)
  const definition = `（${parts.join(' + ')}）÷ ${weightsOf(rules).reduce((sum, [, weight]) => sum + weight, 0)}；三项都有数据才计算`
  const score = rate(Math.round((value ?? 0) * SCORE_PARTS), value === null ? 0 : SCORE_PARTS, {
    ...{ definition, source: SOURCE, asOf },
  })
  return { ...score, value }
}

const whichRate = (kind: ComplaintRateKind, counts: Counts, ground: RateGround): Rate =>
  kind === 'COMPOSITE' ? compositeRate(counts, ground) : rateOf(kind, counts, ground.asOf)

const RESIDUE = 1e-9

/** Points behind a target as for indicators (DOMAIN §4); grey without a value or a target. */
export function rateLight(value: number | null, target: number | null, rules: RuleSettings): Light {
  if (value === null || target === null) return 'NO_DATA'
  const behind = target - value * 100
  if (behind <= RESIDUE) return 'GOOD'
  return behind <= rules.indicatorBehindPoints + RESIDUE ? 'NEAR' : 'BEHIND'
}

function targetOf(kind: ComplaintRateKind, rules: RuleSettings): number | null {
  if (kind === 'ON_TIME') return rules.complaintOnTimeTarget
  return kind === 'RETURNED' || kind === 'REWORKED' || kind === 'REPEATED' ? null : rules.complaintRateTarget
}

/** Counts of the period, the one before it and that of the year before; after and before 剔除. */
export interface RateCounts {
  kept: readonly Counts[]
  whole: Counts
}

/** Every rate of the board. */
export function ratesOf({ kept, whole }: RateCounts, ground: RateGround): ComplaintRate[] {
  const [now, before, yearBefore] = kept as [Counts, Counts, Counts]
  return COMPLAINT_RATE_KINDS.map(kind => {
    const of = (counts: Counts) => whichRate(kind, counts, ground)
    const [current, rule] = [of(now), kind === 'COMPOSITE' ? null : COMPLAINT_RATE_RULES[kind]]
    return {
      kind,
      rate: current,
      whole: of(whole),
      change: pointsFrom(current.value, of(before).value),
      yearChange: pointsFrom(current.value, of(yearBefore).value),
      unanswered: kind === 'RESOLVED' || kind === 'SATISFIED' ? now.called - now.answered : null,
      light: rateLight(current.value, targetOf(kind, ground.rules), ground.rules),
      numeratorMeasure: rule?.numeratorMeasure ?? null,
      denominatorMeasure: rule?.denominatorMeasure ?? null,
    }
  })
}

/** Counts of a row of the tables, in the period and the one before. */
export interface RowCounts {
  kept: Counts
  whole: Counts
  before: Counts
  receivedBefore: number
}

type Figures = Omit<ComplaintRow, 'place' | 'organization' | 'name' | 'rank' | 'rankChange'>

export function rowFigures({ kept, whole, receivedBefore }: RowCounts, { rules, asOf }: RateGround): Figures {
  const onTimeRate = rateOf('ON_TIME', kept, asOf)
  const { onTime, late, openOverdue } = kept
  const total = shouldBeClosed(kept)
  return {
    ...{ received: whole.received, before: receivedBefore, onTime, late, openOverdue, total, onTimeRate },
    responseRate: rateOf('RESPONSE', kept, asOf),
    resolvedRate: rateOf('RESOLVED', kept, asOf),
    satisfiedRate: rateOf('SATISFIED', kept, asOf),
    wholeOnTimeRate: rateOf('ON_TIME', whole, asOf),
    composite: compositeOf(kept, rules),
    light: rateLight(onTimeRate.value, rules.complaintOnTimeTarget, rules),
    few: total < FEWEST_RANKED,
  }
}

/** Ranks by 按时办结率, 1 the best, equals equal; null where there are too few. */
export function ranksOf(counts: readonly Counts[]): (number | null)[] {
  const values = counts.map(one => (shouldBeClosed(one) < FEWEST_RANKED ? null : shareOf('ON_TIME', one)))
  const order = values.filter(value => value !== null).sort((one, other) => other - one)
  return values.map(value => (value === null ? null : order.indexOf(value) + 1))
}

/** Rank of each row, and the places it won against the period before. */
export function rankRows(rows: readonly RowCounts[]): { rank: number | null; rankChange: number | null }[] {
  const now = ranksOf(rows.map(({ kept }) => kept))
  const then = ranksOf(rows.map(({ before }) => before))
  return now.map((rank, index) => {
    const earlier = then[index] ?? null
    return { rank, rankChange: rank === null || earlier === null ? null : earlier - rank }
  })
}
