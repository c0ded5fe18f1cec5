import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Context } from '../context.ts'

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
 */
async function revision({ db, viewer }: Context): Promise<string> {
  const codes = [...new Set(viewer?.grants.map(grant => grant.jurisdictionCode) ?? [])].sort()
  if (codes.length === 0) return '-'
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

async function tagOf(context: Context, request: FastifyRequest): Promise<string> {
  const parts = [await revision(context), JSON.stringify(context.viewer), context.clock.today(), request.url]
  return `"${createHash('sha256').update(parts.join('\n')).digest('base64url')}"`
}

/**
 * Answers a GET as 304 or from memory where the same viewer read the same at the same revision and day.
 * Only answers without errors are kept.
 */
export function answerFromRevision(
  contextOf: (request: FastifyRequest) => Promise<Context>,
  execute: (request: FastifyRequest, reply: FastifyReply) => Promise<string>,
) {
  const cache = new AnswerCache()
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const tag = await tagOf(await contextOf(request), request)
    reply.header('cache-control', 'private, no-cache').header('vary', 'Cookie')
    if (request.headers['if-none-match'] === tag) return reply.code(304).header('etag', tag).send()
    const kept = cache.get(tag)
    const body = kept ?? (await execute(request, reply))
    if (kept !== undefined) reply.type('application/json; charset=utf-8')
    if (reply.statusCode === 200 && !body.startsWith('{"errors"')) {
      cache.set(tag, body)
      reply.header('etag', tag)
    }
    return reply.send(body)
  }
}
