import DataLoader from 'dataloader'
import { type Context, once } from '../../platform/context.ts'
import { grantsIn, SEES_TASKS } from '../access/index.ts'
import { findTasks, taskView } from './task.query.ts'
import type { Task } from './task.type.ts'

/** How other records name a task. */
export interface TaskKey {
  jurisdictionCode: string
  id: string
}

const keyOf = ({ jurisdictionCode, id }: TaskKey) => `${jurisdictionCode} ${id}`

const BY_KEY = Symbol('tasks by key')

/** As many tasks as one statement reads. */
const BATCH = 200

/**
 * Tasks of today by key as the viewer may see them, null where there is none or none to be seen: one statement for
 * all tasks of a jurisdiction (one more for each place the viewer sees apart).
 */
export const taskLoader = (context: Context): DataLoader<TaskKey, Task | null, string> =>
  once(
    context,
    BY_KEY,
    () =>
      new DataLoader(
        async keys => {
          const codes = [...new Set(keys.map(({ jurisdictionCode }) => jurisdictionCode))]
          const found = new Map<string, Task>()
          for (const code of codes) {
            const ids = keys.filter(({ jurisdictionCode }) => jurisdictionCode === code).map(({ id }) => id)
            for (const task of await readTasksById(context, code, ids)) found.set(keyOf(task), task)
          }
          return keys.map(key => found.get(keyOf(key)) ?? null)
        },
        { cacheKeyFn: keyOf, maxBatchSize: BATCH },
      ),
  )

async function readTasksById(context: Context, jurisdictionCode: string, ids: string[]): Promise<Task[]> {
  const roles: readonly string[] = SEES_TASKS
  const grants = grantsIn(context.viewer, jurisdictionCode).filter(({ role }) => roles.includes(role))
  const found: Task[] = []
  let missing = ids
  for (const place of new Set(grants.map(grant => grant.scopeCode))) {
    if (missing.length === 0) break
    const view = await taskView(context, place)
    found.push(
      ...(await findTasks(
        context,
        view,
        parameter => `t.id = any(${parameter(missing)}::uuid[])`,
        'lit.position',
        BATCH,
      )),
    )
    missing = ids.filter(id => !found.some(task => task.id === id))
  }
  return found
}
