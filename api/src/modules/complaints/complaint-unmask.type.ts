import { Field, ID, ObjectType } from 'type-graphql'
import { Reached } from '../../platform/guard.ts'

@Reached()
@ObjectType({ description: 'What unmasking shows; it is recorded with the reason.' })
export class UnmaskedComplaint {
  @Field(() => ID, { description: 'The ticket.' })
  complaintId: string

  @Field(() => String, { nullable: true, description: 'Name of the caller.' })
  name: string | null

  @Field(() => String, { nullable: true, description: 'Phone of the caller.' })
  phone: string | null

  @Field(() => String, { nullable: true, description: 'Id card of the caller.' })
  idNumber: string | null

  @Field(() => String, { nullable: true, description: 'Number plate.' })
  plate: string | null

  @Field(() => String, { nullable: true, description: 'Address with its house number.' })
  address: string | null

  @Field(() => String, { description: 'Title as written.' })
  title: string

  @Field(() => String, { nullable: true, description: 'Content as written.' })
  content: string | null

  @Field(() => String, { nullable: true, description: 'Answer as written.' })
  answer: string | null
}
