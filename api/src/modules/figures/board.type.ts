import { Field, Float, Int, ObjectType } from 'type-graphql'
import type { Day } from '../../platform/day.ts'
import { Reached } from '../../platform/guard.ts'
import { DayScalar } from '../../platform/scalars.ts'
import { Division } from '../divisions/index.ts'
import { Indicator } from '../indicators/index.ts'
import { IndicatorForecast, IndicatorSeries } from './series.type.ts'
import { IndicatorState, PlaceFigure } from './state.type.ts'

@Reached()
@ObjectType({ description: 'How many stand under which light.' })
export class IndicatorCounts {
  @Field(() => Int, { description: 'All of them.' })
  total: number

  @Field(() => Int, { description: '绿' })
  good: number

  @Field(() => Int, { description: '黄' })
  near: number

  @Field(() => Int, { description: '红' })
  behind: number

  @Field(() => Int, { description: '灰' })
  noData: number
}

@Reached()
@ObjectType({ description: 'One indicator on the board of a place.' })
export class IndicatorCard {
  @Field(() => Indicator, { description: 'The indicator.' })
  indicator: Indicator

  @Field(() => IndicatorState, { description: 'Where it stands.' })
  state: IndicatorState

  @Field(() => IndicatorSeries, { description: 'The last 12 periods.' })
  series: IndicatorSeries

  @Field(() => IndicatorForecast, { description: 'Where it goes.' })
  forecast: IndicatorForecast

  @Field(() => IndicatorCounts, { description: 'Places right below by light.' })
  places: IndicatorCounts

  @Field(() => PlaceFigure, {
    nullable: true,
    description: 'The place below (or the own part) that holds it back most; null when none does.',
  })
  worst: PlaceFigure | null
}

@Reached()
@ObjectType({ description: 'All indicators of a place at a glance.' })
export class IndicatorBoard {
  @Field(() => Division, { description: 'The place.' })
  place: Division

  @Field(() => DayScalar, { description: 'The day: what was known then.' })
  asOf: Day

  @Field(() => IndicatorCounts, { description: 'Its cards by light.' })
  counts: IndicatorCounts

  @Field(() => [IndicatorCard], {
    description: 'Indicators in use that say something about this place, in the order of their plans.',
  })
  cards: IndicatorCard[]

  @Field(() => Int, { description: 'Indicators of the jurisdiction that wait for adoption.' })
  proposed: number
}

@Reached()
@ObjectType({ description: 'One place of a comparison; columns as long as its periods.' })
export class PlaceSeries {
  @Field(() => Division, { description: 'The place.' })
  place: Division

  @Field(() => [Float], { nullable: 'items', description: 'Values.' })
  values: (number | null)[]

  @Field(() => [Float], { nullable: 'items', description: '环比: against the period before.' })
  change: (number | null)[]

  @Field(() => [Float], { nullable: 'items', description: '同比: against the same period a year before.' })
  yearChange: (number | null)[]
}

@Reached()
@ObjectType({ description: 'Several places over the same periods.' })
export class IndicatorComparison {
  @Field(() => Indicator, { description: 'The indicator.' })
  indicator: Indicator

  @Field(() => [String], { description: 'Oldest first.' })
  periods: string[]

  @Field(() => [Float], { nullable: 'items', description: 'Expected of the first place at the end of each.' })
  expected: (number | null)[]

  @Field(() => [PlaceSeries], { description: 'In the order asked for.' })
  places: PlaceSeries[]

  @Field(() => String, { nullable: true, description: 'Unit of the values.' })
  unit: string | null

  @Field(() => Int, { description: 'Digits after the point on screen.' })
  decimals: number
}
