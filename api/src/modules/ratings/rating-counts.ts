import type { Day } from '../../platform/day.ts'
import { pointsFrom, type Rate, rate } from '../../platform/rate.type.ts'
import { Light } from '../tasks/index.ts'
import { RatingRateKind } from './rating.enums.ts'

/** Counts of some service events. Levels are of what was really rated, best first. */
export interface RatingCounts {
  events: number
  byDefault: number
  /** With ratings left out after an appeal. */
  levels: readonly number[]
  due: number
  putRight: number
  /** Without them: what the rates are made of. */
  assessed: { levels: readonly number[]; due: number; putRight: number }
}

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0)

export const ratedOf = ({ levels }: Pick<RatingCounts, 'levels'>): number => sum(levels)
export const badOf = ({ levels }: { levels: readonly number[] }): number => sum(levels.slice(3))

export const NO_COUNTS: RatingCounts = {
  ...{ events: 0, byDefault: 0, levels: [0, 0, 0, 0, 0], due: 0, putRight: 0 },
  assessed: { levels: [0, 0, 0, 0, 0], due: 0, putRight: 0 },
}

/** What each rate is called, and how it is made (DOMAIN §7). */
export const RATE_RULES: Readonly<Record<RatingRateKind, { name: string; definition: string }>> = {
  GOOD: {
    name: '好评率',
    definition:
      '（非常满意 + 满意 + 基本满意）/ 实际作出的全部评价；系统默认评价另列，不计入；申诉成立的不计入',
  },
  ACTIVE: { name: '主动评价率', definition: '实际作出的评价 / 全部办件；系统默认评价和未评价的不算实际评价' },
  PUT_RIGHT: {
    name: '差评按时整改率',
    definition: '按时整改完成的差评 / 整改时限已过的差评，按到期日计；申诉成立的不计入',
  },
}

/** Above and below the line; `whole`: with ratings left out after an appeal. */
export function partsOf(kind: RatingRateKind, counts: RatingCounts, whole = false): [number, number] {
  const { levels, due, putRight } = whole ? counts : counts.assessed
  if (kind === RatingRateKind.GOOD) return [sum(levels.slice(0, 3)), sum(levels)]
  if (kind === RatingRateKind.PUT_RIGHT) return [putRight, due]
  // Whoever rated has rated, whatever became of the rating.
  return [ratedOf(counts), counts.events]
}

const SOURCE = '好差评记录'

export const rateOf = (kind: RatingRateKind, counts: RatingCounts, asOf: Day, whole = false): Rate =>
  rate(...partsOf(kind, counts, whole), {
    definition: RATE_RULES[kind].definition,
    source: SOURCE,
    asOf,
  })

/** Points between two rates; null where one has no value. */
export const pointsBetween = (one: Rate, other: Rate): number | null => pointsFrom(one.value, other.value)

/** 主动评价率 has no target. The others: reached, behind by little, behind by more than so many points (DOMAIN §4). */
export function lightOf(
  kind: RatingRateKind,
  { value }: Rate,
  { target, behindPoints }: { target: number; behindPoints: number },
): Light {
  if (kind === RatingRateKind.ACTIVE || value === null) return Light.NO_DATA
  const points = value * 100 - target
  if (points >= 0) return Light.GOOD
  return points >= -behindPoints ? Light.NEAR : Light.BEHIND
}

/** Fewer than that below the line of 好评率 are too few to be ranked. */
const FEWEST = 10

export const isFew = (counts: RatingCounts): boolean => partsOf(RatingRateKind.GOOD, counts)[1] < FEWEST

/** Places by 好评率, 1 the best; the same rate is the same place; who has too few has none. */
export function ranksOf(counts: ReadonlyMap<string, RatingCounts>): Map<string, number> {
  const values = [...counts].flatMap(([key, one]) => {
    const [above, below] = partsOf(RatingRateKind.GOOD, one)
    return isFew(one) ? [] : [{ key, value: above / below }]
  })
  return new Map(
    values.map(({ key, value }) => [key, 1 + values.filter(other => other.value > value).length]),
  )
}
