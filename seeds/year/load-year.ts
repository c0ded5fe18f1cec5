import { escalate } from '#api/modules/notices/index.ts'
import type { Clock } from '#api/platform/clock.ts'
import type { Context } from '#api/platform/context.ts'
import { type Day, dayToDate } from '#api/platform/day.ts'
import { batchSteps } from './batch-steps.ts'
import { citySteps } from './city-steps.ts'
import { figureSteps } from './figure-steps.ts'
import { followUpSteps } from './follow-up-story.ts'
import { librarySteps } from './indicator-steps.ts'
import { noticeSteps } from './notice-story.ts'
import { taskSteps } from './task-steps.ts'
import { TASK_STORIES } from './task-story.ts'
import { HOME, type Turn, type ViewerReader, type YearStep, YearWorld } from './world.ts'

/** Nights on which the run of the year is made up: before the days on which somebody decides on its proposals. */
const NIGHTS: readonly Day[] = [
  ...['2024-04-01', '2024-05-06', '2024-06-03', '2024-06-17', '2024-07-02', '2024-07-10', '2024-07-18'],
  ...['2024-08-02', '2024-09-02', '2024-09-18', '2024-10-09'],
]

/** What happened before is told year by year. */
const FIRST_MONTH: Day = '2024-01-01'

/** The first day after the year that was written down. */
const END: Day = '2024-10-15'

const MINUTE_MS = 60_000
/** The office opens at half past eight. */
const opening = (day: Day): number => Date.parse(`${day}T08:30:00+08:00`)
const STEP_MS = 3 * MINUTE_MS
const TURN_MS = 1000

const HOUR_MS = 60 * MINUTE_MS

const clockAt = (at: number, day: Day): Clock => ({ now: () => new Date(at), today: () => day, fixed: day })

/**
 * Lets the office at home work through 2024 up to the day of the clock: tasks are issued, signed, reported on and
 * reviewed, notices go out and are answered; from 2023 on its indicators are reported. Every turn is one write at an instant of its own, by which the audit log
 * knows that it was taken: a load that was interrupted goes on behind the last one.
 */
export async function loadYear(
  context: Context,
  readViewer: ViewerReader,
  say: (line: string) => void,
): Promise<void> {
  const today = context.clock.today()
  const world = new YearWorld(context, readViewer)
  await world.open()
  const taken = await takenTurns(context)
  let said = ''
  for (const { step, at } of timed(allSteps().filter(({ on }) => on < END && on <= today))) {
    const words = chapterOf(step.on)
    if (words !== said) say(`  ${words} …`)
    said = words
    await step.run(world, turnsFrom(context, world, taken, { at, day: step.on }))
  }
  if (today >= END) await night(context)
}

/** Before the year there are only figures. */
const chapterOf = (day: Day): string =>
  day < FIRST_MONTH ? `${day.slice(0, 4)} 指标数据` : `${day.slice(0, 7)} 督办工作`

const allSteps = (): YearStep[] => {
  const nights = NIGHTS.map(
    (on): YearStep => ({
      on,
      run: ({ context }) => night({ ...context, clock: clockAt(opening(on) - HOUR_MS, on) }),
    }),
  )
  const steps = [
    ...nights,
    ...TASK_STORIES.flatMap(taskSteps),
    ...batchSteps(TASK_STORIES),
    ...followUpSteps(),
    ...noticeSteps(),
    ...librarySteps(),
    ...figureSteps(),
    ...citySteps(),
  ]
  return steps.sort((one, other) => one.on.localeCompare(other.on))
}

/** The run of the day, unless it was done. It writes more than once, so the run itself says whether it came to its end. */
async function night(context: Context): Promise<void> {
  const day = context.clock.today()
  const done = await context.db.prisma.jobRun.findFirst({
    where: { jurisdictionCode: HOME, name: 'escalation', day: dayToDate(day), finishedAt: { not: null } },
  })
  if (!done) await escalate({ ...context, memo: new Map() }, HOME, day)
}

/** Each step with the instant of its first turn: minutes apart, in their order on the day. */
function timed(steps: readonly YearStep[]): { step: YearStep; at: number }[] {
  const counts = new Map<Day, number>()
  return steps.map(step => {
    const nth = counts.get(step.on) ?? 0
    counts.set(step.on, nth + 1)
    return { step, at: opening(step.on) + nth * STEP_MS }
  })
}

function turnsFrom(
  context: Context,
  world: YearWorld,
  taken: ReadonlySet<number>,
  { at, day }: { at: number; day: Day },
): Turn {
  let next = at
  const contextAt = (who: string, now: number): Context => ({
    ...context,
    viewer: world.viewer(who),
    clock: clockAt(now, day),
    memo: new Map(),
  })
  const turn = async (who: string, work: (context: Context) => Promise<unknown>, key?: string) => {
    const now = next
    next += TURN_MS
    if (key !== undefined) world.note(key, new Date(now))
    if (!taken.has(now)) await work(contextAt(who, now))
  }
  const batch: Turn['batch'] = async (who, work) => void (await work(contextAt(who, next)))
  return Object.assign(turn, { batch })
}

/** The instants of the audit log before the last day, in milliseconds. */
async function takenTurns({ db }: Context): Promise<Set<number>> {
  const entries = await db.prisma.auditEntry.findMany({
    where: { at: { lt: new Date(opening(END)) } },
    select: { at: true },
    distinct: ['at'],
  })
  return new Set(entries.map(({ at }) => at.getTime()))
}
