import { Field, ObjectType } from 'type-graphql'
import { Reached } from './guard.ts'

@Reached()
@ObjectType({ description: 'Where a page of a list ends.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether more rows follow.' })
  hasNextPage: boolean

  @Field(() => String, {
    nullable: true,
    description: 'Give it as `after` to read on; null on an empty page.',
  })
  endCursor: string | null
}
