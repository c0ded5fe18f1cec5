import { Field, Float, Int, ObjectType } from 'type-graphql'
import type { Day } from '../../platform/day.ts'
import { Reached } from '../../platform/guard.ts'
import { Rate } from '../../platform/rate.type.ts'
import { DayScalar } from '../../platform/scalars.ts'
import { Division, Organization } from '../divisions/index.ts'
import { Light } from '../tasks/index.ts'
import { RatingRateKind } from './rating.enums.ts'

@Reached()
@ObjectType({ description: 'A rate of ratings in a period, and of the periods it is held against.' })
export class RatingRate {
  @Field(() => RatingRateKind, { description: 'Which.' })
  kind: RatingRateKind

  @Field(() => Rate, { description: 'Without ratings whose appeal was upheld.' })
  rate: Rate

  @Field(() => Rate, { description: 'With those.' })
  whole: Rate

  @Field(() => Float, { nullable: true, description: 'Points against the period before; null without data.' })
  change: number | null

  @Field(() => Float, { nullable: true, description: 'Points against the same days of the year before.' })
  yearChange: number | null

  @Field(() => Light, { description: 'Against the target; NO_DATA where there is none.' })
  light: Light
}

@Reached()
@ObjectType({ description: 'A place, a unit or a channel with its rates.' })
export class RatingRow {
  @Field(() => Division, { nullable: true, description: 'The place, for rows of places.' })
  place: Division | null

  @Field(() => Organization, { nullable: true, description: 'The unit, for rows of units.' })
  organization: Organization | null

  @Field(() => String, { description: 'Its name.' })
  name: string

  @Field(() => Int, { description: 'Service events.' })
  events: number

  @Field(() => Int, { description: 'Really rated.' })
  rated: number

  @Field(() => Int, { description: 'Rated by default.' })
  byDefault: number

  @Field(() => Int, { description: 'Bad ratings that count.' })
  bad: number

  @Field(() => Rate, { description: '好评率' })
  good: Rate

  @Field(() => Rate, { description: '主动评价率' })
  active: Rate

  @Field(() => Rate, { description: '差评按时整改率' })
  putRight: Rate

  @Field(() => Int, { nullable: true, description: 'By 好评率, 1 the best; null where too few rated.' })
  rank: number | null

  @Field(() => Int, { nullable: true, description: 'Against the period before; positive = better.' })
  rankChange: number | null

  @Field(() => Boolean, { description: 'Fewer than 10 really rated: too few to be ranked.' })
  few: boolean
}

@Reached()
@ObjectType({ description: 'Columns by day, or by month for periods over 92 days.' })
export class RatingTrend {
  @Field(() => String, { description: 'DAY or MONTH.' })
  step: string

  @Field(() => [DayScalar], { description: 'The day, or the first of the month.' })
  days: Day[]

  @Field(() => [Int], { description: 'Service events.' })
  events: number[]

  @Field(() => [Int], { description: 'Really rated.' })
  rated: number[]

  @Field(() => [Int], { description: 'Bad ratings that count.' })
  bad: number[]

  @Field(() => [Float], { nullable: 'items', description: '好评率, 0–1; null without ratings.' })
  good: (number | null)[]
}

@Reached()
@ObjectType({ description: '好差评 of a place in a period.' })
export class RatingBoard {
  @Field(() => Division, { description: 'The place asked for.' })
  place: Division

  @Field(() => DayScalar, { description: 'The day it is true of.' })
  asOf: Day

  @Field(() => DayScalar, { description: 'First day.' })
  from: Day

  @Field(() => DayScalar, { description: 'Last day.' })
  until: Day

  @Field(() => Int, { description: 'Service events.' })
  events: number

  @Field(() => Int, { description: 'Service events of the period before.' })
  eventsBefore: number

  @Field(() => Int, { description: 'Service events on the same days of the year before.' })
  eventsYearBefore: number

  @Field(() => Int, { description: 'Really rated.' })
  rated: number

  @Field(() => Int, { description: 'Rated by default: in none of the rates.' })
  byDefault: number

  @Field(() => Int, { description: 'Really rated, but left out after an appeal.' })
  voided: number

  @Field(() => [Int], { description: 'Really rated by level, best first; five numbers.' })
  levels: number[]

  @Field(() => [RatingRate], { description: '好评率, 主动评价率, 差评按时整改率.' })
  rates: RatingRate[]

  @Field(() => RatingTrend, { description: 'The course.' })
  trend: RatingTrend

  @Field(() => [RatingRow], { description: 'Units, ranked.' })
  units: RatingRow[]

  @Field(() => [RatingRow], { description: 'Own part and places one level below, ranked.' })
  places: RatingRow[]

  @Field(() => [RatingRow], { description: 'Channels, most events first.' })
  channels: RatingRow[]

  @Field(() => Int, { description: 'Bad ratings to be put right now.' })
  openRectifications: number

  @Field(() => Int, { description: 'Of these past the limit.' })
  overdueRectifications: number
}
