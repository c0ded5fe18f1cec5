import type { NoticeKind, EscalationProposal as ProposalRow } from '#prisma'
import type { Context } from '../../platform/context.ts'
import { dayToDate } from '../../platform/day.ts'
import { badInput, conflict, DomainError } from '../../platform/errors.ts'
import { allow } from '../../platform/guard.ts'
import { type Write, write } from '../../platform/write.ts'
import { isOffice } from '../access/index.ts'
import { type ProposalFacts, proposalSummary } from './escalation.rules.ts'
import { issueNoticeIn } from './notice-action.service.ts'
import { causeContent } from './notice-draft.rules.ts'
import { draftNoticeIn } from './notice-draft.service.ts'
import { requireProposal, toProposal } from './proposal.query.ts'
import type { ProposalDecisionInput, ProposalDecisionResult, ProposalRef } from './proposal.type.ts'

const MOST_PROPOSALS = 100
const LONGEST_REASON = 2000

type Decision = Pick<ProposalDecisionInput, 'confirm' | 'kind'> & { reason: string | null }

/** The decision with its reason checked. Throws `BAD_INPUT`. */
function readDecision({ proposals, confirm, kind, reason }: ProposalDecisionInput): Decision {
  if (proposals.length === 0) throw badInput('proposals', '请先选择要处理的建议。')
  if (proposals.length > MOST_PROPOSALS)
    throw badInput('proposals', `一次最多处理 ${MOST_PROPOSALS} 条建议，请分批处理。`)
  const words = reason?.trim() || null
  if (!confirm && words === null) throw badInput('reason', '不采纳须写明理由。')
  if ((words?.length ?? 0) > LONGEST_REASON)
    throw badInput('reason', `理由不能超过 ${LONGEST_REASON} 字，请精简。`)
  return { confirm, kind: kind ?? null, reason: words }
}

/**
 * Confirms, changes or dismisses proposals, each in a write of its own. Confirmed ones become drafts of notices with
 * their fields filled; 催办 is issued at once. With one proposal a refusal is thrown, with several it is listed.
 */
export const decideProposals = (
  context: Context,
  input: ProposalDecisionInput,
): Promise<ProposalDecisionResult> => each(context, input, decideOne)

/** What a decision would do, without doing it. */
export const previewProposals = (
  context: Context,
  input: ProposalDecisionInput,
): Promise<ProposalDecisionResult> => each(context, input, async () => {}, true)

type Step = (context: Context, row: ProposalRow, decision: Decision) => Promise<void>

async function each(
  context: Context,
  input: ProposalDecisionInput,
  step: Step,
  preview = false,
): Promise<ProposalDecisionResult> {
  const decision = readDecision(input)
  const result: ProposalDecisionResult = { done: [], faults: [] }
  for (const ref of input.proposals) {
    const row = await requireProposal(context, ref.id)
    try {
      assertOpen(context, row, ref, decision)
      await step(context, row, decision)
      result.done.push(toProposal(context.viewer, await requireProposal(context, ref.id)))
    } catch (error) {
      if (!(error instanceof DomainError) || (input.proposals.length === 1 && !preview)) throw error
      result.faults.push({ proposalId: ref.id, title: await titleOf(context, row), message: error.message })
    }
  }
  return result
}

function assertOpen(
  { viewer }: Context,
  row: ProposalRow,
  { version }: ProposalRef,
  { kind, confirm, reason }: Decision,
): void {
  allow(isOffice(viewer, row.jurisdictionCode), viewer)
  if (row.status === 'LAPSED') throw conflict('这条建议的事由已消除，建议已失效。请刷新后查看。')
  if (row.status !== 'OPEN') throw conflict(`这条建议已由${row.decidedBy ?? '他人'}处理，请刷新后查看。`)
  if (row.version !== version) throw conflict()
  if (confirm && isChanged(row, kind) && reason === null) throw badInput('reason', '改级须写明理由。')
}

const isChanged = (row: ProposalRow, kind: NoticeKind | null | undefined): kind is NoticeKind =>
  kind != null && kind !== row.kind

async function decideOne(
  context: Context,
  row: ProposalRow,
  { confirm, kind, reason }: Decision,
): Promise<void> {
  const { jurisdictionCode, id } = row
  const step = isChanged(row, kind) ? kind : row.kind
  const status = !confirm ? 'DISMISSED' : step === row.kind ? 'CONFIRMED' : 'CHANGED'
  await write(context, jurisdictionCode, async writing => {
    const { count } = await writing.tx.escalationProposal.updateMany({
      where: { jurisdictionCode, id, version: row.version, status: 'OPEN' },
      data: {
        status,
        reason,
        version: { increment: 1 },
        decidedOn: dayToDate(context.clock.today()),
        decidedAt: context.clock.now(),
        decidedBy: context.viewer?.name ?? '系统',
      },
    })
    if (count === 0) throw conflict()
    const noticeId = confirm ? await draftFrom(writing, context, row, step) : null
    await writing.record({
      type: `PROPOSAL_${status}`,
      entity: 'EscalationProposal',
      entityId: id,
      before: { kind: row.kind, cause: row.cause },
      after: { kind: step, reason, noticeId },
    })
  })
}

/** Causes that are no date of the task: the draft says them instead of the date. */
const OTHER_CAUSES: readonly ProposalRow['cause'][] = [
  'UNSIGNED',
  'QUARTER_MISSED',
  'TWO_YELLOW_CARDS',
  'RED_CARD',
]

/** What the draft says where the cause is no date of the task; null where the task's own words do. */
async function causeWords({ tx }: Write, row: ProposalRow, kind: NoticeKind): Promise<string | null> {
  const { jurisdictionCode, taskId } = row
  if (taskId !== null && !OTHER_CAUSES.includes(row.cause)) return null
  const task =
    taskId === null
      ? null
      : await tx.task.findUnique({
          where: { jurisdictionCode_id: { jurisdictionCode, id: taskId } },
          select: { title: true, ledgerNo: true },
        })
  const summary = proposalSummary(row.cause, row.facts as ProposalFacts)
  return causeContent({ kind, title: task?.title ?? null, ledgerNo: task?.ledgerNo ?? null, summary })
}

/** The notice with its fields filled. 催办 needs no signature, so confirming it sends it. */
async function draftFrom(step: Write, context: Context, row: ProposalRow, kind: NoticeKind): Promise<string> {
  const { jurisdictionCode } = row
  const noticeId = await draftNoticeIn(step, context, {
    jurisdictionCode,
    kind,
    taskId: row.taskId,
    milestoneId: row.milestoneId,
    organizationIds: [row.organizationId],
    proposalId: row.id,
    content: await causeWords(step, row, kind),
  })
  if (kind === 'REMINDER') await issueNoticeIn(step, context, jurisdictionCode, noticeId)
  return noticeId
}

/** What a proposal is called where it could not be carried out. */
async function titleOf(
  { db }: Context,
  { jurisdictionCode, taskId, organizationId }: ProposalRow,
): Promise<string> {
  const task = taskId
    ? await db.prisma.task.findUnique({
        where: { jurisdictionCode_id: { jurisdictionCode, id: taskId } },
        select: { title: true },
      })
    : null
  const unit = await db.prisma.organization.findUnique({
    where: { jurisdictionCode_id: { jurisdictionCode, id: organizationId } },
    select: { name: true },
  })
  return task?.title ?? unit?.name ?? ''
}
