import { Field, ID, Int, ObjectType } from 'type-graphql'
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
