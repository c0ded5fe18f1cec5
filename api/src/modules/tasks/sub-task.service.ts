import type { Task as TaskRow } from '#prisma'
import type { Context } from '../../platform/context.ts'
import { dayToDate } from '../../platform/day.ts'
import { badInput, conflict } from '../../platform/errors.ts'
import { allow } from '../../platform/guard.ts'
import { newId } from '../../platform/id.ts'
import { type Write, write } from '../../platform/write.ts'
import { isOffice } from '../access/index.ts'
import { requireTask } from './signing.service.ts'
import { checkParts, checkWeight, type SubTask } from './sub-task.rules.ts'
import { assignmentLoader } from './task.loader.ts'
import { mayBreakDown } from './task.policy.ts'
import { isBeforeIssue, isInWork } from './task.status.ts'
import type { Task } from './task.type.ts'
import { stepTask } from './task-change.service.ts'
import { type LockedTask, lockTask } from './task-lock.ts'
import { requireOrganizations } from './task-owners.service.ts'
import { DEEPEST_TREE, rollUp } from './task-rollup.service.ts'
import { STALE } from './task-steps.service.ts'

/** Who may break a task down: the office, or the operator of the town that leads it. Throws `FORBIDDEN`. */
async function requireBreaker(context: Context, task: Task): Promise<{ office: boolean }> {
  const { jurisdictionCode, placeCode } = task
  const rows = await assignmentLoader(context).load(task)
  const leads = rows
    .filter(row => row.part === 'LEAD' && row.status !== 'RETURNED')
    .map(row => row.organization)
  allow(mayBreakDown(context.viewer, { jurisdictionCode, placeCode, leads }), context.viewer)
  assignmentLoader(context).clear(task)
  return { office: isOffice(context.viewer, jurisdictionCode) }
}

/**
 * Makes sub-tasks for towns, villages or units, ready to be issued. From then on the task is measured by them.
 * Throws `FORBIDDEN`, `NOT_FOUND`, `BAD_INPUT`, `CONFLICT`.
 */
export async function breakDownTask(
  context: Context,
  id: string,
  version: number,
  parts: readonly SubTask[],
): Promise<Task> {
  const task = await requireTask(context, id)
  const { office } = await requireBreaker(context, task)
  const { jurisdictionCode, placeCode } = task
  checkParts(parts, placeCode, { today: context.clock.today(), onlyVillages: !office })
  await write(context, jurisdictionCode, async step => {
    const locked = await lockTask(step, jurisdictionCode, id)
    if (locked.version !== version) throw conflict(STALE)
    if (!isBeforeIssue(locked.status) && !isInWork(locked.status))
      throw conflict('任务已中止或结束，不能再分解。')
    await requireDepth(step, locked)
    await requirePlaces(step, jurisdictionCode, parts)
    const ids = await createParts(step, context, locked, parts)
    await requireWeight(step, locked)
    await stepTask(step, context, locked, {})
    await rollUp(step, context, { jurisdictionCode, parentId: id })
    const after = { count: parts.length }
    await step.record({ type: 'TASK_BROKEN_DOWN', entity: 'Task', entityId: id, after })
    for (const part of ids)
      await step.record({
        type: 'TASK_SPLIT_OFF',
        entity: 'Task',
        entityId: part,
        after: { parent: locked.title },
      })
  })
  return requireTask(context, id)
}

/** Changes the share of a sub-task in the progress of its parent. Throws `FORBIDDEN`, `BAD_INPUT`, `CONFLICT`. */
export async function setSubTaskWeight(
  context: Context,
  id: string,
  version: number,
  weight: number,
): Promise<Task> {
  const task = await requireTask(context, id)
  const parent = task.parentId === null ? null : await requireTask(context, task.parentId)
  if (parent) await requireBreaker(context, parent)
  else allow(isOffice(context.viewer, task.jurisdictionCode), context.viewer)
  if (!parent) throw badInput('weight', '这项任务没有上级任务，无需设置权重。')
  checkWeight(weight)
  const { jurisdictionCode } = task
  await write(context, jurisdictionCode, async step => {
    const locked = await lockTask(step, jurisdictionCode, id)
    if (locked.version !== version) throw conflict(STALE)
    const where = { jurisdictionCode_id: { jurisdictionCode, id } }
    const before = await step.tx.task.findUniqueOrThrow({ where, select: { weight: true } })
    await stepTask(step, context, locked, { weight })
    // The parent is locked before the sum is taken, so that two siblings cannot both become 0 at once.
    await lockTask(step, jurisdictionCode, parent.id)
    await requireWeight(step, { jurisdictionCode, id: parent.id })
    await rollUp(step, context, locked)
    await step.record({
      type: 'WEIGHT_CHANGED',
      entity: 'Task',
      entityId: id,
      before: { weight: before.weight.toNumber() },
      after: { weight },
    })
  })
  return requireTask(context, id)
}

/** Province, city, county, town, village: a deeper tree is a mistake. */
async function requireDepth({ tx }: Write, { jurisdictionCode, parentId }: LockedTask): Promise<void> {
  let depth = 2
  for (let next = parentId; next !== null; depth += 1) {
    if (depth >= DEEPEST_TREE) throw conflict(`任务最多分解 ${DEEPEST_TREE} 级，不能再往下分解。`)
    const where = { jurisdictionCode_id: { jurisdictionCode, id: next } }
    next = (await tx.task.findUniqueOrThrow({ where, select: { parentId: true } })).parentId
  }
}

/** Places exist, and their leads work there. */
async function requirePlaces(
  step: Write,
  jurisdictionCode: string,
  parts: readonly SubTask[],
): Promise<void> {
  const codes = [...new Set(parts.map(({ placeCode }) => placeCode))]
  const known = await step.tx.division.findMany({
    where: { code: { in: codes } },
    select: { code: true, retiredOn: true },
  })
  const everyone = parts.flatMap(({ leadIds, jointIds }) => [...leadIds, ...(jointIds ?? [])])
  const organizations = await requireOrganizations(step, jurisdictionCode, everyone, 'parts')
  for (const [index, { placeCode, leadIds }] of parts.entries()) {
    if (!known.some(({ code }) => code === placeCode))
      throw badInput(`parts.${index}.placeCode`, `第 ${index + 1} 个子任务的承办地不存在，请重新选择。`)
    if (known.some(({ code, retiredOn }) => code === placeCode && retiredOn))
      throw badInput(`parts.${index}.placeCode`, `第 ${index + 1} 个子任务的承办地已经撤并，请重新选择。`)
    const stranger = organizations.find(row => leadIds.includes(row.id) && row.placeCode !== placeCode)
    if (stranger)
      throw badInput(
        `parts.${index}.leadIds`,
        `${stranger.name}不在第 ${index + 1} 个子任务的承办地，请重新选择。`,
      )
  }
}

/** At least one sub-task has to count. */
async function requireWeight(
  { tx }: Write,
  { jurisdictionCode, id }: Pick<LockedTask, 'jurisdictionCode' | 'id'>,
): Promise<void> {
  const { _sum } = await tx.task.aggregate({
    where: { jurisdictionCode, parentId: id, status: { not: 'TERMINATED' } },
    _sum: { weight: true },
  })
  if (!(Number(_sum.weight ?? 0) > 0)) throw badInput('weight', '子任务的权重之和必须大于 0。')
}

/** Sub-tasks stand behind their siblings and carry the words and the provenance of their parent. */
async function createParts(
  { tx }: Write,
  { clock }: Context,
  { jurisdictionCode, id: parentId }: LockedTask,
  parts: readonly SubTask[],
): Promise<string[]> {
  const parent = await tx.task.findUniqueOrThrow({
    where: { jurisdictionCode_id: { jurisdictionCode, id: parentId } },
  })
  const siblings = await tx.task.aggregate({
    where: { jurisdictionCode, parentId },
    _count: true,
    _max: { position: true },
  })
  const position = Math.max(parent.position, siblings._max.position ?? 0)
  const rows = parts.map((part, index) => ({
    part,
    id: newId(),
    no: `${parent.no}-${siblings._count + index + 1}`,
  }))
  await tx.task.createMany({
    data: rows.map(row => ({
      ...inherited(parent),
      ...ownWords(row.part),
      id: row.id,
      no: row.no,
      position,
      createdAt: clock.now(),
    })),
  })
  await tx.milestone.createMany({
    data: rows.map(({ id: taskId, part: { dueOn, deliverable } }) => ({
      jurisdictionCode,
      id: newId(),
      taskId,
      position: 1,
      status: dueOn ? ('DATED' as const) : ('UNKNOWN' as const),
      dueOn: dueOn ? dayToDate(dueOn) : null,
      originalDueOn: dueOn ? dayToDate(dueOn) : null,
      words: '',
      deliverable: deliverable?.trim() ?? '',
    })),
  })
  await tx.assignment.createMany({
    data: rows.flatMap(({ id: taskId, part }) =>
      ownersOf(part).map((owner, index) => ({
        jurisdictionCode,
        id: newId(),
        taskId,
        position: index + 1,
        ...owner,
      })),
    ),
  })
  return rows.map(({ id }) => id)
}

const ownersOf = ({ leadIds, jointIds }: SubTask) => [
  ...[...new Set(leadIds)].map(organizationId => ({ organizationId, part: 'LEAD' as const })),
  ...[...new Set(jointIds)].map(organizationId => ({ organizationId, part: 'JOINT' as const })),
]

const ownWords = ({ placeCode, title, weight }: SubTask) => ({
  placeCode,
  title: title.trim(),
  weight: weight ?? 1,
})

const inherited = (parent: TaskRow) => ({
  jurisdictionCode: parent.jurisdictionCode,
  planId: parent.planId,
  parentId: parent.id,
  kind: parent.kind,
  section: parent.section,
  text: parent.text,
  status: 'PENDING_ISSUE' as const,
  feedbackCycle: parent.feedbackCycle,
  responsibleLeader: parent.responsibleLeader,
  leaderInCharge: parent.leaderInCharge,
  effectiveOn: parent.effectiveOn,
  sourceStart: parent.sourceStart,
  sourceEnd: parent.sourceEnd,
})
