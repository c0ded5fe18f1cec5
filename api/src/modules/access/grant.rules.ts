import type { Role } from '#prisma'
import { isDivisionCode, isWithin } from '../divisions/index.ts'
import { exclusionFault } from './access.policy.ts'
import { OPERATOR_ROLES, ROLE_NAMES, UNIT_ROLES } from './role.ts'

interface GrantFacts {
  role: Role
  jurisdictionCode: string
  scopeCode?: string
  organizationId?: string | null
}

/** Why a person cannot hold these grants together, as a sentence, or null. */
export function grantsFault(grants: readonly GrantFacts[]): string | null {
  for (const grant of grants) {
    const fault = grantFault(grant)
    if (fault !== null) return fault
  }
  return exclusionFault(grants.map(({ role }) => role))
}

function grantFault({ role, jurisdictionCode, scopeCode = jurisdictionCode, organizationId }: GrantFacts) {
  const name = ROLE_NAMES[role]
  if (!isDivisionCode(jurisdictionCode))
    return `${name}：辖区代码应为 12 位数字，收到的是 ${jurisdictionCode}。`
  if (!isDivisionCode(scopeCode) || !isWithin(scopeCode, jurisdictionCode))
    return `${name}：范围 ${scopeCode} 不在辖区 ${jurisdictionCode} 之内。`
  if (UNIT_ROLES.includes(role) && !organizationId) return `${name}须指定所属单位。`
  if (OPERATOR_ROLES.includes(role) && scopeCode === jurisdictionCode)
    return `${name}须指定所属的镇街或村居，不能是整个辖区。`
  return null
}
