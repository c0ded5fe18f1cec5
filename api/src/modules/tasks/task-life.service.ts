import type { Context } from '../../platform/context.ts'
import type { Transaction } from '../../platform/database.ts'
import type { Day } from '../../platform/day.ts'
import { badInput, conflict, DomainError, notFound } from '../../platform/errors.ts'
import { allow } from '../../platform/guard.ts'
import { isId } from '../../platform/id.ts'
import { write } from '../../platform/write.ts'
import { grantsIn } from '../access/index.ts'
import { canTakeStep } from './task.policy.ts'
import type { Task } from './task.type.ts'
import { ACTIONS, type TaskAction } from './task-action.rules.ts'
import { taskLoader } from './task-by-id.loader.ts'
import { emptyGroups, type IssueTelling } from './task-issue.service.ts'
import { MOST_TASKS } from './task-life.input.ts'
import type { TaskActionFault, TaskActionResult } from './task-life.type.ts'
import { type LockedTask, lockTask, readTaskRows } from './task-lock.ts'
import { type StepSurroundings, type StepWords, stepFault, takeStep } from './task-steps.service.ts'

/** A step on one or several tasks, as asked for. */
export interface TaskActionRequest {
  action: TaskAction
  tasks: readonly { id: string; version: number }[]
  reason?: string | null
  dueOn?: Day | null
}

/** A task asked for, as it stands, with why the step cannot be taken on it. */
interface Candidate {
  id: string
  version: number
  task: LockedTask | null
  fault: string | null
}

/**
 * Takes a step on tasks, each in a transaction of its own: what cannot be done is named, the rest is done. With one
 * task a refusal is thrown. Throws `FORBIDDEN`, `NOT_FOUND`, `BAD_INPUT`, `CONFLICT`.
 */
export async function actOnTasks(context: Context, request: TaskActionRequest): Promise<TaskActionResult> {
  const candidates = await readCandidates(context, request)
  const words = checkedWords(context, request)
  const telling = tellingOf(candidates)
  const only = candidates.length === 1
  const done: Candidate[] = []
  const faults: TaskActionFault[] = []
  for (const candidate of candidates) {
    try {
      await actOnOne(context, candidate, words, telling)
      done.push(candidate)
    } catch (error) {
      if (only || !(error instanceof DomainError)) throw error
      faults.push(faultOf(candidate, error.message))
    }
  }
  return { done: await readDone(context, done), faults }
}

/** What `actOnTasks` would do, by the same rules, without doing it. A single task that cannot be is a fault here. */
export async function previewTaskAction(
  context: Context,
  request: TaskActionRequest,
): Promise<TaskActionResult> {
  const candidates = await readCandidates(context, request)
  const faults = candidates.flatMap(candidate =>
    candidate.fault === null ? [] : [faultOf(candidate, candidate.fault)],
  )
  const possible = candidates.filter(({ fault }) => fault === null)
  return { done: await readDone(context, possible), faults }
}

const faultOf = ({ id, task }: Candidate, message: string): TaskActionFault => ({
  taskId: id,
  title: task?.title ?? '',
  message,
})

/** Each transaction locks the task and decides behind the lock; what was read before it was only a preview. */
async function actOnOne(
  context: Context,
  { id, version, task }: Candidate,
  words: StepWords,
  telling: IssueTelling,
): Promise<void> {
  if (task === null) throw notFound('这项任务')
  const told = new Set(telling.told)
  await write(context, task.jurisdictionCode, async step => {
    const locked = await lockTask(step, task.jurisdictionCode, id)
    const around = await surroundings(step.tx, task.jurisdictionCode, [id])
    const fault = stepFault(locked, words.action, version, around(id))
    if (fault !== null) throw conflict(fault)
    await takeStep(step, context, locked, words, { counts: telling.counts, told })
  })
  for (const organizationId of told) telling.told.add(organizationId)
}

/**
 * The tasks asked for, in the viewer's jurisdictions; others look as if they were not there. Throws when the viewer may
 * not take the step on one of them, or when there is nothing or too much to do.
 */
async function readCandidates(context: Context, { action, tasks }: TaskActionRequest): Promise<Candidate[]> {
  const wanted = [...new Map(tasks.map(task => [task.id, task])).values()]
  if (wanted.length === 0) throw badInput('tasks', '请至少选择一项任务。')
  if (wanted.length > MOST_TASKS) throw badInput('tasks', `一次最多 ${MOST_TASKS} 项任务，请分批操作。`)
  const rows = await readByJurisdiction(context, wanted.map(({ id }) => id).filter(isId))
  for (const { task } of rows) allow(canTakeStep(context.viewer, action, task), context.viewer)
  return wanted.map(({ id, version }) => {
    const found = rows.find(({ task }) => task.id === id)
    if (!found) return { id, version, task: null, fault: notFound('这项任务').message }
    return { id, version, task: found.task, fault: stepFault(found.task, action, version, found.around) }
  })
}

async function readByJurisdiction(
  { db, viewer }: Context,
  ids: readonly string[],
): Promise<{ task: LockedTask; around: StepSurroundings }[]> {
  const codes = [...new Set(viewer?.grants.map(grant => grant.jurisdictionCode))]
  const found: { task: LockedTask; around: StepSurroundings }[] = []
  for (const code of codes.filter(code => grantsIn(viewer, code).length > 0)) {
    if (found.length === ids.length) break
    const tasks = await readTaskRows(db.prisma, code, ids)
    if (tasks.length === 0) continue
    const around = await surroundings(db.prisma, code, ids)
    found.push(...tasks.map(task => ({ task, around: around(task.id) })))
  }
  return found
}

/** What stands around tasks, in two statements for any number of them. */
async function surroundings(
  tx: Transaction,
  jurisdictionCode: string,
  ids: readonly string[],
): Promise<(id: string) => StepSurroundings> {
  const groups = await emptyGroups(tx, jurisdictionCode, ids)
  const parts = await tx.task.groupBy({
    by: ['parentId'],
    where: {
      jurisdictionCode,
      parentId: { in: [...ids] },
      status: { notIn: ['DONE', 'CLOSED', 'TERMINATED'] },
    },
    _count: true,
  })
  const openParts = new Map(parts.map(({ parentId, _count }) => [parentId, _count]))
  return id => ({ groups: groups.get(id) ?? [], openParts: openParts.get(id) ?? 0 })
}

/** What has to be said with a step. */
function checkedWords(context: Context, { action, reason, dueOn }: TaskActionRequest): StepWords {
  const { needsReason, needsDueOn, name } = ACTIONS[action]
  const said = reason?.trim() || null
  if (needsReason && said === null) throw badInput('reason', `请填写${name}的理由。`)
  if (needsDueOn && !dueOn) throw badInput('dueOn', `请给出${name}后的新时限。`)
  if (needsDueOn && dueOn && dueOn <= context.clock.today()) throw badInput('dueOn', '新的时限必须晚于今天。')
  return { action, reason: said, dueOn: needsDueOn ? (dueOn ?? null) : null }
}

/** How many tasks of the batch each organization is going to be asked to sign for. */
function tellingOf(candidates: readonly Candidate[]): IssueTelling {
  const counts = new Map<string, number>()
  for (const { task, fault } of candidates) {
    if (task === null || fault !== null) continue
    for (const { organizationId, status } of task.assignments) {
      if (status === 'WAITING' || status === 'ISSUED')
        counts.set(organizationId, (counts.get(organizationId) ?? 0) + 1)
    }
  }
  return { counts, told: new Set() }
}

async function readDone(context: Context, candidates: readonly Candidate[]): Promise<Task[]> {
  const keys = candidates.flatMap(({ task }) => task ?? [])
  const tasks = await Promise.all(keys.map(key => taskLoader(context).load(key)))
  return tasks.filter(task => task !== null)
}
