import type { Role, User } from '#prisma'
import type { Context } from '../../platform/context.ts'
import type { Transaction } from '../../platform/database.ts'
import { badInput, DomainError, notFound } from '../../platform/errors.ts'
import { newId } from '../../platform/id.ts'
import { type Write, write } from '../../platform/write.ts'
import { grantsFault } from './grant.rules.ts'
import { passwordFault } from './password.rules.ts'
import { hashPassword } from './password.ts'
import { canonicalUsername } from './password-check.ts'
import { endSessions } from './session.service.ts'
import { NO_JURISDICTION } from './strangers.ts'

/** One role to be given. */
export interface GrantFacts {
  role: Role
  jurisdictionCode: string
  /** Root of the subtree the role sees; the jurisdiction itself when left out. */
  scopeCode?: string
  /** Required for units. */
  organizationId?: string | null
}

export interface NewUser {
  username: string
  name: string
  password: string
  grants: readonly GrantFacts[]
  /** Shown with DEMO_PASSWORD on the login page of a demo server, and let in only there. */
  demo?: boolean
  mustChangePassword?: boolean
}

/** The password of every demo account. */
export const DEMO_PASSWORD = 'Duban@2024'

/** A name that signs in: letters (also Chinese), digits, dot, dash, underscore. */
export const USERNAME = /^[\p{L}\p{N}][\p{L}\p{N}._-]{1,63}$/u

/** A name to sign in with as it is kept. Throws `BAD_INPUT`, `CONFLICT` when it is taken. */
export async function requireUsername({ db }: Context, typed: string): Promise<string> {
  const username = canonicalUsername(typed)
  if (!USERNAME.test(username)) throw badInput('username', '用户名应为 2–64 位字母、数字、点、横线或下划线。')
  if (await db.prisma.user.findUnique({ where: { username }, select: { id: true } }))
    throw new DomainError('CONFLICT', `用户名 ${username} 已被使用，请换一个。`, [
      { field: 'username', message: '已被使用，请换一个。' },
    ])
  return username
}

/** A new account as the security administrator makes it: its password has to be changed first. */
export interface InsertedUser {
  id: string
  username: string
  name: string
  phone: string | null
  email: string | null
  passwordHash: string
  grants: readonly GrantFacts[]
}

export async function insertUser(
  { tx, record }: Write,
  { clock }: Pick<Context, 'clock'>,
  { grants, ...user }: InsertedUser,
): Promise<void> {
  await tx.user.create({ data: { ...user, mustChangePassword: true, createdAt: clock.now() } })
  await addGrants(tx, user.id, grants)
  const after = { username: user.username, name: user.name, grants: told(grants) }
  await record({ type: 'USER_CREATED', entity: 'User', entityId: user.id, after })
}

/** Creates an account and returns its id. Throws `BAD_INPUT`, `CONFLICT` when the name is taken. */
export async function createUser(context: Context, user: NewUser): Promise<string> {
  const username = await requireUsername(context, user.username)
  if (user.name.trim() === '') throw badInput('name', '请填写姓名。')
  refuseWeakPassword(user.password, username)
  refuseGrants(user.grants)
  const passwordHash = await hashPassword(user.password)
  return write(context, jurisdictionOf(user.grants), async ({ tx, record }) => {
    const { id } = await tx.user.create({
      data: {
        id: newId(),
        username,
        name: user.name.trim(),
        passwordHash,
        demo: user.demo ?? false,
        mustChangePassword: user.mustChangePassword ?? false,
        createdAt: context.clock.now(),
      },
    })
    await addGrants(tx, id, user.grants)
    await record({
      type: 'USER_CREATED',
      entity: 'User',
      entityId: id,
      after: { username, grants: told(user.grants) },
    })
    return id
  })
}

/** Gives a new password that must be changed at the next sign-in, lifts a lock and ends the sessions. */
export async function resetPassword(context: Context, username: string, password: string): Promise<void> {
  const user = await requireUser(context, username)
  refuseWeakPassword(password, user.username)
  const passwordHash = await hashPassword(password)
  await write(context, await jurisdictionOfUser(context, user.id), async ({ tx, record }) => {
    await tx.user.update({
      where: { id: user.id },
      data: { passwordHash, mustChangePassword: true, failedLogins: 0, lockedUntil: null },
    })
    await endSessions(tx, user.id, undefined)
    const after = { username: user.username }
    await record({ type: 'PASSWORD_RESET', entity: 'User', entityId: user.id, after })
  })
}

/** Closes an account and ends its sessions; what the person did stays. */
export async function disableUser(context: Context, username: string): Promise<void> {
  const user = await requireUser(context, username)
  await write(context, await jurisdictionOfUser(context, user.id), async ({ tx, record }) => {
    await tx.user.update({ where: { id: user.id }, data: { disabledAt: context.clock.now() } })
    await endSessions(tx, user.id, undefined)
    const after = { username: user.username }
    await record({ type: 'USER_DISABLED', entity: 'User', entityId: user.id, after })
  })
}

/** Replaces the roles of a person; in force at the next request. Throws `BAD_INPUT`, `NOT_FOUND`. */
export async function setGrants(
  context: Context,
  username: string,
  grants: readonly GrantFacts[],
): Promise<void> {
  refuseGrants(grants)
  const user = await requireUser(context, username)
  const before = await context.db.prisma.grant.findMany({
    where: { userId: user.id },
    orderBy: { id: 'asc' },
  })
  const jurisdictionCode = before[0]?.jurisdictionCode ?? jurisdictionOf(grants)
  await write(context, jurisdictionCode, async ({ tx, record }) => {
    await tx.grant.deleteMany({ where: { userId: user.id } })
    await addGrants(tx, user.id, grants)
    const entry = { type: 'GRANTS_CHANGED', entity: 'User', entityId: user.id }
    await record({ ...entry, before: told(before), after: told(grants) })
  })
}

/** One line of the list of accounts. */
export interface UserLine {
  username: string
  name: string
  disabled: boolean
  grants: GrantFacts[]
}

/** Every account by name, for the command line. */
export async function listUsers({ db }: Context): Promise<UserLine[]> {
  const users = await db.prisma.user.findMany({ include: { grants: true }, orderBy: { username: 'asc' } })
  return users.map(({ username, name, disabledAt, grants }) => ({
    username,
    name,
    disabled: disabledAt !== null,
    grants,
  }))
}

async function requireUser({ db }: Context, name: string): Promise<User> {
  const user = await db.prisma.user.findUnique({ where: { username: canonicalUsername(name) } })
  if (!user) throw notFound(`用户 ${name}`)
  return user
}

async function jurisdictionOfUser({ db }: Context, userId: string): Promise<string> {
  const first = await db.prisma.grant.findFirst({ where: { userId }, orderBy: { id: 'asc' } })
  return first?.jurisdictionCode ?? NO_JURISDICTION
}

function refuseWeakPassword(password: string, username: string): void {
  const fault = passwordFault(password, username)
  if (fault !== null) throw badInput('password', fault)
}

function refuseGrants(grants: readonly GrantFacts[]): void {
  const fault = grantsFault(grants)
  if (fault !== null) throw badInput('grants', fault)
}

const addGrants = (tx: Transaction, userId: string, grants: readonly GrantFacts[]) =>
  tx.grant.createMany({
    data: grants.map(({ role, jurisdictionCode, scopeCode, organizationId }) => ({
      id: newId(),
      userId,
      role,
      jurisdictionCode,
      scopeCode: scopeCode ?? jurisdictionCode,
      organizationId: organizationId ?? null,
    })),
  })

const jurisdictionOf = (grants: readonly GrantFacts[]): string =>
  grants[0]?.jurisdictionCode ?? NO_JURISDICTION

const told = (grants: readonly GrantFacts[]) =>
  grants.map(({ role, jurisdictionCode, scopeCode, organizationId }) => ({
    role,
    jurisdictionCode,
    scopeCode: scopeCode ?? jurisdictionCode,
    organizationId: organizationId ?? null,
  }))
