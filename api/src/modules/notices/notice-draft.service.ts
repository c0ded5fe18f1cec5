import type { FeedbackCycle, NoticeKind } from '#prisma'
import { addWorkingDays } from '../../platform/calendar.ts'
import type { Context } from '../../platform/context.ts'
import { type Day, dayToDate } from '../../platform/day.ts'
import { badInput, notFound } from '../../platform/errors.ts'
import { allow } from '../../platform/guard.ts'
import { newId } from '../../platform/id.ts'
import { type Write, write } from '../../platform/write.ts'
import { placeScope } from '../access/index.ts'
import { requireDivision, ruleSettingsWithin } from '../divisions/index.ts'
import { problemById } from '../problems/index.ts'
import { taskById } from '../tasks/index.ts'
import type { NoticeSource } from './notice.input.ts'
import { canDraftNotice } from './notice.policy.ts'
import { noticeById } from './notice.query.ts'
import type { Notice } from './notice.type.ts'
import { KIND_WORDS } from './notice.words.ts'
import { requirementWords } from './notice-draft.rules.ts'
import { type DraftWords, problemDraft, taskDraft } from './notice-draft.source.ts'
import { type NewRecipient, requireRecipients } from './notice-recipient.service.ts'

/** A notice about to be drafted. Words that are given stand for those the source would give. */
export interface NewNotice {
  jurisdictionCode: string
  kind: NoticeKind
  /** The division it belongs to; that of its task or problem when left out, else the jurisdiction. */
  placeCode?: string | null
  taskId?: string | null
  /** A due date of the task; the oldest open one when left out. */
  milestoneId?: string | null
  problemId?: string | null
  instructionId?: string | null
  proposalId?: string | null
  /** To whom; the owners of the task or problem when left out. */
  organizationIds?: readonly string[] | null
  title?: string | null
  content?: string | null
  basis?: string | null
  requirement?: string | null
  /** 批示领导 */
  instructedBy?: string | null
  replyDueOn?: Day | null
}

/** What can be said about a notice that is about nothing in the ledger. */
const emptyDraft = (kind: NoticeKind): DraftWords => ({
  placeCode: null,
  title: KIND_WORDS[kind],
  content: '',
  basis: '',
  requirement: null,
  leadLeader: null,
  jointLeader: null,
  feedbackCycle: 'ONCE' as FeedbackCycle,
  milestoneId: null,
  taskId: null,
  recipients: [],
})

/**
 * Drafts a notice inside a write, its fields filled from its source; returns the id. Reads through the transaction
 * alone. Who may draft is the caller's matter. Throws `BAD_INPUT` (`taskId`, `milestoneId`, `problemId`,
 * `organizationIds`), `CONFLICT` for a task that is not issued.
 */
export async function draftNoticeIn(step: Write, context: Context, notice: NewNotice): Promise<string> {
  const { jurisdictionCode, kind } = notice
  const today = context.clock.today()
  const rules = await ruleSettingsWithin(step.tx, jurisdictionCode, today)
  const replyDueOn = notice.replyDueOn ?? addWorkingDays(today, rules.noticeReplyWorkingDays)
  const source = await sourceOf(step, { ...notice, today, replyDueOn })
  const recipients = await recipientsFor(step, notice, source)
  const requirement =
    notice.requirement ?? source.requirement ?? requirementWords(kind, replyDueOn, source.feedbackCycle)
  const id = newId()
  const words = {
    title: notice.title ?? source.title,
    content: notice.content ?? source.content,
    basis: notice.basis ?? source.basis,
    requirement,
    instructedBy: notice.instructedBy ?? null,
    leadLeader: source.leadLeader,
    jointLeader: source.jointLeader,
    contact: rules.noticeContact || (context.viewer?.name ?? ''),
    contactPhone: rules.noticePhone,
    feedbackCycle: source.feedbackCycle,
  }
  const links = {
    taskId: notice.taskId ?? source.taskId,
    milestoneId: source.milestoneId,
    problemId: notice.problemId ?? null,
    instructionId: notice.instructionId ?? null,
    proposalId: notice.proposalId ?? null,
  }
  await step.tx.notice.create({
    data: {
      jurisdictionCode,
      id,
      kind,
      status: 'DRAFT',
      ...words,
      ...links,
      replyDueOn: dayToDate(replyDueOn),
      originalReplyDueOn: dayToDate(replyDueOn),
      placeCode: notice.placeCode ?? source.placeCode ?? jurisdictionCode,
      draftedOn: dayToDate(today),
      draftedAt: context.clock.now(),
      draftedById: context.viewer?.id ?? null,
      draftedBy: context.viewer?.name ?? '系统',
      recipients: { create: recipients.map(waiting) },
    },
  })
  await step.record({
    type: 'NOTICE_DRAFTED',
    entity: 'Notice',
    entityId: id,
    after: { kind, ...words, ...links, replyDueOn, recipients: recipients.map(one => ({ ...one })) },
  })
  return id
}

const waiting = (recipient: NewRecipient, position: number) => ({
  id: newId(),
  ...recipient,
  position,
  status: 'WAITING' as const,
})

const sourceOf = (
  step: Write,
  notice: NewNotice & { today: Day; replyDueOn: Day },
): Promise<DraftWords> | DraftWords => {
  if (notice.taskId != null) return taskDraft(step, { ...notice, taskId: notice.taskId })
  if (notice.problemId != null) return problemDraft(step, { ...notice, problemId: notice.problemId })
  return emptyDraft(notice.kind)
}

/** Those named, each with its part in the task; the owners of the source when nobody is named. */
async function recipientsFor(
  step: Write,
  { jurisdictionCode, organizationIds }: NewNotice,
  { recipients }: DraftWords,
): Promise<NewRecipient[]> {
  if (organizationIds == null) return recipients
  const named = [...new Set(organizationIds)].map(organizationId => ({
    organizationId,
    part: recipients.find(one => one.organizationId === organizationId)?.part ?? ('LEAD' as const),
  }))
  return requireRecipients(step, jurisdictionCode, named)
}

/** Kinds that may be about no task and no problem. */
const FREE_KINDS: readonly NoticeKind[] = ['CIRCULAR', 'INTERVIEW']

/**
 * Drafts a notice from a task, a problem, or for 督查通报 and 约谈 from nothing. Throws `FORBIDDEN`, `NOT_FOUND`,
 * `BAD_INPUT`, `CONFLICT`.
 */
export async function draftNotice(context: Context, source: NoticeSource): Promise<Notice> {
  const { place, kind, taskId, problemId, milestoneId, organizationIds } = source
  const { jurisdictionCode } = placeScope(context.viewer, place)
  allow(canDraftNotice(context.viewer, jurisdictionCode), context.viewer)
  await requireDivision(context, place)
  if (taskId != null && problemId != null) throw badInput('problemId', '一事一单：任务和问题请分别拟办。')
  if (taskId == null && problemId == null && !FREE_KINDS.includes(kind))
    throw badInput('taskId', `${KIND_WORDS[kind]}须由任务或问题生成，请从任务页或问题页拟办。`)
  const task = taskId == null ? null : await taskById(context, taskId)
  if (taskId != null && task?.jurisdictionCode !== jurisdictionCode) throw notFound('这项任务')
  if (problemId != null && (await problemById(context, problemId)).jurisdictionCode !== jurisdictionCode)
    throw notFound('这个问题')
  const id = await write(context, jurisdictionCode, step =>
    draftNoticeIn(step, context, {
      jurisdictionCode,
      kind,
      placeCode: taskId == null && problemId == null ? place : null,
      taskId: taskId ?? null,
      milestoneId: milestoneId ?? null,
      problemId: problemId ?? null,
      organizationIds: organizationIds ?? null,
    }),
  )
  return noticeById(context, id)
}
