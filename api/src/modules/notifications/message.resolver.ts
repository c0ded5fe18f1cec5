import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import { MessageKind } from '#prisma'
import type { Context } from '../../platform/context.ts'
import { Allow, signedIn } from '../../platform/guard.ts'
import { Viewer } from '../access/index.ts'
import { listMessages, unreadOf } from './message.query.ts'
import { markMessagesRead } from './message.service.ts'
import { MessageConnection, MessagePreference } from './message.type.ts'
import { messagePreferences, ownContact, setMessagePreference, setMyContact } from './preference.service.ts'

@Resolver(() => MessageConnection)
export class MessageResolver {
  @Allow(signedIn)
  @Query(() => MessageConnection, { description: "The viewer's own messages, the newest first." })
  messages(
    @Ctx() context: Context,
    @Arg('first', () => Int, { nullable: true, description: 'Rows wanted, 20 when left out, at most 200.' })
    first?: number | null,
    @Arg('after', () => String, { nullable: true, description: '`endCursor` of the page before.' })
    after?: string | null,
    @Arg('unreadOnly', () => Boolean, { nullable: true, description: 'Only those not read yet.' })
    unreadOnly?: boolean | null,
  ): Promise<MessageConnection> {
    return listMessages(context, {
      first: first ?? null,
      after: after ?? null,
      unreadOnly: unreadOnly ?? null,
    })
  }

  @Allow(signedIn)
  @Query(() => [MessagePreference], { description: 'How the viewer wants each kind of message by mail.' })
  messagePreferences(@Ctx() context: Context): Promise<MessagePreference[]> {
    return messagePreferences(context)
  }

  @Allow(signedIn)
  @Mutation(() => Int, {
    description: 'Marks own messages as read; answers how many are unread now. BAD_INPUT when it names none.',
  })
  markMessagesRead(
    @Ctx() context: Context,
    @Arg('ids', () => [ID], { nullable: true, description: 'Which; ids of others count for nothing.' })
    ids?: string[] | null,
    @Arg('all', () => Boolean, { nullable: true, description: 'All of them.' }) all?: boolean | null,
  ): Promise<number> {
    return markMessagesRead(context, { ids: ids ?? null, all: all ?? null })
  }

  @Allow(signedIn)
  @Mutation(() => [MessagePreference], {
    description: 'Chooses for one kind. BAD_INPUT where a kind is never sent at once.',
  })
  setMessagePreference(
    @Ctx() context: Context,
    @Arg('kind', () => MessageKind, { description: 'The kind.' }) kind: MessageKind,
    @Arg('digest', () => Boolean, { description: 'In the mail of the morning.' }) digest: boolean,
    @Arg('instant', () => Boolean, { description: 'By mail at once.' }) instant: boolean,
  ): Promise<MessagePreference[]> {
    return setMessagePreference(context, kind, { digest, instant })
  }

  @Allow(signedIn)
  @Mutation(() => Viewer, {
    description: 'Own address and phone; left out = as it is, empty = none. BAD_INPUT (`email`, `phone`).',
  })
  setMyContact(
    @Ctx() context: Context,
    @Arg('email', () => String, { nullable: true, description: 'Where mail goes.' }) email?: string | null,
    @Arg('phone', () => String, { nullable: true, description: 'Phone.' }) phone?: string | null,
  ): Promise<Viewer> {
    return setMyContact(context, { email, phone })
  }
}

/** What this module knows of the person who is signed in. */
@Resolver(() => Viewer)
export class ViewerMessagesResolver {
  @FieldResolver(() => Int, { description: 'Messages not read yet: the number on the bell.' })
  unreadMessages(@Root() { id }: Viewer, @Ctx() context: Context): Promise<number> {
    return unreadOf(context, id)
  }

  @FieldResolver(() => String, { nullable: true, description: 'Where mail goes; null = none.' })
  async email(@Root() { id }: Viewer, @Ctx() context: Context): Promise<string | null> {
    return (await ownContact(context, id)).email
  }

  @FieldResolver(() => String, { nullable: true, description: 'Phone.' })
  async phone(@Root() { id }: Viewer, @Ctx() context: Context): Promise<string | null> {
    return (await ownContact(context, id)).phone
  }

  @FieldResolver(() => Boolean, { description: 'Whether this server sends mail at all.' })
  mailAvailable(@Ctx() { mail }: Context): boolean {
    return mail === true
  }
}
