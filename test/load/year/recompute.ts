import type { Day } from '#api/platform/day.ts'
import { daysFrom, plusDays, plusWorkdays } from './calendar.ts'
import type { CycleFacts, ReportFacts, TaskHistory } from './history.ts'
import type { Standing } from './replay.ts'

/** What a task shows on a day. */
export interface Shown {
  status: string
  state: string
  round: number
  percent: number
  light: string
  dueOn: Day | null
  doneOn: Day | null
  milestonesDone: number
}

const LIGHTS = ['NO_DATA', 'GOOD', 'NEAR', 'BEHIND'] as const

const worst = (lights: readonly number[]) => LIGHTS[Math.max(0, ...lights)] as string

const isDone = (status: string) => status === 'DONE' || status === 'CLOSED'

/** How it stood at the end of a day. A completion that still stands counts from the day the work was done. */
function standingOn(standings: readonly Standing[], day: Day): Standing {
  const then = standings.filter(one => one.day <= day).at(-1) as Standing
  const now = standings.at(-1) as Standing
  if (isDone(then.status) || !isDone(now.status) || now.doneOn === null || now.doneOn > day) return then
  return {
    ...now,
    dates: then.dates,
    status: now.closedOn !== null && now.closedOn <= day ? 'CLOSED' : 'DONE',
  }
}

/** When each date was done as known today: done on a day until it was taken back again. */
function doneOn(standings: readonly Standing[], id: string, day: Day): Day | null {
  let found: Day | null = null
  for (const one of standings) {
    const done = one.dates.find(date => date.id === id)?.doneOn ?? null
    if (one.day <= day) found = done
    // Learnt later, done before: the first thing learnt after the day counts.
    else if (found === null && done !== null && done <= day) return done
  }
  return found
}

/** The day a period was reported for: by the one report of a lead that was neither sent back nor withdrawn. */
function reportedOn({ id }: CycleFacts, reports: readonly ReportFacts[], day: Day): Day | null {
  const days = reports.flatMap(({ cycleId, part, status, submittedOn }) =>
    cycleId === id && part === 'LEAD' && (status === 'SUBMITTED' || status === 'APPROVED')
      ? (submittedOn ?? [])
      : [],
  )
  const first = days.sort()[0] ?? null
  return first !== null && first <= day ? first : null
}

/** Periods of the calendar: a quarter missed is red, another one yellow and red after 90 days; made up late stays yellow. */
function periodLight({ cycles, reports }: TaskHistory, day: Day, done: Day | null): number {
  const judged = done !== null && done < day ? done : day
  const counted = cycles
    .filter(({ cycle }) => cycle === 'WEEKLY' || cycle === 'MONTHLY' || cycle === 'QUARTERLY')
    .filter(({ cancelledOn }) => cancelledOn === null || cancelledOn > day)
    .map(one => ({ ...one, on: reportedOn(one, reports, day) }))
  const missed = counted.filter(({ dueOn, on }) => on === null && dueOn < judged)
  if (missed.length > 0)
    return missed.some(({ cycle, dueOn }) => cycle === 'QUARTERLY' || daysFrom(dueOn, judged) >= 90) ? 3 : 2
  const late = counted.filter(({ on, dueOn }) => on !== null && on > dueOn)
  const cleared = (one: (typeof late)[number]) =>
    counted.some(
      other =>
        other.assignmentId === one.assignmentId &&
        other.dueOn >= one.dueOn &&
        other.on !== null &&
        other.on <= other.dueOn,
    )
  return late.some(one => !cleared(one)) ? 2 : 0
}

function dateLight(dueOn: Day | null, done: Day | null, day: Day): number {
  if (dueOn === null) return 0
  if (done !== null) return done <= dueOn ? 1 : 2
  return dueOn < day ? 3 : dueOn <= plusWorkdays(day, 3) ? 2 : 1
}

/** What a task has to show on a day (DOMAIN §3 and §4), from its history alone. */
export function shownOn(history: TaskHistory, standings: readonly Standing[], day: Day): Shown {
  const { status, round, reported, doneOn: done } = standingOn(standings, day)
  const then = standings.filter(one => one.day <= day).at(-1) as Standing
  const dates = then.dates.map(({ id, dueOn }) => ({ dueOn, doneOn: doneOn(standings, id, day) }))
  const finished = dates.filter(date => date.doneOn !== null).length
  const { effectiveOn } = history.task
  const dark =
    status === 'SUSPENDED' || status === 'TERMINATED' || (effectiveOn !== null && effectiveOn > day)
  const lights = [
    ...dates.map(date => dateLight(date.dueOn, date.doneOn, day)),
    periodLight(history, day, done),
  ]
  const open = dates.filter(date => date.doneOn === null)
  const days = (list: typeof dates) => list.flatMap(({ dueOn }) => dueOn ?? []).sort()
  return {
    ...{ status, round, state: isDone(status) ? 'DONE' : 'OPEN', doneOn: done },
    percent: reported ?? (dates.length === 0 ? 0 : Math.round((100 * finished) / dates.length)),
    light: dark ? 'NO_DATA' : worst(lights),
    dueOn: days(open)[0] ?? days(dates).at(-1) ?? null,
    milestonesDone: finished,
  }
}

/** Days spread over the time lived, the first and the last among them. */
export const sampledDays = (first: Day, last: Day, count: number): Day[] => {
  const length = daysFrom(first, last)
  return Array.from({ length: count }, (_, index) =>
    plusDays(first, Math.round((index * length) / (count - 1))),
  )
}
