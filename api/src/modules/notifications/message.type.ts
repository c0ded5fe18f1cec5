import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { MessageKind } from '#prisma'
import { Reached } from '../../platform/guard.ts'
import { PageInfo } from '../../platform/page-info.type.ts'
import { InstantScalar } from '../../platform/scalars.ts'

registerEnumType(MessageKind, { name: 'MessageKind', description: 'What a message tells of.' })

@Reached()
@ObjectType({ description: 'One line in the bell of the viewer.' })
export class Message {
  @Field(() => ID, { description: 'UUIDv7.' })
  id: string

  @Field(() => MessageKind, { description: 'What it tells of.' })
  kind: MessageKind

  @Field(() => String, { description: 'What happened, in one line.' })
  title: string

  @Field(() => String, { nullable: true, description: 'More of it.' })
  body: string | null

  @Field(() => String, { description: 'Where it leads, a path of the web app.' })
  path: string

  @Field(() => ID, { description: 'Division code of the jurisdiction it comes from.' })
  place: string

  @Field(() => InstantScalar, { description: 'When it happened.' })
  at: Date

  @Field(() => InstantScalar, { nullable: true, description: 'When it was read; null = not yet.' })
  readAt: Date | null
}

@Reached()
@ObjectType({ description: 'A page of messages, the newest first.' })
export class MessageConnection {
  @Field(() => [Message], { description: 'The messages.' })
  nodes: Message[]

  @Field(() => PageInfo, { description: 'Where the page ends.' })
  pageInfo: PageInfo

  @Field(() => Int, { description: 'Messages of the list in all.' })
  totalCount: number

  @Field(() => Int, { description: 'How many of all are not read.' })
  unread: number
}

@Reached()
@ObjectType({ description: 'How the viewer wants one kind of message by mail; the bell always has it.' })
export class MessagePreference {
  @Field(() => MessageKind, { description: 'The kind.' })
  kind: MessageKind

  @Field(() => Boolean, { description: 'In the mail of the morning (晨报), while unread.' })
  digest: boolean

  @Field(() => Boolean, { description: 'By mail at once (即时).' })
  instant: boolean

  @Field(() => Boolean, { description: 'False where the kind is never sent at once.' })
  mayInstant: boolean
}
