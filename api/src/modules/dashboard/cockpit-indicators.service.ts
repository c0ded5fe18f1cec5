import type { BoardDays } from '../../platform/board-days.type.ts'
import type { Context } from '../../platform/context.ts'
import type { Day } from '../../platform/day.ts'
import { canReadIndicators } from '../access/index.ts'
import type { RuleSettings } from '../divisions/index.ts'
import { boardStates, type IndicatorCounts, type PastStanding } from '../figures/index.ts'
import type { RateChange } from './change.type.ts'
import { rateChange } from './change.view.ts'
import type { CockpitIndicators } from './cockpit.type.ts'
import {
  farthestBehind,
  type IndicatorFacts,
  MOST_CARDS,
  standingCounts,
  worstFirst,
} from './cockpit-indicators.rules.ts'
import { reachedRate } from './reached.rules.ts'

export interface IndicatorFigures {
  indicators: CockpitIndicators
  reached: RateChange
  /** The one farthest behind. */
  farthest: IndicatorFacts | null
  withoutFreshValue: number
  withoutOwner: number
  /** By light at each place right below. */
  placesBelow: Map<string, IndicatorCounts>
}

/**
 * How the indicators of a place stand, and how the same ones stood on the days compared with; null for those who may not
 * read them. Past days take one statement together.
 */
export async function readIndicators(
  context: Context,
  { place, asOf, compared, rules }: { place: string; asOf: Day; compared: BoardDays; rules: RuleSettings },
): Promise<IndicatorFigures | null> {
  if (!canReadIndicators(context.viewer)) return null
  const pastDays = [compared.before.until, compared.yearBefore.until]
  const { cards, past, placesBelow } = await boardStates(context, { place, asOf, pastDays })
  const [before = [], yearBefore = []] = past
  const indicators = cards.map(({ indicator }) => indicator)
  const states = cards.map(({ state }) => state)
  return {
    indicators: {
      counts: standingCounts(cards),
      before: standingCounts(before.map(({ light }) => ({ state: { light, gap: null } }))),
      cards: worstFirst(cards).slice(0, MOST_CARDS),
    },
    reached: rateChange(
      {
        now: reachedRate(states, asOf),
        before: pastRate(before, compared.before.until),
        yearBefore: pastRate(yearBefore, compared.yearBefore.until),
      },
      { target: null, rules },
    ),
    farthest: farthestBehind(cards),
    withoutFreshValue: states.filter(({ fresh }) => !fresh).length,
    withoutOwner: indicators.filter(({ library }) => library.ownerId === null).length,
    placesBelow: placesBelow(),
  }
}

/** Where not one value was known, the rate of that day says nothing. */
const pastRate = (standings: readonly PastStanding[], asOf: Day) =>
  standings.some(({ known }) => known) ? reachedRate(standings, asOf) : null
