import type { Context } from '../../platform/context.ts'
import { hashToken } from './password.ts'
import { ADMIN_ROLES } from './role.ts'
import { ABSOLUTE_MS, ADMIN_IDLE_MS, before, IDLE_MS, SCREEN_IDLE_MS } from './session.rules.ts'

/** The sessions of $1 that still count, with the jurisdictions of their people; none of them is marked as seen. */
const ALIVE = `
select s.token_hash as hash, array(
    select distinct g.division_code::text from access_grant g where g.user_id = u.id) as codes
from session s join app_user u on u.id = s.user_id
where s.token_hash in (select value from json_array_elements_text($1::json))
  and u.disabled_at is null and not u.must_change_password and case when s.screen_until is null
  then s.created_at > $2::timestamptz and s.last_seen_at > case
    when exists (select from access_grant g where g.user_id = u.id and g.role::text = any($3::text[]))
    then $4::timestamptz else $5::timestamptz end
  else s.screen_until > $6::timestamptz and s.last_seen_at > $7::timestamptz end`

/** How a session is named where its secret is not to be kept. */
export const sessionName = hashToken

/**
 * Which of these sessions (by `sessionName`) are still open, and in which jurisdictions their people work, in one
 * statement. Waiting for news is no use of the system: a session does not live longer for it.
 */
export async function aliveSessions(
  { db, clock }: Pick<Context, 'db' | 'clock'>,
  names: readonly string[],
): Promise<Map<string, string[]>> {
  const now = clock.now()
  const rows = await db.sql<{ hash: string; codes: string[] }>(ALIVE, [
    JSON.stringify(names),
    before(now, ABSOLUTE_MS),
    ADMIN_ROLES,
    before(now, ADMIN_IDLE_MS),
    before(now, IDLE_MS),
    now,
    before(now, SCREEN_IDLE_MS),
  ])
  return new Map(rows.map(({ hash, codes }) => [hash, codes]))
}
