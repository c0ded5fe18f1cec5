import { createHash, randomUUID } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { calendarTag } from '../calendar.ts'
import { type Context, isNeverKept } from '../context.ts'

const MAX_CACHED_CHARS = 32_000_000

/** Answers kept in memory by their ETag, the least recently used dropped first. */
class AnswerCache {
  private readonly answers = new Map<string, string>()
  private size = 0

  get(tag: string): string | undefined {
    const body = this.answers.get(tag)
    if (body !== undefined) {
      this.answers.delete(tag)
      this.answers.set(tag, body)
    }
    return body
  }

  set(tag: string, body: string): void {
    if (body.length > MAX_CACHED_CHARS / 8 || this.answers.has(tag)) return
    this.answers.set(tag, body)
    this.size += body.length
    for (const [oldest, old] of this.answers) {
      if (this.size <= MAX_CACHED_CHARS) break
      this.answers.delete(oldest)
      this.size -= old.length
    }
  }
}

/** How far back a late commit may hide behind a later position. */
const COMMIT_WINDOW = 1000

/**
 * The data revision of the viewer's jurisdictions: the last position of each outbox, and how many events lie in the
 * window before it, since transactions may commit in another order than they took their positions.
 * Null for who works in none: nothing tells then what changed.
 */
async function revision({ db, viewer }: Context): Promise<string | null> {
  const codes = [...new Set(viewer?.grants.map(grant => grant.jurisdictionCode) ?? [])].sort()
  if (codes.length === 0) return null
  const rows = await db.sql<{ code: string; last: number; near: number }>(
    `select j.code, l.last, (
       select count(*)::int from outbox_event e
       where e.division_code = j.code and e.position > l.last - ${COMMIT_WINDOW}) as near
     from unnest($1::char(12)[]) as j(code)
     cross join lateral (
       select coalesce(max(position), 0)::int8 as last from outbox_event e where e.division_code = j.code) as l
     order by j.code`,
    [codes],
  )
  return rows.map(row => `${row.code}:${row.last}:${row.near}`).join(';')
}

/**
 * Everything an answer depends on: the program, the data, who asks with which rights, the day, the working days, and the
 * question.
 * JSON keeps the parts apart whatever they hold.
 */
async function tagOf(context: Context, { url }: FastifyRequest, build: string): Promise<string | null> {
  const at = await revision(context)
  if (at === null) return null
  const { id, name, grants, hold, screenUntil } = context.viewer!
  const rights = grants.map(grant => [
    grant.role,
    grant.jurisdictionCode,
    grant.scopeCode,
    grant.organizationId,
  ])
  const parts = [
    build,
    at,
    id,
    name,
    hold ?? null,
    screenUntil !== undefined,
    rights,
    context.clock.today(),
    context.clock.fixed,
    calendarTag(),
    context.demo === true,
    url,
  ]
  return `"${createHash('sha256').update(JSON.stringify(parts)).digest('base64url')}"`
}

/** Whether the browser has the answer already; a proxy that compresses marks the tag as weak. */
function isHeld(header: string | undefined, tag: string): boolean {
  return header?.split(',').some(held => held.trim().replace(/^W\//, '') === tag) ?? false
}

/** Only whole answers are kept: one with an error may be right the next time. */
const isWhole = (reply: FastifyReply, body: string): boolean =>
  reply.statusCode === 200 && body.startsWith('{"data":')

/**
 * Answers a GET as 304 or from memory where the same person with the same rights asked the same at the same revision
 * and day. The tag is taken before the data is read: what is written meanwhile makes the answer newer than its tag,
 * never older.
 */
export function answerFromRevision(
  contextOf: (request: FastifyRequest) => Promise<Context>,
  execute: (request: FastifyRequest, reply: FastifyReply) => Promise<string>,
  build: string = randomUUID(),
) {
  const cache = new AnswerCache()
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const context = await contextOf(request)
    const tag = await tagOf(context, request, build)
    reply.header('cache-control', tag === null ? 'no-store' : 'private, no-cache').header('vary', 'Cookie')
    if (tag === null) return reply.send(await execute(request, reply))
    if (isHeld(request.headers['if-none-match'], tag)) return reply.code(304).header('etag', tag).send()
    const kept = cache.get(tag)
    if (kept !== undefined)
      return reply.type('application/json; charset=utf-8').header('etag', tag).send(kept)
    const body = await execute(request, reply)
    if (isNeverKept(context)) return reply.header('cache-control', 'no-store').send(body)
    if (isWhole(reply, body)) {
      cache.set(tag, body)
      reply.header('etag', tag)
    }
    // The server of GraphQL says no-store of its own accord on some answers.
    return reply.header('cache-control', 'private, no-cache').send(body)
  }
}
