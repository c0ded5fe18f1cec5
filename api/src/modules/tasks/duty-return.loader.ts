import DataLoader from 'dataloader'
import type { DutyReturn as DutyReturnRow } from '#prisma'
import { type Context, once } from '../../platform/context.ts'
import type { Task } from './task.type.ts'

const BY_TASK = Symbol('duty returns of tasks')

type TaskKey = Pick<Task, 'jurisdictionCode' | 'id'>

/** Duty returns of tasks, newest first; one statement for all tasks of the request. */
export const dutyReturnLoader = (context: Context): DataLoader<TaskKey, DutyReturnRow[], string> =>
  once(
    context,
    BY_TASK,
    () =>
      new DataLoader(
        async tasks => {
          const rows = await context.db.prisma.dutyReturn.findMany({
            where: {
              jurisdictionCode: { in: [...new Set(tasks.map(task => task.jurisdictionCode))] },
              taskId: { in: tasks.map(({ id }) => id) },
            },
            orderBy: { id: 'desc' },
          })
          return tasks.map(task => rows.filter(row => row.taskId === task.id))
        },
        { cacheKeyFn: ({ jurisdictionCode, id }: TaskKey) => `${jurisdictionCode} ${id}` },
      ),
  )
