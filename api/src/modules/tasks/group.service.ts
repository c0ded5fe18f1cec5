import { addWorkingDays } from '../../platform/calendar.ts'
import type { Context } from '../../platform/context.ts'
import { dayToDate } from '../../platform/day.ts'
import { notFound } from '../../platform/errors.ts'
import { allow } from '../../platform/guard.ts'
import { newId } from '../../platform/id.ts'
import { type Write, write } from '../../platform/write.ts'
import { type Organization, organizationDirectory, ruleSettingsWithin } from '../divisions/index.ts'
import type { AssignmentGroup } from './assignment.type.ts'
import { openCycles } from './cycle.service.ts'
import { requireTask } from './signing.service.ts'
import { assignmentLoader } from './task.loader.ts'
import { canReexpandGroups } from './task.policy.ts'
import { findTask } from './task.query.ts'
import { isInWork } from './task.status.ts'
import type { Task } from './task.type.ts'
import { stepTask } from './task-change.service.ts'
import { lockTask } from './task-lock.ts'

/** The group words of a task, each with the organizations it stands for by now and does not have yet. */
export async function groupsOf(context: Context, task: Task): Promise<AssignmentGroup[]> {
  const { jurisdictionCode, id } = task
  const groups = await context.db.prisma.assignmentGroup.findMany({
    where: { jurisdictionCode, taskId: id },
    orderBy: { id: 'asc' },
  })
  if (groups.length === 0) return []
  const [assignments, directory] = await Promise.all([
    assignmentLoader(context).load(task),
    organizationDirectory(context, jurisdictionCode),
  ])
  const assigned = new Set(assignments.map(({ organizationId }) => organizationId))
  return groups.map(({ id: groupId, part, words, rule }) => ({
    id: groupId,
    part,
    words,
    rule,
    organizationCount: assignments.filter(assignment => assignment.groupId === groupId).length,
    missing: missingOf(directory.expand(rule), assigned),
  }))
}

const missingOf = (organizations: readonly Organization[], assigned: ReadonlySet<string>) =>
  organizations.filter(({ id }) => !assigned.has(id))

/**
 * Assigns the organizations that the groups of a task stand for by now; nobody is taken off.
 * Asking twice adds nothing the second time. Throws `NOT_FOUND`, `FORBIDDEN`.
 */
export async function reexpandGroups(context: Context, taskId: string): Promise<Task> {
  const task = await findTask(context, taskId)
  if (!task) throw notFound('这项任务')
  allow(context.viewer !== null && canReexpandGroups(context.viewer, task), context.viewer)
  const groups = await groupsOf(context, task)
  const additions = uniqueAdditions(groups)
  if (additions.length === 0) return task
  await write(context, task.jurisdictionCode, step => addOwners(step, context, task, additions))
  assignmentLoader(context).clear(task)
  return requireTask(context, taskId)
}

/** Whoever joins a task that is at work has to sign for it; a lead that has not holds the task back (DOMAIN §3). */
async function addOwners(
  step: Write,
  context: Context,
  { jurisdictionCode, id: taskId }: Task,
  additions: ReturnType<typeof uniqueAdditions>,
): Promise<void> {
  const locked = await lockTask(step, jurisdictionCode, taskId)
  const today = context.clock.today()
  const { signWorkingDays } = await ruleSettingsWithin(step.tx, jurisdictionCode, today)
  const issued = isInWork(locked.status) && locked.issuedOn !== null
  const last = Math.max(0, ...locked.assignments.map(({ position }) => position))
  const known = new Set(locked.assignments.map(({ organizationId }) => organizationId))
  const fresh = additions.filter(({ organizationId }) => !known.has(organizationId))
  const asked = {
    status: 'ISSUED' as const,
    issuedOn: dayToDate(today),
    signDueOn: dayToDate(addWorkingDays(today, signWorkingDays)),
  }
  const { count } = await step.tx.assignment.createMany({
    data: fresh.map((addition, index) => ({
      ...addition,
      jurisdictionCode,
      id: newId(),
      taskId,
      position: last + index + 1,
      ...(issued ? asked : {}),
    })),
    skipDuplicates: true,
  })
  const heldBack = issued && fresh.some(({ part }) => part === 'LEAD')
  await stepTask(step, context, locked, heldBack ? { status: 'ISSUED' } : {})
  if (heldBack) await openCycles(step, context, jurisdictionCode, [taskId], today)
  await step.record({ type: 'GROUPS_REEXPANDED', entity: 'Task', entityId: taskId, after: { added: count } })
}

/** One organization is assigned once, with the lead part before the joint one. */
function uniqueAdditions(groups: readonly AssignmentGroup[]) {
  const byOrganization = new Map<
    string,
    { organizationId: string; part: AssignmentGroup['part']; groupId: string }
  >()
  for (const { id: groupId, part, missing } of groups.toSorted(leadFirst)) {
    for (const { id } of missing) {
      if (!byOrganization.has(id)) byOrganization.set(id, { organizationId: id, part, groupId })
    }
  }
  return [...byOrganization.values()]
}

const leadFirst = (one: AssignmentGroup, other: AssignmentGroup) =>
  Number(one.part === 'JOINT') - Number(other.part === 'JOINT')
