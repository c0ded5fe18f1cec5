import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql'
import type { Context } from '../../platform/context.ts'
import type { Day } from '../../platform/day.ts'
import { Allow, OnScreen } from '../../platform/guard.ts'
import { DayScalar } from '../../platform/scalars.ts'
import { canReadIndicators } from '../access/index.ts'
import { Indicator } from '../indicators/index.ts'
import { indicatorBoard } from './board.service.ts'
import { IndicatorBoard, IndicatorComparison } from './board.type.ts'
import { compareIndicator } from './comparison.service.ts'
import { forecastFor, gridFor, pathFor, rankingFor, seriesFor, stateFor } from './figure.page.ts'
import { FigureGrid } from './grid.type.ts'
import { IndicatorForecast, IndicatorSeries, PathPoint } from './series.type.ts'
import { IndicatorState, PlaceFigure } from './state.type.ts'

const PLACE = 'Division code.'
const AS_OF = 'What was known on this day; today when left out.'

@Resolver()
export class FigureResolver {
  @OnScreen()
  @Allow(canReadIndicators)
  @Query(() => IndicatorBoard, { description: 'All indicators of a place: now, expected, target, forecast.' })
  indicatorBoard(
    @Ctx() context: Context,
    @Arg('place', () => ID, { description: PLACE }) place: string,
    @Arg('asOf', () => DayScalar, { nullable: true, description: AS_OF }) asOf?: Day,
  ): Promise<IndicatorBoard> {
    return indicatorBoard(context, { place, asOf: asOf ?? null })
  }

  @Allow(canReadIndicators)
  @Query(() => IndicatorComparison, {
    description: 'Up to 8 places of one jurisdiction over the last periods, with 环比 and 同比.',
  })
  indicatorComparison(
    @Ctx() context: Context,
    @Arg('indicatorId', () => ID, { description: 'The indicator.' }) indicatorId: string,
    @Arg('places', () => [ID], { description: 'Division codes.' }) places: string[],
    @Arg('periods', () => Int, { nullable: true, description: 'How many; 24 when left out.' })
    periods?: number,
    @Arg('asOf', () => DayScalar, { nullable: true, description: AS_OF }) asOf?: Day,
  ): Promise<IndicatorComparison> {
    return compareIndicator(context, { indicatorId, places, periods: periods ?? null, asOf: asOf ?? null })
  }
}

/** Where an indicator of the library stands: the library itself knows nothing of figures. */
@Resolver(() => Indicator)
export class IndicatorFiguresResolver {
  @FieldResolver(() => IndicatorState, { description: 'Where it stands at a place.' })
  state(
    @Root() indicator: Indicator,
    @Ctx() context: Context,
    @Arg('place', () => ID, { description: PLACE }) place: string,
    @Arg('asOf', () => DayScalar, { nullable: true, description: AS_OF }) asOf?: Day,
  ): Promise<IndicatorState> {
    return stateFor(context, indicator, { place, asOf })
  }

  @FieldResolver(() => [PathPoint], {
    description: 'The expected path of a place: its corners, oldest first.',
  })
  path(
    @Root() indicator: Indicator,
    @Ctx() context: Context,
    @Arg('place', () => ID, { description: PLACE }) place: string,
    @Arg('asOf', () => DayScalar, { nullable: true, description: AS_OF }) asOf?: Day,
  ): Promise<PathPoint[]> {
    return pathFor(context, indicator, { place, asOf })
  }

  @FieldResolver(() => IndicatorSeries, { description: 'All periods of a place.' })
  series(
    @Root() indicator: Indicator,
    @Ctx() context: Context,
    @Arg('place', () => ID, { description: PLACE }) place: string,
    @Arg('asOf', () => DayScalar, { nullable: true, description: AS_OF }) asOf?: Day,
  ): Promise<IndicatorSeries> {
    return seriesFor(context, indicator, { place, asOf })
  }

  @FieldResolver(() => IndicatorForecast, { description: 'Where it goes at a place if nothing changes.' })
  forecast(
    @Root() indicator: Indicator,
    @Ctx() context: Context,
    @Arg('place', () => ID, { description: PLACE }) place: string,
    @Arg('asOf', () => DayScalar, { nullable: true, description: AS_OF }) asOf?: Day,
  ): Promise<IndicatorForecast> {
    return forecastFor(context, indicator, { place, asOf })
  }

  @FieldResolver(() => [PlaceFigure], {
    description: 'The places one level below (and the own part), best first; missing last.',
  })
  ranking(
    @Root() indicator: Indicator,
    @Ctx() context: Context,
    @Arg('place', () => ID, { description: PLACE }) place: string,
    @Arg('asOf', () => DayScalar, { nullable: true, description: AS_OF }) asOf?: Day,
  ): Promise<PlaceFigure[]> {
    return rankingFor(context, indicator, { place, asOf })
  }

  @FieldResolver(() => FigureGrid, {
    description: 'The same places × the last periods (12 when left out).',
  })
  grid(
    @Root() indicator: Indicator,
    @Ctx() context: Context,
    @Arg('place', () => ID, { description: PLACE }) place: string,
    @Arg('asOf', () => DayScalar, { nullable: true, description: AS_OF }) asOf?: Day,
    @Arg('periods', () => Int, { nullable: true, description: 'How many periods.' }) periods?: number,
  ): Promise<FigureGrid> {
    return gridFor(context, indicator, { place, asOf, periods })
  }
}
