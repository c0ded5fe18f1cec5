import DataLoader from 'dataloader'
import type { Reply as ReplyRow } from '#prisma'
import { type Context, once } from '../../platform/context.ts'
import { dateToDay } from '../../platform/day.ts'
import type { Reply, ReplySubject } from './reply.type.ts'

/** The record that was answered. */
export interface ReplyKey {
  jurisdictionCode: string
  id: string
}

const keyOf = ({ jurisdictionCode, id }: ReplyKey) => `${jurisdictionCode} ${id}`

export const toReply = ({ submittedOn, reviewedOn, ...row }: ReplyRow): Reply => ({
  ...row,
  submittedOn: dateToDay(submittedOn),
  reviewedOn: reviewedOn === null ? null : dateToDay(reviewedOn),
})

const LOADERS = Symbol('replies by subject')

/**
 * Replies to records of one kind, the newest first, batched over the request: one statement for all of them.
 * No policy: whoever asks knows who may read the record.
 */
export function replyLoader(context: Context, subject: ReplySubject): DataLoader<ReplyKey, Reply[], string> {
  const made = once(context, LOADERS, () => new Map<ReplySubject, DataLoader<ReplyKey, Reply[], string>>())
  const loader =
    made.get(subject) ??
    new DataLoader((keys: readonly ReplyKey[]) => readReplies(context, subject, keys), { cacheKeyFn: keyOf })
  made.set(subject, loader)
  return loader
}

async function readReplies(
  { db }: Context,
  subject: ReplySubject,
  keys: readonly ReplyKey[],
): Promise<Reply[][]> {
  const rows = await db.prisma.reply.findMany({
    where: {
      jurisdictionCode: { in: [...new Set(keys.map(key => key.jurisdictionCode))] },
      subject,
      subjectId: { in: keys.map(key => key.id) },
    },
    orderBy: [{ submittedAt: 'desc' }, { id: 'desc' }],
  })
  const bySubject = new Map(keys.map(key => [keyOf(key), [] as Reply[]]))
  for (const row of rows)
    bySubject.get(keyOf({ jurisdictionCode: row.jurisdictionCode, id: row.subjectId }))?.push(toReply(row))
  return keys.map(key => bySubject.get(keyOf(key)) ?? [])
}

/** Forgets what was read, after a write to the replies of a record in the same request. */
export const forgetReplies = (context: Context, subject: ReplySubject, key: ReplyKey): void => {
  replyLoader(context, subject).clear(key)
}

/** One reply of a jurisdiction of the viewer by id, or null. No further policy. */
export async function findReply(
  { db }: Context,
  jurisdictionCodes: readonly string[],
  id: string,
): Promise<Reply | null> {
  const row = await db.prisma.reply.findFirst({
    where: { jurisdictionCode: { in: [...jurisdictionCodes] }, id },
  })
  return row ? toReply(row) : null
}

/** Whether the viewer may read a record that was answered, and the answer of this organization to it. */
export type ReplyReader = (context: Context, reply: Reply) => Promise<boolean>

/** Who may open the evidence of a reply: whoever may read it, as the module of the record says. */
export const replyAttachmentReader =
  (readers: Readonly<Partial<Record<ReplySubject, ReplyReader>>>) =>
  async (context: Context, jurisdictionCode: string, entityId: string): Promise<boolean> => {
    const reply = await findReply(context, [jurisdictionCode], entityId)
    return reply !== null && ((await readers[reply.subject]?.(context, reply)) ?? false)
  }
