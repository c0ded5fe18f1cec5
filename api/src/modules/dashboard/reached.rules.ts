import type { Day } from '../../platform/day.ts'
import { type Rate, rate } from '../../platform/rate.type.ts'
import type { Light } from '../tasks/index.ts'

export const REACHED_DEFINITION =
  '指标达标率 = 达到应达值的指标（绿灯）÷ 有目标值的指标；没有数据或数据过时的不算达标，没有目标值的不计入。'

/** Indicators that reach their path, of those that have one: what has no fresh value does not reach it. */
export function reachedRate(
  standings: readonly { light: Light; expected: number | null }[],
  asOf: Day,
): Rate {
  const aimed = standings.filter(({ expected }) => expected !== null)
  const reached = aimed.filter(({ light }) => light === 'GOOD').length
  return rate(reached, aimed.length, {
    definition: REACHED_DEFINITION,
    source: '指标库的目标与已发布数据',
    asOf,
  })
}
