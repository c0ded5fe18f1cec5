import type { Context } from '../../platform/context.ts'
import { dayToDate } from '../../platform/day.ts'
import { badInput, conflict, notFound } from '../../platform/errors.ts'
import { allow } from '../../platform/guard.ts'
import { write } from '../../platform/write.ts'
import { actsFor, isOffice } from '../access/index.ts'
import { setAssignment } from './assignment.service.ts'
import { findTask } from './task.query.ts'
import { isDone, isInWork } from './task.status.ts'
import type { Task } from './task.type.ts'
import { stepTask } from './task-change.service.ts'
import { taskStatusOf } from './task-life.rules.ts'
import { type LockedAssignment, type LockedTask, leadsOf, lockTask } from './task-lock.ts'
import { taskForWork, type WorkRows } from './task-work.query.ts'

const MOST_SIGNED = 200

/** Somebody wrote the part since the form was read. */
const STALE = '这项责任刚刚被修改过。请刷新后核对再操作。'

/** The part in a locked task, in the version of the form. Throws `CONFLICT`. */
export function lockedPart(
  locked: LockedTask,
  assignmentId: string,
  version: number | null,
): LockedAssignment {
  const assignment = locked.assignments.find(({ id }) => id === assignmentId)
  if (!assignment) throw conflict(STALE)
  if (version !== null && assignment.version !== version) throw conflict(alreadySigned(assignment) ?? STALE)
  return assignment
}

const alreadySigned = ({ signedBy, status }: LockedAssignment): string | null =>
  signedBy !== null && status !== 'ISSUED' ? `${signedBy}已签收这项任务，无需再操作。请刷新后查看。` : null

/** Why a part cannot be signed for now; null when it can. */
export function signFault({ status }: LockedTask, assignment: LockedAssignment): string | null {
  if (status === 'SUSPENDED') return '任务已中止，恢复后才能签收。'
  if (status === 'TERMINATED') return '任务已终止，无需签收。'
  if (isDone(status)) return '任务已办结，无需签收。'
  if (!isInWork(status)) return '任务还没有交办，交办后才能签收。'
  if (assignment.status === 'ISSUED') return null
  if (assignment.status === 'RETURNED') return '你单位已退回这项任务，不能再签收。'
  return alreadySigned(assignment) ?? '这项任务无需签收，请刷新后查看。'
}

/** 签收 by whoever does the work of the unit. Throws `FORBIDDEN`, `NOT_FOUND`, `CONFLICT`. */
export async function signAssignment(context: Context, id: string, version: number): Promise<Task> {
  const work = await taskForWork(context, id)
  allow(actsFor(context.viewer, work.organization), context.viewer)
  await sign(context, work, version)
  return requireTask(context, work.task.id)
}

/**
 * 签收 of several tasks, each in a transaction of its own. What is signed for already is passed over, so that asking
 * twice does no harm. Throws before anything is written when one of them may not be signed by the viewer.
 */
export async function signAssignments(context: Context, ids: readonly string[]): Promise<Task[]> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) throw badInput('ids', '请至少选择一项任务。')
  if (wanted.length > MOST_SIGNED) throw badInput('ids', `一次最多签收 ${MOST_SIGNED} 项，请分批操作。`)
  const works: WorkRows[] = []
  for (const id of wanted) works.push(await taskForWork(context, id))
  for (const { organization } of works) allow(actsFor(context.viewer, organization), context.viewer)
  for (const work of works) if (work.assignment.signedOn === null) await sign(context, work, null)
  const taskIds = new Set(works.map(({ task }) => task.id))
  return Promise.all([...taskIds].map(id => requireTask(context, id)))
}

async function sign(
  context: Context,
  { assignment: { id }, task }: WorkRows,
  version: number | null,
): Promise<void> {
  const { jurisdictionCode } = task
  await write(context, jurisdictionCode, async step => {
    const locked = await lockTask(step, jurisdictionCode, task.id)
    const assignment = lockedPart(locked, id, version)
    const fault = signFault(locked, assignment)
    if (fault !== null) throw conflict(fault)
    const waiting = await step.tx.dutyReturn.count({
      where: { jurisdictionCode, assignmentId: id, status: 'PENDING' },
    })
    if (waiting > 0) throw conflict('你单位已申请职责不符退回，请等待督查室主任裁定。')
    await setAssignment(step, assignment, {
      status: 'IN_PROGRESS',
      signedOn: dayToDate(context.clock.today()),
      signedBy: context.viewer?.name ?? null,
    })
    const status = taskStatusOf(leadsOf(locked).map(part => part.status))
    await stepTask(step, context, locked, assignment.part === 'LEAD' ? { status } : {})
    await step.record({
      type: 'TASK_SIGNED',
      entity: 'Task',
      entityId: task.id,
      after: { assignmentId: id, organization: assignment.organization.name },
    })
  })
}

/** Who answers for a part; what is left out stays, empty words take a name off. */
export interface Contacts {
  principal?: string | null
  deputy?: string | null
  contact?: string | null
  contactPhone?: string | null
}

const PHONE = /^[0-9+()（）\-—\s,，、转]*$/

/** The unit says who answers for its part; the office may put it right. Throws `FORBIDDEN`, `BAD_INPUT`, `CONFLICT`. */
export async function setAssignmentContacts(
  context: Context,
  assignmentId: string,
  version: number,
  contacts: Contacts,
): Promise<Task> {
  const { task, organization } = await taskForWork(context, assignmentId)
  const { jurisdictionCode } = task
  allow(actsFor(context.viewer, organization) || isOffice(context.viewer, jurisdictionCode), context.viewer)
  if (!PHONE.test(contacts.contactPhone ?? ''))
    throw badInput('contactPhone', '联系电话只能包含数字和 + - ( ) 等符号。')
  await write(context, jurisdictionCode, async step => {
    const locked = await lockTask(step, jurisdictionCode, task.id)
    const assignment = lockedPart(locked, assignmentId, version)
    if (isDone(locked.status) || locked.status === 'TERMINATED')
      throw conflict('任务已结束，联系人不再修改。')
    const said = Object.entries(contacts).filter(([, value]) => value !== undefined)
    await setAssignment(
      step,
      assignment,
      Object.fromEntries(said.map(([key, value]) => [key, value?.trim() || null])),
    )
    await step.tx.task.updateMany({
      where: { jurisdictionCode, id: task.id },
      data: { version: { increment: 1 } },
    })
    // Names and telephones are personal: the history says that they changed, not what they are.
    const fields = said.map(([key]) => key)
    const after = { assignmentId, organization: organization.name, fields }
    await step.record({ type: 'CONTACTS_CHANGED', entity: 'Task', entityId: task.id, after })
  })
  return requireTask(context, task.id)
}

/** The task as the viewer sees it now. */
export async function requireTask(context: Context, id: string): Promise<Task> {
  const task = await findTask(context, id)
  if (!task) throw notFound('这项任务')
  return task
}
