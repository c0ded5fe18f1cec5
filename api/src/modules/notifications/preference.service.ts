import type { MessageKind } from '#prisma'
import type { Context } from '../../platform/context.ts'
import { badInput } from '../../platform/errors.ts'
import { write } from '../../platform/write.ts'
import { ownAccount, type Viewer } from '../access/index.ts'
import { contactFault, maskedEmail } from './contact.rules.ts'
import { type Choice, defaultChoice, KINDS, MESSAGE_KINDS } from './message.rules.ts'
import { homeOf } from './message.service.ts'
import type { MessagePreference } from './message.type.ts'

/** What the viewer chose for every kind, or the default. */
export async function messagePreferences({ db, viewer }: Context): Promise<MessagePreference[]> {
  const rows = await db.prisma.messagePreference.findMany({ where: { userId: viewer?.id ?? '' } })
  const chosen = new Map(rows.map(({ kind, digest, instant }) => [kind, { digest, instant }]))
  return MESSAGE_KINDS.map(kind => {
    const { mayInstant } = KINDS[kind]
    const { digest, instant } = chosen.get(kind) ?? defaultChoice(kind)
    return { kind, digest, instant: instant && mayInstant, mayInstant }
  })
}

/** Throws `BAD_INPUT` where a kind that is never sent at once shall be. */
export async function setMessagePreference(
  context: Context,
  kind: MessageKind,
  choice: Choice,
): Promise<MessagePreference[]> {
  if (choice.instant && !KINDS[kind].mayInstant)
    throw badInput('instant', '即时邮件只用于督办通知、退回和逾期，其他消息请看晨报。')
  const userId = context.viewer?.id ?? ''
  await write(context, homeOf(context), async ({ tx, record }) => {
    const where = { userId_kind: { userId, kind } }
    await tx.messagePreference.upsert({ where, create: { userId, kind, ...choice }, update: choice })
    const after = { kind, ...choice }
    await record({ type: 'MESSAGE_PREFERENCE_SET', entity: 'User', entityId: userId, after })
  })
  return messagePreferences(context)
}

/** Left out = as it is; empty = none. */
export interface Contact {
  email?: string | null | undefined
  phone?: string | null | undefined
}

const cleaned = (value: string | null | undefined) =>
  value === undefined ? undefined : value?.trim() || null

/** Where mail for the viewer goes, and his phone. Throws `BAD_INPUT`. */
export async function setMyContact(context: Context, contact: Contact): Promise<Viewer> {
  const userId = context.viewer?.id ?? ''
  const email = cleaned(contact.email)
  const phone = cleaned(contact.phone)
  const fault = contactFault({ email, phone })
  if (fault) throw badInput(fault.field, fault.message)
  await write(context, homeOf(context), async ({ tx, record }) => {
    await tx.user.update({
      where: { id: userId },
      data: { ...(email === undefined ? {} : { email }), ...(phone === undefined ? {} : { phone }) },
    })
    const after = { email: maskedEmail(email ?? null), phoneChanged: phone !== undefined }
    await record({ type: 'CONTACT_SET', entity: 'User', entityId: userId, after })
  })
  return ownAccount(context, userId)
}

/** The viewer's own address and number. */
export async function ownContact(
  { db }: Context,
  userId: string,
): Promise<{ email: string | null; phone: string | null }> {
  const select = { email: true, phone: true }
  return db.prisma.user.findUniqueOrThrow({ where: { id: userId }, select })
}
