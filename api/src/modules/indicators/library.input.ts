import { ArrayMaxSize, ValidateNested } from 'class-validator'
import { Field, Float, ID, InputType, Int } from 'type-graphql'
import type { Day } from '../../platform/day.ts'
import { DayScalar } from '../../platform/scalars.ts'
import {
  IndicatorDirection,
  IndicatorFeed,
  IndicatorKind,
  IndicatorMeasure,
  OwnFigure,
  ReportFrequency,
} from './indicator.enums.ts'

@InputType({ description: 'One version of 口径.' })
export class DefinitionInput {
  @Field(() => DayScalar, {
    description: 'First day of the first period it holds for; for the first version any day.',
  })
  validFrom: Day

  @Field(() => IndicatorKind, { description: 'How the figure of a place is made.' })
  kind: IndicatorKind

  @Field(() => IndicatorDirection, { description: 'Which way is good.' })
  direction: IndicatorDirection

  @Field(() => String, { nullable: true, description: '%, 兆, 个 …' })
  unit?: string | null

  @Field(() => Int, { description: 'Digits after the point on screen, 0 to 6.' })
  decimals: number

  @Field(() => Boolean, { description: 'Counted from the beginning, so it should not fall.' })
  cumulative: boolean

  @Field(() => String, { description: '口径 in words.' })
  definition: string

  @Field(() => String, { nullable: true, description: 'What is counted above the line.' })
  numeratorItem?: string | null

  @Field(() => String, { nullable: true, description: 'What is counted below the line.' })
  denominatorItem?: string | null

  @Field(() => String, { nullable: true, description: '不计: what is left out.' })
  excluded?: string | null

  @Field(() => Float, { nullable: true, description: 'Line of a minimum-type indicator.' })
  line?: number | null

  @Field(() => String, { nullable: true, description: 'Formula over other indicators: [7] / [8] * 100.' })
  formula?: string | null

  @Field(() => String, { nullable: true, description: 'Why; needed from the second version on.' })
  reason?: string | null
}

@InputType({ description: 'What is to be reached by the end of a year.' })
export class YearTargetInput {
  @Field(() => Int, { description: 'The year.' })
  year: number

  @Field(() => Float, { description: 'In the unit of the indicator.' })
  value: number
}

@InputType({ description: 'Baseline, yearly targets and target for all, for a level or for one place.' })
export class TargetInput {
  @Field(() => Int, { nullable: true, description: 'Level it holds for.' })
  level?: number | null

  @Field(() => ID, { nullable: true, description: 'Division it holds for.' })
  place?: string | null

  @Field(() => Int, { nullable: true, description: 'Year of the baseline.' })
  baselineYear?: number | null

  @Field(() => Float, { nullable: true, description: 'Value at its end.' })
  baseline?: number | null

  @Field(() => Int, { nullable: true, description: 'Year of the target.' })
  targetYear?: number | null

  @Field(() => Float, { nullable: true, description: 'Value to be reached by its end.' })
  target?: number | null

  @Field(() => String, { nullable: true, description: 'A target that is no number, in words.' })
  targetText?: string | null

  @ArrayMaxSize(50, { message: '年度目标不能超过 50 个。' })
  @ValidateNested()
  @Field(() => [YearTargetInput], { nullable: true, description: 'Rising years between the two.' })
  yearly?: YearTargetInput[] | null

  @Field(() => String, { nullable: true, description: 'Why; needed when one was there before.' })
  reason?: string | null
}

@InputType({ description: 'What an indicator is, apart from its definition.' })
export class IndicatorFactsInput {
  @Field(() => String, { description: 'Name.' })
  name: string

  @Field(() => IndicatorFeed, { description: 'Where the figures come from.' })
  feed: IndicatorFeed

  @Field(() => IndicatorMeasure, {
    nullable: true,
    description: 'Which rate of the systems ledger or of tickets feeds it.',
  })
  measure?: IndicatorMeasure | null

  @Field(() => String, { nullable: true, description: '数据来源.' })
  dataSource?: string | null

  @Field(() => ID, { nullable: true, description: '责任单位.' })
  ownerId?: string | null

  @ArrayMaxSize(5, { message: '填报层级最多五级。' })
  @Field(() => [Int], { description: 'Levels that report: 3 county, 4 town, 5 village.' })
  reportLevels: number[]

  @Field(() => ReportFrequency, { description: 'How often.' })
  frequency: ReportFrequency

  @Field(() => OwnFigure, { description: 'What the own figure of a place with places below stands for.' })
  ownFigure: OwnFigure
}

@InputType({ description: 'A new indicator.' })
export class CreateIndicatorInput {
  @Field(() => ID, { description: 'A division of the jurisdiction.' })
  place: string

  @ValidateNested()
  @Field(() => IndicatorFactsInput, { description: 'What it is.' })
  facts: IndicatorFactsInput

  @ValidateNested()
  @Field(() => DefinitionInput, { description: 'Its first definition.' })
  definition: DefinitionInput

  @ValidateNested()
  @Field(() => TargetInput, { nullable: true, description: 'Its first target.' })
  target?: TargetInput | null
}

@InputType({ description: '纳入指标库: what a person made of the proposal.' })
export class AdoptIndicatorInput {
  @Field(() => ID, { description: 'The indicator.' })
  id: string

  @Field(() => Int, { description: 'Its version.' })
  version: number

  @ValidateNested()
  @Field(() => IndicatorFactsInput, { description: 'What it is.' })
  facts: IndicatorFactsInput

  @ValidateNested()
  @Field(() => DefinitionInput, { description: 'Its definition.' })
  definition: DefinitionInput
}
