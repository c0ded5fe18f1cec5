import { Field, Float, Int, ObjectType } from 'type-graphql'
import type { Day } from '../../platform/day.ts'
import { Reached } from '../../platform/guard.ts'
import { DayScalar } from '../../platform/scalars.ts'
import { Division } from '../divisions/index.ts'
import { Light } from '../tasks/index.ts'
import { FigureSource } from './figure.enums.ts'

@Reached()
@ObjectType({ description: 'What a place reported itself, or what the places below it add up to.' })
export class FigurePart {
  @Field(() => Float, { nullable: true, description: 'Above the line.' })
  numerator: number | null

  @Field(() => Float, { nullable: true, description: 'Below the line.' })
  denominator: number | null

  @Field(() => Float, { nullable: true, description: 'In the unit of the indicator; null: no data.' })
  value: number | null
}

@Reached()
@ObjectType({ description: 'Where an indicator stands at a place on a day.' })
export class IndicatorState {
  @Field(() => Division, { description: 'The place.' })
  place: Division

  @Field(() => DayScalar, { description: 'The day: what was known then.' })
  asOf: Day

  @Field(() => String, {
    nullable: true,
    description: 'Period of the figure that counts: 2024-09, 2024-Q3, 2024-H1, 2024; null without any.',
  })
  period: string | null

  @Field(() => DayScalar, { nullable: true, description: 'Last day of that period.' })
  periodEndsOn: Day | null

  @Field(() => Float, {
    nullable: true,
    description: 'In `unit`; of a minimum-type roll-up the share in %. Null: no data.',
  })
  value: number | null

  @Field(() => Float, { nullable: true, description: 'Above the line; of a share the places that meet it.' })
  numerator: number | null

  @Field(() => Float, { nullable: true, description: 'Below the line.' })
  denominator: number | null

  @Field(() => String, { nullable: true, description: '% where the figure is a share of places.' })
  unit: string | null

  @Field(() => Int, { description: 'Digits after the point on screen.' })
  decimals: number

  @Field(() => FigureSource, { nullable: true, description: 'How the figure was made; null without one.' })
  source: FigureSource | null

  @Field(() => FigurePart, { nullable: true, description: 'What the place reported itself.' })
  own: FigurePart | null

  @Field(() => FigurePart, { nullable: true, description: 'What the places below add up to.' })
  rollUp: FigurePart | null

  @Field(() => Float, {
    nullable: true,
    description: 'own − rollUp in `unit`, where the own figure stands for the whole place.',
  })
  difference: number | null

  @Field(() => Int, { description: 'Places at or below that reported.' })
  reported: number

  @Field(() => Int, { description: 'Places at or below that had to.' })
  obliged: number

  @Field(() => Int, { nullable: true, description: 'Minimum-type: places that meet the line.' })
  meeting: number | null

  @Field(() => Float, {
    nullable: true,
    description: 'Where it should stand on `asOf`; null without targets.',
  })
  expected: number | null

  @Field(() => Float, { nullable: true, description: 'To be reached, in `unit`.' })
  target: number | null

  @Field(() => Int, { nullable: true, description: 'By the end of this year.' })
  targetYear: number | null

  @Field(() => Float, { nullable: true, description: 'Where it began, in `unit`.' })
  baseline: number | null

  @Field(() => Int, { nullable: true, description: 'At the end of this year.' })
  baselineYear: number | null

  @Field(() => Float, {
    nullable: true,
    description:
      'How far ahead (+) or behind (−): percentage points for %, else points of the way from baseline to target.',
  })
  gap: number | null

  @Field(() => Light, { description: 'Against the expected value (DOMAIN §4).' })
  light: Light

  @Field(() => String, { description: 'Why the light is what it is, in a sentence.' })
  reason: string

  @Field(() => Boolean, { description: 'Something in it was made up after its date: catch-up memory.' })
  late: boolean

  @Field(() => DayScalar, { nullable: true, description: 'Last day on which the figure counts as fresh.' })
  freshUntil: Day | null

  @Field(() => Boolean, { description: 'There is a value, and it is not out of date on `asOf`.' })
  fresh: boolean

  @Field(() => DayScalar, { nullable: true, description: 'The day from which it is known.' })
  knownOn: Day | null

  @Field(() => Float, {
    nullable: true,
    description:
      'Against the period before (环比), in `unit`; null without, or across a change of definition.',
  })
  change: number | null

  @Field(() => Float, {
    nullable: true,
    description: 'Against the same period a year before (同比), in `unit`; null likewise.',
  })
  yearChange: number | null

  @Field(() => Int, { description: 'Version of the definition the figure was made under.' })
  definitionVersion: number

  @Field(() => String, { description: '口径 in words; empty while nobody has written it.' })
  definition: string

  @Field(() => String, { nullable: true, description: '数据来源' })
  dataSource: string | null
}

@Reached()
@ObjectType({ description: 'One row of a ranking.' })
export class PlaceFigure {
  @Field(() => Division, { description: 'The place; with `ownPart` the one asked about itself.' })
  place: Division

  @Field(() => Boolean, {
    description: 'The own part of the place asked about (区直, 镇本级), not a place below.',
  })
  ownPart: boolean

  @Field(() => IndicatorState, { description: 'Where the indicator stands there.' })
  state: IndicatorState

  @Field(() => Int, {
    nullable: true,
    description: '1 is best, equal ones share; null without a fresh figure.',
  })
  rank: number | null
}
