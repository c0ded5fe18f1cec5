import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { DeliveryChannel, DeliveryStatus } from '#prisma'
import { Reached } from '../../platform/guard.ts'
import { PageInfo } from '../../platform/page-info.type.ts'
import { InstantScalar } from '../../platform/scalars.ts'

registerEnumType(DeliveryChannel, {
  name: 'DeliveryChannel',
  description: 'How something leaves the server.',
})
registerEnumType(DeliveryStatus, {
  name: 'DeliveryStatus',
  description: 'Waiting, on its way, sent, or failed for good.',
})

@Reached()
@ObjectType({ description: 'One mail or one call of a webhook.' })
export class Delivery {
  @Field(() => ID, { description: 'UUIDv7.' })
  id: string

  @Field(() => DeliveryChannel, { description: 'Mail or webhook.' })
  channel: DeliveryChannel

  @Field(() => DeliveryStatus, { description: 'Where it stands.' })
  status: DeliveryStatus

  @Field(() => String, { description: 'Mail address, or name of the webhook.' })
  target: string

  @Field(() => String, { description: 'What it tells of.' })
  subject: string

  @Field(() => Int, { description: 'How often it was tried.' })
  attempts: number

  @Field(() => InstantScalar, { description: 'When it was queued.' })
  createdAt: Date

  @Field(() => InstantScalar, { nullable: true, description: 'When it was sent.' })
  sentAt: Date | null

  @Field(() => String, { nullable: true, description: 'Why the last attempt failed, as a sentence.' })
  error: string | null

  @Field(() => Boolean, {
    description:
      'SENDING, but cut off by a crash: it may or may not have gone out, and is sent again only by hand.',
  })
  cutOff: boolean
}

@Reached()
@ObjectType({ description: 'A page of deliveries, the newest first.' })
export class DeliveryConnection {
  @Field(() => [Delivery], { description: 'The deliveries.' })
  nodes: Delivery[]

  @Field(() => PageInfo, { description: 'Where the page ends.' })
  pageInfo: PageInfo

  @Field(() => Int, { description: 'Deliveries of the list in all.' })
  totalCount: number
}
