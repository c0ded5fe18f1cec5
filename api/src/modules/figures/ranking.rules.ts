import type { LibraryIndicator } from '../indicators/index.ts'
import type { Light } from '../tasks/index.ts'
import type { IndicatorCounts } from './board.type.ts'
import type { Standing } from './standing.ts'
import { type PlaceRows, type StateFacts, stateOf } from './state.rules.ts'
import type { PlaceFigure } from './state.type.ts'
import { toState } from './state.view.ts'

export interface Ranked {
  series: PlaceRows
  state: StateFacts
  rank: number | null
}

/** A figure that may be compared: there is one, and it is not out of date. */
const isFresh = ({ row, freshUntil }: StateFacts, { asOf }: Standing): boolean =>
  row !== null && row.value !== null && freshUntil !== null && freshUntil >= asOf

/** Better first: further ahead of what is expected of each, else by value in the direction that is good. */
function compare({ state: one }: Ranked, { state: other }: Ranked): number {
  if (one.gap !== null && other.gap !== null) return other.gap.comparedTo(one.gap)
  const order = other.row!.value!.comparedTo(one.row!.value!)
  return one.aim.direction === 'LOWER' ? -order : order
}

const byCode = (one: Ranked, other: Ranked) =>
  Number(other.series.ownPart) - Number(one.series.ownPart) ||
  (one.series.place.code < other.series.place.code ? -1 : 1)

/** Places by how well they stand; those without a fresh figure last and without a rank. Equal ones share a rank. */
export function rankPlaces(
  standing: Standing,
  indicator: LibraryIndicator,
  places: readonly PlaceRows[],
): Ranked[] {
  const all: Ranked[] = places.map(series => ({
    series,
    state: stateOf(standing, indicator, series),
    rank: null,
  }))
  const fresh = all
    .filter(({ state }) => isFresh(state, standing))
    .sort((a, b) => compare(a, b) || byCode(a, b))
  const rest = all.filter(({ state }) => !isFresh(state, standing)).sort(byCode)
  for (const [index, place] of fresh.entries()) {
    const before = fresh[index - 1]
    place.rank = before && compare(before, place) === 0 ? before.rank : index + 1
  }
  return [...fresh, ...rest]
}

export const toPlaceFigure = (
  standing: Standing,
  indicator: LibraryIndicator,
  { series, state, rank }: Ranked,
): PlaceFigure => ({
  place: series.place,
  ownPart: series.ownPart,
  state: toState(standing, indicator, series, state),
  rank,
})

export function countLights(lights: readonly Light[]): IndicatorCounts {
  const count = (light: Light) => lights.filter(found => found === light).length
  return {
    total: lights.length,
    good: count('GOOD'),
    near: count('NEAR'),
    behind: count('BEHIND'),
    noData: count('NO_DATA'),
  }
}

/** The one that is furthest behind; null where nobody is. */
export const furthestBehind = (ranked: readonly Ranked[]): Ranked | null =>
  ranked
    .filter(({ state: { gap, light } }) => gap?.isNegative() && (light === 'BEHIND' || light === 'NEAR'))
    .reduce<Ranked | null>(
      (worst, place) => (worst === null || place.state.gap!.lessThan(worst.state.gap!) ? place : worst),
      null,
    )
