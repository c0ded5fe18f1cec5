import { Field, ID, ObjectType } from 'type-graphql'
import { Reached } from '../../platform/guard.ts'
import { SourceRange } from '../../platform/source-range.type.ts'
import type { LibraryIndicator } from './indicator.facts.ts'

/** An indicator of the library; what may change over time is added by the resolver. */
@Reached()
@ObjectType({ description: '指标: what a plan measures, from a baseline to a target.' })
export class Indicator {
  /** Everything the library knows of it. */
  library: LibraryIndicator

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

  @Field(() => String, {
    description: 'How the value must stand to the target: =, >=, >, <= or <. <= and <: lower is better.',
  })
  comparator: string

  @Field(() => SourceRange, { nullable: true, description: 'Its row in the text of the plan.' })
  source: SourceRange | null
}

/** The record a screen reads of an indicator of the library. */
export const toIndicator = (library: LibraryIndicator): Indicator => ({
  library,
  id: library.id,
  jurisdictionCode: library.jurisdictionCode,
  planId: library.planId,
  name: library.name,
  level: library.level,
  comparator: library.comparator,
  source: library.source,
})
