import { Field, Int, ObjectType } from 'type-graphql'
import { Reached } from '../../platform/guard.ts'
import {
  IndicatorDirection,
  IndicatorFeed,
  IndicatorKind,
  IndicatorMeasure,
  OwnFigure,
  ReportFrequency,
} from './indicator.enums.ts'
import { Indicator } from './indicator.type.ts'

@Reached()
@ObjectType({
  description: 'What the library would make of an indicator read from a plan; a person decides.',
})
export class IndicatorProposal {
  @Field(() => Indicator, { description: 'The indicator.' })
  indicator: Indicator

  @Field(() => IndicatorKind, { description: 'How the figure of a place would be made.' })
  kind: IndicatorKind

  @Field(() => IndicatorDirection, { description: 'Which way would be good.' })
  direction: IndicatorDirection

  @Field(() => String, {
    description: 'As the plan prints it; where its table has lost it, what the name suggests.',
  })
  unit: string

  @Field(() => Int, { description: 'Digits after the point on screen.' })
  decimals: number

  @Field(() => Boolean, { description: 'Counted from the beginning.' })
  cumulative: boolean

  @Field(() => [Int], { description: 'Levels that would report.' })
  reportLevels: number[]

  @Field(() => ReportFrequency, { description: 'How often.' })
  frequency: ReportFrequency

  @Field(() => OwnFigure, { description: 'What the own figure of a place would stand for.' })
  ownFigure: OwnFigure

  @Field(() => IndicatorFeed, { description: 'Where the figures would come from.' })
  feed: IndicatorFeed

  @Field(() => IndicatorMeasure, {
    nullable: true,
    description: 'Which rate of the systems ledger or of tickets.',
  })
  measure: IndicatorMeasure | null

  @Field(() => String, { description: '口径 in words.' })
  definition: string

  @Field(() => String, { nullable: true, description: 'What would be counted above the line.' })
  numeratorItem: string | null

  @Field(() => String, { nullable: true, description: 'What would be counted below the line.' })
  denominatorItem: string | null
}

@Reached()
@ObjectType({ description: 'What is wrong with a formula, and where in its text.' })
export class FormulaFault {
  @Field(() => String, { description: 'A plain sentence.' })
  message: string

  @Field(() => Int, { description: 'First UTF-16 unit.' })
  start: number

  @Field(() => Int, { description: 'The unit after the last.' })
  end: number
}

@Reached()
@ObjectType({ description: 'Whether a formula may stand in the library.' })
export class FormulaCheck {
  @Field(() => Boolean, { description: 'Nothing is wrong with it.' })
  ok: boolean

  @Field(() => [FormulaFault], { description: 'What is wrong, in the order of the text.' })
  faults: FormulaFault[]

  @Field(() => String, { nullable: true, description: 'The formula with names instead of numbers.' })
  words: string | null

  @Field(() => [Indicator], { description: 'The indicators it uses.' })
  uses: Indicator[]

  @Field(() => String, {
    nullable: true,
    description: 'Unit of the result, where it follows from the parts.',
  })
  unit: string | null
}
