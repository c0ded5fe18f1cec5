import type { Role } from '#prisma'
import type { Context } from '../../platform/context.ts'
import { ROLE_NAMES } from '../access/index.ts'
import type { AdminWarning } from './warning.type.ts'

/** Without somebody in each of these a county cannot begin: who decides, who supervises, who answers, who keeps order. */
const NEEDED: readonly Role[] = [
  ...(['LEADER', 'SUPERVISION_HEAD', 'SUPERVISOR', 'UNIT_OFFICER', 'DATA_STEWARD'] as const),
  ...(['SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN'] as const),
]

/** What a new county still lacks before its first plan can come in, each with the page where it is made. */
export async function firstSteps({ db }: Context, jurisdictionCode: string): Promise<AdminWarning[]> {
  const [departments, held] = await Promise.all([
    db.prisma.organization.count({ where: { jurisdictionCode, kind: 'DEPARTMENT', active: true } }),
    db.prisma.grant.findMany({
      where: { jurisdictionCode, user: { disabledAt: null } },
      distinct: ['role'],
      select: { role: true },
    }),
  ])
  const roles = new Set(held.map(({ role }) => role))
  const missing = NEEDED.filter(role => !roles.has(role)).map(role => ROLE_NAMES[role])
  return [
    ...(departments > 0
      ? []
      : [
          {
            text: '还没有部门单位，方案里的责任单位对应不上。请系统管理员在单位中新增。',
            path: '/admin/units',
          },
        ]),
    ...(missing.length === 0
      ? []
      : [
          {
            text: `这些角色还没有人：${missing.join('、')}。请安全管理员在人员与权限中新增，或从表格批量导入。`,
            path: '/admin/people',
          },
        ]),
  ]
}
