import { Field, Float, Int, ObjectType } from 'type-graphql'
import type { Day } from '../../platform/day.ts'
import { Reached } from '../../platform/guard.ts'
import { DayScalar } from '../../platform/scalars.ts'

@Reached()
@ObjectType({ description: 'Columns of equal length, oldest first; a period without a figure is a hole.' })
export class IndicatorSeries {
  @Field(() => [String], { description: '2024-09, 2024-Q3, 2024-H1, 2024.' })
  periods: string[]

  @Field(() => [DayScalar], { description: 'Last day of each period.' })
  endsOn: Day[]

  @Field(() => [Float], { nullable: 'items', description: 'In the unit of the state.' })
  values: (number | null)[]

  @Field(() => [Float], { nullable: 'items', description: 'Above the line.' })
  numerators: (number | null)[]

  @Field(() => [Float], { nullable: 'items', description: 'Below the line.' })
  denominators: (number | null)[]

  @Field(() => [Float], { nullable: 'items', description: 'Where it should have stood at the end of each.' })
  expected: (number | null)[]

  @Field(() => [Int], { description: 'Places at or below that reported.' })
  reported: number[]

  @Field(() => [Int], { nullable: 'items', description: 'Version of the definition of each figure.' })
  definitionVersions: (number | null)[]

  @Field(() => [Boolean], { description: 'Something in it came after its date.' })
  late: boolean[]
}

@Reached()
@ObjectType({ description: 'A corner of the expected path: baseline, yearly target, target.' })
export class PathPoint {
  @Field(() => DayScalar, { description: '31 December of its year.' })
  day: Day

  @Field(() => Float, { description: 'In the unit of the state.' })
  value: number
}

@Reached()
@ObjectType({ description: 'What the trend says of a day, with an 80 % interval.' })
export class ForecastPoint {
  @Field(() => DayScalar, { description: 'The day.' })
  day: Day

  @Field(() => Float, { description: 'In the unit of the state.' })
  value: number

  @Field(() => Float, { description: 'One in ten outcomes is below.' })
  low: number

  @Field(() => Float, { description: 'One in ten outcomes is above.' })
  high: number
}

@Reached()
@ObjectType({ description: 'Where an indicator will stand if it goes on as it does.' })
export class IndicatorForecast {
  @Field(() => Boolean, { description: 'False: too little data; `sentence` says so and the rest is empty.' })
  ok: boolean

  @Field(() => String, { description: 'How it was made, in words.' })
  method: string

  @Field(() => Int, { description: 'Periods it rests on.' })
  periods: number

  @Field(() => [ForecastPoint], { description: 'From after the latest figure to the target date.' })
  points: ForecastPoint[]

  @Field(() => ForecastPoint, {
    nullable: true,
    description: 'At the target date; null without one to come.',
  })
  atTarget: ForecastPoint | null

  @Field(() => DayScalar, {
    nullable: true,
    description: 'The day the target will be reached; null: not within ten years, or already.',
  })
  reachesOn: Day | null

  @Field(() => Boolean, { description: 'The target is reached now.' })
  reached: boolean

  @Field(() => Float, { nullable: true, description: 'Change per month now, in `unit`.' })
  pace: number | null

  @Field(() => Float, { nullable: true, description: 'Change per month the target asks from today on.' })
  neededPace: number | null

  @Field(() => Float, { nullable: true, description: 'Still missing, in `unit`.' })
  missing: number | null

  @Field(() => Float, { nullable: true, description: 'The same in items of the numerator, for ratios.' })
  missingItems: number | null

  @Field(() => String, { description: 'All of it in plain words.' })
  sentence: string
}
