import type { Context } from '../../platform/context.ts'
import { conflict } from '../../platform/errors.ts'
import { allow } from '../../platform/guard.ts'
import { newId } from '../../platform/id.ts'
import { type Write, write } from '../../platform/write.ts'
import { signsFor } from '../access/index.ts'
import { attach } from '../attachments/index.ts'
import { notify } from '../notifications/index.ts'
import { markCycleSubmitted, settleReport } from '../tasks/index.ts'
import { canReport } from './report.policy.ts'
import { readReport } from './report.query.ts'
import { type ReportRow, toReport } from './report.row.ts'
import { assertNoFaults, opinionFaults, standstill } from './report.rules.ts'
import { assertReportStep, type ReportStep } from './report.status.ts'
import type { ProgressReport } from './report.type.ts'
import { aimOf } from './report-aim.ts'
import { type ReportHand, takeInHand } from './report-hand.ts'
import { goOut } from './report-outgoing.service.ts'
import { submittedNow } from './report-submit.service.ts'

/** A report in hand with its task, in the version its reader saw. Throws `CONFLICT` when it has moved on. */
async function takeReport(
  step: Write,
  { jurisdictionCode, taskId, assignmentId, id }: ReportRow,
  version: number,
  what: ReportStep | ((row: ReportRow) => ReportStep),
): Promise<{ hand: ReportHand; report: ReportRow; taken: ReportStep }> {
  const hand = await takeInHand(step, jurisdictionCode, taskId, assignmentId)
  const report = hand.own.find(row => row.id === id)
  if (!report) throw conflict('这份填报已被删除，请刷新后查看。')
  const taken = typeof what === 'function' ? what(report) : what
  assertReportStep(taken, report.status)
  if (report.version !== version) throw conflict()
  return { hand, report, taken }
}

const update = (
  { tx }: Write,
  { jurisdictionCode, id }: ReportRow,
  data: Partial<ReportRow>,
): Promise<ReportRow> =>
  tx.progressReport.update({
    where: { jurisdictionCode_id: { jurisdictionCode, id } },
    data: { ...data, version: { increment: 1 } },
  })

export interface Signature {
  id: string
  version: number
  /** Sign it; false = give it back to the officer, with words. */
  accept: boolean
  opinion?: string | null
}

/**
 * The unit's leader signs what an officer wrote, and it goes to the office; or gives it back, and it is a draft again.
 * Throws `NOT_FOUND`, `FORBIDDEN`, `BAD_INPUT` without words on giving back, `CONFLICT`.
 */
export async function signReport(context: Context, signature: Signature): Promise<ProgressReport> {
  const { row, organization } = await readReport(context, signature.id)
  allow(signsFor(context.viewer, organization), context.viewer)
  const opinion = signature.opinion?.trim() || null
  assertNoFaults(opinionFaults(opinion, signature.accept ? null : '退回时请写明需要修改的地方。'))
  const saved = await write(context, row.jurisdictionCode, async step => {
    const what = signature.accept ? 'sign' : 'handBack'
    const { hand, report } = await takeReport(step, row, signature.version, what)
    return signature.accept
      ? sign(step, context, hand, report, opinion)
      : handBack(step, context, hand, report, opinion)
  })
  return toReport(saved)
}

async function sign(
  step: Write,
  context: Context,
  hand: ReportHand,
  report: ReportRow,
  opinion: string | null,
): Promise<ReportRow> {
  const still = standstill(hand.locked.status, hand.part.status, hand.part.part)
  if (still) throw conflict(still)
  // The period may have been answered, or the date finished, while the report lay with the leader.
  const { cycle, milestoneId } = await aimOf(step, context, hand, report, report)
  const signed = await update(step, report, {
    status: 'SUBMITTED',
    cycleId: cycle?.id ?? null,
    milestoneId,
    round: hand.locked.round,
    opinion,
    ...submittedNow(context.clock, context.viewer?.name ?? '系统'),
  })
  await goOut(step, context, hand, signed)
  return signed
}

async function handBack(
  step: Write,
  context: Context,
  { locked, part }: ReportHand,
  report: ReportRow,
  opinion: string | null,
): Promise<ReportRow> {
  const back = await update(step, report, { status: 'DRAFT', opinion })
  await step.record({
    type: 'REPORT_HANDED_BACK',
    entity: 'Task',
    entityId: locked.id,
    after: { reportId: report.id, organization: part.organization.name, opinion },
  })
  await notify(step, context, {
    jurisdictionCode: report.jurisdictionCode,
    kind: 'REPORT_REVIEWED',
    to: { organizationIds: [part.organizationId] },
    title: `填报未通过审签：${locked.title}`,
    body: opinion,
    path: '/desk',
    entity: 'ProgressReport',
    entityId: report.id,
  })
  return back
}

/**
 * The unit takes its report back while nobody has reviewed it. One that waited for a signature is a draft again; one
 * that had gone out stays as withdrawn, its period is owed again, and its words go on as a draft. Throws `NOT_FOUND`,
 * `FORBIDDEN`, `CONFLICT` when it was reviewed meanwhile.
 */
export async function withdrawReport(context: Context, id: string, version: number): Promise<ProgressReport> {
  const { row, organization } = await readReport(context, id)
  allow(canReport(context.viewer, organization), context.viewer)
  const saved = await write(context, row.jurisdictionCode, async step => {
    const { hand, report, taken } = await takeReport(step, row, version, ({ status }) =>
      status === 'SIGNING' ? 'takeBack' : 'withdraw',
    )
    const { locked, part } = hand
    await step.record({
      type: 'REPORT_WITHDRAWN',
      entity: 'Task',
      entityId: locked.id,
      before: { status: report.status },
      after: { reportId: report.id, organization: part.organization.name },
    })
    if (taken === 'takeBack') return update(step, report, { status: 'DRAFT' })
    return takeBackSubmitted(step, context, hand, report)
  })
  return toReport(saved)
}

async function takeBackSubmitted(
  step: Write,
  context: Context,
  { locked, part, own }: ReportHand,
  report: ReportRow,
): Promise<ReportRow> {
  const { jurisdictionCode, id, cycleId } = report
  const withdrawn = await update(step, report, { status: 'WITHDRAWN', attachedToId: null })
  await letGo(step, report)
  if (cycleId && part.part === 'LEAD') await markCycleSubmitted(step, jurisdictionCode, cycleId, null)
  const waiting = own.some(other => other.id !== id && other.status === 'SUBMITTED')
  await settleReport(step, context, locked, { assignmentId: part.id, event: 'WITHDRAWN', waiting })
  if (!own.some(({ status }) => status === 'DRAFT' || status === 'SIGNING'))
    await goOnWriting(step, context, report)
  return withdrawn
}

/** Reports of joint units that travelled with one wait for the next. */
export async function letGo({ tx }: Write, { jurisdictionCode, id }: ReportRow): Promise<void> {
  await tx.progressReport.updateMany({
    where: { jurisdictionCode, attachedToId: id, status: 'SUBMITTED' },
    data: { attachedToId: null },
  })
}

/** Nothing typed is lost: the words of a withdrawn report are a draft, with the files of whoever withdrew it. */
async function goOnWriting(step: Write, context: Context, report: ReportRow): Promise<void> {
  const { tx } = step
  const { jurisdictionCode, id } = report
  const files = await tx.attachment.findMany({
    where: { jurisdictionCode, entity: 'ProgressReport', entityId: id, removedAt: null },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: { id: true, createdById: true },
  })
  const mine = files.filter(({ createdById }) => createdById === context.viewer?.id).map(file => file.id)
  const left = files.map(file => file.id).filter(fileId => !mine.includes(fileId))
  const draft = await tx.progressReport.create({
    data: {
      ...report,
      ...{ id: newId(), status: 'DRAFT', version: 0, attachedToId: null, opinion: null },
      ...{ submittedOn: null, submittedAt: null, submittedBy: null, savedAt: context.clock.now() },
    },
  })
  if (mine.length === 0) return
  await attach(step, context, { jurisdictionCode, entity: 'ProgressReport', entityId: id, ids: left })
  await attach(step, context, { jurisdictionCode, entity: 'ProgressReport', entityId: draft.id, ids: mine })
}
