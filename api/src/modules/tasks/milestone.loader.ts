import DataLoader from 'dataloader'
import type { MilestoneChange, Milestone as MilestoneRow } from '#prisma'
import { type Context, once } from '../../platform/context.ts'
import { type Day, dateToDay, dayToDate } from '../../platform/day.ts'
import type { MilestoneFacts } from './task.rules.ts'
import type { Task } from './task.type.ts'
import { type MilestoneBefore, milestoneOn } from './task-past.rules.ts'

const MILESTONES = Symbol('milestones of tasks')

/** A milestone as it was on the day its task is read at. */
export interface MilestoneOnDay extends MilestoneRow {
  /** Whether it stands as done now, whatever the day. */
  doneNow: boolean
}

const optionalDay = (date: Date | null): Day | null => (date === null ? null : dateToDay(date))

const optionalDate = (day: Day | null): Date | null => (day === null ? null : dayToDate(day))

const toBefore = ({ changedOn, at, dueOn, doneOn }: MilestoneChange): MilestoneBefore => ({
  changedOn: dateToDay(changedOn),
  at,
  dueOn: optionalDay(dueOn),
  doneOn: optionalDay(doneOn),
})

/** Due and done days of a milestone row. */
export const milestoneFacts = (row: Pick<MilestoneRow, 'dueOn' | 'doneOn'>): MilestoneFacts => ({
  dueOn: optionalDay(row.dueOn),
  doneOn: optionalDay(row.doneOn),
})

function onDay(row: MilestoneRow & { changes: MilestoneChange[] }, asOf: Day): MilestoneOnDay {
  const { status, dueOn, doneOn } = milestoneOn(
    { status: row.status, ...milestoneFacts(row) },
    row.changes.map(toBefore),
    asOf,
  )
  const dropped = row.droppedOn !== null && dateToDay(row.droppedOn) <= asOf
  return {
    ...row,
    status,
    dueOn: optionalDate(dueOn),
    doneOn: optionalDate(doneOn),
    droppedOn: dropped ? row.droppedOn : null,
    doneNow: row.doneOn !== null,
  }
}

/** Milestones in order, each as it was on the day of its task. */
export const milestoneLoader = (context: Context): DataLoader<Task, MilestoneOnDay[], string> =>
  once(
    context,
    MILESTONES,
    () =>
      new DataLoader<Task, MilestoneOnDay[], string>(tasks => readMilestones(context, tasks), {
        cacheKeyFn: ({ id, asOf }) => `${id} ${asOf}`,
      }),
  )

async function readMilestones({ db }: Context, tasks: readonly Task[]): Promise<MilestoneOnDay[][]> {
  const earliest = tasks.map(({ asOf }) => asOf).sort()[0] as Day
  const rows = await db.prisma.milestone.findMany({
    where: {
      jurisdictionCode: { in: [...new Set(tasks.map(task => task.jurisdictionCode))] },
      taskId: { in: tasks.map(task => task.id) },
    },
    orderBy: [{ taskId: 'asc' }, { position: 'asc' }],
    include: { changes: { where: { changedOn: { gt: dayToDate(earliest) } } } },
  })
  return tasks.map(task => rows.filter(row => row.taskId === task.id).map(row => onDay(row, task.asOf)))
}
