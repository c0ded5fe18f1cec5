import type { Context } from '../../platform/context.ts'
import { badInput } from '../../platform/errors.ts'
import { isId } from '../../platform/id.ts'
import { MAX_PAGE } from '../../platform/paging.ts'
import { write } from '../../platform/write.ts'
import { ownMessages, unreadOf } from './message.query.ts'

export interface ReadInput {
  ids?: readonly string[] | null
  all?: boolean | null
}

/**
 * Marks the viewer's own messages as read; ids of others count for nothing. Answers how many are unread now.
 * Throws `BAD_INPUT` when it names none.
 */
export async function markMessagesRead(context: Context, { ids, all }: ReadInput): Promise<number> {
  const userId = context.viewer?.id ?? ''
  if (!all && !ids) throw badInput('ids', '请说明哪些消息已读。')
  if (ids && ids.length > MAX_PAGE) throw badInput('ids', `一次最多标记 ${MAX_PAGE} 条。`)
  const named = all ? {} : { id: { in: (ids ?? []).filter(isId) } }
  const where = { ...ownMessages(context), readAt: null, ...named }
  const { prisma } = context.db
  if ((await prisma.message.count({ where })) > 0) {
    await write(context, homeOf(context), async ({ tx, record }) => {
      const { count } = await tx.message.updateMany({ where, data: { readAt: context.clock.now() } })
      await record({ type: 'MESSAGES_READ', entity: 'User', entityId: userId, after: { count } })
    })
  }
  return unreadOf(context, userId)
}

/** What a person does about himself is kept with the jurisdiction of his first grant. */
export const homeOf = ({ viewer }: Context): string => viewer?.grants[0]?.jurisdictionCode ?? ''
