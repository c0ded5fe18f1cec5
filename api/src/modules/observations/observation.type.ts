import { Field, Float, ID, Int, ObjectType } from 'type-graphql'
import type { Day } from '../../platform/day.ts'
import { Reached } from '../../platform/guard.ts'
import { PageInfo } from '../../platform/page-info.type.ts'
import { DayScalar } from '../../platform/scalars.ts'
import { ObservationEntry, ObservationStatus } from './observation.enums.ts'

@Reached()
@ObjectType({ description: 'What the viewer may do with a value.' })
export class ObservationCan {
  @Field(() => Boolean, { description: 'Take it back before it is published.' })
  withdraw: boolean

  @Field(() => Boolean, { description: 'Mark it reviewed.' })
  review: boolean

  @Field(() => Boolean, { description: 'Let it count.' })
  publish: boolean

  @Field(() => Boolean, { description: 'Send it back with words.' })
  return: boolean

  @Field(() => Boolean, { description: 'Put a published value right, with a reason.' })
  correct: boolean
}

@Reached()
@ObjectType({ description: '指标值: one value of an indicator for one place and period, in one revision.' })
export class Observation {
  @Field(() => ID, { description: 'Identifier of the revision.' })
  id: string

  @Field(() => Int, { description: '1, 2, 3 …: entered again, or corrected.' })
  revision: number

  @Field(() => ObservationStatus, { description: 'Where it stands.' })
  status: ObservationStatus

  @Field(() => Int, { description: 'Counts the writes; a stale form gets CONFLICT.' })
  version: number

  @Field(() => Int, { description: 'Version of the definition it was entered under.' })
  definitionVersion: number

  @Field(() => Float, { nullable: true, description: '分子; null where only a value is reported.' })
  numerator: number | null

  @Field(() => Float, { nullable: true, description: '分母; null where only a value is reported.' })
  denominator: number | null

  @Field(() => Float, {
    nullable: true,
    description: 'In the unit of the indicator; null: nothing was there to be counted (a denominator of 0).',
  })
  value: number | null

  @Field(() => ObservationEntry, { description: 'How it came in.' })
  entry: ObservationEntry

  @Field(() => String, { nullable: true, description: 'Why it is as it is, in the words of who entered it.' })
  note: string | null

  @Field(() => String, { nullable: true, description: 'Why an earlier revision is corrected.' })
  reason: string | null

  @Field(() => Boolean, { description: 'Submitted after the date.' })
  late: boolean

  @Field(() => DayScalar, { description: 'The day it was submitted.' })
  submittedOn: Day

  @Field(() => String, { description: 'Who submitted it.' })
  submittedBy: string

  @Field(() => DayScalar, { nullable: true, description: 'The day it was reviewed.' })
  reviewedOn: Day | null

  @Field(() => String, { nullable: true, description: 'Who reviewed it.' })
  reviewedBy: string | null

  @Field(() => DayScalar, { nullable: true, description: 'The day from which it counts.' })
  publishedOn: Day | null

  @Field(() => String, { nullable: true, description: 'Who published it.' })
  publishedBy: string | null

  @Field(() => String, { nullable: true, description: 'What the reviewer said.' })
  opinion: string | null

  @Field(() => [String], {
    description: 'What a reviewer should look at: doubts found at entry, in sentences.',
  })
  doubts: string[]

  jurisdictionCode: string
  indicatorId: string
  placeCode: string
  startsOn: Day
}

@Reached()
@ObjectType({ description: 'A page of values.' })
export class ObservationPage {
  @Field(() => [Observation], { description: 'Newest period first.' })
  nodes: Observation[]

  @Field(() => Int, { description: 'On all pages.' })
  total: number

  @Field(() => PageInfo, { description: 'Where the page ends.' })
  pageInfo: PageInfo
}

@Reached()
@ObjectType({ description: 'What came of a review of several values.' })
export class ObservationReview {
  @Field(() => Int, { description: 'How many.' })
  done: number

  @Field(() => [Observation], { description: 'As they are now, in the order given.' })
  observations: Observation[]
}
