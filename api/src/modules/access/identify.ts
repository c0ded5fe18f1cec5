import type { FastifyRequest } from 'fastify'
import type { Clock } from '../../platform/clock.ts'
import type { Viewer, ViewerGrant } from '../../platform/context.ts'
import type { Database } from '../../platform/database.ts'
import { sessionToken } from '../../platform/http/session-cookie.ts'
import { hashToken } from './password.ts'
import { ADMIN_ROLES } from './role.ts'
import {
  ABSOLUTE_MS,
  ADMIN_IDLE_MS,
  before,
  IDLE_MS,
  SCREEN_IDLE_MS,
  SEEN_EVERY_MS,
} from './session.rules.ts'

/** The sentence that a person with a first password meets everywhere else. */
export const CHANGE_PASSWORD_FIRST = '请先修改初始密码，再使用系统。'

interface IdentityRow {
  id: string
  name: string
  mustChangePassword: boolean
  grants: ViewerGrant[]
  /** Of a big screen, as PostgreSQL writes an instant. */
  screenUntil?: string | null
}

/** The live session of $1 with its user and grants; marks it as seen, at most once a minute. */
const IDENTIFY = `
with alive as (
  select s.token_hash, s.last_seen_at, s.screen_until, u.id, u.name, u.must_change_password,
    coalesce((
      select json_agg(json_build_object(
        'role', g.role, 'jurisdictionCode', g.division_code,
        'scopeCode', g.scope_code, 'organizationId', g.organization_id
      ) order by g.id)
      from access_grant g where g.user_id = u.id
    ), '[]'::json) as grants
  from session s join app_user u on u.id = s.user_id
  where s.token_hash = $1 and u.disabled_at is null and case when s.screen_until is null
    then s.created_at > $2::timestamptz and s.last_seen_at > case
      when exists (select from access_grant g where g.user_id = u.id and g.role::text = any($3::text[]))
      then $4::timestamptz else $5::timestamptz end
    else s.screen_until > $6::timestamptz and s.last_seen_at > $8::timestamptz end
), seen as (
  update session set last_seen_at = $6::timestamptz
  where token_hash in (select token_hash from alive where last_seen_at <= $7::timestamptz)
)
select id, name, must_change_password as "mustChangePassword", grants,
  screen_until::text as "screenUntil" from alive`

/** Sent by a page that looks again by itself: nobody has to be there, so the session does not live longer for it. */
const BACKGROUND = 'x-duban-background'
const NEVER = new Date(0)

/** Who a request comes from, in one statement; null for strangers, ended sessions and disabled users. */
export async function identify(request: FastifyRequest, db: Database, clock: Clock): Promise<Viewer | null> {
  const token = sessionToken(request)
  if (token === null) return null
  const now = clock.now()
  const [row] = await db.sql<IdentityRow>(IDENTIFY, [
    hashToken(token),
    before(now, ABSOLUTE_MS),
    ADMIN_ROLES,
    before(now, ADMIN_IDLE_MS),
    before(now, IDLE_MS),
    now,
    request.headers[BACKGROUND] === undefined ? before(now, SEEN_EVERY_MS) : NEVER,
    before(now, SCREEN_IDLE_MS),
  ])
  if (!row) return null
  const { screenUntil } = row
  if (screenUntil == null) return viewerOf(row)
  return isForScreens(request.url) ? { ...viewerOf(row), screenUntil: new Date(screenUntil) } : null
}

/** Files, exports and every other door are closed to a big screen: it asks and listens. */
const isForScreens = (url: string): boolean => /^\/(?:graphql|events)(?:\?|$)/.test(url)

/** A person whose first password stands has no grants yet. */
export const viewerOf = ({ id, name, mustChangePassword, grants }: IdentityRow): Viewer =>
  mustChangePassword ? { id, name, grants: [], hold: CHANGE_PASSWORD_FIRST } : { id, name, grants }
