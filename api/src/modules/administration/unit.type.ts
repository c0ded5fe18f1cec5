import { Field, ID, InputType, Int, ObjectType } from 'type-graphql'
import { Reached } from '../../platform/guard.ts'
import { PageInfo } from '../../platform/page-info.type.ts'
import { Organization, OrganizationKind } from '../divisions/index.ts'

@Reached()
@ObjectType({ description: 'A unit as the administrators see it: how much hangs on it, in numbers only.' })
export class AdminUnit {
  @Field(() => Organization, { description: 'The unit.' })
  organization: Organization

  @Field(() => Int, { description: 'Accounts in use with a role in it.' })
  people: number

  @Field(() => Int, { description: 'Open tasks it leads.' })
  openTasks: number

  @Field(() => Int, { description: 'Tickets in its hands.' })
  openTickets: number

  @Field(() => String, { description: 'Names its state; a form says which one it saw.' })
  stamp: string
}

@Reached()
@ObjectType({ description: 'A page of units.' })
export class AdminUnitConnection {
  @Field(() => [AdminUnit], { description: 'By place, then by name.' })
  nodes: AdminUnit[]

  @Field(() => PageInfo, { description: 'Whether there is more.' })
  pageInfo: PageInfo

  @Field(() => Int, { description: 'How many there are on all pages together.' })
  totalCount: number
}

@InputType({ description: 'Facts of a unit.' })
export class UnitFactsInput {
  @Field(() => String, { description: 'Full name.' })
  name: string

  @Field(() => [String], { description: 'Other words by which documents call it.' })
  aliases: string[]

  @Field(() => OrganizationKind, { description: 'What it is.' })
  kind: OrganizationKind

  @Field(() => ID, { description: 'The place it works for.' })
  placeCode: string
}
