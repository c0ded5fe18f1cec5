import type { Context } from '../../platform/context.ts'
import { DomainError } from '../../platform/errors.ts'
import { write } from '../../platform/write.ts'
import { inTurn } from './in-turn.ts'
import { passwordFits } from './password.ts'
import { after, LOCK_MS, MAX_FAILURES, minutesLeft } from './session.rules.ts'
import { claimForStranger, NO_JURISDICTION, UNKNOWN_NAME, unknownNameKey } from './strangers.ts'

/** A user as an attempt finds it. */
export interface Account {
  id: string
  username: string
  name: string
  passwordHash: string
  demo: boolean
  disabled: boolean
  /** Of the first grant. */
  jurisdictionCode: string
}

interface Attempt {
  account: Account | null
  /** The attempt itself was refused: the account was locked before it. */
  locked: boolean
  /** End of the lock that stands now, or that stands if this attempt fails. */
  lockedUntil: Date | null
}

/**
 * Counts the attempt as a failure before the password is looked at, in one statement: of any number of attempts at
 * the same time only five are looked at. The right password takes the count back.
 */
const CLAIM = `
with found as (
  select id, locked_until from app_user where username = $1
), claimed as (
  update app_user set
    failed_logins = case when locked_until is null then failed_logins else 0 end + 1,
    locked_until = case
      when case when locked_until is null then failed_logins else 0 end + 1 >= ${MAX_FAILURES}
      then $3::timestamptz end
  where username = $1 and (locked_until is null or locked_until <= $2::timestamptz)
  returning id, locked_until
)
select u.id, u.username, u.name, u.password_hash as "passwordHash", u.demo, u.disabled_at is not null as disabled,
  coalesce((
    select g.division_code from access_grant g where g.user_id = u.id order by g.id limit 1
  ), '${NO_JURISDICTION}') as "jurisdictionCode",
  c.id is null as locked,
  case when c.id is null then coalesce(f.locked_until, $3::timestamptz) else c.locked_until end as "lockedUntil"
from found f join app_user u on u.id = f.id left join claimed c on c.id = f.id`

/** Both counts are always read, so that a known and an unknown name take the same time. */
export async function claimAttempt(context: Context, username: string): Promise<Attempt> {
  const now = context.clock.now()
  const [[row], asStranger] = await Promise.all([
    context.db.sql<Account & Omit<Attempt, 'account'>>(CLAIM, [username, now, after(now, LOCK_MS)]),
    claimForStranger(context, username),
  ])
  if (!row) return { account: null, ...asStranger }
  const { locked, lockedUntil, ...account } = row
  return { account, locked, lockedUntil }
}

/** Usernames are compared without regard to case and outer spaces; longer ones do not exist. */
export const canonicalUsername = (username: string): string => username.trim().toLowerCase().slice(0, 64)

const isOpen = (account: Account, { demo }: Context): boolean =>
  !account.disabled && (!account.demo || demo === true)

/**
 * The account that the name and the password open. Wrong attempts are counted and recorded.
 * Throws `UNAUTHENTICATED` alike for a wrong password, an unknown name and a disabled account, and
 * `TOO_MANY_ATTEMPTS` while a name, known or not, is locked.
 */
export function checkPassword(context: Context, name: string, password: string): Promise<Account> {
  const username = canonicalUsername(name)
  return inTurn(username, async () => {
    const { account, locked, lockedUntil } = await claimAttempt(context, username)
    if (locked && lockedUntil) throw lockedOut(context, lockedUntil)
    const fits = await passwordFits(account?.passwordHash ?? null, password)
    if (account && fits && isOpen(account, context)) {
      await forgiveFailures(context, account.id)
      return account
    }
    await recordFailure(context, account, username, lockedUntil)
    throw lockedUntil ? lockedOut(context, lockedUntil) : wrong()
  })
}

const forgiveFailures = ({ db }: Context, id: string) =>
  db.prisma.user.update({ where: { id }, data: { failedLogins: 0, lockedUntil: null }, select: { id: true } })

function recordFailure(
  context: Context,
  account: Account | null,
  username: string,
  lockedUntil: Date | null,
) {
  const jurisdictionCode = account?.jurisdictionCode ?? NO_JURISDICTION
  return write({ ...context, viewer: null }, jurisdictionCode, ({ record }) =>
    record({
      type: lockedUntil ? 'ACCOUNT_LOCKED' : 'SIGN_IN_FAILED',
      ...(account
        ? { entity: 'User', entityId: account.id, after: { username: account.username } }
        : { entity: UNKNOWN_NAME, entityId: unknownNameKey(username) }),
    }),
  )
}

const wrong = () =>
  new DomainError(
    'UNAUTHENTICATED',
    `用户名或密码不正确，请检查后重试。连续输错 ${MAX_FAILURES} 次，账号将锁定 ${LOCK_MS / 60_000} 分钟。`,
  )

const lockedOut = ({ clock }: Context, lockedUntil: Date) =>
  new DomainError(
    'TOO_MANY_ATTEMPTS',
    `连续输错 ${MAX_FAILURES} 次，账号已锁定。请 ${minutesLeft(clock.now(), lockedUntil)} 分钟后再试，或联系安全管理员。`,
  )
