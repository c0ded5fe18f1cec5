import { createHash } from 'node:crypto'
import type { Context } from '../../platform/context.ts'
import { after, LOCK_MS, MAX_FAILURES } from './session.rules.ts'

/** Where what belongs to no jurisdiction is recorded: attempts with unknown names, users without grants. */
export const NO_JURISDICTION = '000000000000'

/** What the audit log calls a name that nobody has. */
export const UNKNOWN_NAME = 'UnknownName'

/**
 * Stands for an unknown name in the audit log. People do type their password there, so only 24 bits are kept: enough to
 * count attempts, too few to find the word again.
 */
export const unknownNameKey = (username: string): string =>
  createHash('sha256').update(username).digest('hex').slice(0, 6)

const TRIES = `
with tries as (
  select at, type from audit_entry where division_code = $1 and entity = $2 and entity_id = $3
), lock as (
  select max(at) as at from tries where type = 'ACCOUNT_LOCKED'
)
select lock.at as "lockedAt", (
  select count(*)::int from tries where type = 'SIGN_IN_FAILED' and (lock.at is null or tries.at > lock.at)
) as failures
from lock`

/**
 * Counts an attempt with a name nobody has from the failures in the audit log, just as one with a real name is counted:
 * who guesses names learns nothing from the answers.
 */
export async function claimForStranger(
  { db, clock }: Context,
  username: string,
): Promise<{ locked: boolean; lockedUntil: Date | null }> {
  const [row] = await db.sql<{ lockedAt: Date | null; failures: number }>(TRIES, [
    NO_JURISDICTION,
    UNKNOWN_NAME,
    unknownNameKey(username),
  ])
  const { lockedAt = null, failures = 0 } = row ?? {}
  const now = clock.now()
  const lockEnd = lockedAt && after(new Date(lockedAt), LOCK_MS)
  if (lockEnd && lockEnd > now) return { locked: true, lockedUntil: lockEnd }
  return { locked: false, lockedUntil: failures + 1 >= MAX_FAILURES ? after(now, LOCK_MS) : null }
}
