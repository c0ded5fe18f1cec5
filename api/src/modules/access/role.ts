import type { Role } from '#prisma'

/** Everything in the jurisdiction, whoever it belongs to (DOMAIN §9). */
export const SUPERVISION_ROLES: readonly Role[] = ['LEADER', 'SUPERVISION_HEAD', 'SUPERVISOR']

/** 督查室: its head and its supervisors, who do the daily work of the office. */
export const OFFICE_ROLES: readonly Role[] = ['SUPERVISION_HEAD', 'SUPERVISOR']

/** Own unit's work in full; of others title, owner, light and dates. */
export const UNIT_ROLES: readonly Role[] = ['UNIT_LEADER', 'UNIT_OFFICER']

/** Own division subtree. */
export const OPERATOR_ROLES: readonly Role[] = ['TOWN_OPERATOR', 'VILLAGE_OPERATOR']

/** 三员分立: settings, accounts and rights, audit log; each only its own, and no business data. */
export const ADMIN_ROLES: readonly Role[] = ['SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN']

/** Who signs for tasks, reports and answers, each for their own organization or subtree. */
export const DOING_ROLES: readonly Role[] = [...UNIT_ROLES, ...OPERATOR_ROLES]

export const SEES_TASKS: readonly Role[] = [...SUPERVISION_ROLES, ...UNIT_ROLES, ...OPERATOR_ROLES]

/** Supervision sees drafts and confirmed plans, everybody else here the confirmed ones only. */
export const SEES_PLANS: readonly Role[] = [...SUPERVISION_ROLES, ...UNIT_ROLES, ...OPERATOR_ROLES]

export const IMPORTS_PLANS: readonly Role[] = ['SUPERVISION_HEAD', 'SUPERVISOR']

export const SEES_INDICATORS: readonly Role[] = [...SEES_TASKS, 'DATA_STEWARD']

export const BUSINESS_ROLES: readonly Role[] = SEES_INDICATORS

/** What a role is called on the screen and in the audit log. */
export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  LEADER: '领导',
  SUPERVISION_HEAD: '督查室主任',
  SUPERVISOR: '督查员',
  UNIT_LEADER: '单位负责人',
  UNIT_OFFICER: '单位联络员',
  TOWN_OPERATOR: '镇街经办人',
  VILLAGE_OPERATOR: '村居经办人',
  DATA_STEWARD: '数据管理员',
  SYSTEM_ADMIN: '系统管理员',
  SECURITY_ADMIN: '安全管理员',
  AUDIT_ADMIN: '审计管理员',
}
