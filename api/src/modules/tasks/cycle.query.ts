import DataLoader from 'dataloader'
import type { ReportCycle as CycleRow } from '#prisma'
import { type Context, once } from '../../platform/context.ts'
import { type Day, dateToDay, dayToDate } from '../../platform/day.ts'
import { ruleSettings } from '../divisions/index.ts'
import { periodLabel, periodLight } from './cycle.rules.ts'
import type { ReportCycle } from './cycle.type.ts'
import { type LightDay, lightDay } from './task.rules.ts'
import type { Task } from './task.type.ts'

const BY_ID = Symbol('feedback periods by id')
const BY_TASK = Symbol('feedback periods of tasks')

const optionalDay = (date: Date | null): Day | null => (date === null ? null : dateToDay(date))

const until = (day: Day | null, asOf: Day): Day | null => (day !== null && day <= asOf ? day : null)

/** A period as known on a day. */
function toReportCycle(row: CycleRow, day: LightDay): ReportCycle {
  const facts = {
    cycle: row.cycle,
    dueOn: dateToDay(row.dueOn),
    submittedOn: until(optionalDay(row.submittedOn), day.asOf),
    cancelledOn: until(optionalDay(row.cancelledOn), day.asOf),
  }
  return {
    ...facts,
    id: row.id,
    period: row.period,
    label: periodLabel(row.period, facts.dueOn),
    opensOn: dateToDay(row.opensOn),
    originalDueOn: dateToDay(row.originalDueOn),
    light: periodLight(facts, day),
    jurisdictionCode: row.jurisdictionCode,
    taskId: row.taskId,
    assignmentId: row.assignmentId,
    milestoneId: row.milestoneId,
    round: row.round,
  }
}

async function dayOf(context: Context, jurisdictionCode: string, asOf: Day): Promise<LightDay> {
  const { nearWorkingDays } = await ruleSettings(context, jurisdictionCode)
  return lightDay(asOf, nearWorkingDays)
}

/** The period a unit's next report answers: the oldest one it owes of those that are open on `day`, or null. */
export async function openCycleOf(
  context: Context,
  jurisdictionCode: string,
  assignmentId: string,
  day: Day,
): Promise<ReportCycle | null> {
  const row = await context.db.prisma.reportCycle.findFirst({
    where: {
      jurisdictionCode,
      assignmentId,
      submittedOn: null,
      cancelledOn: null,
      opensOn: { lte: dayToDate(day) },
    },
    orderBy: [{ dueOn: 'asc' }, { round: 'asc' }, { id: 'asc' }],
  })
  return row === null ? null : toReportCycle(row, await dayOf(context, jurisdictionCode, day))
}

export interface CycleKey {
  jurisdictionCode: string
  id: string
}

/** Periods by key as known today, in one statement for the request; null where there is none. */
export const cycleLoader = (context: Context): DataLoader<CycleKey, ReportCycle | null, string> =>
  once(
    context,
    BY_ID,
    () =>
      new DataLoader<CycleKey, ReportCycle | null, string>(
        async keys => {
          const rows = await context.db.prisma.reportCycle.findMany({
            where: {
              jurisdictionCode: { in: [...new Set(keys.map(key => key.jurisdictionCode))] },
              id: { in: keys.map(key => key.id) },
            },
          })
          return Promise.all(
            keys.map(async key => {
              const row = rows.find(one => one.id === key.id && one.jurisdictionCode === key.jurisdictionCode)
              return row
                ? toReportCycle(row, await dayOf(context, key.jurisdictionCode, context.clock.today()))
                : null
            }),
          )
        },
        { cacheKeyFn: ({ id }) => id },
      ),
  )

/** The periods of a task that have opened by its day and are owed or were reported. */
const shownOf = (task: Task, rows: readonly CycleRow[]): ReportCycle[] =>
  rows
    .filter(row => row.taskId === task.id && dateToDay(row.opensOn) <= task.asOf)
    .map(row => toReportCycle(row, task))
    .filter(({ submittedOn, cancelledOn }) => submittedOn !== null || cancelledOn === null)

/** The periods of tasks that were open by the day each task is read at, newest first; one statement for the request. */
const cyclesByTask = (context: Context): DataLoader<Task, ReportCycle[], string> =>
  once(
    context,
    BY_TASK,
    () =>
      new DataLoader<Task, ReportCycle[], string>(
        async tasks => {
          const rows = await context.db.prisma.reportCycle.findMany({
            where: {
              jurisdictionCode: { in: [...new Set(tasks.map(task => task.jurisdictionCode))] },
              taskId: { in: tasks.map(task => task.id) },
            },
            orderBy: [{ dueOn: 'desc' }, { round: 'desc' }, { id: 'desc' }],
          })
          return tasks.map(task => shownOf(task, rows))
        },
        { cacheKeyFn: ({ id, asOf }) => `${id} ${asOf}` },
      ),
  )

/** Periods of a task's feedback cycle, newest first. */
export const cyclesOf = (context: Context, task: Task): Promise<ReportCycle[]> =>
  cyclesByTask(context).load(task)
