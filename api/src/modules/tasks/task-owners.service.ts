import type { AssignmentPart } from '#prisma'
import { badInput, conflict } from '../../platform/errors.ts'
import { isId, newId } from '../../platform/id.ts'
import type { Write } from '../../platform/write.ts'
import { type LockedTask, readTaskRows } from './task-lock.ts'

interface Owner {
  organizationId: string
  part: AssignmentPart
}

/** The whole lists of an edit; the one left out stays, without those that moved to the other. */
export function ownersOf(
  { assignments }: Pick<LockedTask, 'assignments'>,
  { leadIds, jointIds }: { leadIds?: readonly string[] | null; jointIds?: readonly string[] | null },
): Owner[] {
  const now = (part: AssignmentPart) =>
    assignments.filter(row => row.part === part).map(({ organizationId }) => organizationId)
  const leads = [...new Set(leadIds ?? now('LEAD').filter(id => !jointIds?.includes(id)))]
  const joints = [...new Set(jointIds ?? now('JOINT').filter(id => !leadIds?.includes(id)))]
  if (leads.length === 0) throw badInput('leadIds', '请至少选择一个牵头单位。')
  if (joints.some(id => leads.includes(id))) throw badInput('jointIds', '同一单位不能既牵头又配合。')
  return [
    ...leads.map(organizationId => ({ organizationId, part: 'LEAD' as const })),
    ...joints.map(organizationId => ({ organizationId, part: 'JOINT' as const })),
  ]
}

/** Active organizations of the jurisdiction. Throws `BAD_INPUT` for any other id. */
export async function requireOrganizations(
  { tx }: Pick<Write, 'tx'>,
  jurisdictionCode: string,
  ids: readonly string[],
  field = 'leadIds',
) {
  const wanted = [...new Set(ids)]
  const rows = wanted.every(isId)
    ? await tx.organization.findMany({ where: { jurisdictionCode, id: { in: wanted }, active: true } })
    : []
  if (rows.length !== wanted.length) throw badInput(field, '有单位不存在或已撤销，请重新选择。')
  return rows
}

/**
 * Replaces the owners of a task that is not issued. Whoever is named again after handing it back is asked again; a unit
 * that has reported already cannot be taken off. Lists chosen by a person answer for group words nobody stood for yet.
 */
export async function replaceOwners(
  step: Write,
  locked: LockedTask,
  edit: { leadIds?: readonly string[] | null; jointIds?: readonly string[] | null },
): Promise<void> {
  const { jurisdictionCode, id: taskId } = locked
  const owners = ownersOf(locked, edit)
  await requireOrganizations(
    step,
    jurisdictionCode,
    owners.map(({ organizationId }) => organizationId),
  )
  await takeOff(step, locked, owners)
  const groups = await openGroups(step, locked, edit)
  for (const [index, owner] of owners.entries()) {
    const known = locked.assignments.find(row => row.organizationId === owner.organizationId)
    const position = index + 1
    if (known) {
      const status = known.status === 'RETURNED' ? { status: 'WAITING' as const, signedOn: null } : {}
      await step.tx.assignment.update({
        where: { jurisdictionCode_id: { jurisdictionCode, id: known.id } },
        data: { part: owner.part, position, version: { increment: 1 }, ...status },
      })
    } else {
      const groupId = groups.get(owner.part) ?? null
      await step.tx.assignment.create({
        data: { jurisdictionCode, id: newId(), taskId, ...owner, position, groupId },
      })
    }
  }
  await dropEmptyGroups(step, locked, edit)
  const [fresh] = await readTaskRows(step.tx, jurisdictionCode, [taskId])
  locked.assignments = fresh?.assignments ?? []
}

async function takeOff({ tx }: Write, locked: LockedTask, owners: readonly Owner[]): Promise<void> {
  const kept = new Set(owners.map(({ organizationId }) => organizationId))
  const gone = locked.assignments.filter(({ organizationId }) => !kept.has(organizationId))
  if (gone.length === 0) return
  const { jurisdictionCode } = locked
  const assignmentId = { in: gone.map(({ id }) => id) }
  const report = await tx.progressReport.findFirst({
    where: { jurisdictionCode, assignmentId, status: { not: 'DRAFT' } },
  })
  const name = gone.find(({ id }) => id === report?.assignmentId)?.organization.name
  if (name) throw conflict(`${name}已有填报，不能移除。可以改为配合单位。`)
  await tx.assignment.deleteMany({ where: { jurisdictionCode, id: assignmentId } })
}

const partsGiven = (edit: { leadIds?: readonly string[] | null; jointIds?: readonly string[] | null }) => [
  ...(edit.leadIds ? (['LEAD'] as const) : []),
  ...(edit.jointIds ? (['JOINT'] as const) : []),
]

/** Group words nobody stands for, by the part they name: new owners of that part are the answer to the first of them. */
async function openGroups(
  { tx }: Write,
  { jurisdictionCode, id }: LockedTask,
  edit: Parameters<typeof partsGiven>[0],
): Promise<Map<AssignmentPart, string>> {
  const rows = await tx.assignmentGroup.findMany({
    where: { jurisdictionCode, taskId: id, part: { in: partsGiven(edit) }, assignments: { none: {} } },
    orderBy: { id: 'desc' },
  })
  return new Map(rows.map(row => [row.part, row.id]))
}

/** What nobody stands for after a person has chosen the whole list is settled: its words stay in the text of the plan. */
async function dropEmptyGroups(
  { tx }: Write,
  { jurisdictionCode, id }: LockedTask,
  edit: Parameters<typeof partsGiven>[0],
): Promise<void> {
  const part = { in: partsGiven(edit) }
  await tx.assignmentGroup.deleteMany({
    where: { jurisdictionCode, taskId: id, part, assignments: { none: {} } },
  })
}
