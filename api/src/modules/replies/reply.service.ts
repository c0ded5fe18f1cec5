import type { Context } from '../../platform/context.ts'
import { type Day, dateToDay, dayToDate } from '../../platform/day.ts'
import { conflict } from '../../platform/errors.ts'
import { newId } from '../../platform/id.ts'
import type { Write } from '../../platform/write.ts'
import { attach } from '../attachments/index.ts'
import { assertMayReply, replyText, reviewOpinion } from './reply.rules.ts'
import type { ReplySubject } from './reply.type.ts'

interface ReplyRef {
  jurisdictionCode: string
  subject: ReplySubject
  subjectId: string
  organizationId: string
}

export interface NewReply extends ReplyRef {
  round: number
  text: string
  /** Files the viewer uploaded for it. */
  attachmentIds: readonly string[]
}

/**
 * Files an answer of an organization inside the write of the record it answers; returns its id. Lock that record
 * first: two answers sent at once are then told apart here. Throws `BAD_INPUT` (`text`, `attachmentIds`), `CONFLICT`
 * while an answer of the same round waits for review or was accepted.
 */
export async function submitReply(step: Write, context: Context, reply: NewReply): Promise<string> {
  const { jurisdictionCode, subject, subjectId, organizationId, round } = reply
  const text = replyText(reply.text)
  const earlier = await step.tx.reply.findMany({
    where: { jurisdictionCode, subject, subjectId, organizationId, round },
    select: { status: true },
  })
  assertMayReply(earlier.map(({ status }) => status))
  const id = newId()
  await step.tx.reply.create({
    data: {
      jurisdictionCode,
      id,
      subject,
      subjectId,
      organizationId,
      round,
      status: 'SUBMITTED',
      text,
      submittedOn: dayToDate(context.clock.today()),
      submittedAt: context.clock.now(),
      submittedById: context.viewer?.id ?? null,
      submittedBy: context.viewer?.name ?? '系统',
    },
  })
  await attach(step, context, {
    jurisdictionCode,
    entity: 'Reply',
    entityId: id,
    ids: [...reply.attachmentIds],
  })
  await step.record({
    type: 'REPLY_SUBMITTED',
    entity: 'Reply',
    entityId: id,
    after: { subject, subjectId, organizationId, round, text, attachmentIds: [...reply.attachmentIds] },
  })
  return id
}

export interface ReplyReview extends ReplyRef {
  accept: boolean
  opinion?: string | null
}

/** The reply that was reviewed. */
export interface ReviewedReply {
  id: string
  round: number
  /** The day the organization handed it in: that is when it was done, not the day of the review. */
  submittedOn: Day
}

/**
 * Accepts or returns the answer of an organization that waits for review, inside the write of the record it answers.
 * Throws `BAD_INPUT` (`opinion`) when it is returned without a reason, `CONFLICT` when none waits.
 */
export async function reviewReply(
  step: Write,
  context: Context,
  review: ReplyReview,
): Promise<ReviewedReply> {
  const { jurisdictionCode, subject, subjectId, organizationId, accept } = review
  const opinion = reviewOpinion(accept, review.opinion)
  const waiting = await step.tx.reply.findFirst({
    where: { jurisdictionCode, subject, subjectId, organizationId, status: 'SUBMITTED' },
    select: { id: true, round: true, submittedOn: true },
  })
  if (!waiting) throw conflict('这份回复已经审核过，或已被撤回。请刷新后查看。')
  const status = accept ? 'ACCEPTED' : 'RETURNED'
  const { count } = await step.tx.reply.updateMany({
    where: { jurisdictionCode, id: waiting.id, status: 'SUBMITTED' },
    data: {
      status,
      reviewedOn: dayToDate(context.clock.today()),
      reviewedAt: context.clock.now(),
      reviewedBy: context.viewer?.name ?? '系统',
      opinion,
    },
  })
  if (count === 0) throw conflict()
  await step.record({
    type: accept ? 'REPLY_ACCEPTED' : 'REPLY_RETURNED',
    entity: 'Reply',
    entityId: waiting.id,
    before: { status: 'SUBMITTED' },
    after: { status, opinion },
  })
  return { id: waiting.id, round: waiting.round, submittedOn: dateToDay(waiting.submittedOn) }
}
