import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { GroupRule, OrganizationKind } from '#prisma'
import { Reached } from '../../platform/guard.ts'
import { PageInfo } from '../../platform/page-info.type.ts'

registerEnumType(OrganizationKind, {
  name: 'OrganizationKind',
  description: 'What an organization is. COUNTY_GOVERNMENT: the government of a county, city or province.',
})

registerEnumType(GroupRule, {
  name: 'GroupRule',
  description:
    'How words of a plan that stand for several organizations are expanded; MANUAL: chosen by hand.',
})

/** A row of the organizations; its place is added by the resolver. */
@Reached()
@ObjectType({ description: '单位: a department, a town government, a village committee.' })
export class Organization {
  @Field(() => ID, { description: 'Stable identifier.' })
  id: string

  jurisdictionCode: string

  /** Division it works for. */
  placeCode: string

  @Field(() => String, { description: 'Full name.' })
  name: string

  @Field(() => [String], { description: 'Other words by which documents call it.' })
  aliases: string[]

  @Field(() => OrganizationKind, { description: 'Department, government, committee …' })
  kind: OrganizationKind

  @Field(() => Boolean, { description: 'False once it is dissolved: it stays in old tasks only.' })
  active: boolean
}

@Reached()
@ObjectType({ description: 'A page of organizations.' })
export class OrganizationConnection {
  @Field(() => [Organization], { description: 'By place, then by name.' })
  nodes: Organization[]

  @Field(() => PageInfo, { description: 'Whether there is more.' })
  pageInfo: PageInfo

  @Field(() => Int, { description: 'How many there are on all pages together.' })
  totalCount: number
}
