import type { DueStatus, Light, TaskLevel, TaskStatus } from './task.enums.ts'

/** Lights of tasks that are done: late stays late. Those of open ones are called as the county calls them. */
export const DONE_WORDS: Readonly<Record<Light, string>> = {
  GOOD: '按期办结',
  NEAR: '逾期办结',
  BEHIND: '逾期办结',
  NO_DATA: '办结',
}

export const STATUS_WORDS: Readonly<Record<TaskStatus, string>> = {
  DRAFT: '拟办',
  PENDING_ISSUE: '待交办',
  ISSUED: '待签收',
  IN_PROGRESS: '办理中',
  SUBMITTED: '待审核',
  DONE: '已办结',
  CLOSED: '已销号',
  SUSPENDED: '中止',
  TERMINATED: '终止',
}

export const LEVEL_WORDS: Readonly<Record<TaskLevel, string>> = {
  PROVINCE: '省级',
  CITY: '市级',
  COUNTY: '县级',
  TOWN: '镇级',
  VILLAGE: '村级',
}

export const DUE_WORDS: Readonly<Record<DueStatus, string>> = {
  DATED: '有时限',
  UNKNOWN: '时限待明确',
  ONGOING: '长期坚持',
  RECURRING: '定期开展',
}
