import DataLoader from 'dataloader'
import { type Context, once } from '../../platform/context.ts'
import { dateToDay } from '../../platform/day.ts'
import type { Milestone } from './milestone.type.ts'
import type { Task } from './task.type.ts'
import type { MilestoneChange, TaskChange } from './task-life.type.ts'
import { optionalDay } from './task-lock.ts'

const OF_TASK = Symbol('steps of tasks')
const OF_MILESTONE = Symbol('moves of milestones')

interface Key {
  jurisdictionCode: string
  id: string
}

const cacheKeyFn = ({ jurisdictionCode, id }: Key) => `${jurisdictionCode} ${id}`

const codesOf = (keys: readonly Key[]) => [...new Set(keys.map(({ jurisdictionCode }) => jurisdictionCode))]

const taskChangeLoader = (context: Context): DataLoader<Key, TaskChange[], string> =>
  once(
    context,
    OF_TASK,
    () =>
      new DataLoader(
        async keys => {
          const rows = await context.db.prisma.taskChange.findMany({
            where: { jurisdictionCode: { in: codesOf(keys) }, taskId: { in: keys.map(({ id }) => id) } },
            orderBy: { id: 'desc' },
          })
          return keys.map(({ id }) =>
            rows
              .filter(row => row.taskId === id)
              .map(row => ({ ...row, changedOn: dateToDay(row.changedOn) })),
          )
        },
        { cacheKeyFn },
      ),
  )

const milestoneChangeLoader = (context: Context): DataLoader<Key, MilestoneChange[], string> =>
  once(
    context,
    OF_MILESTONE,
    () =>
      new DataLoader(
        async keys => {
          const rows = await context.db.prisma.milestoneChange.findMany({
            where: { jurisdictionCode: { in: codesOf(keys) }, milestoneId: { in: keys.map(({ id }) => id) } },
            orderBy: { id: 'desc' },
          })
          return keys.map(({ id }) =>
            rows
              .filter(row => row.milestoneId === id)
              .map(row => ({
                ...row,
                changedOn: dateToDay(row.changedOn),
                dueOn: optionalDay(row.dueOn),
                doneOn: optionalDay(row.doneOn),
                newDueOn: optionalDay(row.newDueOn),
              })),
          )
        },
        { cacheKeyFn },
      ),
  )

/** Steps in the life of a task, newest first. */
export const changesOf = (context: Context, task: Task): Promise<TaskChange[]> =>
  taskChangeLoader(context).load(task)

/** Moves of a date, newest first. */
export const movesOf = (context: Context, milestone: Milestone): Promise<MilestoneChange[]> =>
  milestoneChangeLoader(context).load(milestone)
