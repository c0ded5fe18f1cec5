import type { Context } from '../../platform/context.ts'
import { dayToDate } from '../../platform/day.ts'
import { badInput, conflict } from '../../platform/errors.ts'
import { newId } from '../../platform/id.ts'
import type { Write } from '../../platform/write.ts'
import { keepMilestone } from './task-change.service.ts'
import type { MilestoneEdit } from './task-edit.service.ts'
import { type LockedTask, optionalDay } from './task-lock.ts'

type Milestone = LockedTask['milestones'][number]

/** What the whole list of an edit must hold. Throws `BAD_INPUT`. */
export function checkMilestones(known: readonly Milestone[], edits: readonly MilestoneEdit[]): void {
  if (edits.length === 0)
    throw badInput('milestones', '请至少保留一个时间节点，没有时限的请注明长期坚持或待明确。')
  const ids = edits.flatMap(({ id }) => id ?? [])
  if (new Set(ids).size !== ids.length || ids.some(id => !known.some(row => row.id === id)))
    throw badInput('milestones', '有时间节点不属于该任务，请刷新后重试。')
  for (const { status, dueOn } of edits) {
    if (status === 'DATED' && !dueOn) throw badInput('milestones', '有时限的节点请填写日期。')
    if (status !== 'DATED' && dueOn) throw badInput('milestones', '没有时限的节点请不要填写日期。')
  }
}

/**
 * Replaces the dates of a task that is not issued. The date first given by the plan stays beside a changed one; a date
 * already met can neither be changed nor taken out.
 */
export async function replaceMilestones(
  step: Write,
  context: Context,
  locked: LockedTask,
  edits: readonly MilestoneEdit[],
): Promise<void> {
  checkMilestones(locked.milestones, edits)
  await takeOut(step, context, locked, edits)
  for (const [index, edit] of edits.entries()) {
    const known = locked.milestones.find(({ id }) => id === edit.id)
    if (known) await change(step, context, known, edit, index + 1)
    else await add(step, locked, edit, index + 1)
  }
  locked.milestones = await step.tx.milestone.findMany({
    where: { jurisdictionCode: locked.jurisdictionCode, taskId: locked.id, droppedOn: null },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
  })
}

/** Dates of a task that was issued before are kept with their history, judged no more. */
async function takeOut(
  { tx }: Write,
  { clock }: Context,
  { jurisdictionCode, issuedOn, milestones }: LockedTask,
  edits: readonly MilestoneEdit[],
): Promise<void> {
  const gone = milestones.filter(({ id }) => !edits.some(edit => edit.id === id))
  if (gone.some(({ doneOn }) => doneOn !== null)) throw conflict('已登记完成的时间节点不能删除。')
  const where = { jurisdictionCode, id: { in: gone.map(({ id }) => id) } }
  if (issuedOn === null) await tx.milestone.deleteMany({ where })
  else await tx.milestone.updateMany({ where, data: { droppedOn: dayToDate(clock.today()) } })
}

async function change(
  step: Write,
  context: Context,
  known: Milestone,
  { dueOn, deliverable, status }: MilestoneEdit,
  position: number,
): Promise<void> {
  const { jurisdictionCode, id } = known
  const moved = optionalDay(known.dueOn) !== (dueOn ?? null)
  if (moved && known.doneOn !== null) throw conflict('已登记完成的时间节点不能修改日期。')
  if (moved)
    await keepMilestone(step, context, known, { kind: 'EDIT', newDueOn: dueOn ?? null, reason: null })
  const date = dueOn ? dayToDate(dueOn) : null
  await step.tx.milestone.update({
    where: { jurisdictionCode_id: { jurisdictionCode, id } },
    data: {
      position,
      status,
      dueOn: date,
      originalDueOn: known.originalDueOn ?? date,
      ...(deliverable == null ? {} : { deliverable: deliverable.trim() }),
    },
  })
}

async function add(
  { tx }: Write,
  { jurisdictionCode, id }: LockedTask,
  { dueOn, deliverable, status }: MilestoneEdit,
  position: number,
): Promise<void> {
  const date = dueOn ? dayToDate(dueOn) : null
  await tx.milestone.create({
    data: {
      jurisdictionCode,
      id: newId(),
      taskId: id,
      position,
      status,
      dueOn: date,
      originalDueOn: date,
      words: '',
      deliverable: deliverable?.trim() ?? '',
    },
  })
}
