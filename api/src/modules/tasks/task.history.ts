import type { Context } from '../../platform/context.ts'
import { historyOf } from '../audit/index.ts'
import { sentenceOf } from './task.history.words.ts'
import type { HistoryEntry, Task } from './task.type.ts'

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
    summary: sentenceOf(row),
  }))
}
