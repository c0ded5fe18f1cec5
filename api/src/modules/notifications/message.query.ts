import type { Message as MessageRow, Prisma } from '#prisma'
import type { Context } from '../../platform/context.ts'
import { refusal } from '../../platform/guard.ts'
import { decodeCursor, encodeCursor, pageSize } from '../../platform/paging.ts'
import type { Message, MessageConnection } from './message.type.ts'

/**
 * How many messages these people have not read, in the jurisdictions where they work; who is not listed has none.
 * One statement.
 */
export async function unreadCounts(
  { db }: Pick<Context, 'db'>,
  userIds: readonly string[],
): Promise<Map<string, number>> {
  if (userIds.length === 0) return new Map()
  const rows = await db.sql<{ userId: string; unread: number }>(
    `select g.user_id as "userId", count(*)::int as unread
     from (select distinct user_id, division_code from access_grant
       where user_id in (select value::uuid from json_array_elements_text($1::json))) g
     join message m on m.division_code = g.division_code and m.user_id = g.user_id and m.read_at is null
     group by 1`,
    [JSON.stringify([...new Set(userIds)])],
  )
  return new Map(rows.map(({ userId, unread }) => [userId, unread]))
}

/** How many the viewer has not read. */
export async function unreadOf(context: Context, userId: string): Promise<number> {
  return (await unreadCounts(context, [userId])).get(userId) ?? 0
}

/** The viewer's own messages where he works now. Throws `UNAUTHENTICATED`. */
export function ownMessages({ viewer }: Context): Prisma.MessageWhereInput {
  if (viewer === null) throw refusal(null)
  const codes = [...new Set(viewer.grants.map(({ jurisdictionCode }) => jurisdictionCode))]
  return { jurisdictionCode: { in: codes }, userId: viewer.id }
}

export interface MessagesInput {
  first?: number | null
  after?: string | null
  unreadOnly?: boolean | null
}

/** The viewer's messages, the newest first. */
export async function listMessages(context: Context, input: MessagesInput): Promise<MessageConnection> {
  const own = ownMessages(context)
  const size = pageSize(input.first, 20)
  const where = input.unreadOnly ? { ...own, readAt: null } : own
  const { prisma } = context.db
  const [rows, totalCount, unread] = await Promise.all([
    prisma.message.findMany({
      where: { AND: [where, input.after ? olderThan(input.after) : {}] },
      orderBy: [{ at: 'desc' }, { id: 'desc' }],
      take: size + 1,
    }),
    prisma.message.count({ where }),
    prisma.message.count({ where: { ...own, readAt: null } }),
  ])
  const nodes = rows.slice(0, size)
  const last = nodes.at(-1)
  const endCursor = last ? encodeCursor([last.at.toISOString(), last.id]) : null
  return {
    nodes: nodes.map(toMessage),
    pageInfo: { hasNextPage: rows.length > size, endCursor },
    totalCount,
    unread,
  }
}

function olderThan(after: string): Prisma.MessageWhereInput {
  const [at, id] = decodeCursor(after, 2)
  const then = new Date(String(at))
  return { OR: [{ at: { lt: then } }, { at: then, id: { lt: String(id) } }] }
}

const toMessage = ({ jurisdictionCode, id, kind, title, body, path, at, readAt }: MessageRow): Message => ({
  id,
  kind,
  title,
  body,
  path,
  place: jurisdictionCode,
  at,
  readAt,
})
