import { Field, ID, Int, ObjectType } from 'type-graphql'
import { Reached } from '../../platform/guard.ts'
import { InstantScalar } from '../../platform/scalars.ts'

@Reached()
@ObjectType({
  description:
    'A file handed in with a record. GET /files/attachments/:id gives it to who may read the record.',
})
export class Attachment {
  @Field(() => ID, { description: 'UUIDv7.' })
  id: string

  @Field(() => String, { description: 'As it was called where it came from, made harmless.' })
  name: string

  @Field(() => Int, { description: 'In bytes.' })
  size: number

  @Field(() => String, { description: 'Found in the bytes, not taken from the browser.' })
  mediaType: string

  @Field(() => InstantScalar, { description: 'When it was handed in.' })
  createdAt: Date

  @Field(() => String, { description: 'Who handed it in.' })
  createdBy: string
}
