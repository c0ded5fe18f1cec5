import type { Context } from '../../platform/context.ts'
import { conflict, DomainError } from '../../platform/errors.ts'
import { newId } from '../../platform/id.ts'
import { type Write, write } from '../../platform/write.ts'
import { hashPassword } from './password.ts'
import type { GrantInput, NewUserInput, UserFactsInput } from './people.input.ts'
import { accountFault, grantsFixed, keptAccounts } from './people.policy.ts'
import { type AccountRow, requireAccount, toAccount } from './people.query.ts'
import { maskedPhone, type PersonFacts, requireFacts } from './people.rules.ts'
import type { UserAccount, UserWithPassword } from './people.type.ts'
import { randomPassword } from './random-password.ts'
import { endSessions } from './session.service.ts'
import { insertUser, requireUsername } from './user.service.ts'
import { requireGrants, type WholeGrant } from './user-grants.service.ts'

const told = ({ name, phone, email }: PersonFacts) => ({ name, phone: maskedPhone(phone), email })

/**
 * Waits for the turn among the administrators of a jurisdiction, and makes sure that the one who asks still is one: two
 * who take each other's rights away at once leave one of them.
 */
export async function inTurn({ tx }: Write, { viewer }: Context, code: string): Promise<void> {
  await tx.$queryRaw`select 1 from jurisdiction where division_code = ${code} for no key update`
  const still = await tx.grant.count({
    where: {
      userId: viewer?.id ?? '',
      jurisdictionCode: code,
      role: 'SECURITY_ADMIN',
      user: { disabledAt: null },
    },
  })
  if (still === 0) throw new DomainError('FORBIDDEN', '您的安全管理员角色刚被其他人取消，这次操作没有写入。')
}

async function keptAccount(
  context: Context,
  place: string,
  id: string,
): Promise<{ code: string; row: AccountRow }> {
  const code = keptAccounts(context.viewer, place)
  const row = await requireAccount(context, code, id)
  const fault = accountFault(context.viewer, row)
  if (fault !== null) throw new DomainError('FORBIDDEN', fault)
  return { code, row }
}

const answer = async (context: Context, code: string, id: string): Promise<UserAccount> =>
  toAccount(context, code, await requireAccount(context, code, id))

/** Counts the change; nobody else made one since the form was read. Throws `CONFLICT`. */
async function bump({ tx }: Write, id: string, version: number, data: object = {}): Promise<void> {
  const { count } = await tx.user.updateMany({
    where: { id, version },
    data: { ...data, version: { increment: 1 } },
  })
  if (count === 0) throw conflict()
}

/** Makes an account with a password shown once. Throws `BAD_INPUT` on a field, `CONFLICT` when the name is taken. */
export async function createAccount(
  context: Context,
  place: string,
  input: NewUserInput,
): Promise<UserWithPassword> {
  const code = keptAccounts(context.viewer, place)
  const username = await requireUsername(context, input.username)
  const facts = requireFacts(input)
  const grants = await requireGrants(context, code, input.grants)
  const password = randomPassword()
  const passwordHash = await hashPassword(password)
  const id = newId()
  await write(context, code, async step => {
    await inTurn(step, context, code)
    await insertUser(step, context, { id, username, ...facts, passwordHash, grants })
  })
  return { user: await answer(context, code, id), password }
}

/** Changes who a person is. Throws `CONFLICT` on a stale form. */
export async function editAccount(
  context: Context,
  place: string,
  { id, version, input }: { id: string; version: number; input: UserFactsInput },
): Promise<UserAccount> {
  const { code, row } = await keptAccount(context, place, id)
  const facts = requireFacts(input)
  await write(context, code, async step => {
    await inTurn(step, context, code)
    await bump(step, row.id, version, facts)
    const what = { type: 'USER_EDITED', entity: 'User', entityId: row.id }
    await step.record({ ...what, before: told(row), after: { username: row.username, ...told(facts) } })
  })
  return answer(context, code, id)
}

const facts = ({ role, jurisdictionCode, scopeCode, organizationId }: WholeGrant) => ({
  ...{ role, jurisdictionCode, scopeCode, organizationId },
})

/**
 * Replaces the roles of a person in this jurisdiction; those elsewhere stay. In force at the next request. Throws
 * `BAD_INPUT` on `grants`, `FORBIDDEN` for one's own, `CONFLICT` on a stale form.
 */
export async function setAccountGrants(
  context: Context,
  place: string,
  { id, version, grants: typed }: { id: string; version: number; grants: readonly GrantInput[] },
): Promise<UserAccount> {
  const code = keptAccounts(context.viewer, place)
  const row = await requireAccount(context, code, id)
  const fault = grantsFixed(context.viewer, row)
  if (fault !== null) throw new DomainError('FORBIDDEN', fault)
  const elsewhere = row.grants.filter(({ jurisdictionCode }) => jurisdictionCode !== code)
  const grants = await requireGrants(context, code, typed, elsewhere)
  await write(context, code, async step => {
    await inTurn(step, context, code)
    await bump(step, row.id, version)
    await replaceGrants(step, code, row, grants)
  })
  return answer(context, code, id)
}

/** Writes the roles of a person in one jurisdiction. */
export async function replaceGrants(
  { tx, record }: Write,
  code: string,
  row: Pick<AccountRow, 'id' | 'grants' | 'username'>,
  grants: readonly WholeGrant[],
): Promise<void> {
  await tx.grant.deleteMany({ where: { userId: row.id, jurisdictionCode: code } })
  await tx.grant.createMany({ data: grants.map(grant => ({ id: newId(), userId: row.id, ...facts(grant) })) })
  const before = row.grants.filter(({ jurisdictionCode }) => jurisdictionCode === code).map(facts)
  const what = { type: 'GRANTS_CHANGED', entity: 'User', entityId: row.id }
  await record({ ...what, before, after: { username: row.username, grants: grants.map(facts) } })
}

/** Gives a new password that has to be changed, lifts a lock and ends the sessions. */
export async function resetAccountPassword(
  context: Context,
  place: string,
  id: string,
): Promise<UserWithPassword> {
  const { code, row } = await keptAccount(context, place, id)
  const password = randomPassword()
  const passwordHash = await hashPassword(password)
  await write(context, code, async step => {
    await inTurn(step, context, code)
    const free = { passwordHash, mustChangePassword: true, failedLogins: 0, lockedUntil: null }
    await bump(step, row.id, row.version, free)
    await endSessions(step.tx, row.id, undefined)
    const after = { username: row.username }
    await step.record({ type: 'PASSWORD_RESET', entity: 'User', entityId: row.id, after })
  })
  return { user: await answer(context, code, id), password }
}

/** Closes an account and ends its sessions, or opens it again. Throws `CONFLICT` on a stale form. */
export async function setAccountDisabled(
  context: Context,
  place: string,
  { id, version, disabled }: { id: string; version: number; disabled: boolean },
): Promise<UserAccount> {
  const { code, row } = await keptAccount(context, place, id)
  if ((row.disabledAt !== null) === disabled)
    throw conflict(`这个账号已经${disabled ? '停用' : '启用'}，请刷新后查看。`)
  await write(context, code, async step => {
    await inTurn(step, context, code)
    await bump(step, row.id, version, { disabledAt: disabled ? context.clock.now() : null })
    if (disabled) await endSessions(step.tx, row.id, undefined)
    const what = { type: disabled ? 'USER_DISABLED' : 'USER_ENABLED', entity: 'User', entityId: row.id }
    await step.record({ ...what, after: { username: row.username } })
  })
  return answer(context, code, id)
}

/** Lifts a lock after wrong passwords. Throws `CONFLICT` when there is none. */
export async function unlockAccount(context: Context, place: string, id: string): Promise<UserAccount> {
  const { code, row } = await keptAccount(context, place, id)
  if (!row.lockedUntil || row.lockedUntil <= context.clock.now())
    throw conflict('这个账号没有锁定，请刷新后查看。')
  await write(context, code, async step => {
    await inTurn(step, context, code)
    await bump(step, row.id, row.version, { failedLogins: 0, lockedUntil: null })
    const after = { username: row.username }
    await step.record({ type: 'USER_UNLOCKED', entity: 'User', entityId: row.id, after })
  })
  return answer(context, code, id)
}

/** Signs a person out everywhere. */
export async function endAccountSessions(context: Context, place: string, id: string): Promise<UserAccount> {
  const { code, row } = await keptAccount(context, place, id)
  await write(context, code, async step => {
    await inTurn(step, context, code)
    await endSessions(step.tx, row.id, undefined)
    const after = { username: row.username, count: row._count.sessions }
    await step.record({ type: 'SESSIONS_ENDED', entity: 'User', entityId: row.id, after })
  })
  return answer(context, code, id)
}
