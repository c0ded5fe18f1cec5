import { Field, ID, Int, ObjectType } from 'type-graphql'
import { Reached } from '../../platform/guard.ts'

/** A row of the tree; parent, path and children are added by the resolver. */
@Reached()
@ObjectType({ description: '行政区划: a node of the tree from province to village.' })
export class Division {
  @Field(() => ID, { description: '12-digit statistical code.' })
  code: string

  @Field(() => String, { description: 'Full name as the statistics office writes it.' })
  name: string

  @Field(() => Int, {
    description: '1 province, 2 city, 3 county, 4 town or street, 5 village or community.',
  })
  level: number

  /** Nearest division above it in the tree; null at the top. */
  parentCode: string | null

  /** First day it is no more. */
  retiredOn?: Date | null

  /** Where it went. */
  mergedIntoCode?: string | null
}
