import type { Context } from '../../platform/context.ts'
import type { Day } from '../../platform/day.ts'
import { conflict } from '../../platform/errors.ts'
import { quoted } from '../../platform/quote.ts'
import type { Write } from '../../platform/write.ts'
import { notify } from '../notifications/index.ts'
import { openCycles } from './cycle.service.ts'
import { ACTIONS, actionFault, issueFault, openPartsFault, type TaskAction } from './task-action.rules.ts'
import { stepTask } from './task-change.service.ts'
import { type IssueTelling, issueFacts, issueTask } from './task-issue.service.ts'
import type { LockedTask } from './task-lock.ts'
import { reopenTask } from './task-reopening.service.ts'
import { rollUp } from './task-rollup.service.ts'
import { resumeTask, suspendTask } from './task-suspension.service.ts'

/** A step with what was said about it, checked. */
export interface StepWords {
  action: TaskAction
  reason: string | null
  dueOn: Day | null
}

/** The form showed an older state of the task. */
export const STALE = '其他人刚刚修改过这项任务。请刷新后核对再操作。'

/** What stands around a task and may be in the way of a step. */
export interface StepSurroundings {
  /** Words of groups nobody was named for. */
  groups: readonly string[]
  /** Sub-tasks somebody still works on. */
  openParts: number
}

/** Why a step cannot be taken on a task now, as a sentence; null when it can. */
export function stepFault(
  task: LockedTask,
  action: TaskAction,
  version: number,
  { groups, openParts }: StepSurroundings,
): string | null {
  if (task.version !== version) return STALE
  const fault = actionFault(action, task.status) ?? openPartsFault(action, openParts)
  if (fault !== null) return fault
  return action === 'SUBMIT_FOR_ISSUE' || action === 'ISSUE' ? issueFault(issueFacts(task, groups)) : null
}

/** Steps that the units at work on a task are told of; issuing tells them by itself. */
const TOLD: readonly TaskAction[] = ['SUSPEND', 'RESUME', 'TERMINATE', 'CLOSE', 'REOPEN']

/** Takes a step on a locked task it may be taken on, and tells the units it concerns. */
export async function takeStep(
  step: Write,
  context: Context,
  locked: LockedTask,
  words: StepWords,
  telling: IssueTelling,
): Promise<void> {
  const wasIssued = locked.issuedOn !== null
  await changeTask(step, context, locked, words, telling)
  if (!wasIssued || !TOLD.includes(words.action)) return
  await notify(step, context, {
    jurisdictionCode: locked.jurisdictionCode,
    kind: 'TASK_CHANGED',
    to: { organizationIds: locked.assignments.map(({ organizationId }) => organizationId) },
    title: `${quoted(locked.title)}已${ACTIONS[words.action].name}`,
    ...(words.reason === null ? {} : { body: words.reason }),
    path: `/tasks/${locked.id}`,
    entity: 'Task',
    entityId: locked.id,
  })
}

async function changeTask(
  step: Write,
  context: Context,
  locked: LockedTask,
  { action, reason, dueOn }: StepWords,
  telling: IssueTelling,
): Promise<void> {
  const said = reason ?? ''
  switch (action) {
    case 'SUBMIT_FOR_ISSUE':
      return submitForIssue(step, context, locked)
    case 'ISSUE':
      return issueTask(step, context, locked, telling)
    case 'REJECT_ISSUE':
      return rejectIssue(step, context, locked, said)
    case 'SUSPEND':
      return suspendTask(step, context, locked, said)
    case 'RESUME':
      return resumeTask(step, context, locked, reason)
    case 'TERMINATE':
      return terminateTask(step, context, locked, said)
    case 'CLOSE':
      return closeTask(step, context, locked)
    case 'REOPEN':
      if (dueOn === null) throw conflict(STALE)
      return reopenTask(step, context, locked, { reason: said, dueOn })
  }
}

async function submitForIssue(step: Write, context: Context, locked: LockedTask): Promise<void> {
  await stepTask(step, context, locked, { status: 'PENDING_ISSUE' })
  await step.record({ type: 'TASK_SUBMITTED_FOR_ISSUE', entity: 'Task', entityId: locked.id })
}

async function rejectIssue(step: Write, context: Context, locked: LockedTask, reason: string): Promise<void> {
  await stepTask(step, context, locked, { status: 'DRAFT' }, reason)
  await step.record({ type: 'TASK_ISSUE_REJECTED', entity: 'Task', entityId: locked.id, after: { reason } })
}

/** 终止: nobody owes anything any more, and its parent is measured by the others. */
async function terminateTask(
  step: Write,
  context: Context,
  locked: LockedTask,
  reason: string,
): Promise<void> {
  const { jurisdictionCode, id, status } = locked
  const ended = { status: 'TERMINATED' as const, suspendedOn: null, suspendedFrom: null }
  await stepTask(step, context, locked, ended, reason)
  await openCycles(step, context, jurisdictionCode, [id], context.clock.today())
  await rollUp(step, context, locked)
  await step.record({
    type: 'TASK_TERMINATED',
    entity: 'Task',
    entityId: id,
    before: { status },
    after: { reason },
  })
}

async function closeTask(step: Write, context: Context, locked: LockedTask): Promise<void> {
  const closedOn = context.clock.today()
  await stepTask(step, context, locked, { status: 'CLOSED', closedOn })
  await step.record({ type: 'TASK_CLOSED', entity: 'Task', entityId: locked.id, after: { closedOn } })
}
