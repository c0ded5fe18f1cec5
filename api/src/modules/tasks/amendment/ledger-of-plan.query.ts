import type { AssignmentPart, AssignmentStatus, DueStatus } from '#prisma'
import type { Transaction } from '../../../platform/database.ts'
import { type Day, dateToDay } from '../../../platform/day.ts'
import type { TaskStatus } from '../task.status.ts'
import { optionalDay } from '../task-lock.ts'

export interface LedgerMilestone {
  id: string
  status: DueStatus
  dueOn: Day | null
  deliverable: string
  doneOn: Day | null
  position: number
}

export interface LedgerPart {
  id: string
  organizationId: string
  name: string
  part: AssignmentPart
  status: AssignmentStatus
}

export interface LedgerGroup {
  id: string
  part: AssignmentPart
  words: string
}

/** A task of the ledger as an amended plan meets it. Milestones dropped earlier are left out. */
export interface LedgerTask {
  id: string
  no: string
  title: string
  text: string
  section: string
  status: TaskStatus
  round: number
  milestones: LedgerMilestone[]
  parts: LedgerPart[]
  groups: LedgerGroup[]
  targets: string[]
}

/**
 * The tasks a plan brought into the ledger, in its order, without those people broke them down into. Five statements
 * for any number of tasks.
 */
export async function ledgerOfPlan(
  { task }: Pick<Transaction, 'task'>,
  jurisdictionCode: string,
  planId: string,
): Promise<LedgerTask[]> {
  const rows = await task.findMany({
    where: { jurisdictionCode, planId, status: { not: 'TERMINATED' }, droppedOn: null },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    include: {
      milestones: { where: { droppedOn: null }, orderBy: [{ position: 'asc' }, { id: 'asc' }] },
      assignments: { orderBy: { position: 'asc' }, include: { organization: { select: { name: true } } } },
      groups: true,
      targets: { orderBy: { position: 'asc' } },
      parent: { select: { sourceStart: true, sourceEnd: true, planId: true } },
    },
  })
  return rows
    .filter(({ parent, sourceStart, sourceEnd }) => !isByHand(parent, sourceStart, sourceEnd))
    .map(row => ({
      id: row.id,
      no: row.no,
      title: row.title,
      text: row.text,
      section: row.section,
      status: row.status,
      round: row.round,
      milestones: row.milestones.map(milestone => ({
        id: milestone.id,
        status: milestone.status,
        dueOn: optionalDay(milestone.dueOn),
        deliverable: milestone.deliverable,
        doneOn: milestone.doneOn && dateToDay(milestone.doneOn),
        position: milestone.position,
      })),
      parts: row.assignments.map(({ id, organizationId, organization, part, status }) => ({
        id,
        organizationId,
        name: organization.name,
        part,
        status,
      })),
      groups: row.groups.map(({ id, part, words }) => ({ id, part, words })),
      targets: row.targets.map(({ text }) => text),
    }))
}

interface SourceOf {
  sourceStart: number
  sourceEnd: number
}

/** A task broken down by hand stands on the very words of its parent; an item of the plan has words of its own. */
const isByHand = (parent: SourceOf | null, start: number, end: number): boolean =>
  parent !== null && parent.sourceStart === start && parent.sourceEnd === end
