import type { Context } from '../../platform/context.ts'
import { dayToDate } from '../../platform/day.ts'
import { badInput, conflict } from '../../platform/errors.ts'
import { allow } from '../../platform/guard.ts'
import { isId, newId } from '../../platform/id.ts'
import { type Write, write } from '../../platform/write.ts'
import { attach } from '../attachments/index.ts'
import { taskForWork, type WorkRows } from '../tasks/index.ts'
import type { ReportInput } from './report.input.ts'
import { canReport } from './report.policy.ts'
import { readReport } from './report.query.ts'
import { type ReportRow, toReport } from './report.row.ts'
import { assertNoFaults, draftFaults, type ReportWords, standstill, tidyWords } from './report.rules.ts'
import { assertReportStep } from './report.status.ts'
import type { ProgressReport } from './report.type.ts'
import { cycleOfPart } from './report-aim.ts'
import { draftBehind, lockPart, reportsOfPart } from './report-hand.ts'

/** The words of a form. */
export const wordsOf = ({ percent, text, problem, claim, finishedOn }: ReportInput): ReportWords => ({
  percent: percent ?? null,
  text,
  problem: problem ?? null,
  claim,
  finishedOn: finishedOn ?? null,
})

/** Words as they are stored. */
export const columnsOf = ({ finishedOn, ...words }: ReportWords) => ({
  ...words,
  finishedOn: finishedOn === null ? null : dayToDate(finishedOn),
})

/**
 * Keeps what was typed, finished or not: one draft for each part. `version` is that of the draft the form shows, null
 * for the first time. Throws `FORBIDDEN`, `BAD_INPUT`; `CONFLICT` with who saved when, for the second of two windows.
 */
export async function saveReportDraft(
  context: Context,
  input: ReportInput,
  version: number | null,
): Promise<ProgressReport> {
  const work = await taskForWork(context, input.assignmentId)
  allow(canReport(context.viewer, work.organization), context.viewer)
  const words = tidyWords(wordsOf(input))
  assertNoFaults(draftFaults(words))
  const { jurisdictionCode, id: assignmentId } = work.assignment
  const row = await write(context, jurisdictionCode, async step => {
    await lockPart(step, jurisdictionCode, assignmentId)
    await assertAim(step, work, input)
    const before = await draftBehind(step, await reportsOfPart(step, jurisdictionCode, assignmentId), version)
    const saved = await keepDraft(step, context, work, { input, words, before })
    await attach(step, context, {
      jurisdictionCode,
      entity: 'ProgressReport',
      entityId: saved.id,
      ids: input.attachmentIds,
    })
    await step.record({
      type: 'REPORT_DRAFT_SAVED',
      entity: 'ProgressReport',
      entityId: saved.id,
      before: before === null ? null : wordsForAudit(before),
      after: { ...wordsForAudit(saved), assignmentId },
    })
    return saved
  })
  return toReport(row)
}

/** What the audit log keeps of the words. */
export const wordsForAudit = (row: ReportRow) => ({
  percent: row.percent,
  text: row.text,
  problem: row.problem,
  claim: row.claim,
  finishedOn: row.finishedOn?.toISOString().slice(0, 10) ?? null,
})

/** The period and the date a draft names are those of its task. Throws `BAD_INPUT`. */
async function assertAim(
  step: Write,
  { assignment }: WorkRows,
  { cycleId, milestoneId }: ReportInput,
): Promise<void> {
  const { jurisdictionCode, taskId } = assignment
  if (cycleId) await cycleOfPart(step, assignment, cycleId)
  if (!milestoneId) return
  const milestone = isId(milestoneId)
    ? await step.tx.milestone.findFirst({ where: { jurisdictionCode, taskId, id: milestoneId } })
    : null
  if (!milestone) throw badInput('milestoneId', '这个时间节点不属于该任务，请刷新后重新选择。')
}

async function keepDraft(
  { tx }: Write,
  { clock, viewer }: Context,
  { assignment, task }: WorkRows,
  { input, words, before }: { input: ReportInput; words: ReportWords; before: ReportRow | null },
): Promise<ReportRow> {
  const data = {
    ...columnsOf(words),
    cycleId: input.cycleId ?? null,
    milestoneId: input.milestoneId ?? null,
    savedAt: clock.now(),
  }
  const { jurisdictionCode } = assignment
  if (before) {
    const where = { jurisdictionCode_id: { jurisdictionCode, id: before.id } }
    return tx.progressReport.update({ where, data: { ...data, version: { increment: 1 } } })
  }
  const current = await tx.assignment.findUniqueOrThrow({
    where: { jurisdictionCode_id: { jurisdictionCode, id: assignment.id } },
    select: { status: true, part: true, task: { select: { status: true, round: true } } },
  })
  const still = standstill(current.task.status, current.status, current.part)
  if (still) throw conflict(still)
  return tx.progressReport.create({
    data: {
      ...data,
      ...{ jurisdictionCode, id: newId(), taskId: task.id, assignmentId: assignment.id },
      ...{ organizationId: assignment.organizationId, part: assignment.part, round: current.task.round },
      ...{ status: 'DRAFT', createdAt: clock.now(), createdById: viewer?.id ?? null },
      createdBy: viewer?.name ?? '系统',
    },
  })
}

/** Throws a draft away; its files go back to who handed them in. Throws `FORBIDDEN`, `NOT_FOUND`, `CONFLICT`. */
export async function discardReportDraft(context: Context, id: string, version: number): Promise<boolean> {
  const { row, organization } = await readReport(context, id)
  const { jurisdictionCode, assignmentId } = row
  allow(canReport(context.viewer, organization), context.viewer)
  await write(context, jurisdictionCode, async step => {
    await lockPart(step, jurisdictionCode, assignmentId)
    const own = await reportsOfPart(step, jurisdictionCode, assignmentId)
    const now = own.find(one => one.id === id)
    if (now) assertReportStep('discard', now.status)
    const draft = await draftBehind(step, own, version)
    if (!draft) throw conflict('这份草稿已被删除，请刷新后查看。')
    await attach(step, context, { jurisdictionCode, entity: 'ProgressReport', entityId: id, ids: [] })
    await step.tx.progressReport.delete({ where: { jurisdictionCode_id: { jurisdictionCode, id } } })
    const before = wordsForAudit(draft)
    await step.record({ type: 'REPORT_DRAFT_DISCARDED', entity: 'ProgressReport', entityId: id, before })
  })
  return true
}
