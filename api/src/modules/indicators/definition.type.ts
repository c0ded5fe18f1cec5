import { Field, Float, ID, Int, ObjectType } from 'type-graphql'
import type { Day } from '../../platform/day.ts'
import { Reached } from '../../platform/guard.ts'
import { DayScalar } from '../../platform/scalars.ts'
import { IndicatorDirection, IndicatorKind } from './indicator.enums.ts'
import type { Definition, Exemption, Target } from './indicator.facts.ts'

@Reached()
@ObjectType({ description: '年度目标: what is to be reached by the end of a year.' })
export class YearTarget {
  @Field(() => Int, { description: 'The year; its last day is meant.' })
  year: number

  @Field(() => Float, { description: 'In the unit of the indicator.' })
  value: number
}

/** Its formula in names is added by the resolver. */
@Reached()
@ObjectType({ description: '口径 of an indicator in one version.' })
export class IndicatorDefinition {
  jurisdictionCode: string

  @Field(() => Int, { description: '1, 2, 3 …' })
  version: number

  @Field(() => DayScalar, { description: 'First day of the first period it holds for.' })
  validFrom: Day

  @Field(() => DayScalar, { description: 'The day it was entered.' })
  knownOn: Day

  @Field(() => IndicatorKind, { description: 'How the figure of a place is made.' })
  kind: IndicatorKind

  @Field(() => IndicatorDirection, { description: 'Which way is good.' })
  direction: IndicatorDirection

  @Field(() => String, { nullable: true, description: '%, 兆, 个 …' })
  unit: string | null

  @Field(() => Int, { description: 'Digits after the point on screen.' })
  decimals: number

  @Field(() => Boolean, { description: 'Counted from the beginning, so it should not fall.' })
  cumulative: boolean

  @Field(() => String, { description: '口径 in words; empty while nobody has written it.' })
  definition: string

  @Field(() => String, { nullable: true, description: 'What is counted above the line.' })
  numeratorItem: string | null

  @Field(() => String, { nullable: true, description: 'What is counted below the line.' })
  denominatorItem: string | null

  @Field(() => String, { nullable: true, description: '不计: what is left out.' })
  excluded: string | null

  @Field(() => Float, {
    nullable: true,
    description: 'Line of a minimum-type indicator; null: its target is the line.',
  })
  line: number | null

  @Field(() => String, { nullable: true, description: 'As typed, indicators by number: [7] / [8] * 100.' })
  formula: string | null

  @Field(() => String, { nullable: true, description: 'Why it was changed.' })
  reason: string | null

  @Field(() => String, { description: 'Who entered it.' })
  createdBy: string
}

/** Its place is added by the resolver. */
@Reached()
@ObjectType({ description: 'Baseline, yearly targets and target; never changed, only followed by another.' })
export class IndicatorTarget {
  placeCode: string | null

  @Field(() => ID, { description: 'Identifier.' })
  id: string

  @Field(() => Int, {
    nullable: true,
    description: 'Level it holds for; null with place null: for the indicator as a whole.',
  })
  level: number | null

  @Field(() => Int, { nullable: true, description: 'Year of the baseline.' })
  baselineYear: number | null

  @Field(() => Float, { nullable: true, description: 'Value at its end, in the unit of the indicator.' })
  baseline: number | null

  @Field(() => Int, { nullable: true, description: 'Year of the target.' })
  targetYear: number | null

  @Field(() => Float, { nullable: true, description: 'Value to be reached by its end.' })
  target: number | null

  @Field(() => String, { nullable: true, description: 'A target that is no number, in words.' })
  targetText: string | null

  @Field(() => [YearTarget], { description: 'Rising years between the two.' })
  yearly: YearTarget[]

  @Field(() => DayScalar, { description: 'The day from which it is known.' })
  knownOn: Day

  @Field(() => String, { nullable: true, description: 'Why it was changed.' })
  reason: string | null

  @Field(() => String, { description: 'Who entered it.' })
  createdBy: string

  @Field(() => Boolean, {
    description: 'Whether it is the one in force for its level or place on the day asked about.',
  })
  inForce: boolean
}

/** Its place is added by the resolver. */
@Reached()
@ObjectType({ description: 'A place that does not report an indicator although its level does.' })
export class IndicatorExemption {
  placeCode: string

  @Field(() => DayScalar, { description: 'First day.' })
  fromOn: Day

  @Field(() => DayScalar, { nullable: true, description: 'Last day; null: until further notice.' })
  untilOn: Day | null

  @Field(() => String, { description: 'Why.' })
  reason: string

  @Field(() => String, { description: 'Who said so.' })
  createdBy: string
}

@Reached()
@ObjectType({ description: 'What the viewer may do with an indicator.' })
export class IndicatorCan {
  @Field(() => Boolean, { description: 'Change its facts, definition, targets and exemptions.' })
  edit: boolean

  @Field(() => Boolean, { description: '纳入指标库.' })
  adopt: boolean

  @Field(() => Boolean, { description: '停用.' })
  retire: boolean

  @Field(() => Boolean, { description: '恢复启用.' })
  reactivate: boolean

  @Field(() => Boolean, { description: 'Link tasks that are to move it.' })
  link: boolean
}

export const toIndicatorDefinition = (
  jurisdictionCode: string,
  { line, ...definition }: Definition,
): IndicatorDefinition => ({ ...definition, jurisdictionCode, line: line?.toNumber() ?? null })

export const toIndicatorTarget = (
  { baseline, target, yearly, ...row }: Target,
  inForce: boolean,
): IndicatorTarget => ({
  ...row,
  baseline: baseline?.toNumber() ?? null,
  target: target?.toNumber() ?? null,
  yearly: yearly.map(({ year, value }) => ({ year, value: value.toNumber() })),
  inForce,
})

export const toIndicatorExemption = (exemption: Exemption): IndicatorExemption => exemption
