import type { Context } from '../../platform/context.ts'
import { dayToDate } from '../../platform/day.ts'
import { conflict } from '../../platform/errors.ts'
import { allow } from '../../platform/guard.ts'
import { newId } from '../../platform/id.ts'
import { type Write, write } from '../../platform/write.ts'
import { attach } from '../attachments/index.ts'
import { ruleSettings } from '../divisions/index.ts'
import { taskForWork } from '../tasks/index.ts'
import type { ReportInput } from './report.input.ts'
import { canReport, needsSignature } from './report.policy.ts'
import { type ReportRow, toReport } from './report.row.ts'
import {
  assertNoFaults,
  draftFaults,
  type ReportWords,
  standstill,
  submitFaults,
  tidyWords,
} from './report.rules.ts'
import type { ProgressReport } from './report.type.ts'
import { aimOf, groundOf, type ReportAim } from './report-aim.ts'
import { columnsOf, wordsOf } from './report-draft.service.ts'
import { draftBehind, type ReportHand, takeInHand } from './report-hand.ts'
import { askForSignature, goOut } from './report-outgoing.service.ts'

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
