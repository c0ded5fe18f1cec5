import type { Role } from '#prisma'
import { ROLE_NAMES } from './role.ts'

/** A role with the names it is about. */
export interface NamedGrant {
  role: Role
  jurisdiction: string
  /** Name of the town or village of an operator. */
  scope: string
  /** How many villages lie in it. */
  villages: number
  /** Name of the unit; empty without one. */
  unit: string
}

const EFFECTS: { readonly [Key in Role]: (grant: NamedGrant) => string } = {
  LEADER: ({ jurisdiction }) => `能看${jurisdiction}的全部任务、指标、12345 和通知；作批示，确认红灯。`,
  SUPERVISION_HEAD: ({ jurisdiction }) =>
    `能看${jurisdiction}的全部任务、指标、12345 和通知；签发通知，批准延期、销号和评分。`,
  SUPERVISOR: ({ jurisdiction }) =>
    `能看${jurisdiction}的全部任务、指标、12345 和通知；导入方案、分解任务、审核进展、拟通知。`,
  UNIT_LEADER: ({ unit }) =>
    `能看${unit}牵头、配合的任务和工单的全部内容，其他单位的只看名称、单位、灯号和时限；签批并报送进展，反馈通知。`,
  UNIT_OFFICER: ({ unit }) =>
    `能看${unit}牵头、配合的任务和工单的全部内容，其他单位的只看名称、单位、灯号和时限；签收、填报进展，反馈通知。`,
  TOWN_OPERATOR: ({ scope, villages }) =>
    `能看${scope}${villages > 0 ? `及所辖 ${villages} 个村居` : ''}的任务、指标和工单；签收、填报、反馈，报送指标。`,
  VILLAGE_OPERATOR: ({ scope }) => `只看${scope}的任务、指标和工单；签收、填报、反馈，报送指标。`,
  DATA_STEWARD: ({ jurisdiction }) =>
    `能看${jurisdiction}的指标、12345、好差评和信息系统；导入、审核、发布数据，不看任务。`,
  SYSTEM_ADMIN: ({ jurisdiction }) =>
    `管理${jurisdiction}的区划、单位、工作日历、规则、灯号和消息通道；不看业务数据。`,
  SECURITY_ADMIN: ({ jurisdiction }) => `管理${jurisdiction}的账号、角色、会话和接口令牌；不看业务数据。`,
  AUDIT_ADMIN: ({ jurisdiction }) => `查看和校验${jurisdiction}的审计日志；不看业务数据。`,
}

/** What a person with a role sees and does (DOMAIN §9), as a sentence: 镇街经办人：能看龙归镇及所辖 9 个村居的任务…… */
export const effectOf = (grant: NamedGrant): string =>
  `${ROLE_NAMES[grant.role]}：${EFFECTS[grant.role](grant)}`
