import type { Context } from '../../platform/context.ts'
import type { Day } from '../../platform/day.ts'
import { type LibraryIndicator, libraryOf, targetFor, toIndicator } from '../indicators/index.ts'
import type { Light } from '../tasks/index.ts'
import type { IndicatorBoard, IndicatorCard, IndicatorCounts } from './board.type.ts'
import { CARD_PERIODS, STATE_PERIODS } from './figure.query.ts'
import { rowsAt, rowsBelow } from './place-rows.query.ts'
import type { TreePlace } from './place-tree.ts'
import { countLights, furthestBehind, rankPlaces, toPlaceFigure } from './ranking.rules.ts'
import { forecastAt, seriesOf } from './series.rules.ts'
import { type Standing, standingAt } from './standing.ts'
import { obligedOf, type PlaceRows, stateOf } from './state.rules.ts'
import { toNumber, toState } from './state.view.ts'

/** Columns of the small chart on a card. */
const CARD_COLUMNS = 12

interface BoardRequest {
  place: string
  asOf?: Day | null
  /** Only these; all in use when left out. */
  indicatorIds?: readonly string[]
  /** Other days to compare with; what was known on them is read with the figures of the day. */
  pastDays?: readonly Day[]
}

interface BoardStates {
  place: TreePlace
  asOf: Day
  cards: IndicatorCard[]
  /** How the indicators of the cards stood, by the days asked for. */
  past: PastStanding[][]
  /** Indicators that wait for adoption. */
  proposed: number
  /** What the board of each place right below counts, by its code; made of what was read for the cards. */
  placesBelow(): Map<string, IndicatorCounts>
}

interface CardFacts {
  indicator: LibraryIndicator
  own: PlaceRows
  below: PlaceRows[]
  concerned: PlaceRows[]
}

/**
 * The cards of a place: where each indicator in use stands, where it goes and who holds it back. The statements do not
 * grow with indicators, places or months: two for the place, four for the library, two for figures.
 * Throws `NOT_FOUND` and `FORBIDDEN` for places that are not the viewer's.
 */
export async function boardStates(
  context: Context,
  { place: code, asOf, indicatorIds, pastDays = [] }: BoardRequest,
): Promise<BoardStates> {
  const { standing, place } = await standingAt(context, { place: code, asOf })
  const library = await libraryOf(
    context.db.prisma,
    standing.jurisdictionCode,
    indicatorIds ? { ids: indicatorIds } : {},
  )
  // The places are known by now: figures of all days are asked for at once, and read together.
  const then = await Promise.all(pastDays.map(day => standingAt(context, { place: code, asOf: day })))
  const used = library.filter(({ status }) => status === 'ACTIVE')
  const periods = { own: CARD_PERIODS, below: STATE_PERIODS }
  const [facts, past] = await Promise.all([
    Promise.all(
      used.map(async indicator => ({
        indicator,
        ...(await rowsBelow(context, standing, indicator, place, periods)),
      })),
    ),
    Promise.all(then.map(past => pastStandings(context, past, used))),
  ])
  const shown = facts.map(card => saysSomething(standing, card))
  return {
    place,
    asOf: standing.asOf,
    cards: facts.filter((_, index) => shown[index]).map(card => toCard(standing, card)),
    past: past.map(standings => standings.filter((_, index) => shown[index])),
    proposed: library.filter(({ status }) => status === 'PROPOSED').length,
    placesBelow: () => countBelow(standing, place, facts),
  }
}

/** Each place below with the lights of the indicators that say something about it. */
function countBelow(
  standing: Standing,
  place: TreePlace,
  facts: readonly CardFacts[],
): Map<string, IndicatorCounts> {
  const lights = new Map<string, Light[]>(standing.tree.below(place.code).map(({ code }) => [code, []]))
  for (const { indicator, below } of facts)
    for (const series of below)
      if (!series.ownPart && saysSomething(standing, { indicator, own: series }))
        lights.get(series.place.code)?.push(stateOf(standing, indicator, series).light)
  return new Map([...lights].map(([code, found]) => [code, countLights(found)]))
}

/** All of the jurisdiction itself; below it, what has figures there, is owed there or has a target there. */
function saysSomething(
  standing: Standing,
  { indicator, own }: Pick<CardFacts, 'indicator' | 'own'>,
): boolean {
  const { place } = own
  return (
    place.code === standing.jurisdictionCode ||
    own.rows.length > 0 ||
    obligedOf(standing, indicator, own, standing.asOf, 0) > 0 ||
    hasOwnTarget(indicator, place, standing.asOf)
  )
}

const hasOwnTarget = (indicator: LibraryIndicator, place: TreePlace, asOf: Day): boolean => {
  const target = targetFor(indicator, place, asOf)
  return target !== null && (target.placeCode === place.code || target.level === place.level)
}

function toCard(standing: Standing, { indicator, own, concerned }: CardFacts): IndicatorCard {
  const ranked = rankPlaces(standing, indicator, concerned)
  const worst = furthestBehind(ranked)
  return {
    indicator: toIndicator(indicator),
    state: toState(standing, indicator, own, stateOf(standing, indicator, own)),
    series: seriesOf(standing, indicator, own, CARD_COLUMNS),
    forecast: forecastAt(standing, indicator, own),
    places: countLights(ranked.filter(({ series }) => !series.ownPart).map(({ state }) => state.light)),
    worst: worst && toPlaceFigure(standing, indicator, worst),
  }
}

/** How an indicator stood on another day. */
export interface PastStanding {
  light: Light
  /** Where it should have stood then; null without targets. */
  expected: number | null
  /** Something was known then. */
  known: boolean
}

/** How indicators stood at a place on another day. */
const pastStandings = (
  context: Context,
  { standing, place }: { standing: Standing; place: TreePlace },
  indicators: readonly LibraryIndicator[],
): Promise<PastStanding[]> =>
  Promise.all(
    indicators.map(async indicator => {
      const series = await rowsAt(context, standing, indicator, place, STATE_PERIODS)
      const { light, expected, row } = stateOf(standing, indicator, series)
      return { light, expected: toNumber(expected), known: row !== null }
    }),
  )

/** The board of a place. */
export async function indicatorBoard(context: Context, request: BoardRequest): Promise<IndicatorBoard> {
  const board = await boardStates(context, request)
  return { ...board, counts: countLights(board.cards.map(({ state }) => state.light)) }
}
