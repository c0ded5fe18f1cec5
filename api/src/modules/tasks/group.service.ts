import type { Context } from '../../platform/context.ts'
import { notFound } from '../../platform/errors.ts'
import { allow } from '../../platform/guard.ts'
import { newId } from '../../platform/id.ts'
import { write } from '../../platform/write.ts'
import { type Organization, organizationDirectory } from '../divisions/index.ts'
import type { AssignmentGroup } from './assignment.type.ts'
import { assignmentLoader } from './task.loader.ts'
import { canReexpandGroups } from './task.policy.ts'
import { findTask } from './task.query.ts'
import type { Task } from './task.type.ts'

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
  await write(context, task.jurisdictionCode, async ({ tx, record }) => {
    const last = await tx.assignment.aggregate({
      where: { jurisdictionCode: task.jurisdictionCode, taskId },
      _max: { position: true },
    })
    const { count } = await tx.assignment.createMany({
      data: additions.map(({ organizationId, part, groupId }, index) => ({
        jurisdictionCode: task.jurisdictionCode,
        id: newId(),
        taskId,
        organizationId,
        part,
        groupId,
        position: (last._max.position ?? 0) + index + 1,
      })),
      skipDuplicates: true,
    })
    await record({ type: 'GROUPS_REEXPANDED', entity: 'Task', entityId: taskId, after: { added: count } })
  })
  assignmentLoader(context).clear(task)
  return task
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
