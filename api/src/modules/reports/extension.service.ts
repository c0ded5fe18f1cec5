import type { Extension as ExtensionRow } from '#prisma'
import type { Context } from '../../platform/context.ts'
import { type Day, dateToDay, dayToDate } from '../../platform/day.ts'
import { badInput, conflict } from '../../platform/errors.ts'
import { allow } from '../../platform/guard.ts'
import { newId } from '../../platform/id.ts'
import { type Write, write } from '../../platform/write.ts'
import { isHead } from '../access/index.ts'
import { attach } from '../attachments/index.ts'
import { notify } from '../notifications/index.ts'
import { type LockedTask, lockTask, moveCycle, moveMilestone, taskForWork } from '../tasks/index.ts'
import { readExtension, toExtension } from './extension.query.ts'
import { decisionFaults, requestFaults } from './extension.rules.ts'
import type { Extension } from './extension.type.ts'
import { canReport } from './report.policy.ts'
import { optionalDay } from './report.row.ts'
import { assertNoFaults } from './report.rules.ts'
import { assertExtensionStep, type ExtensionStep } from './report.status.ts'

export interface ExtensionRequest {
  assignmentId: string
  milestoneId: string
  requestedDueOn: Day
  reason: string
  attachmentIds?: readonly string[] | null
}

/**
 * A lead asks for more time for one date, on the due day at the latest; one request waits for each date. Throws
 * `NOT_FOUND`, `FORBIDDEN` for another unit's part, `BAD_INPUT` with what is missing, `CONFLICT` while one waits.
 */
export async function requestExtension(context: Context, request: ExtensionRequest): Promise<Extension> {
  const { assignment, organization } = await taskForWork(context, request.assignmentId)
  allow(canReport(context.viewer, organization), context.viewer)
  const { jurisdictionCode, taskId } = assignment
  const row = await write(context, jurisdictionCode, async step => {
    const locked = await lockTask(step, jurisdictionCode, taskId)
    const kept = await keepRequest(step, context, locked, {
      ...request,
      organizationId: assignment.organizationId,
    })
    const ids = request.attachmentIds ?? []
    await attach(step, context, { jurisdictionCode, entity: 'Extension', entityId: kept.id, ids })
    await recordStep(step, 'EXTENSION_REQUESTED', kept, { organization: organization.name })
    await notify(step, context, {
      jurisdictionCode,
      kind: 'EXTENSION_REQUESTED',
      to: { roles: ['SUPERVISION_HEAD'] },
      title: `${organization.name}申请延期：${locked.title}`,
      body: `原期限 ${dateToDay(kept.dueOn)}，申请延至 ${request.requestedDueOn}。`,
      path: '/office',
      entity: 'Extension',
      entityId: kept.id,
    })
    return kept
  })
  return toExtension(row)
}

async function keepRequest(
  { tx }: Write,
  { clock, viewer }: Context,
  { jurisdictionCode, id: taskId, status, milestones, assignments }: LockedTask,
  request: ExtensionRequest & { organizationId: string },
): Promise<ExtensionRow> {
  const { milestoneId, assignmentId, requestedDueOn, organizationId } = request
  const reason = request.reason.trim()
  const milestone = milestones.find(({ id }) => id === milestoneId)
  if (!milestone) throw badInput('milestoneId', '这个时间节点不属于该任务，请刷新后重新选择。')
  const part = assignments.find(({ id }) => id === assignmentId)?.part ?? 'JOINT'
  const dates = { dueOn: optionalDay(milestone.dueOn), doneOn: optionalDay(milestone.doneOn) }
  const ground = { today: clock.today(), part, task: status, ...dates }
  assertNoFaults(requestFaults({ requestedDueOn, reason }, ground))
  const pending = await tx.extension.count({ where: { jurisdictionCode, milestoneId, status: 'PENDING' } })
  if (pending > 0) throw conflict('这个时间节点已有一份延期申请在等待审批，不用重复申请。')
  return tx.extension.create({
    data: {
      ...{ jurisdictionCode, id: newId(), taskId, milestoneId, assignmentId, organizationId },
      ...{ status: 'PENDING', dueOn: dayToDate(dates.dueOn as Day), reason },
      ...{ requestedDueOn: dayToDate(requestedDueOn), requestedOn: dayToDate(clock.today()) },
      ...{ requestedAt: clock.now(), requestedById: viewer?.id ?? null },
      requestedBy: viewer?.name ?? '系统',
    },
  })
}

export interface ExtensionDecision {
  id: string
  version: number
  approve: boolean
  /** The date granted; the one asked for when left out. */
  grantedDueOn?: Day | null
  opinion?: string | null
}

/**
 * 督查室主任 grants a definite date, or refuses with words. The date in force moves, the one first given stays. Throws
 * `NOT_FOUND`, `FORBIDDEN`, `BAD_INPUT`; `CONFLICT` for the second of two who decide at once.
 */
export async function decideExtension(context: Context, decision: ExtensionDecision): Promise<Extension> {
  const { row } = await readExtension(context, decision.id)
  allow(isHead(context.viewer, row.jurisdictionCode), context.viewer)
  const { approve } = decision
  const opinion = decision.opinion?.trim() || null
  const grantedDueOn = decision.grantedDueOn ?? dateToDay(row.requestedDueOn)
  const today = context.clock.today()
  assertNoFaults(decisionFaults({ approve, grantedDueOn, opinion }, { today, dueOn: dateToDay(row.dueOn) }))
  const saved = await write(context, row.jurisdictionCode, async step => {
    const locked = await lockTask(step, row.jurisdictionCode, row.taskId)
    const after = await takeStep(step, row, decision.version, approve ? 'approve' : 'refuse', {
      grantedDueOn: approve ? dayToDate(grantedDueOn) : null,
      decidedOn: dayToDate(today),
      decidedBy: context.viewer?.name ?? '系统',
      opinion,
    })
    if (approve) await moveDates(step, context, locked, { row, dueOn: grantedDueOn })
    await recordStep(step, approve ? 'EXTENSION_APPROVED' : 'EXTENSION_REFUSED', after, { opinion })
    await tellUnit(step, context, locked.title, after)
    return after
  })
  return toExtension(saved)
}

/** Takes a request one step on, in the version its reader saw. */
async function takeStep(
  { tx }: Write,
  { jurisdictionCode, id }: ExtensionRow,
  version: number,
  what: ExtensionStep,
  data: Partial<ExtensionRow>,
): Promise<ExtensionRow> {
  const where = { jurisdictionCode_id: { jurisdictionCode, id } }
  const now = await tx.extension.findUniqueOrThrow({ where })
  assertExtensionStep(what, now.status)
  if (now.version !== version) throw conflict()
  const status = ({ approve: 'APPROVED', refuse: 'REFUSED', withdraw: 'WITHDRAWN' } as const)[what]
  return tx.extension.update({ where, data: { ...data, status, version: { increment: 1 } } })
}

/** The date of the task, and of the period that is bound to it. */
async function moveDates(
  step: Write,
  context: Context,
  locked: LockedTask,
  { row, dueOn }: { row: ExtensionRow; dueOn: Day },
): Promise<void> {
  const { jurisdictionCode, milestoneId, reason } = row
  const inForce = optionalDay(locked.milestones.find(({ id }) => id === milestoneId)?.dueOn ?? null)
  if (inForce !== null && dueOn <= inForce)
    throw badInput('grantedDueOn', `现在的期限已经是 ${inForce}，批准的期限应晚于它。`)
  await moveMilestone(step, context, locked, { milestoneId, dueOn, kind: 'EXTENSION', reason })
  const cycles = await step.tx.reportCycle.findMany({
    where: { jurisdictionCode, taskId: locked.id, milestoneId, submittedOn: null, cancelledOn: null },
    select: { id: true },
  })
  for (const { id } of cycles) await moveCycle(step, jurisdictionCode, id, dueOn)
}

const tellUnit = (step: Write, context: Context, title: string, row: ExtensionRow): Promise<void> =>
  notify(step, context, {
    jurisdictionCode: row.jurisdictionCode,
    kind: 'EXTENSION_DECIDED',
    to: { organizationIds: [row.organizationId] },
    title: `延期申请${row.status === 'APPROVED' ? '已批准' : '未获批准'}：${title}`,
    body: row.grantedDueOn ? `期限延至 ${dateToDay(row.grantedDueOn)}。` : row.opinion,
    path: `/tasks/${row.taskId}`,
    entity: 'Extension',
    entityId: row.id,
  })

const recordStep = (
  step: Write,
  type: string,
  row: ExtensionRow,
  more: Record<string, string | null> = {},
): Promise<void> =>
  step.record({
    type,
    entity: 'Task',
    entityId: row.taskId,
    after: {
      extensionId: row.id,
      milestoneId: row.milestoneId,
      dueOn: dateToDay(row.dueOn),
      requestedDueOn: dateToDay(row.requestedDueOn),
      grantedDueOn: optionalDay(row.grantedDueOn),
      reason: row.reason,
      ...more,
    },
  })

/** The unit takes its request back before it is decided. Throws `NOT_FOUND`, `FORBIDDEN`, `CONFLICT`. */
export async function withdrawExtension(context: Context, id: string, version: number): Promise<Extension> {
  const { row, organization } = await readExtension(context, id)
  allow(canReport(context.viewer, organization), context.viewer)
  const saved = await write(context, row.jurisdictionCode, async step => {
    await lockTask(step, row.jurisdictionCode, row.taskId)
    const after = await takeStep(step, row, version, 'withdraw', {})
    await recordStep(step, 'EXTENSION_WITHDRAWN', after)
    return after
  })
  return toExtension(saved)
}

/** The unit has read the decision. Once is enough; again changes nothing. Throws `CONFLICT` while it is undecided. */
export async function markExtensionSeen(context: Context, id: string): Promise<Extension> {
  const { row, organization } = await readExtension(context, id)
  const { jurisdictionCode } = row
  allow(canReport(context.viewer, organization), context.viewer)
  if (row.status === 'PENDING') throw conflict('这份延期申请还没有审批。')
  if (row.seenAt !== null) return toExtension(row)
  const where = { jurisdictionCode_id: { jurisdictionCode, id } }
  const saved = await write(context, jurisdictionCode, async ({ tx, record }) => {
    await record({ type: 'EXTENSION_SEEN', entity: 'Extension', entityId: id })
    return tx.extension.update({ where, data: { seenAt: context.clock.now() } })
  })
  return toExtension(saved)
}
