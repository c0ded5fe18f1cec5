import { MaxLength } from 'class-validator'
import { Field, ID, InputType } from 'type-graphql'
import type { Day } from '../../platform/day.ts'
import { DayScalar } from '../../platform/scalars.ts'
import { RatingLevel, RectificationStatus } from './rating.enums.ts'

@InputType({ description: 'Which ratings; all conditions hold together.' })
export class RatingFilter {
  @Field(() => String, { nullable: true, description: 'Words in service, number or evaluation.' })
  @MaxLength(100)
  search?: string | null

  @Field(() => DayScalar, { nullable: true, description: 'First day served.' })
  from?: Day | null

  @Field(() => DayScalar, { nullable: true, description: 'Last day served, included.' })
  until?: Day | null

  @Field(() => [RatingLevel], { nullable: true, description: 'Really given, one of these.' })
  levels?: RatingLevel[] | null

  @Field(() => ID, { nullable: true, description: 'The unit rated.' })
  organizationId?: string | null

  @Field(() => String, { nullable: true, description: 'Channel; empty = none is known.' })
  @MaxLength(100)
  channel?: string | null

  @Field(() => Boolean, { nullable: true, description: 'Rated by default, or not.' })
  byDefault?: boolean | null

  @Field(() => Boolean, { nullable: true, description: 'Really rated, or not.' })
  rated?: boolean | null

  @Field(() => [RectificationStatus], { nullable: true, description: 'With a rectification that stands so.' })
  rectification?: RectificationStatus[] | null

  @Field(() => Boolean, { nullable: true, description: 'To be put right and past the limit.' })
  overdue?: boolean | null

  @Field(() => Boolean, { nullable: true, description: 'With an appeal, or without.' })
  appealed?: boolean | null
}

@InputType({ description: 'An evaluation written down by hand.' })
export class NewRating {
  @Field(() => ID, { description: 'A place of the jurisdiction.' })
  place: string

  @Field(() => String, { description: '事项' })
  service: string

  @Field(() => String, { nullable: true, description: '大厅, 网上, 自助 …' })
  @MaxLength(40)
  channel?: string | null

  @Field(() => ID, { description: 'The unit rated.' })
  organizationId: string

  @Field(() => DayScalar, { description: 'The day served, up to today.' })
  servedOn: Day

  @Field(() => RatingLevel, { description: 'The level given.' })
  level: RatingLevel

  @Field(() => String, { nullable: true, description: 'What the person said.' })
  words?: string | null

  @Field(() => String, { nullable: true, description: 'Name of the person.' })
  @MaxLength(40)
  callerName?: string | null

  @Field(() => String, { nullable: true, description: 'Telephone of the person.' })
  @MaxLength(40)
  callerPhone?: string | null

  @Field(() => ID, { description: 'Given again with the same key, nothing is created twice.' })
  key: string
}
