import DataLoader from 'dataloader'
import { type Context, once } from '../../platform/context.ts'
import { type Task, taskLoader } from '../tasks/index.ts'
import type { RecordKey } from './indicator.query.ts'

const TASKS = Symbol('tasks of indicators')

const keyOf = ({ jurisdictionCode, id }: RecordKey) => `${jurisdictionCode} ${id}`

/** Tasks that are to move an indicator, as the viewer may see them, in the order they were linked. Batched. */
export const indicatorTasksLoader = (context: Context): DataLoader<RecordKey, Task[], string> =>
  once(
    context,
    TASKS,
    () => new DataLoader(keys => readTasks(context, keys), { cacheKeyFn: keyOf, cache: false }),
  )

async function readTasks(context: Context, keys: readonly RecordKey[]): Promise<Task[][]> {
  const links = await context.db.prisma.indicatorTask.findMany({
    where: {
      jurisdictionCode: { in: [...new Set(keys.map(({ jurisdictionCode }) => jurisdictionCode))] },
      indicatorId: { in: keys.map(({ id }) => id) },
    },
    orderBy: [{ linkedAt: 'asc' }, { taskId: 'asc' }],
  })
  const tasks = await taskLoader(context).loadMany(
    links.map(({ jurisdictionCode, taskId }) => ({ jurisdictionCode, id: taskId })),
  )
  return keys.map(key =>
    links.flatMap((link, index) => {
      const task = tasks[index]
      const own = link.jurisdictionCode === key.jurisdictionCode && link.indicatorId === key.id
      return own && task && !(task instanceof Error) ? [task] : []
    }),
  )
}
