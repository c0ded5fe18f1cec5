import type { Context } from '../../platform/context.ts'
import type { Day } from '../../platform/day.ts'
import { type Indicator, pathOf } from '../indicators/index.ts'
import { ALL_PERIODS } from './figure.query.ts'
import { gridOf } from './grid.rules.ts'
import type { FigureGrid } from './grid.type.ts'
import { rowsAt, rowsBelow } from './place-rows.query.ts'
import { rankPlaces, toPlaceFigure } from './ranking.rules.ts'
import { forecastAt, seriesOf } from './series.rules.ts'
import type { IndicatorForecast, IndicatorSeries, PathPoint } from './series.type.ts'
import { standingAt } from './standing.ts'
import { aimOf, latestRow, stateOf } from './state.rules.ts'
import type { IndicatorState, PlaceFigure } from './state.type.ts'
import { toState } from './state.view.ts'

/** A place of an indicator's own jurisdiction, on a day. */
export interface FigureRequest {
  place: string
  asOf?: Day | null | undefined
}

/** One page reads the same series again and again: all of its fields share them through the loader. */
async function read(context: Context, { jurisdictionCode, library }: Indicator, request: FigureRequest) {
  const { standing, place } = await standingAt(context, { ...request, jurisdictionCode })
  return { standing, place, series: await rowsAt(context, standing, library, place, ALL_PERIODS) }
}

/** Where an indicator stands. All of these throw `NOT_FOUND` and `FORBIDDEN` for places that are not the viewer's. */
export async function stateFor(
  context: Context,
  indicator: Indicator,
  request: FigureRequest,
): Promise<IndicatorState> {
  const { standing, series } = await read(context, indicator, request)
  return toState(standing, indicator.library, series, stateOf(standing, indicator.library, series))
}

/** Corners of the expected path, in the unit of the state. */
export async function pathFor(
  context: Context,
  indicator: Indicator,
  request: FigureRequest,
): Promise<PathPoint[]> {
  const { standing, series } = await read(context, indicator, request)
  const row = latestRow(standing, indicator.library, series)
  const { target } = aimOf(standing, indicator.library, series, row)
  return target ? pathOf(target).map(({ day, value }) => ({ day, value: value.toNumber() })) : []
}

export async function seriesFor(
  context: Context,
  indicator: Indicator,
  request: FigureRequest,
): Promise<IndicatorSeries> {
  const { standing, series } = await read(context, indicator, request)
  return seriesOf(standing, indicator.library, series)
}

export async function forecastFor(
  context: Context,
  indicator: Indicator,
  request: FigureRequest,
): Promise<IndicatorForecast> {
  const { standing, series } = await read(context, indicator, request)
  return forecastAt(standing, indicator.library, series)
}

const EVERYTHING = { own: ALL_PERIODS, below: ALL_PERIODS }

async function readBelow(context: Context, { jurisdictionCode, library }: Indicator, request: FigureRequest) {
  const { standing, place } = await standingAt(context, { ...request, jurisdictionCode })
  return { standing, ...(await rowsBelow(context, standing, library, place, EVERYTHING)) }
}

/** The places it has to do with, best first. */
export async function rankingFor(
  context: Context,
  indicator: Indicator,
  request: FigureRequest,
): Promise<PlaceFigure[]> {
  const { standing, concerned } = await readBelow(context, indicator, request)
  const ranked = rankPlaces(standing, indicator.library, concerned)
  return ranked.map(place => toPlaceFigure(standing, indicator.library, place))
}

const USUAL_PERIODS = 12
const MOST_PERIODS = 72

/** All places right below, also those that do not report it: the grid says why. */
export async function gridFor(
  context: Context,
  indicator: Indicator,
  { periods, ...request }: FigureRequest & { periods?: number | null | undefined },
): Promise<FigureGrid> {
  const { standing, below } = await readBelow(context, indicator, request)
  const count = Math.min(MOST_PERIODS, Math.max(1, periods ?? USUAL_PERIODS))
  return gridOf(standing, indicator.library, below, count)
}
