import type { AssignmentStatus } from '#prisma'
import { isWorkingDay } from '../../platform/calendar.ts'
import { addDays, type Day } from '../../platform/day.ts'
import type { TaskAction } from './task.enums.ts'
import type { TaskStatus } from './task.status.ts'
import { taskStatusOf } from './task-life.rules.ts'

export type { TaskAction }

/** A step of the office: who takes it, from which states, and what has to be said. */
export interface ActionRule {
  by: 'OFFICE' | 'HEAD'
  from: readonly TaskStatus[]
  /** What the step is called on a screen. */
  name: string
  needsReason: boolean
  needsDueOn: boolean
}

const OPEN: readonly TaskStatus[] = ['PENDING_ISSUE', 'ISSUED', 'IN_PROGRESS', 'SUBMITTED']

const step = (
  name: string,
  by: ActionRule['by'],
  from: readonly TaskStatus[],
  needs: Partial<Pick<ActionRule, 'needsReason' | 'needsDueOn'>> = {},
): ActionRule => ({ name, by, from, needsReason: false, needsDueOn: false, ...needs })

/** The steps of DOMAIN §3 that the supervision office takes. */
export const ACTIONS: Readonly<Record<TaskAction, ActionRule>> = {
  SUBMIT_FOR_ISSUE: step('提请交办', 'OFFICE', ['DRAFT']),
  ISSUE: step('交办', 'HEAD', ['PENDING_ISSUE']),
  REJECT_ISSUE: step('退回拟办', 'HEAD', ['PENDING_ISSUE'], { needsReason: true }),
  SUSPEND: step('中止', 'HEAD', OPEN, { needsReason: true }),
  RESUME: step('恢复', 'HEAD', ['SUSPENDED']),
  TERMINATE: step('终止', 'HEAD', ['DRAFT', ...OPEN, 'SUSPENDED'], { needsReason: true }),
  CLOSE: step('销号', 'HEAD', ['DONE']),
  REOPEN: step('重新启动', 'HEAD', ['DONE', 'CLOSED'], { needsReason: true, needsDueOn: true }),
}

/** What a task in a state that does not allow the step is told, and what to do instead. */
const STANDS: Readonly<Record<TaskStatus, string>> = {
  DRAFT: '任务还在拟办，请先提请交办。',
  PENDING_ISSUE: '任务还没有交办。',
  ISSUED: '任务已交办，正在等待单位签收。',
  IN_PROGRESS: '任务正在办理。',
  SUBMITTED: '任务的填报正在等待审核，请先审核。',
  DONE: '任务已办结。如需继续办理，请重新启动。',
  CLOSED: '任务已销号。如需继续办理，请重新启动。',
  SUSPENDED: '任务已中止，请先恢复。',
  TERMINATED: '任务已终止，不能再操作。',
}

/** Why a step cannot be taken from a state, as a sentence; null when it can. */
export const actionFault = (action: TaskAction, status: TaskStatus): string | null =>
  ACTIONS[action].from.includes(status) ? null : `不能${ACTIONS[action].name}：${STANDS[status]}`

/** A task is not ended or struck off while sub-tasks of it are under way. */
export const openPartsFault = (action: TaskAction, openParts: number): string | null =>
  openParts > 0 && (action === 'TERMINATE' || action === 'CLOSE')
    ? `不能${ACTIONS[action].name}：还有 ${openParts} 个子任务没有办结，请先办结或终止它们。`
    : null

/** Where a part stands after the task is issued: signed ones stay, those handed back are not asked again. */
export function assignmentAfterIssue(status: AssignmentStatus): AssignmentStatus {
  if (status === 'WAITING') return 'ISSUED'
  return status === 'DONE' ? 'IN_PROGRESS' : status
}

/** Where a step leads. `leads` are the leads before it; `suspendedFrom` is what a suspended task goes back to. */
export function statusAfter(
  action: TaskAction,
  facts: { leads: readonly AssignmentStatus[]; suspendedFrom: TaskStatus | null },
): TaskStatus {
  switch (action) {
    case 'SUBMIT_FOR_ISSUE':
      return 'PENDING_ISSUE'
    case 'ISSUE':
      return taskStatusOf(facts.leads.map(assignmentAfterIssue))
    case 'REJECT_ISSUE':
      return 'DRAFT'
    case 'SUSPEND':
      return 'SUSPENDED'
    case 'RESUME':
      return facts.suspendedFrom ?? 'IN_PROGRESS'
    case 'TERMINATE':
      return 'TERMINATED'
    case 'CLOSE':
      return 'CLOSED'
    case 'REOPEN':
      return 'IN_PROGRESS'
  }
}

/** What the guard of DRAFT → PENDING_ISSUE looks at (DOMAIN §3). */
export interface IssueFacts {
  title: string
  source: { start: number; end: number }
  /** Names of leads that carry the task. */
  leads: readonly string[]
  /** Names of units that handed it back and still stand in its list. */
  returned: readonly string[]
  /** Words of groups nobody was named for. */
  emptyGroups: readonly string[]
  milestones: readonly { dated: boolean; dueOn: Day | null }[]
}

/** Everything a task still lacks before it can be issued, in words; empty when it is whole. */
export function missingForIssue(facts: IssueFacts): string[] {
  const missing: string[] = []
  if (facts.title.trim() === '') missing.push('填写任务名称')
  if (facts.source.end <= facts.source.start) missing.push('对应到方案原文')
  if (facts.leads.length === 0) missing.push('至少明确一个牵头单位')
  if (facts.returned.length > 0) missing.push(`调整已退回的责任单位（${facts.returned.join('、')}）`)
  if (facts.emptyGroups.length > 0) missing.push(`展开责任单位“${facts.emptyGroups.join('”“')}”`)
  if (facts.milestones.length === 0) missing.push('设置时间节点，或注明长期坚持、时限待明确')
  if (facts.milestones.some(({ dated, dueOn }) => dated && dueOn === null)) missing.push('填写时间节点的日期')
  return missing
}

export const issueFault = (facts: IssueFacts): string | null => {
  const missing = missingForIssue(facts)
  return missing.length === 0 ? null : `还不能提请交办，需要先：${missing.join('；')}。`
}

/** 立项编号: year and a number of at least three digits, `2024-034`. */
export const ledgerNumber = (year: number, no: number): string => `${year}-${String(no).padStart(3, '0')}`

/** Working days on which the clock stood still: from the day of suspension to the day before it ended. */
export function pausedWorkingDays(suspendedOn: Day, resumedOn: Day): number {
  let count = 0
  for (let day = suspendedOn; day < resumedOn; day = addDays(day, 1)) if (isWorkingDay(day)) count += 1
  return count
}
