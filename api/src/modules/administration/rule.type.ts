import { Field, Int, ObjectType } from 'type-graphql'
import type { Day } from '../../platform/day.ts'
import { Reached } from '../../platform/guard.ts'
import { DayScalar, InstantScalar } from '../../platform/scalars.ts'

@Reached()
@ObjectType({ description: 'One version of a rule; older ones stay.' })
export class RuleVersion {
  @Field(() => Int, { description: 'Counts from 1.' })
  version: number

  @Field(() => String, { description: 'A number, true or false, or words.' })
  value: string

  @Field(() => DayScalar, { description: 'First day it holds.' })
  validFrom: Day

  @Field(() => InstantScalar, { description: 'When it was set.' })
  createdAt: Date
}

@Reached()
@ObjectType({ description: 'A rule a jurisdiction may set for itself.' })
export class RuleSetting {
  @Field(() => String, { description: 'Names the rule for the API.' })
  key: string

  @Field(() => String, { description: 'Names it for people.' })
  name: string

  @Field(() => String, { description: 'What it decides, and what stays as it was when it changes.' })
  effect: string

  @Field(() => String, { nullable: true, description: 'What a number counts.' })
  unit: string | null

  @Field(() => String, { description: 'COUNT, FLAG or WORDS: what its value looks like.' })
  kind: string

  @Field(() => String, { description: 'In force today.' })
  value: string

  @Field(() => String, { description: 'What holds where nothing is set.' })
  defaultValue: string

  @Field(() => DayScalar, {
    nullable: true,
    description: 'Since when the value in force holds; null for the default.',
  })
  validFrom: Day | null

  @Field(() => String, { nullable: true, description: 'Who set it last.' })
  changedBy: string | null

  @Field(() => [RuleVersion], { description: 'Newest first; also those that begin later.' })
  versions: RuleVersion[]
}
