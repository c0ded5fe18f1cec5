import type { DueStatus, FeedbackCycle } from '#prisma'
import type { Context } from '../../platform/context.ts'
import type { Day } from '../../platform/day.ts'
import { badInput, conflict } from '../../platform/errors.ts'
import { allow } from '../../platform/guard.ts'
import { type Write, write } from '../../platform/write.ts'
import { isOffice } from '../access/index.ts'
import { openCycles } from './cycle.service.ts'
import { requireTask } from './signing.service.ts'
import { isEditable } from './task.policy.ts'
import { isBeforeIssue, isInWork } from './task.status.ts'
import type { Task } from './task.type.ts'
import { issueFault } from './task-action.rules.ts'
import { stepTask, type TaskStep } from './task-change.service.ts'
import { emptyGroups, issueFacts } from './task-issue.service.ts'
import { type LockedTask, lockTask } from './task-lock.ts'
import { replaceMilestones } from './task-milestones.service.ts'
import { replaceOwners } from './task-owners.service.ts'
import { STALE } from './task-steps.service.ts'

/** What is changed; what is left out stays. */
export interface TaskEdit {
  title?: string | null
  feedbackCycle?: FeedbackCycle | null
  responsibleLeader?: string | null
  leaderInCharge?: string | null
  leadIds?: readonly string[] | null
  jointIds?: readonly string[] | null
  milestones?: readonly MilestoneEdit[] | null
}

export interface MilestoneEdit {
  id?: string | null
  dueOn?: Day | null
  deliverable?: string | null
  status: DueStatus
}

/**
 * The office edits a task: leaders, feedback cycle and title until it is done, owners and dates until it is issued.
 * A task that waits for issue has to stay whole. Throws `FORBIDDEN`, `NOT_FOUND`, `BAD_INPUT`, `CONFLICT`.
 */
export async function editTask(context: Context, id: string, version: number, edit: TaskEdit): Promise<Task> {
  const { jurisdictionCode } = await requireTask(context, id)
  allow(isOffice(context.viewer, jurisdictionCode), context.viewer)
  const words = wordsOf(edit)
  await write(context, jurisdictionCode, async step => {
    const locked = await lockTask(step, jurisdictionCode, id)
    requireEditable(locked, version, edit)
    const before = await outlineOf(step, locked)
    if (edit.leadIds || edit.jointIds) await replaceOwners(step, locked, edit)
    if (edit.milestones) await replaceMilestones(step, context, locked, edit.milestones)
    await stepTask(step, context, locked, words)
    await requireWhole(step, locked)
    if (words.feedbackCycle !== undefined && isInWork(locked.status))
      await openCycles(step, context, jurisdictionCode, [id], context.clock.today())
    const after = await outlineOf(step, await lockTask(step, jurisdictionCode, id))
    await step.record({ type: 'TASK_EDITED', entity: 'Task', entityId: id, ...changed(before, after) })
  })
  return requireTask(context, id)
}

/** Words and cycle of the edit; empty words take a leader's name off. */
function wordsOf({ title, feedbackCycle, responsibleLeader, leaderInCharge }: TaskEdit): TaskStep {
  if (title != null && title.trim() === '') throw badInput('title', '请填写任务名称。')
  return {
    ...(title == null ? {} : { title: title.trim() }),
    ...(feedbackCycle == null ? {} : { feedbackCycle }),
    ...(responsibleLeader === undefined ? {} : { responsibleLeader: responsibleLeader?.trim() || null }),
    ...(leaderInCharge === undefined ? {} : { leaderInCharge: leaderInCharge?.trim() || null }),
  }
}

function requireEditable({ status, version }: LockedTask, expected: number, edit: TaskEdit): void {
  if (version !== expected) throw conflict(STALE)
  if (!isEditable(status)) throw conflict('任务已办结、销号或终止，不能再修改。')
  if (isBeforeIssue(status)) return
  if (edit.leadIds || edit.jointIds)
    throw conflict('任务已交办，责任单位不能直接修改。如责任不符，请由单位退回后调整。')
  if (edit.milestones) throw conflict('任务已交办，时限只能通过延期、退回重办或方案调整来改变。')
}

async function requireWhole({ tx }: Write, locked: LockedTask): Promise<void> {
  if (locked.status !== 'PENDING_ISSUE') return
  const groups = await emptyGroups(tx, locked.jurisdictionCode, [locked.id])
  const fault = issueFault(issueFacts(locked, groups.get(locked.id) ?? []))
  if (fault !== null) throw conflict(`任务正在待交办，不能这样修改。${fault}`)
}

/** What the history keeps of a task: the words, owners and dates that an edit may change. */
async function outlineOf({ tx }: Write, { jurisdictionCode, id, assignments, milestones }: LockedTask) {
  const words = await tx.task.findUniqueOrThrow({
    where: { jurisdictionCode_id: { jurisdictionCode, id } },
    select: { title: true, feedbackCycle: true, responsibleLeader: true, leaderInCharge: true },
  })
  const names = (part: 'LEAD' | 'JOINT') =>
    assignments.filter(row => row.part === part).map(({ organization }) => organization.name)
  const dates = milestones.map(({ status, dueOn, deliverable }) => ({
    status,
    dueOn: dueOn?.toISOString().slice(0, 10) ?? null,
    deliverable,
  }))
  return { ...words, lead: names('LEAD'), joint: names('JOINT'), milestones: dates }
}

type Outline = Awaited<ReturnType<typeof outlineOf>>

/** Only what differs, before and after. */
function changed(before: Outline, after: Outline) {
  const keys = (Object.keys(before) as (keyof Outline)[]).filter(
    key => JSON.stringify(before[key]) !== JSON.stringify(after[key]),
  )
  const pick = (outline: Outline) => Object.fromEntries(keys.map(key => [key, outline[key]]))
  return { before: pick(before), after: pick(after) }
}
