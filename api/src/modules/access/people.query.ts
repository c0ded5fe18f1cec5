import type { Prisma } from '#prisma'
import type { Context } from '../../platform/context.ts'
import { badInput, notFound } from '../../platform/errors.ts'
import { isId } from '../../platform/id.ts'
import { decodeCursor, encodeCursor, pageSize } from '../../platform/paging.ts'
import type { UserFilter, UsersArgs } from './people.input.ts'
import { accountFault, grantsFixed, keptAccounts } from './people.policy.ts'
import { type UserAccount, type UserConnection, UserState } from './people.type.ts'
import { ABSOLUTE_MS, before, IDLE_MS } from './session.rules.ts'

/** What is read of an account. */
const includeOf = ({ clock }: Context) =>
  ({
    grants: { orderBy: { id: 'asc' } },
    _count: {
      select: {
        sessions: {
          where: {
            createdAt: { gt: before(clock.now(), ABSOLUTE_MS) },
            lastSeenAt: { gt: before(clock.now(), IDLE_MS) },
          },
        },
      },
    },
  }) satisfies Prisma.UserInclude

export type AccountRow = Prisma.UserGetPayload<{ include: ReturnType<typeof includeOf> }>

export function stateOf(
  {
    disabledAt,
    lockedUntil,
    mustChangePassword,
  }: Pick<AccountRow, 'disabledAt' | 'lockedUntil' | 'mustChangePassword'>,
  now: Date,
): UserState {
  if (disabledAt) return UserState.DISABLED
  if (lockedUntil && lockedUntil > now) return UserState.LOCKED
  return mustChangePassword ? UserState.FIRST_PASSWORD : UserState.ACTIVE
}

export function toAccount({ clock, viewer }: Context, code: string, row: AccountRow): UserAccount {
  const { id, username, name, phone, email, lockedUntil, lastSignInAt, createdAt, version } = row
  const state = stateOf(row, clock.now())
  return {
    ...{ id, username, name, phone, email, state, lastSignInAt, createdAt, version },
    lockedUntil: state === UserState.LOCKED ? lockedUntil : null,
    sessions: row._count.sessions,
    grants: row.grants.filter(grant => grant.jurisdictionCode === code),
    fixed: accountFault(viewer, row),
    fixedGrants: grantsFixed(viewer, row),
  }
}

/** `%words%` is what Prisma makes of `contains`; it takes wildcards of LIKE literally. */
const wordsWhere = (words: string): Prisma.UserWhereInput => ({
  OR: [
    { username: { contains: words.toLowerCase() } },
    { name: { contains: words } },
    { phone: { contains: words } },
  ],
})

function stateWhere(state: UserState, now: Date): Prisma.UserWhereInput {
  const notLocked = { OR: [{ lockedUntil: null }, { lockedUntil: { lte: now } }] }
  switch (state) {
    case UserState.DISABLED:
      return { disabledAt: { not: null } }
    case UserState.LOCKED:
      return { disabledAt: null, lockedUntil: { gt: now } }
    case UserState.FIRST_PASSWORD:
      return { disabledAt: null, mustChangePassword: true, ...notLocked }
    case UserState.ACTIVE:
      return { disabledAt: null, mustChangePassword: false, ...notLocked }
  }
}

/** The accounts of a jurisdiction that a filter leaves. Throws `BAD_INPUT` for a unit that cannot be one. */
export function accountsWhere(
  context: Context,
  code: string,
  filter: UserFilter | null | undefined,
): Prisma.UserWhereInput {
  const { words, role, organizationId, state, never } = filter ?? {}
  if (organizationId && !isId(organizationId)) throw badInput('filter.organizationId', '没有这个单位。')
  const grant = {
    jurisdictionCode: code,
    ...(role ? { role } : {}),
    ...(organizationId ? { organizationId } : {}),
  }
  const plain = words?.trim()
  return {
    AND: [
      { grants: { some: grant } },
      plain ? wordsWhere(plain) : {},
      state ? stateWhere(state, context.clock.now()) : {},
      never ? { lastSignInAt: null } : {},
    ],
  }
}

/** Accounts of a jurisdiction, by name to sign in with. Throws as `keptAccounts` does. */
export async function listAccounts(
  context: Context,
  { place, filter, first, after }: UsersArgs,
): Promise<UserConnection> {
  const code = keptAccounts(context.viewer, place)
  const size = pageSize(first)
  const where = accountsWhere(context, code, filter)
  const from = after ? { username: { gt: String(decodeCursor(after, 1)[0]) } } : {}
  const { prisma } = context.db
  const rows = await prisma.user.findMany({
    where: { AND: [where, from] },
    include: includeOf(context),
    orderBy: { username: 'asc' },
    take: size + 1,
  })
  const totalCount = await prisma.user.count({ where })
  const shown = rows.slice(0, size)
  const last = shown.at(-1)
  return {
    nodes: shown.map(row => toAccount(context, code, row)),
    pageInfo: { hasNextPage: rows.length > size, endCursor: last ? encodeCursor([last.username]) : null },
    totalCount,
  }
}

/** An account with a role in the jurisdiction. Throws `NOT_FOUND`, also for accounts of others. */
export async function requireAccount(context: Context, code: string, id: string): Promise<AccountRow> {
  const where = {
    id: isId(id) ? id : '00000000-0000-0000-0000-000000000000',
    grants: { some: { jurisdictionCode: code } },
  }
  const row = await context.db.prisma.user.findFirst({ where, include: includeOf(context) })
  if (!row) throw notFound('这个账号')
  return row
}
