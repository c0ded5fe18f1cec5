import { Field, Float, ID, Int, ObjectType } from 'type-graphql'
import { Reached } from '../../platform/guard.ts'
import { SourceRange } from '../../platform/source-range.type.ts'

/** A row of the indicators; its plan is added by the resolver. */
@Reached()
@ObjectType({ description: '指标: what a plan measures, from a baseline to a target.' })
export class Indicator {
  @Field(() => ID, { description: 'Identifier.' })
  id: string

  jurisdictionCode: string

  planId: string | null

  @Field(() => String, { description: 'Name as the plan prints it.' })
  name: string

  @Field(() => String, {
    nullable: true,
    description: 'province, city, county, town or village it is measured at; null: the jurisdiction itself.',
  })
  level: string | null

  @Field(() => String, { nullable: true, description: 'Unit of baseline and target: %, 兆, 个 …' })
  unit: string | null

  @Field(() => Int, { nullable: true, description: 'Year of the baseline.' })
  baselineYear: number | null

  @Field(() => Float, { nullable: true, description: 'Value at the start, in `unit`; 0 is a value.' })
  baseline: number | null

  @Field(() => Int, { nullable: true, description: 'Year by whose end the target is to be reached.' })
  targetYear: number | null

  @Field(() => Float, { nullable: true, description: 'Value to be reached, in `unit`.' })
  target: number | null

  @Field(() => String, { nullable: true, description: 'A target that is no number, in words.' })
  targetText: string | null

  @Field(() => String, {
    description: 'How the value must stand to the target: =, >=, >, <= or <. <= and <: lower is better.',
  })
  comparator: string

  @Field(() => SourceRange, { nullable: true, description: 'Its row in the text of the plan.' })
  source: SourceRange | null
}
