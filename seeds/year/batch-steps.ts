import { reviewReports } from '#api/modules/reports/index.ts'
import { actOnTasks } from '#api/modules/tasks/index.ts'
import type { Day } from '#api/platform/day.ts'
import type { TaskStory } from './story.types.ts'
import { HOME, type YearStep, type YearWorld } from './world.ts'

function byDay<Item>(items: readonly { on: Day; item: Item }[]): [Day, Item[]][] {
  const days = new Map<Day, Item[]>()
  for (const { on, item } of items) days.set(on, [...(days.get(on) ?? []), item])
  return [...days]
}

/** What the head issues and the office lets stand in one go, day by day. */
export function batchSteps(stories: readonly TaskStory[]): YearStep[] {
  const issued = stories.flatMap(({ on, alone, task }) => (on && !alone ? [{ on, item: task }] : []))
  const approved = stories.flatMap(({ task, reports = [] }) =>
    reports.flatMap(({ approved: on, opinion }, index) =>
      on && !opinion ? [{ on, item: `${task}#${index}` }] : [],
    ),
  )
  return [
    ...byDay(issued).map(([on, names]): YearStep => ({ on, run: issueAll(names) })),
    ...byDay(approved).map(([on, keys]): YearStep => ({ on, run: approveAll(keys) })),
  ]
}

const issueAll =
  (names: readonly string[]): YearStep['run'] =>
  (world, turn) =>
    turn.batch('head', async context => {
      const tasks = await waiting(world, names)
      if (tasks.length === 0) return
      const { faults } = await actOnTasks(context, { action: 'ISSUE', tasks })
      if (faults[0]) throw new Error(`${faults[0].title}: ${faults[0].message}`)
    })

async function waiting(world: YearWorld, names: readonly string[]) {
  const ids: string[] = []
  for (const name of names) ids.push((await world.task(name)).id)
  return world.context.db.prisma.task.findMany({
    where: { jurisdictionCode: HOME, id: { in: ids }, status: 'PENDING_ISSUE' },
    select: { id: true, version: true },
    orderBy: [{ planId: 'asc' }, { position: 'asc' }, { no: 'asc' }],
  })
}

const approveAll =
  (keys: readonly string[]): YearStep['run'] =>
  (world, turn) =>
    turn.batch('supervisor', async context => {
      const reports = await context.db.prisma.progressReport.findMany({
        where: {
          jurisdictionCode: HOME,
          status: 'SUBMITTED',
          submittedAt: { in: keys.map(key => world.at(key)) },
        },
        select: { id: true, version: true },
        orderBy: { submittedAt: 'asc' },
      })
      if (reports.length === 0) return
      const { faults } = await reviewReports(context, { reports, approve: true })
      if (faults[0]) throw new Error(`${faults[0].title}: ${faults[0].message}`)
    })
