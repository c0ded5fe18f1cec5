import { addWorkingDays, workingDaysBetween } from '../../platform/calendar.ts'
import type { Day } from '../../platform/day.ts'
import type { DueStatus, Light, MilestoneState } from './task.enums.ts'
import { isDone, isPaused, type TaskStatus } from './task.status.ts'

/** How bad a light is: a group shows the worst. */
export const SEVERITY: Readonly<Record<Light, number>> = { NO_DATA: 0, GOOD: 1, NEAR: 2, BEHIND: 3 }

export const LIGHT_OF_SEVERITY: readonly Light[] = ['NO_DATA', 'GOOD', 'NEAR', 'BEHIND']

const LIGHT_OF_STATE: Readonly<Record<MilestoneState, Light>> = {
  DONE_ON_TIME: 'GOOD',
  DONE_LATE: 'NEAR',
  OVERDUE: 'BEHIND',
  NEAR: 'NEAR',
  ON_TRACK: 'GOOD',
  NO_DUE_DATE: 'NO_DATA',
}

export interface MilestoneFacts {
  dueOn: Day | null
  doneOn: Day | null
}

/** The day a light is read at, and the last day that then counts as near. */
export interface LightDay {
  asOf: Day
  nearUntil: Day
}

/** `nearWorkingDays` working days ahead, 3 by default (DOMAIN §4). */
export const lightDay = (asOf: Day, nearWorkingDays: number): LightDay => ({
  asOf,
  nearUntil: addWorkingDays(asOf, nearWorkingDays),
})

/** What a milestone's dates mean on a day. Done late stays 逾期办结; a day after `asOf` has not happened yet. */
export function milestoneState(
  { dueOn, doneOn }: MilestoneFacts,
  { asOf, nearUntil }: LightDay,
): MilestoneState {
  if (dueOn === null) return 'NO_DUE_DATE'
  if (doneOn !== null && doneOn <= asOf) return doneOn <= dueOn ? 'DONE_ON_TIME' : 'DONE_LATE'
  if (dueOn < asOf) return 'OVERDUE'
  return dueOn <= nearUntil ? 'NEAR' : 'ON_TRACK'
}

export const milestoneLight = (facts: MilestoneFacts, day: LightDay): Light =>
  LIGHT_OF_STATE[milestoneState(facts, day)]

/** The worst of several lights; none at all is no data. */
export const worstLight = (lights: readonly Light[]): Light =>
  LIGHT_OF_SEVERITY[Math.max(0, ...lights.map(light => SEVERITY[light]))] as Light

/** Whether the plan of a task was issued by that day; where the day of issue is not known, it was. */
export const inForce = (effectiveOn: Day | null, asOf: Day): boolean =>
  effectiveOn === null || effectiveOn <= asOf

/** What bears on the light of a task beside its milestones. */
export interface TaskLightFacts {
  effectiveOn?: Day | null
  /** The day an amended plan left it out. */
  droppedOn?: Day | null
  /** What its feedback periods say: `cycleLight`. */
  cycles?: Light
}

/**
 * A task shows the worst of its milestones and its feedback periods, so that a period made up late stays visible
 * (catch-up memory, DOMAIN §4).
 */
export function taskLight(
  status: TaskStatus,
  milestones: readonly MilestoneFacts[],
  day: LightDay,
  { effectiveOn = null, droppedOn = null, cycles = 'NO_DATA' }: TaskLightFacts = {},
): Light {
  const dropped = droppedOn !== null && droppedOn <= day.asOf
  if (isPaused(status) || dropped || !inForce(effectiveOn, day.asOf)) return 'NO_DATA'
  return worstLight([...milestones.map(milestone => milestoneLight(milestone, day)), cycles])
}

/**
 * A joint unit with a date of its own is judged by that; one that finished its own part by the day it did. Until then it
 * shares the dates of the task.
 */
export function jointLight(
  doneOn: Day | null,
  status: TaskStatus,
  milestones: readonly MilestoneFacts[],
  day: LightDay,
  ownDueOn: Day | null = null,
): Light {
  if (ownDueOn !== null)
    return isPaused(status) ? 'NO_DATA' : milestoneLight({ dueOn: ownDueOn, doneOn }, day)
  if (doneOn === null || doneOn > day.asOf) return taskLight(status, milestones, day)
  const dated = milestones.flatMap(({ dueOn }) => (dueOn === null ? [] : [dueOn])).sort()
  const last = dated.at(-1)
  return last === undefined ? 'NO_DATA' : milestoneLight({ dueOn: last, doneOn }, day)
}

/** Whether the task stood as done on that day. */
export const wasDone = (status: TaskStatus, doneOn: Day | null, asOf: Day): boolean =>
  isDone(status) && (doneOn === null || doneOn <= asOf)

/** The date people look at: the oldest open one, else the last. */
export function decidingDue(milestones: readonly MilestoneFacts[], asOf: Day): Day | null {
  const open = milestones.filter(({ doneOn }) => doneOn === null || doneOn > asOf)
  const dates = (list: readonly MilestoneFacts[]) =>
    list.flatMap(({ dueOn }) => (dueOn === null ? [] : [dueOn])).sort()
  return dates(open)[0] ?? dates(milestones).at(-1) ?? null
}

/** A task without a date says why: recurring and ongoing are told apart from 待明确. */
export function taskDueStatus(statuses: readonly DueStatus[]): DueStatus {
  for (const status of ['DATED', 'RECURRING', 'ONGOING'] as const)
    if (statuses.includes(status)) return status
  return 'UNKNOWN'
}

/** Working days left on `asOf`; negative when over, null when there is nothing to wait for. */
export const workingDaysLeft = (dueOn: Day | null, done: boolean, asOf: Day): number | null =>
  dueOn === null || done ? null : workingDaysBetween(asOf, dueOn)

/** Share of milestones done, 0–100, counted by milestone; a task without milestones is either 0 or 100. */
export function percentDone(milestones: readonly MilestoneFacts[]): number {
  if (milestones.length === 0) return 0
  return Math.round((100 * milestones.filter(({ doneOn }) => doneOn !== null).length) / milestones.length)
}
