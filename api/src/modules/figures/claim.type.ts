import { Field, Int, ObjectType } from 'type-graphql'
import type { Day } from '../../platform/day.ts'
import { Reached } from '../../platform/guard.ts'
import { DayScalar } from '../../platform/scalars.ts'
import { Division } from '../divisions/index.ts'
import { Indicator } from '../indicators/index.ts'

@Reached()
@ObjectType({ description: 'A claim of a report against the figure of a linked indicator.' })
export class ClaimCheck {
  @Field(() => String, { description: 'The words of the report; 已办结 where it says that all is done.' })
  words: string

  @Field(() => Int, { description: 'Where they begin in its text; equal to `end` for 已办结.' })
  start: number

  @Field(() => Int, { description: 'Where they end.' })
  end: number

  @Field(() => String, { description: 'What is claimed: 9/9（100%）.' })
  claimed: string

  @Field(() => String, { description: 'What was measured: 8/9（88.9%）.' })
  measured: string

  @Field(() => Boolean, { description: 'The claim is better than the figure.' })
  contradicts: boolean

  @Field(() => Indicator, { description: 'The indicator it is held against.' })
  indicator: Indicator

  @Field(() => Division, { description: 'Place of the task.' })
  place: Division

  @Field(() => String, { nullable: true, description: 'Period of the figure; null without one.' })
  period: string | null

  @Field(() => DayScalar, { description: 'The day of the report: what was known then.' })
  asOf: Day

  @Field(() => String, { description: 'Both in one sentence.' })
  sentence: string
}
