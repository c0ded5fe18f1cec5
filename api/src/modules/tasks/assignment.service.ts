import type { Context } from '../../platform/context.ts'
import type { Write } from '../../platform/write.ts'
import { openCycles } from './cycle.service.ts'
import type { LockedAssignment, LockedTask } from './task-lock.ts'

/** Columns of a part that a step of its life may set. */
export type AssignmentStep = Partial<
  Pick<
    LockedAssignment,
    | 'status'
    | 'doneOn'
    | 'dueOn'
    | 'issuedOn'
    | 'signDueOn'
    | 'signedOn'
    | 'signedBy'
    | 'principal'
    | 'deputy'
    | 'contact'
    | 'contactPhone'
  >
>

/** Writes a part of a locked task and counts its version. */
export async function setAssignment(
  { tx }: Pick<Write, 'tx'>,
  assignment: LockedAssignment,
  data: AssignmentStep,
): Promise<void> {
  const { jurisdictionCode, id } = assignment
  await tx.assignment.update({
    where: { jurisdictionCode_id: { jurisdictionCode, id } },
    data: { ...data, version: { increment: 1 } },
  })
  Object.assign(assignment, data, { version: assignment.version + 1 })
}

/** The task is done, so nobody owes a part or a report of it any more; who finished earlier keeps the day. */
export async function finishParts(step: Write, context: Context, locked: LockedTask): Promise<void> {
  for (const assignment of locked.assignments) {
    if (assignment.status === 'RETURNED' || assignment.status === 'DONE') continue
    await setAssignment(step, assignment, { status: 'DONE', dueOn: null })
  }
  await openCycles(step, context, locked.jurisdictionCode, [locked.id], context.clock.today())
}

/** Where an unfinished part stands by what it has done so far. */
const statusBySigning = ({ issuedOn, signedOn }: LockedAssignment) =>
  signedOn !== null ? 'IN_PROGRESS' : issuedOn !== null ? 'ISSUED' : 'WAITING'

/**
 * A task is open again: its leads are at work (`leads`), or each part stands where its signature left it. A joint part
 * that said itself that it had finished stays done.
 */
export async function reopenParts(
  step: Pick<Write, 'tx'>,
  locked: LockedTask,
  leads: 'IN_PROGRESS' | 'BY_SIGNING',
): Promise<void> {
  for (const assignment of locked.assignments) {
    if (assignment.status !== 'DONE' && !(assignment.part === 'LEAD' && leads === 'IN_PROGRESS')) continue
    if (assignment.status === 'RETURNED') continue
    if (assignment.part === 'JOINT' && assignment.doneOn !== null) continue
    const status = leads === 'IN_PROGRESS' ? 'IN_PROGRESS' : statusBySigning(assignment)
    if (status !== assignment.status) await setAssignment(step, assignment, { status })
  }
}
