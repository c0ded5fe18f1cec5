import type { Context } from '../../platform/context.ts'
import { type HistoryRow, historyOf } from '../audit/index.ts'
import { type Plan, planLoader } from '../plans/index.ts'
import { sentenceOf } from './task.history.words.ts'
import type { HistoryEntry, Task } from './task.type.ts'

/** The history of a task in plain sentences, newest first; the plans it came from and was carried over to included. */
export async function taskHistory(context: Context, task: Task): Promise<HistoryEntry[]> {
  const { jurisdictionCode, id } = task
  const [own, editions, row] = await Promise.all([
    historyOf(context, jurisdictionCode, 'Task', [id]),
    editionsOf(context, task),
    context.db.prisma.task.findFirst({ where: { jurisdictionCode, id }, select: { createdAt: true } }),
  ])
  const confirmations = await Promise.all(
    editions.map(async ({ id, edition }) =>
      (await historyOf(context, jurisdictionCode, 'Plan', [id]))
        .filter(({ type }) => type === 'PLAN_CONFIRMED')
        .map(found => ({ ...found, after: { edition } })),
    ),
  )
  const plans = asTaskEvents(confirmations.flat(), own, row?.createdAt ?? null)
  return [...own, ...plans]
    .sort((one, other) => other.at.getTime() - one.at.getTime())
    .map(row => ({ at: row.at, userName: row.userName, type: row.type, summary: sentenceOf(row) }))
}

/** The plan of a task and the versions before it. */
async function editionsOf(context: Context, { jurisdictionCode, planId }: Task): Promise<Plan[]> {
  const editions: Plan[] = []
  for (let id: string | null = planId; id !== null; ) {
    const plan: Plan = await planLoader(context).load({ jurisdictionCode, id })
    editions.push(plan)
    id = plan.amendsId
  }
  return editions
}

/** Seconds that one write may take. */
const ONE_WRITE = 60

/**
 * The confirmation a task was made in, and later ones that carried it over; where one changed the task, the task's own
 * entry tells it.
 */
function asTaskEvents(
  confirmations: readonly HistoryRow[],
  own: readonly HistoryRow[],
  createdAt: Date | null,
): HistoryRow[] {
  const lived = confirmations
    .filter(({ at }) => createdAt === null || at >= createdAt)
    .sort((one, other) => one.at.getTime() - other.at.getTime())
  const [made, ...carried] = lived
  const isTold = ({ at }: HistoryRow) =>
    own.some(
      row => row.type === 'TASK_AMENDED' && Math.abs(at.getTime() - row.at.getTime()) < ONE_WRITE * 1000,
    )
  return [
    ...(made && !own.some(({ type }) => type === 'TASK_SPLIT_OFF')
      ? [{ ...made, type: 'TASK_CREATED' }]
      : []),
    ...carried.filter(row => !isTold(row)).map(row => ({ ...row, type: 'TASK_CARRIED' })),
  ]
}
