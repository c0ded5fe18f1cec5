import type { ProblemOrigin, ProblemStatus } from './problem.type.ts'

/** What stands in a file for the values of the API. */
export const STATUS_WORDS: Readonly<Record<ProblemStatus, string>> = {
  OPEN: '整改中',
  SUBMITTED: '待审核',
  CLOSED: '已销号',
}

export const ORIGIN_WORDS: Readonly<Record<ProblemOrigin, string>> = {
  TASK: '任务',
  REPORT: '进展填报',
  NOTICE: '督办通知',
  INSTRUCTION: '领导批示',
  INSPECTION: '督查检查',
}
