import type { Transaction } from '../../platform/database.ts'
import { OPERATOR_ROLES, UNIT_ROLES } from '../access/index.ts'
import { isWithin, significantPrefix } from '../divisions/index.ts'

interface Asked {
  jurisdictionCode: string
  placeCode: string
  /** Units that own what is asked for; they report the jurisdiction's own figures. */
  ownerIds: readonly string[]
}

export interface Reporters {
  userIds: string[]
  names: string[]
}

/** A person's right to report, as far as it is needed to find who reports for a place. */
export interface ReporterGrant {
  role: string
  scopeCode: string
  organizationId: string | null
  userId: string
  userName: string
}

/** Everybody who reports something in a jurisdiction. One statement. */
export async function reporterGrants(
  reader: Pick<Transaction, 'grant'>,
  jurisdictionCode: string,
): Promise<ReporterGrant[]> {
  const rows = await reader.grant.findMany({
    where: {
      jurisdictionCode,
      role: { in: [...OPERATOR_ROLES, ...UNIT_ROLES] },
      user: { disabledAt: null },
    },
    select: { role: true, scopeCode: true, organizationId: true, user: { select: { id: true, name: true } } },
    orderBy: { id: 'asc' },
  })
  return rows.map(({ user, ...grant }) => ({ ...grant, userId: user.id, userName: user.name }))
}

/** Who reports for a place: its own operators, else those of the place around it; for the jurisdiction the owning units. */
export function reportersOf(
  grants: readonly ReporterGrant[],
  { jurisdictionCode, placeCode, ownerIds }: Asked,
): Reporters {
  const operators = grants.filter(
    ({ role, scopeCode }) =>
      (OPERATOR_ROLES as readonly string[]).includes(role) && isWithin(placeCode, scopeCode),
  )
  const nearest = Math.max(0, ...operators.map(({ scopeCode }) => significantPrefix(scopeCode).length))
  const near = operators.filter(({ scopeCode }) => significantPrefix(scopeCode).length === nearest)
  const units =
    placeCode === jurisdictionCode
      ? grants.filter(({ organizationId }) => organizationId !== null && ownerIds.includes(organizationId))
      : []
  const people = new Map([...near, ...units].map(({ userId, userName }) => [userId, userName]))
  return { userIds: [...people.keys()], names: [...people.values()] }
}

/** The same for one place, read at once. */
export const peopleOf = async (reader: Pick<Transaction, 'grant'>, asked: Asked): Promise<Reporters> =>
  reportersOf(await reporterGrants(reader, asked.jurisdictionCode), asked)
