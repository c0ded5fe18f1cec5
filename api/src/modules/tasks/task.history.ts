import type { Context } from '../../platform/context.ts'
import { type HistoryRow, historyOf } from '../audit/index.ts'
import type { HistoryEntry, Task } from './task.type.ts'

type Words = Record<string, unknown>

const words = (value: unknown): Words => (typeof value === 'object' && value !== null ? (value as Words) : {})

const because = (value: unknown) => (typeof value === 'string' && value !== '' ? `：${value}` : '')

/** What each event says on a screen. */
const SENTENCES: Readonly<Record<string, (row: HistoryRow) => string>> = {
  TASK_CREATED: () => '由方案生成任务',
  MILESTONE_COMPLETED: ({ after }) =>
    `登记节点完成，完成日期 ${words(after)['doneOn']}${because(words(after)['note'])}`,
  MILESTONE_REOPENED: ({ after }) => `撤回节点完成${because(words(after)['reason'])}`,
  GROUPS_REEXPANDED: ({ after }) => `重新展开责任单位，新增 ${words(after)['added']} 个`,
}

/** The history of a task in plain sentences, newest first. */
export async function taskHistory(
  context: Context,
  { jurisdictionCode, id, planId }: Task,
): Promise<HistoryEntry[]> {
  const [own, plan] = await Promise.all([
    historyOf(context, jurisdictionCode, 'Task', [id]),
    historyOf(context, jurisdictionCode, 'Plan', [planId]),
  ])
  const confirmed = plan
    .filter(({ type }) => type === 'PLAN_CONFIRMED')
    .map(row => ({ ...row, type: 'TASK_CREATED' }))
  return [...own, ...confirmed].map(row => ({
    at: row.at,
    userName: row.userName,
    type: row.type,
    summary: SENTENCES[row.type]?.(row) ?? '修改了任务',
  }))
}
