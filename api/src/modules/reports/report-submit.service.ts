import type { Context } from '../../platform/context.ts'
import { dayToDate } from '../../platform/day.ts'
import { conflict } from '../../platform/errors.ts'
import { allow } from '../../platform/guard.ts'
import { newId } from '../../platform/id.ts'
import { type Write, write } from '../../platform/write.ts'
import { attach } from '../attachments/index.ts'
import { ruleSettings } from '../divisions/index.ts'
import { notify } from '../notifications/index.ts'
import { raiseProblemIn } from '../problems/index.ts'
import { markCycleSubmitted, settleReport, taskForWork } from '../tasks/index.ts'
import type { ReportInput } from './report.input.ts'
import { canReport, needsSignature } from './report.policy.ts'
import { type ReportRow, toReport } from './report.row.ts'
import {
  assertNoFaults,
  draftFaults,
  problemTitle,
  type ReportWords,
  standstill,
  submitFaults,
  tidyWords,
} from './report.rules.ts'
import type { ProgressReport } from './report.type.ts'
import { columnsOf, wordsOf } from './report-draft.service.ts'
import { aimOf, draftBehind, groundOf, type ReportAim, type ReportHand, takeInHand } from './report-hand.ts'

/**
 * Submits a report, from the draft the form shows (`version`) or from nothing (null): the report, its period, the state
 * of the task and the problem it names, in one transaction. Where the jurisdiction asks for it, the report of an officer
 * waits for the unit's leader instead (SIGNING). Throws `FORBIDDEN`, `BAD_INPUT` with all faults, `CONFLICT` for the
 * second of two, for a period answered already and for a task that stands still.
 */
export async function submitReport(
  context: Context,
  input: ReportInput,
  version: number | null,
): Promise<ProgressReport> {
  const { task, organization } = await taskForWork(context, input.assignmentId)
  const { jurisdictionCode } = task
  allow(canReport(context.viewer, organization), context.viewer)
  assertNoFaults(draftFaults(tidyWords(wordsOf(input))))
  const { reportNeedsUnitLeader } = await ruleSettings(context, jurisdictionCode)
  const toSign = needsSignature(context.viewer, organization, reportNeedsUnitLeader)
  const row = await write(context, jurisdictionCode, async step => {
    const hand = await takeInHand(step, jurisdictionCode, task.id, input.assignmentId)
    const saved = await writeReport(step, context, hand, { input, version, toSign })
    if (toSign) await askForSignature(step, context, hand, saved)
    else await goOut(step, context, hand, saved)
    return saved
  })
  return toReport(row)
}

interface Submission {
  input: ReportInput
  version: number | null
  toSign: boolean
}

/** Judges a submission and writes its row, with its files. */
async function writeReport(
  step: Write,
  context: Context,
  hand: ReportHand,
  { input, version, toSign }: Submission,
): Promise<ReportRow> {
  const still = standstill(hand.locked.status, hand.part.status, hand.part.part)
  const draft = await draftBehind(step, hand.own, version)
  if (still) throw conflict(still)
  const aim = await aimOf(step, context, hand, wanted(input), draft)
  const ground = groundOf(context, hand, aim, draft)
  const words = tidyWords(wordsOf(input), ground.endsTask)
  assertNoFaults(submitFaults(words, ground))
  assertNotTwice(hand, words, aim)
  const saved = await saveRow(step, context, hand, { words, aim, draft, toSign })
  const { jurisdictionCode, id: entityId } = saved
  await attach(step, context, {
    jurisdictionCode,
    entity: 'ProgressReport',
    entityId,
    ids: input.attachmentIds,
  })
  return saved
}

const wanted = ({ cycleId, milestoneId, claim }: ReportInput) => ({
  cycleId: cycleId ?? null,
  milestoneId: milestoneId ?? null,
  claim,
})

/** The same words a second time, while the first still wait, are the same request sent twice. */
function assertNotTwice({ own }: ReportHand, words: ReportWords, { milestoneId }: ReportAim): void {
  const same = own.some(
    row =>
      row.status === 'SUBMITTED' &&
      row.milestoneId === milestoneId &&
      row.text === words.text &&
      row.percent === words.percent &&
      row.claim === words.claim,
  )
  if (same) throw conflict('相同内容的填报已经提交，正在等待审核，不用重复提交。')
}

async function saveRow(
  { tx }: Write,
  { clock, viewer }: Context,
  { locked, part }: ReportHand,
  saving: { words: ReportWords; aim: ReportAim; draft: ReportRow | null; toSign: boolean },
): Promise<ReportRow> {
  const { words, aim, draft, toSign } = saving
  const { jurisdictionCode } = locked
  const name = viewer?.name ?? '系统'
  const data = {
    ...columnsOf(words),
    ...{ cycleId: aim.cycle?.id ?? null, milestoneId: aim.milestoneId, round: locked.round },
    ...{ savedAt: clock.now(), opinion: null },
    ...(toSign
      ? { status: 'SIGNING' as const }
      : { status: 'SUBMITTED' as const, ...submittedNow(clock, name) }),
  }
  if (draft) {
    const where = { jurisdictionCode_id: { jurisdictionCode, id: draft.id } }
    return tx.progressReport.update({ where, data: { ...data, version: { increment: 1 } } })
  }
  return tx.progressReport.create({
    data: {
      ...data,
      ...{ jurisdictionCode, id: newId(), taskId: locked.id, assignmentId: part.id, part: part.part },
      ...{ organizationId: part.organizationId, createdAt: clock.now(), createdById: viewer?.id ?? null },
      createdBy: name,
    },
  })
}

/** When and by whom a report was submitted. */
export const submittedNow = (clock: Context['clock'], submittedBy: string) => ({
  submittedOn: dayToDate(clock.today()),
  submittedAt: clock.now(),
  submittedBy,
})

/** What a report brings about when it leaves the unit. */
export async function goOut(
  step: Write,
  context: Context,
  { locked, part }: ReportHand,
  report: ReportRow,
): Promise<void> {
  const { jurisdictionCode, cycleId } = report
  if (cycleId && part.part === 'LEAD')
    await markCycleSubmitted(step, jurisdictionCode, cycleId, context.clock.today())
  await settleReport(step, context, locked, {
    assignmentId: part.id,
    event: 'SUBMITTED',
    percent: report.percent,
    waiting: true,
    milestoneId: report.milestoneId,
  })
  await raiseProblem(step, context, locked.placeCode, report)
  if (part.part === 'LEAD') await takeAlong(step, report)
  await step.record({
    type: 'REPORT_SUBMITTED',
    entity: 'Task',
    entityId: locked.id,
    after: {
      reportId: report.id,
      organization: part.organization.name,
      part: part.part,
      round: report.round,
      percent: report.percent,
      claim: report.claim,
      text: report.text,
      problem: report.problem,
      finishedOn: report.finishedOn?.toISOString().slice(0, 10) ?? null,
    },
  })
  await tellReader(step, context, { locked, part, report })
}

/** Reports of joint units that wait travel with this one. */
async function takeAlong({ tx }: Write, { jurisdictionCode, taskId, id }: ReportRow): Promise<void> {
  await tx.progressReport.updateMany({
    where: { jurisdictionCode, taskId, part: 'JOINT', status: 'SUBMITTED', attachedToId: null },
    data: { attachedToId: id },
  })
}

/** 存在问题 becomes an entry of the problem list, unless the same words of this unit stand there unsolved already. */
async function raiseProblem(
  step: Write,
  context: Context,
  placeCode: string,
  report: ReportRow,
): Promise<void> {
  const { jurisdictionCode, organizationId, taskId, problem: text, id: originId } = report
  if (text === null) return
  const known = await step.tx.problem.findFirst({
    where: { jurisdictionCode, taskId, organizationId, text, status: { not: 'CLOSED' } },
    select: { id: true },
  })
  if (known) return
  await raiseProblemIn(step, context, {
    ...{ jurisdictionCode, placeCode, organizationId, taskId, text },
    ...{ title: problemTitle(text), origin: 'REPORT', originId },
  })
}

/** The office reads what a lead submits; what a joint unit adds goes to the leads. */
function tellReader(
  step: Write,
  context: Context,
  { locked, part, report }: Pick<ReportHand, 'locked' | 'part'> & { report: ReportRow },
): Promise<void> {
  const { jurisdictionCode, id, title, assignments } = locked
  const leads = assignments.filter(one => one.part === 'LEAD').map(one => one.organizationId)
  const isLead = part.part === 'LEAD'
  return notify(step, context, {
    jurisdictionCode,
    kind: 'REPORT_SUBMITTED',
    to: isLead ? { roles: ['SUPERVISION_HEAD', 'SUPERVISOR'] } : { organizationIds: leads },
    title: isLead
      ? `${part.organization.name}提交填报：${title}`
      : `配合单位${part.organization.name}已填报：${title}`,
    body: report.claim === 'FINISHED' ? '申请办结。' : null,
    path: isLead ? '/office' : `/tasks/${id}`,
    entity: 'ProgressReport',
    entityId: report.id,
  })
}

async function askForSignature(
  step: Write,
  context: Context,
  { locked, part }: ReportHand,
  { jurisdictionCode, id }: ReportRow,
): Promise<void> {
  await step.record({
    type: 'REPORT_SENT_TO_SIGN',
    entity: 'Task',
    entityId: locked.id,
    after: { reportId: id, organization: part.organization.name },
  })
  await notify(step, context, {
    jurisdictionCode,
    kind: 'REPORT_SUBMITTED',
    to: { organizationIds: [part.organizationId] },
    title: `填报待审签：${locked.title}`,
    path: '/desk',
    entity: 'ProgressReport',
    entityId: id,
  })
}
