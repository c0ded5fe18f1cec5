import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { Reached } from '../../platform/guard.ts'

@Reached()
@ObjectType({ description: '诉求分类: a node of a tree of up to three levels.' })
export class ComplaintCategory {
  @Field(() => ID, { description: 'Identifier.' })
  id: string

  @Field(() => String, { description: 'Its own name.' })
  name: string

  @Field(() => Int, { description: '1, 2 or 3.' })
  level: number

  @Field(() => String, { description: 'Names from the root: 市容环卫/市容城管/乱摆卖.' })
  path: string

  @Field(() => ID, { nullable: true, description: 'The category it lies in; null on the first level.' })
  parentId: string | null

  @Field(() => Boolean, { description: 'False: stays on old tickets only.' })
  active: boolean
}

@Reached()
@ObjectType({ description: '来源渠道: telephone, app, website, another platform.' })
export class ComplaintChannel {
  @Field(() => ID, { description: 'Identifier.' })
  id: string

  @Field(() => String, { description: 'As the records name it.' })
  name: string

  @Field(() => Boolean, { description: 'False: stays on old tickets only.' })
  active: boolean
}

@Reached()
@ObjectType({ description: 'Where tickets come from: a hotline system, a spreadsheet of a city.' })
export class ComplaintSource {
  @Field(() => ID, { description: 'Identifier.' })
  id: string

  @Field(() => String, { description: 'Its name.' })
  name: string

  @Field(() => Boolean, { description: 'Tickets taken in and handled in this program.' })
  own: boolean
}

@Reached()
@ObjectType({ description: 'Choices of the filters and forms of tickets.' })
export class ComplaintChoices {
  @Field(() => [ComplaintSource], { description: 'Sources, by name.' })
  sources: ComplaintSource[]

  @Field(() => [ComplaintChannel], { description: 'Channels, by name.' })
  channels: ComplaintChannel[]

  @Field(() => [ComplaintCategory], { description: 'Categories, by path.' })
  categories: ComplaintCategory[]
}

/** What tickets are sorted by. */
export enum ComplaintTermKind {
  CATEGORY = 'CATEGORY',
  CHANNEL = 'CHANNEL',
}

registerEnumType(ComplaintTermKind, {
  name: 'ComplaintTermKind',
  description: 'What tickets are sorted by: CATEGORY 诉求分类, CHANNEL 来源渠道.',
})

@Reached()
@ObjectType({ description: 'A category or channel with what is known of its use.' })
export class ComplaintTerm {
  @Field(() => ID, { description: 'Identifier.' })
  id: string

  @Field(() => ComplaintTermKind, { description: 'Category or channel.' })
  kind: ComplaintTermKind

  @Field(() => String, { description: 'Its own name.' })
  name: string

  @Field(() => String, { description: 'Names from the root; of a channel its name.' })
  path: string

  @Field(() => Int, { description: '1, 2 or 3; 1 for channels.' })
  level: number

  @Field(() => ID, { nullable: true, description: 'The category it lies in.' })
  parentId: string | null

  @Field(() => Boolean, { description: 'Offered for new tickets.' })
  active: boolean

  @Field(() => String, { nullable: true, description: '合并: path of what its name means from then on.' })
  mergedInto: string | null

  @Field(() => [String], { description: 'Paths or names it had; sources that still use them mean it.' })
  formerNames: string[]

  @Field(() => Int, { description: 'Tickets that bear exactly this, ever received.' })
  tickets: number
}

@Reached()
@ObjectType({ description: 'Categories and channels of a jurisdiction, retired ones too.' })
export class ComplaintTerms {
  @Field(() => [ComplaintTerm], { description: 'By path: each after the one it lies in.' })
  categories: ComplaintTerm[]

  @Field(() => [ComplaintTerm], { description: 'By name.' })
  channels: ComplaintTerm[]
}
