import type { Light } from '../tasks/index.ts'

/** Most cards that the cockpit shows as small charts. */
export const MOST_CARDS = 9

/** What of an indicator's standing orders it among others. */
interface Standing {
  light: Light
  /** Points ahead (+) or behind (−); null where nothing is expected. */
  gap: number | null
}

const ORDER: Readonly<Record<Light, number>> = { BEHIND: 0, NEAR: 1, GOOD: 2, NO_DATA: 3 }

/** Worst light first; within a light the farthest behind first; equals keep the order of their plans. */
export const worstFirst = <Card extends { state: Standing }>(cards: readonly Card[]): Card[] =>
  cards.toSorted(
    ({ state: one }, { state: other }) =>
      ORDER[one.light] - ORDER[other.light] || (one.gap ?? 0) - (other.gap ?? 0),
  )

/** How many stand where. */
export interface StandingCounts {
  total: number
  good: number
  near: number
  behind: number
  noData: number
}

export function standingCounts(cards: readonly { state: Standing }[]): StandingCounts {
  const count = (light: Light) => cards.filter(({ state }) => state.light === light).length
  return {
    total: cards.length,
    good: count('GOOD'),
    near: count('NEAR'),
    behind: count('BEHIND'),
    noData: count('NO_DATA'),
  }
}

/** What the sentence about the indicator that is worst off needs. */
export interface IndicatorFacts {
  id: string
  name: string
  value: number
  expected: number
  /** Points behind, > 0. */
  behind: number
  unit: string | null
  decimals: number
  /** The place below that holds it back most. */
  worst: { code: string; name: string } | null
}

interface SpokenCard {
  indicator: { id: string; name: string }
  state: Standing & { value: number | null; expected: number | null; unit: string | null; decimals: number }
  worst: { place: { code: string; name: string } } | null
}

/** The indicator farthest behind, if any is BEHIND and has figures to name. */
export function farthestBehind(cards: readonly SpokenCard[]): IndicatorFacts | null {
  for (const { indicator, state, worst } of worstFirst(cards)) {
    const { light, value, expected, gap, unit, decimals } = state
    if (light !== 'BEHIND') return null
    if (value === null || expected === null || gap === null) continue
    const { id, name } = indicator
    return { id, name, value, expected, behind: -gap, unit, decimals, worst: worst?.place ?? null }
  }
  return null
}

/** Rounded to the digits of its indicator, a whole number without zeros behind it: `83.3`, `1000`. */
export const figureWords = (value: number, decimals: number): string =>
  value.toFixed(decimals).replace(/\.0+$/, '')
