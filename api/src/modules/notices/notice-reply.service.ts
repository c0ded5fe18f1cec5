import type { Prisma } from '#prisma'
import type { Context } from '../../platform/context.ts'
import { type Day, dayToDate } from '../../platform/day.ts'
import { badInput, conflict, notFound } from '../../platform/errors.ts'
import { allow } from '../../platform/guard.ts'
import { isId } from '../../platform/id.ts'
import { type Write, write } from '../../platform/write.ts'
import { OFFICE_ROLES } from '../access/index.ts'
import { jurisdictionsOf } from '../divisions/index.ts'
import { notify } from '../notifications/index.ts'
import { forgetReplies, reviewOpinion, reviewReply, submitReply } from '../replies/index.ts'
import { dateInWords } from './notice.document.ts'
import { isRecipientActor } from './notice.policy.ts'
import { forgetNotices, noticeById } from './notice.query.ts'
import { assertNotPast, assertRecipientPossible } from './notice.rules.ts'
import { type RecipientAction, statusOfRecipients } from './notice.status.ts'
import type { Notice } from './notice.type.ts'
import { lockNotice, type NoticeRecord } from './notice-lock.ts'

/** A recipient as it was read. */
export interface RecipientRef {
  recipientId: string
  version: number
}

type Recipient = NoticeRecord['recipients'][number]

interface Turn {
  step: Write
  notice: NoticeRecord
  recipient: Recipient
}

/** Where a recipient stands: its notice, when the viewer may see it; otherwise it looks as if it were not there. */
async function requireRecipient(context: Context, id: string): Promise<Notice> {
  const row = isId(id)
    ? await context.db.prisma.noticeRecipient.findFirst({
        where: { jurisdictionCode: { in: jurisdictionsOf(context.viewer) }, id },
        select: { noticeId: true },
      })
    : null
  if (!row) throw notFound('这份通知')
  return noticeById(context, row.noticeId)
}

/** One step of one recipient: the notice is locked, the step is possible, and the status of the notice follows. */
async function onRecipient(
  context: Context,
  { recipientId, version }: RecipientRef,
  action: RecipientAction,
  check: () => void,
  work: (
    turn: Turn,
  ) => Promise<Prisma.NoticeRecipientUpdateManyMutationInput & { status: Recipient['status'] }>,
): Promise<Notice> {
  const { id, jurisdictionCode } = await requireRecipient(context, recipientId)
  await write(context, jurisdictionCode, async step => {
    const notice = await lockNotice(step, jurisdictionCode, id)
    const recipient = notice.recipients.find(one => one.id === recipientId)
    if (!recipient) throw notFound('这份通知')
    allow(isRecipientActor(context.viewer, recipient, action), context.viewer)
    check()
    assertRecipientPossible(action, notice.status, recipient.status)
    if (recipient.version !== version) throw conflict()
    const data = await work({ step, notice, recipient })
    await step.tx.noticeRecipient.updateMany({
      where: { jurisdictionCode, id: recipientId },
      data: { ...data, version: { increment: 1 } },
    })
    await follow(step, notice, recipientId, data)
  })
  forgetNotices(context)
  forgetReplies(context, 'NOTICE', { jurisdictionCode, id })
  return noticeById(context, id)
}

/** The notice stands where its least advanced recipient stands, and is due when the last of them is. */
async function follow(
  { tx }: Write,
  { jurisdictionCode, id, status, recipients, replyDueOn }: NoticeRecord,
  recipientId: string,
  moved: { status: Recipient['status']; replyDueOn?: unknown },
): Promise<void> {
  const now = statusOfRecipients(recipients.map(one => (one.id === recipientId ? moved.status : one.status)))
  const due =
    moved.replyDueOn instanceof Date && moved.replyDueOn > replyDueOn ? moved.replyDueOn : replyDueOn
  if (now === status && due === replyDueOn) return
  await tx.notice.updateMany({
    where: { jurisdictionCode, id },
    data: { status: now, replyDueOn: due, version: { increment: 1 } },
  })
}

const note = (
  { step, notice, recipient }: Turn,
  type: string,
  after: Prisma.InputJsonObject,
): Promise<void> =>
  step.record({
    type,
    entity: 'Notice',
    entityId: notice.id,
    before: { recipientId: recipient.id, status: recipient.status, round: recipient.round },
    after: { organization: recipient.organization.name, ...after },
  })

/** 签收. Throws `FORBIDDEN` for another unit's, `CONFLICT` when somebody of the unit was faster. */
export const receiveNotice = (context: Context, ref: RecipientRef): Promise<Notice> =>
  onRecipient(
    context,
    ref,
    'RECEIVE',
    () => {},
    async turn => {
      const receivedBy = context.viewer?.name ?? '系统'
      await note(turn, 'NOTICE_RECEIVED', { receivedBy })
      return {
        status: 'RECEIVED',
        receivedOn: dayToDate(context.clock.today()),
        receivedAt: context.clock.now(),
        receivedBy,
      }
    },
  )

/** 反馈, with evidence. Throws also `BAD_INPUT` (`text`, `attachmentIds`). */
export const replyToNotice = (
  context: Context,
  { text, attachmentIds, ...ref }: RecipientRef & { text: string; attachmentIds?: readonly string[] | null },
): Promise<Notice> =>
  onRecipient(
    context,
    ref,
    'REPLY',
    () => {
      if (text.trim() === '') throw badInput('text', '请填写办理情况后再提交。')
    },
    async turn => {
      const { step, notice, recipient } = turn
      const { jurisdictionCode, organizationId, round } = recipient
      await submitReply(step, context, {
        jurisdictionCode,
        subject: 'NOTICE',
        subjectId: notice.id,
        organizationId,
        round,
        text,
        attachmentIds: attachmentIds ?? [],
      })
      await note(turn, 'NOTICE_REPLIED', { round, text: text.trim() })
      await notify(step, context, {
        jurisdictionCode,
        kind: 'NOTICE_REPLIED',
        to: { roles: OFFICE_ROLES },
        title: `${recipient.organization.name}回复${notice.documentNumber}：${notice.title}`,
        path: `/notices/${notice.id}`,
        entity: 'Notice',
        entityId: notice.id,
      })
      return { status: 'REPLIED', repliedOn: dayToDate(context.clock.today()) }
    },
  )

export interface ReplyReviewInput extends RecipientRef {
  accept: boolean
  opinion?: string | null
  newDueOn?: Day | null
}

/** Accepts an answer, or sends it back with a reason and a new date: the round goes up and the limits start again. */
export const reviewNoticeReply = (context: Context, input: ReplyReviewInput): Promise<Notice> =>
  onRecipient(
    context,
    input,
    'REVIEW',
    () => assertReview(input, context.clock.today()),
    async turn => {
      const { step, notice, recipient } = turn
      const { jurisdictionCode, organizationId, round } = recipient
      const { accept, opinion = null, newDueOn = null } = input
      const subject = { jurisdictionCode, subject: 'NOTICE', subjectId: notice.id, organizationId } as const
      await reviewReply(step, context, { ...subject, accept, opinion })
      await note(turn, accept ? 'NOTICE_REPLY_ACCEPTED' : 'NOTICE_REPLY_RETURNED', {
        round,
        opinion: opinion?.trim() || null,
        newDueOn: accept ? null : newDueOn,
      })
      await notify(step, context, {
        jurisdictionCode,
        kind: 'NOTICE_REVIEWED',
        to: { organizationIds: [organizationId] },
        title: `${notice.documentNumber}的回复${accept ? '已通过' : '被退回'}：${notice.title}`,
        body: accept || newDueOn === null ? opinion : `${opinion}（请于${dateInWords(newDueOn)}前重新反馈）`,
        path: `/notices/${notice.id}`,
        entity: 'Notice',
        entityId: notice.id,
      })
      if (accept || newDueOn === null)
        return { status: 'ACCEPTED', acceptedOn: dayToDate(context.clock.today()) }
      return {
        status: 'RECEIVED',
        round: { increment: 1 },
        replyDueOn: dayToDate(newDueOn),
        repliedOn: null,
      }
    },
  )

function assertReview({ accept, opinion, newDueOn }: ReplyReviewInput, today: Day): void {
  reviewOpinion(accept, opinion)
  if (accept) return
  if (newDueOn == null) throw badInput('newDueOn', '退回须定新的反馈时限，请选择日期。')
  assertNotPast('newDueOn', newDueOn, today)
}
