import type { Assignment, Organization, Task } from '#prisma'
import type { Context } from '../../platform/context.ts'
import { notFound } from '../../platform/errors.ts'
import { isId } from '../../platform/id.ts'
import { SEES_TASKS } from '../access/index.ts'

/** One organization's part with its task and organization, as rows. */
export interface WorkRows {
  assignment: Assignment
  task: Task
  organization: Organization
}

/**
 * A part by its id, in one of the viewer's jurisdictions; the policy is the caller's (`actsFor(viewer, organization)`,
 * `isOffice`). Throws `NOT_FOUND` for an unknown id and for one of a jurisdiction the viewer has no business in.
 */
export async function taskForWork({ db, viewer }: Context, assignmentId: string): Promise<WorkRows> {
  const grants = viewer?.grants.filter(({ role }) => (SEES_TASKS as readonly string[]).includes(role)) ?? []
  const row = isId(assignmentId)
    ? await db.prisma.assignment.findFirst({
        where: { id: assignmentId, jurisdictionCode: { in: grants.map(grant => grant.jurisdictionCode) } },
        include: { task: true, organization: true },
      })
    : null
  if (!row) throw notFound('这项任务')
  const { task, organization, ...assignment } = row
  return { assignment, task, organization }
}
