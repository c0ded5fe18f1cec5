import type { Prisma } from '#prisma'
import type { Clock } from './clock.ts'
import type { Context } from './context.ts'
import { type Day, dayToDate } from './day.ts'
import { startTicker, type Ticker } from './ticker.ts'

/** Work the program does by itself once a day in each jurisdiction. */
export interface Job {
  name: string
  /** `HH:MM` in Shanghai from which on it is done; a server started later makes up for it. */
  at: string
  /** Does it, and says what came of it. It may be run again after a crash: doing it twice must change nothing more. */
  run(context: Context, jurisdictionCode: string, day: Day): Promise<Prisma.InputJsonValue>
}

export interface JobParts {
  jobs: readonly Job[]
  /** A fresh context without a viewer. */
  makeContext(): Context
  /** Where the jobs are done. */
  jurisdictions(context: Context): Promise<string[]>
  log: { info(facts: object, words: string): void; error(facts: object, words: string): void }
}

const EVERY_MS = 60_000
/** A run that began so long ago and has not ended is taken for dead. */
const DEAD_AFTER_MS = 30 * 60_000

/** Begins the run of a day unless another process has, or takes over a dead one. */
const CLAIM = `
insert into job_run (division_code, name, day, started_at) values ($1, $2, $3::date, $4::timestamptz)
on conflict (division_code, name, day) do update set started_at = excluded.started_at, outcome = null
where job_run.finished_at is null and job_run.started_at < $5::timestamptz
returning name`

const timeInShanghai = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Shanghai',
  hour: '2-digit',
  minute: '2-digit',
})

/** A clock that stands on one day has no evening to wait for: everything is due at once. */
export const isDue = ({ at }: Job, clock: Clock): boolean =>
  clock.fixed !== null || at <= timeInShanghai.format(clock.now())

/** Does one job for one jurisdiction and day, unless it is done or under way elsewhere. Throws what the job throws. */
export async function runOnce(
  context: Context,
  job: Job,
  jurisdictionCode: string,
  day: Day,
): Promise<boolean> {
  const { db, clock } = context
  const now = clock.now()
  const dead = new Date(now.getTime() - DEAD_AFTER_MS)
  const claimed = await db.sql(CLAIM, [
    jurisdictionCode,
    job.name,
    day,
    now.toISOString(),
    dead.toISOString(),
  ])
  if (claimed.length === 0) return false
  const where = { jurisdictionCode_name_day: { jurisdictionCode, name: job.name, day: dayToDate(day) } }
  try {
    const outcome = await job.run(context, jurisdictionCode, day)
    await db.prisma.jobRun.update({ where, data: { finishedAt: clock.now(), outcome } })
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error)
    await db.prisma.jobRun.update({ where, data: { outcome: { error: said } } }).catch(() => {})
    throw error
  }
  return true
}

/** Logged when nothing of the day is left to do. */
const ALL_DONE = 'jobs of the day done'

/** Every job that is due today and not done, one after the other; one that fails does not keep the others. */
export async function runDueJobs({ jobs, makeContext, jurisdictions, log }: JobParts, stopped = () => false) {
  const { db, clock } = makeContext()
  const day = clock.today()
  const due = jobs.filter(job => isDue(job, clock))
  if (due.length === 0) return
  const finished = await db.prisma.jobRun.findMany({
    where: { day: dayToDate(day), finishedAt: { not: null } },
    select: { jurisdictionCode: true, name: true },
  })
  const done = new Set(finished.map(({ name, jurisdictionCode }) => `${name} ${jurisdictionCode}`))
  const codes = await jurisdictions(makeContext())
  let ran = 0
  for (const job of due) {
    for (const jurisdictionCode of codes) {
      if (stopped()) return
      if (done.has(`${job.name} ${jurisdictionCode}`)) continue
      const facts = { job: job.name, jurisdictionCode, day }
      try {
        if (await runOnce(makeContext(), job, jurisdictionCode, day)) {
          ran += 1
          log.info(facts, 'job done')
        }
      } catch (error) {
        log.error({ ...facts, err: error }, 'job failed; it is tried again in half an hour')
      }
    }
  }
  if (ran > 0) log.info({ day, ran }, ALL_DONE)
}

/** Looks at the clock now and every minute. Several processes may: each run is claimed in the database. */
export function startJobs(parts: JobParts): Ticker {
  let stopped = false
  const ticker = startTicker(
    EVERY_MS,
    () => runDueJobs(parts, () => stopped),
    error => parts.log.error({ err: error }, 'jobs could not be looked at'),
  )
  return {
    ...ticker,
    stop() {
      stopped = true
      return ticker.stop()
    },
  }
}
