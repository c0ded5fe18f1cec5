import { Field, ID, ObjectType } from 'type-graphql'
import { Reached } from '../../platform/guard.ts'
import { InstantScalar } from '../../platform/scalars.ts'

@Reached()
@ObjectType({ description: 'A key with which another system pushes tickets. The key itself is not kept.' })
export class ServiceToken {
  @Field(() => ID, { description: 'Identifier.' })
  id: string

  @Field(() => String, { description: 'Whose it is.' })
  name: string

  @Field(() => String, { description: 'Tickets pushed with it belong to this source.' })
  sourceName: string

  @Field(() => InstantScalar, { description: 'When it was made.' })
  createdAt: Date

  @Field(() => String, { description: 'By whom.' })
  createdBy: string

  @Field(() => InstantScalar, { nullable: true, description: 'Last used; to the minute.' })
  lastUsedAt: Date | null

  @Field(() => InstantScalar, { nullable: true, description: 'Since when it is refused.' })
  revokedAt: Date | null
}

@Reached()
@ObjectType({ description: 'A new key.' })
export class NewServiceToken {
  @Field(() => String, { description: 'The key itself, shown this once.' })
  token: string

  @Field(() => ServiceToken, { description: 'What is kept of it.' })
  record: ServiceToken
}
