import { MaxLength } from 'class-validator'
import { Field, ID, InputType, ObjectType } from 'type-graphql'
import { MessageKind } from '#prisma'
import { Reached } from '../../platform/guard.ts'
import { InstantScalar } from '../../platform/scalars.ts'

@Reached()
@ObjectType({ description: 'What is sent for one kind of message.' })
export class WebhookTemplate {
  @Field(() => MessageKind, { description: 'The kind.' })
  kind: MessageKind

  @Field(() => String, {
    description: 'JSON with {{title}} {{body}} {{link}} {{at}} {{kind}} {{kindName}} between quotes.',
  })
  body: string
}

@Reached()
@ObjectType({
  description: 'Another system that is told of messages by signed JSON. Its secret is never shown.',
})
export class Webhook {
  @Field(() => ID, { description: 'UUIDv7.' })
  id: string

  @Field(() => String, { description: 'What the office calls it.' })
  name: string

  @Field(() => String, { description: 'Address that is called.' })
  url: string

  @Field(() => [MessageKind], { description: 'Kinds it is told of.' })
  kinds: MessageKind[]

  @Field(() => [WebhookTemplate], { description: 'Own templates; other kinds go in the default shape.' })
  templates: WebhookTemplate[]

  @Field(() => Boolean, { description: 'Whether it is called at all.' })
  active: boolean

  @Field(() => InstantScalar, { description: 'When it was made.' })
  createdAt: Date
}

@InputType({ description: 'What is sent for one kind of message.' })
export class WebhookTemplateInput {
  @Field(() => MessageKind, { description: 'The kind.' })
  kind: MessageKind

  @MaxLength(4000, { message: '模板不能超过 4000 个字。' })
  @Field(() => String, { description: 'JSON with {{title}} …; empty = the default shape.' })
  body: string
}

@InputType({ description: 'A webhook as a form sends it.' })
export class WebhookInput {
  @Field(() => ID, { nullable: true, description: 'Which one is changed; null makes a new one.' })
  id?: string | null

  @Field(() => ID, { description: 'Division code; the webhook belongs to the jurisdiction it lies in.' })
  place: string

  @Field(() => String, { description: 'What the office calls it.' })
  name: string

  @Field(() => String, { description: 'http(s) address that is called.' })
  url: string

  @Field(() => String, {
    nullable: true,
    description: 'Key of the signature, at least 16 characters. Null keeps the one there is.',
  })
  secret?: string | null

  @Field(() => [MessageKind], { description: 'Kinds it is told of.' })
  kinds: MessageKind[]

  @Field(() => [WebhookTemplateInput], { description: 'Own templates.' })
  templates: WebhookTemplateInput[]

  @Field(() => Boolean, { description: 'Whether it is called at all.' })
  active: boolean
}
