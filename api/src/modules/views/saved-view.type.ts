import { Field, ID, ObjectType } from 'type-graphql'
import { Reached } from '../../platform/guard.ts'
import { InstantScalar } from '../../platform/scalars.ts'

@Reached()
@ObjectType({ description: '视图: an address of this app under a name. Nothing of the data is kept in it.' })
export class SavedView {
  @Field(() => ID, { description: 'Identifier; who knows it may open the view.' })
  id: string

  @Field(() => String, { description: 'What its owner calls it.' })
  name: string

  @Field(() => String, { description: 'Path and query, without host: `/tasks?light=BEHIND`.' })
  address: string

  @Field(() => Boolean, { description: 'Of the viewer himself.' })
  own: boolean

  @Field(() => InstantScalar, { description: 'When it was saved.' })
  createdAt: Date
}
