import type { DutyReturn as DutyReturnRow } from '#prisma'
import { addWorkingDays } from '../../platform/calendar.ts'
import type { Context } from '../../platform/context.ts'
import { dayToDate } from '../../platform/day.ts'
import { badInput, conflict, notFound } from '../../platform/errors.ts'
import { allow } from '../../platform/guard.ts'
import { isId, newId } from '../../platform/id.ts'
import { type Write, write } from '../../platform/write.ts'
import { actsFor, grantsIn, isHead } from '../access/index.ts'
import { ruleSettings, ruleSettingsWithin } from '../divisions/index.ts'
import { notify } from '../notifications/index.ts'
import { setAssignment } from './assignment.service.ts'
import { openCycles } from './cycle.service.ts'
import { toDutyReturn } from './duty-return.query.ts'
import type { DutyReturn } from './duty-return.type.ts'
import { lockedPart } from './signing.service.ts'
import { isInWork } from './task.status.ts'
import { stepTask } from './task-change.service.ts'
import { type LockedAssignment, type LockedTask, lockTask, optionalDay } from './task-lock.ts'
import { taskForWork } from './task-work.query.ts'

const LONGEST = 2000

const told = (field: string, words: string | null | undefined, what: string): string => {
  const said = words?.trim() ?? ''
  if (said === '') throw badInput(field, `请填写${what}。`)
  if (said.length > LONGEST) throw badInput(field, `${what}不能超过 ${LONGEST} 字。`)
  return said
}

/** A unit hands its part back. */
export interface DutyReturnRequest {
  assignmentId: string
  version: number
  reason: string
  suggestion?: string | null
}

/**
 * 职责不符退回 by the unit, before signing and within the days of the rule. The first times it is taken back at once; a
 * lead takes the task back to 拟办 with it. Later ones wait for the head of supervision (DOMAIN §3).
 * Throws `FORBIDDEN`, `NOT_FOUND`, `BAD_INPUT`, `CONFLICT`.
 */
export async function returnDuty(context: Context, request: DutyReturnRequest): Promise<DutyReturn> {
  const { assignmentId, version } = request
  const { task, organization } = await taskForWork(context, assignmentId)
  allow(actsFor(context.viewer, organization), context.viewer)
  const reason = told('reason', request.reason, '退回的理由')
  const { jurisdictionCode } = task
  const rules = await ruleSettings(context, jurisdictionCode)
  return write(context, jurisdictionCode, async step => {
    const locked = await lockTask(step, jurisdictionCode, task.id)
    const assignment = lockedPart(locked, assignmentId, version)
    await requireReturnable(step, context, locked, assignment, rules.dutyReturnWorkingDays)
    const accepted = locked.dutyReturns < rules.dutyReturnLimit
    const suggestion = request.suggestion?.trim().slice(0, LONGEST) || null
    const row = await keepRequest(step, context, assignment, { reason, suggestion, accepted })
    await stepTask(step, context, locked, { dutyReturns: locked.dutyReturns + 1 })
    if (accepted) await takeBack(step, context, locked, assignment, reason)
    await step.record({
      type: accepted ? 'DUTY_RETURNED' : 'DUTY_RETURN_REQUESTED',
      entity: 'Task',
      entityId: task.id,
      after: { organization: organization.name, reason, suggestion },
    })
    await notify(step, context, {
      jurisdictionCode,
      kind: 'DUTY_RETURNED',
      to: { roles: ['SUPERVISION_HEAD', 'SUPERVISOR'] },
      title: `${organization.name}${accepted ? '退回' : '再次申请退回'}：${locked.title}`,
      body: reason,
      path: accepted ? `/tasks/${task.id}` : '/office',
      entity: 'Task',
      entityId: task.id,
    })
    return toDutyReturn(row)
  })
}

async function requireReturnable(
  { tx }: Write,
  { clock }: Context,
  { jurisdictionCode, status }: LockedTask,
  assignment: LockedAssignment,
  days: number,
): Promise<void> {
  if (!isInWork(status)) throw conflict('任务不在办理中，不能退回。请刷新后查看。')
  if (assignment.status !== 'ISSUED')
    throw conflict('只有待签收的任务可以职责不符退回。已签收的，请联系督查室。')
  const issuedOn = optionalDay(assignment.issuedOn)
  if (issuedOn === null || clock.today() > addWorkingDays(issuedOn, days))
    throw conflict(`职责不符退回须在交办后 ${days} 个工作日内提出，现已超过。请签收，或联系督查室。`)
  const where = { jurisdictionCode, assignmentId: assignment.id, status: 'PENDING' as const }
  if ((await tx.dutyReturn.count({ where })) > 0)
    throw conflict('你单位的退回申请正在等待裁定，无需重复提交。')
}

const keepRequest = (
  { tx }: Write,
  { clock, viewer }: Context,
  { jurisdictionCode, taskId, id, organizationId }: LockedAssignment,
  { accepted, ...words }: { reason: string; suggestion: string | null; accepted: boolean },
): Promise<DutyReturnRow> =>
  tx.dutyReturn.create({
    data: {
      jurisdictionCode,
      id: newId(),
      taskId,
      assignmentId: id,
      organizationId,
      status: accepted ? 'ACCEPTED' : 'PENDING',
      ...words,
      requestedOn: dayToDate(clock.today()),
      requestedAt: clock.now(),
      requestedBy: viewer?.name ?? '',
      ...(accepted ? { decidedOn: dayToDate(clock.today()) } : {}),
    },
  })

/** The part is nobody's; without that lead the task is a draft again, and the others need not sign meanwhile. */
async function takeBack(
  step: Write,
  context: Context,
  locked: LockedTask,
  assignment: LockedAssignment,
  reason: string,
): Promise<void> {
  await setAssignment(step, assignment, { status: 'RETURNED' })
  if (assignment.part === 'JOINT' || !isInWork(locked.status)) return
  for (const other of locked.assignments) {
    if (other.status === 'ISSUED') await setAssignment(step, other, { status: 'WAITING', signDueOn: null })
  }
  await stepTask(step, context, locked, { status: 'DRAFT' }, reason)
  await openCycles(step, context, locked.jurisdictionCode, [locked.id], context.clock.today())
}

/**
 * The head of supervision takes the part back, or leaves it with the unit, which then has to sign anew.
 * Throws `FORBIDDEN`, `NOT_FOUND`, `BAD_INPUT`, `CONFLICT` when it was decided meanwhile.
 */
export async function decideDutyReturn(
  context: Context,
  { id, accept, opinion }: { id: string; accept: boolean; opinion: string },
): Promise<DutyReturn> {
  const request = await requireRequest(context, id)
  allow(isHead(context.viewer, request.jurisdictionCode), context.viewer)
  const said = told('opinion', opinion, '裁定意见')
  const { jurisdictionCode, taskId, assignmentId, organizationId, reason } = request
  return write(context, jurisdictionCode, async step => {
    const locked = await lockTask(step, jurisdictionCode, taskId)
    if (locked.status === 'SUSPENDED') throw conflict('任务已中止，恢复后再裁定。')
    const row = await keepDecision(step, context, request, accept, said)
    const assignment = locked.assignments.find(part => part.id === assignmentId)
    if (assignment && accept) await takeBack(step, context, locked, assignment, reason)
    if (assignment && !accept) await askAgain(step, context, assignment)
    await stepTask(step, context, locked, {})
    const organization = assignment?.organization.name ?? ''
    const type = accept ? 'DUTY_RETURN_ACCEPTED' : 'DUTY_RETURN_REFUSED'
    await step.record({ type, entity: 'Task', entityId: taskId, after: { organization, opinion: said } })
    await notify(step, context, {
      jurisdictionCode,
      kind: 'DUTY_RETURNED',
      to: { organizationIds: [organizationId] },
      title: `${accept ? '已同意退回' : '未同意退回，请签收'}：${locked.title}`,
      body: said,
      path: `/tasks/${taskId}`,
      entity: 'Task',
      entityId: taskId,
    })
    return toDutyReturn(row)
  })
}

async function requireRequest({ db, viewer }: Context, id: string): Promise<DutyReturnRow> {
  const codes = [...new Set(viewer?.grants.map(grant => grant.jurisdictionCode))]
  const row = isId(id)
    ? await db.prisma.dutyReturn.findFirst({ where: { id, jurisdictionCode: { in: codes } } })
    : null
  if (!row || grantsIn(viewer, row.jurisdictionCode).length === 0) throw notFound('这条退回申请')
  return row
}

async function keepDecision(
  { tx }: Write,
  { clock, viewer }: Context,
  { jurisdictionCode, id }: DutyReturnRow,
  accept: boolean,
  opinion: string,
): Promise<DutyReturnRow> {
  const { count } = await tx.dutyReturn.updateMany({
    where: { jurisdictionCode, id, status: 'PENDING' },
    data: {
      status: accept ? 'ACCEPTED' : 'REFUSED',
      decidedOn: dayToDate(clock.today()),
      decidedBy: viewer?.name ?? null,
      opinion,
    },
  })
  if (count === 0) throw conflict('这条退回申请已经裁定，请刷新后查看。')
  return tx.dutyReturn.findUniqueOrThrow({ where: { jurisdictionCode_id: { jurisdictionCode, id } } })
}

/** The duty stays: the days to sign begin anew. */
async function askAgain(step: Write, context: Context, assignment: LockedAssignment): Promise<void> {
  if (assignment.status !== 'ISSUED') return
  const { signWorkingDays } = await ruleSettingsWithin(
    step.tx,
    assignment.jurisdictionCode,
    context.clock.today(),
  )
  const signDueOn = dayToDate(addWorkingDays(context.clock.today(), signWorkingDays))
  await setAssignment(step, assignment, { signDueOn })
}
