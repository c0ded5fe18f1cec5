import type { AssignmentPart, AssignmentStatus } from '#prisma'
import type { Day } from '../../platform/day.ts'
import type { TaskStatus } from './task.status.ts'

/** From least to most advanced; a part handed back stands outside. */
const ADVANCE: readonly AssignmentStatus[] = ['WAITING', 'ISSUED', 'IN_PROGRESS', 'SUBMITTED', 'DONE']

/** What the least advanced lead makes of an issued task. */
const STATUS_OF_LEAD: Readonly<Record<AssignmentStatus, TaskStatus>> = {
  WAITING: 'ISSUED',
  ISSUED: 'ISSUED',
  IN_PROGRESS: 'IN_PROGRESS',
  SUBMITTED: 'SUBMITTED',
  DONE: 'DONE',
  RETURNED: 'DRAFT',
}

/**
 * The status of an issued task is that of its least advanced lead (DOMAIN §3). Parts handed back do not count;
 * without any other lead the task is a draft again.
 */
export function taskStatusOf(leads: readonly AssignmentStatus[]): TaskStatus {
  const counted = leads.filter(status => status !== 'RETURNED')
  const least = Math.min(...counted.map(status => ADVANCE.indexOf(status)))
  return STATUS_OF_LEAD[ADVANCE[least] ?? 'RETURNED']
}

/** What a report does to the part it was written for. */
export type ReportEvent = 'SUBMITTED' | 'WITHDRAWN' | 'APPROVED' | 'RETURNED'

/** In which states of a part each of them may happen. */
export const REPORT_FROM: Readonly<Record<ReportEvent, readonly AssignmentStatus[]>> = {
  SUBMITTED: ['IN_PROGRESS', 'SUBMITTED'],
  WITHDRAWN: ['SUBMITTED'],
  APPROVED: ['SUBMITTED'],
  RETURNED: ['SUBMITTED'],
}

/**
 * Where a part stands after something happened to its report: 待审核 exactly as long as a submitted report waits,
 * done when every date of the task was finished by approved reports of its own.
 */
export function assignmentStatusAfter(
  event: ReportEvent,
  { waiting, finishedAll }: { waiting: boolean; finishedAll: boolean },
): AssignmentStatus {
  if (event === 'SUBMITTED' || waiting) return 'SUBMITTED'
  return event === 'APPROVED' && finishedAll ? 'DONE' : 'IN_PROGRESS'
}

/** A date of a task with the round from which reports count for it. */
export interface OpenMilestone {
  id: string
  dated: boolean
  doneOn: Day | null
  sinceRound: number
}

/** An approved report that says 已办结. Without a milestone it speaks of the task as a whole. */
export interface FinishedReport {
  assignmentId: string
  milestoneId: string | null
  round: number
  doneOn: Day
}

/**
 * The day a part finished a date, by its approved reports; null while it has not. A report on the task as a whole
 * finishes what has no date.
 */
export function finishedOn(
  milestone: OpenMilestone,
  assignmentId: string,
  reports: readonly FinishedReport[],
): Day | null {
  const days = reports
    .filter(report => report.assignmentId === assignmentId && report.round >= milestone.sinceRound)
    .filter(
      report => report.milestoneId === milestone.id || (report.milestoneId === null && !milestone.dated),
    )
    .map(({ doneOn }) => doneOn)
  return days.sort().at(-1) ?? null
}

/** Whether a part has finished everything: each date is done, or finished by reports of its own. */
export const finishedAll = (
  milestones: readonly OpenMilestone[],
  assignmentId: string,
  reports: readonly FinishedReport[],
): boolean =>
  milestones.length === 0
    ? reports.some(report => report.assignmentId === assignmentId && report.milestoneId === null)
    : milestones.every(
        milestone => milestone.doneOn !== null || finishedOn(milestone, assignmentId, reports) !== null,
      )

/** The day a date is done: the last of the days on which the leads finished it; null while one of them has not. */
export function milestoneDoneOn(
  milestone: OpenMilestone,
  leadIds: readonly string[],
  reports: readonly FinishedReport[],
): Day | null {
  if (milestone.doneOn !== null) return milestone.doneOn
  const days = leadIds.map(id => finishedOn(milestone, id, reports))
  if (days.length === 0 || days.includes(null)) return null
  return (days as Day[]).sort().at(-1) ?? null
}

/** A sub-task as the progress of its parent sees it. */
export interface WeightedPart {
  status: TaskStatus
  percent: number
  weight: number
}

/** Σ w·p / Σ w over the sub-tasks that were not terminated, 0–100; null without any. */
export function rolledUpPercent(parts: readonly WeightedPart[]): number | null {
  const counted = parts.filter(({ status, weight }) => status !== 'TERMINATED' && weight > 0)
  const weights = counted.reduce((sum, { weight }) => sum + weight, 0)
  if (weights === 0) return null
  const done = ({ status, percent }: WeightedPart) =>
    status === 'DONE' || status === 'CLOSED' ? 100 : percent
  return Math.round(counted.reduce((sum, part) => sum + part.weight * done(part), 0) / weights)
}

/** What a sent-back report asks for: the rework has a date of its own, which never shortens a date of the plan. */
export const returnMovesMilestone = (
  part: AssignmentPart,
  milestone: { dueOn: Day | null } | null,
  newDueOn: Day,
): boolean => part === 'LEAD' && milestone !== null && milestone.dueOn !== null && newDueOn > milestone.dueOn
