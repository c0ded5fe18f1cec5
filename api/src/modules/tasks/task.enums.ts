import { registerEnumType } from 'type-graphql'
import {
  AssignmentPart,
  AssignmentStatus,
  DueChangeKind,
  DueStatus,
  DutyReturnStatus,
  FeedbackCycle,
  GroupRule,
  TaskKind,
  TaskStatus,
} from '#prisma'

/** Semantic level of a light; its colour and word are a setting of the jurisdiction (DOMAIN §4). */
export const Light = {
  GOOD: 'GOOD',
  NEAR: 'NEAR',
  BEHIND: 'BEHIND',
  NO_DATA: 'NO_DATA',
} as const
export type Light = (typeof Light)[keyof typeof Light]

/** What a milestone's dates mean on a day. */
export const MilestoneState = {
  DONE_ON_TIME: 'DONE_ON_TIME',
  DONE_LATE: 'DONE_LATE',
  OVERDUE: 'OVERDUE',
  NEAR: 'NEAR',
  ON_TRACK: 'ON_TRACK',
  NO_DUE_DATE: 'NO_DUE_DATE',
} as const
export type MilestoneState = (typeof MilestoneState)[keyof typeof MilestoneState]

export const TaskState = {
  OPEN: 'OPEN',
  DONE: 'DONE',
} as const
export type TaskState = (typeof TaskState)[keyof typeof TaskState]

/** In the order of the levels of divisions, 1 to 5. */
export const TaskLevel = {
  PROVINCE: 'PROVINCE',
  CITY: 'CITY',
  COUNTY: 'COUNTY',
  TOWN: 'TOWN',
  VILLAGE: 'VILLAGE',
} as const
export type TaskLevel = (typeof TaskLevel)[keyof typeof TaskLevel]

export const TaskSortKey = {
  LIGHT: 'LIGHT',
  DUE_ON: 'DUE_ON',
  NO: 'NO',
  TITLE: 'TITLE',
  PLAN: 'PLAN',
  LEAD: 'LEAD',
  PERCENT: 'PERCENT',
} as const
export type TaskSortKey = (typeof TaskSortKey)[keyof typeof TaskSortKey]

export const SortDirection = {
  ASC: 'ASC',
  DESC: 'DESC',
} as const
export type SortDirection = (typeof SortDirection)[keyof typeof SortDirection]

/** Steps of the life of a task that the supervision office takes (DOMAIN §3). */
export const TaskAction = {
  SUBMIT_FOR_ISSUE: 'SUBMIT_FOR_ISSUE',
  ISSUE: 'ISSUE',
  REJECT_ISSUE: 'REJECT_ISSUE',
  SUSPEND: 'SUSPEND',
  RESUME: 'RESUME',
  TERMINATE: 'TERMINATE',
  CLOSE: 'CLOSE',
  REOPEN: 'REOPEN',
} as const
export type TaskAction = (typeof TaskAction)[keyof typeof TaskAction]

export {
  AssignmentPart,
  AssignmentStatus,
  DueChangeKind,
  DueStatus,
  DutyReturnStatus,
  FeedbackCycle,
  GroupRule,
  TaskKind,
  TaskStatus,
}

registerEnumType(Light, {
  name: 'Light',
  description: 'GOOD 绿 ● · NEAR 黄 ▲ · BEHIND 红 ■ · NO_DATA 灰 ○. Wording and colour are a setting.',
})
registerEnumType(MilestoneState, {
  name: 'MilestoneState',
  description: '按期办结 · 逾期办结 · 逾期 · 临期 · 正常 · 无时限.',
})
registerEnumType(TaskState, {
  name: 'TaskState',
  description: 'Open, or done (办结 and 销号) on the day asked about.',
})
registerEnumType(TaskLevel, { name: 'TaskLevel', description: 'Level of the division that carries a task.' })
registerEnumType(TaskSortKey, {
  name: 'TaskSortKey',
  description: 'What a list of tasks may be sorted by. LEAD: the unit with most overdue tasks first.',
})
registerEnumType(SortDirection, { name: 'SortDirection', description: 'Ascending or descending.' })
registerEnumType(TaskStatus, {
  name: 'TaskStatus',
  description:
    '拟办 → 待交办 → 待签收 → 办理中 → 待审核 → 已办结 → 已销号; 中止, 终止. Overdue is never a state.',
})
registerEnumType(TaskKind, { name: 'TaskKind', description: 'A task, or a 保障措施 with an owner.' })
registerEnumType(AssignmentPart, { name: 'AssignmentPart', description: 'LEAD 牵头 or JOINT 配合.' })
registerEnumType(FeedbackCycle, {
  name: 'FeedbackCycle',
  description: '反馈周期: 一次, 每周, 每月, 每季, 按节点.',
})
registerEnumType(AssignmentStatus, {
  name: 'AssignmentStatus',
  description: 'Where a part stands: not issued, 待签收, 办理中, 待审核, 已办结, or 职责不符退回.',
})
registerEnumType(DueChangeKind, {
  name: 'DueChangeKind',
  description: 'Why a date moved: 延期, 退回重办, 中止顺延, 重新启动, 方案调整, 修改.',
})
registerEnumType(DutyReturnStatus, {
  name: 'DutyReturnStatus',
  description: '职责不符退回: taken back, waiting for the head of supervision, or left with the unit.',
})
registerEnumType(TaskAction, {
  name: 'TaskAction',
  description: '提请交办, 交办, 退回拟办, 中止, 恢复, 终止, 销号, 重新启动.',
})
