import type { GrantFacts, NewUser } from '#api/modules/access/index.ts'
import { JURISDICTIONS } from './facts/read-facts.ts'

const HOME = JURISDICTIONS.wujiang
const LONGGUI = '440203102000'
const LONGGUI_COMMUNITY = '440203102001'

/** Finds the id of an organization of the home jurisdiction by its name. */
export type OrganizationFinder = (name: string) => string

const everywhere = (role: GrantFacts['role']): GrantFacts[] =>
  Object.values(JURISDICTIONS).map(jurisdictionCode => ({ role, jurisdictionCode }))

const atHome = (role: GrantFacts['role'], organizationId?: string, scopeCode?: string): GrantFacts[] => [
  {
    role,
    jurisdictionCode: HOME,
    ...(organizationId ? { organizationId } : {}),
    ...(scopeCode ? { scopeCode } : {}),
  },
]

type Account = Pick<NewUser, 'username' | 'name' | 'grants'>

/** One account for each role; leader, head and supervisor may also look at the other jurisdictions of the demo. */
export function demoAccounts(find: OrganizationFinder): Account[] {
  const bureau = find('区政务服务数据管理局')
  return [
    { username: 'leader', name: '演示·区领导', grants: everywhere('LEADER') },
    { username: 'head', name: '演示·督查室主任', grants: everywhere('SUPERVISION_HEAD') },
    { username: 'supervisor', name: '演示·督查员', grants: everywhere('SUPERVISOR') },
    { username: 'unit-leader', name: '演示·区政数局负责人', grants: atHome('UNIT_LEADER', bureau) },
    { username: 'unit-officer', name: '演示·区政数局联络员', grants: atHome('UNIT_OFFICER', bureau) },
    {
      username: 'town',
      name: '演示·龙归镇操作员',
      grants: atHome('TOWN_OPERATOR', find('龙归镇人民政府'), LONGGUI),
    },
    {
      username: 'village',
      name: '演示·龙归社区操作员',
      grants: atHome('VILLAGE_OPERATOR', undefined, LONGGUI_COMMUNITY),
    },
    { username: 'steward', name: '演示·数据管理员', grants: atHome('DATA_STEWARD') },
    { username: 'system-admin', name: '演示·系统管理员', grants: atHome('SYSTEM_ADMIN') },
    { username: 'security-admin', name: '演示·安全管理员', grants: atHome('SECURITY_ADMIN') },
    { username: 'audit-admin', name: '演示·审计管理员', grants: atHome('AUDIT_ADMIN') },
  ]
}
