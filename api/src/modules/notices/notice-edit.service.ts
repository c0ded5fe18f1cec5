import type { Prisma } from '#prisma'
import type { Context } from '../../platform/context.ts'
import { type Day, dateToDay, dayToDate } from '../../platform/day.ts'
import { badInput, conflict } from '../../platform/errors.ts'
import { allow } from '../../platform/guard.ts'
import { newId } from '../../platform/id.ts'
import { type Write, write } from '../../platform/write.ts'
import { attach } from '../attachments/index.ts'
import type { NoticeInput } from './notice.input.ts'
import { canDraftNotice } from './notice.policy.ts'
import { forgetNotices, noticeById } from './notice.query.ts'
import { assertNotPast } from './notice.rules.ts'
import type { Notice } from './notice.type.ts'
import { NOTICE_STATUS_WORDS } from './notice.words.ts'
import { withReplyDate } from './notice-draft.rules.ts'
import { lockNotice, type NoticeRecord } from './notice-lock.ts'
import { type NewRecipient, requireRecipients } from './notice-recipient.service.ts'

type Words = 'title' | 'content' | 'basis' | 'requirement' | 'contact' | 'contactPhone'
type OptionalWords = 'annex' | 'copyTo' | 'instructedBy' | 'leadLeader' | 'jointLeader'

/** Longest lengths, in characters, and what the field is called. */
const WORDS: Readonly<Record<Words, readonly [name: string, longest: number]>> = {
  title: ['督办事项', 200],
  content: ['督办内容', 5000],
  basis: ['依据', 2000],
  requirement: ['办理要求', 3000],
  contact: ['联系人', 50],
  contactPhone: ['联系电话', 50],
}
const OPTIONAL_WORDS: Readonly<Record<OptionalWords, readonly [name: string, longest: number]>> = {
  annex: ['附件', 1000],
  copyTo: ['抄送', 1000],
  instructedBy: ['批示领导', 100],
  leadLeader: ['牵头领导', 100],
  jointLeader: ['配合领导', 100],
}

const checked = (field: string, [name, longest]: readonly [string, number], value: string): string => {
  const plain = value.trim()
  if (plain.length > longest) throw badInput(field, `${name}不能超过 ${longest} 字，请精简。`)
  return plain
}

/** The words that were given, checked. Drafts may be incomplete, but a matter has a name. */
function wordsOf(input: NoticeInput) {
  const words: Partial<Record<Words, string> & Record<OptionalWords, string | null>> = {}
  for (const field of Object.keys(WORDS) as Words[]) {
    const value = input[field]
    if (value != null) words[field] = checked(field, WORDS[field], value)
  }
  for (const field of Object.keys(OPTIONAL_WORDS) as OptionalWords[]) {
    const value = input[field]
    if (value !== undefined) words[field] = checked(field, OPTIONAL_WORDS[field], value ?? '') || null
  }
  if (words.title === '') throw badInput('title', '请填写督办事项。')
  return words
}

/**
 * Changes a draft. With a new date the words of 办理要求 that name the old one follow, unless they are edited as well.
 * Throws `FORBIDDEN`, `NOT_FOUND`, `BAD_INPUT`, and `CONFLICT` for a stale form or a notice that is no draft any more.
 */
export async function editNotice(
  context: Context,
  id: string,
  version: number,
  input: NoticeInput,
): Promise<Notice> {
  const { jurisdictionCode } = await noticeById(context, id)
  allow(canDraftNotice(context.viewer, jurisdictionCode), context.viewer)
  const words = wordsOf(input)
  if (input.replyDueOn != null) assertNotPast('replyDueOn', input.replyDueOn, context.clock.today())
  await write(context, jurisdictionCode, async step => {
    const notice = await lockNotice(step, jurisdictionCode, id)
    if (notice.status !== 'DRAFT')
      throw conflict(
        `这份通知现在是“${NOTICE_STATUS_WORDS[notice.status]}”，不能修改。需要修改的，请先退回拟稿。`,
      )
    if (notice.version !== version) throw conflict()
    const data = { ...words, ...datesOf(notice, input.replyDueOn ?? null, words.requirement) }
    if (input.feedbackCycle != null) Object.assign(data, { feedbackCycle: input.feedbackCycle })
    await step.tx.notice.update({
      where: { jurisdictionCode_id: { jurisdictionCode, id } },
      data: { ...data, version: { increment: 1 } },
    })
    const recipients = await editRecipients(step, notice, input)
    await step.record({
      type: 'NOTICE_EDITED',
      entity: 'Notice',
      entityId: id,
      before: beforeOf(notice, data),
      after: { ...plain(data), ...(recipients ? { recipients: recipients.map(one => ({ ...one })) } : {}) },
    })
    if (input.attachmentIds != null)
      await attach(step, context, {
        jurisdictionCode,
        entity: 'Notice',
        entityId: id,
        ids: input.attachmentIds,
      })
  })
  forgetNotices(context)
  return noticeById(context, id)
}

function datesOf(notice: NoticeRecord, replyDueOn: Day | null, requirement: string | undefined) {
  const before = dateToDay(notice.replyDueOn)
  if (replyDueOn === null || replyDueOn === before) return {}
  const day = dayToDate(replyDueOn)
  return {
    replyDueOn: day,
    originalReplyDueOn: day,
    ...(requirement === undefined || requirement === notice.requirement
      ? { requirement: withReplyDate(notice.requirement, before, replyDueOn) }
      : {}),
  }
}

/** Dates as days, for the log. */
const plain = (data: object): Record<string, Prisma.InputJsonValue | null> =>
  Object.fromEntries(
    Object.entries(data).map(([key, value]) => [key, value instanceof Date ? dateToDay(value) : value]),
  )

const beforeOf = (notice: NoticeRecord, data: object) =>
  plain(Object.fromEntries(Object.keys(data).map(key => [key, notice[key as keyof NoticeRecord]])))

/** Replaces the recipients when one of the lists was given; the other list stays. */
async function editRecipients(
  step: Write,
  { jurisdictionCode, id, recipients }: NoticeRecord,
  { leadIds, jointIds }: NoticeInput,
): Promise<NewRecipient[] | null> {
  if (leadIds == null && jointIds == null) return null
  const stored = (part: NewRecipient['part']) =>
    recipients.filter(one => one.part === part).map(one => one.organizationId)
  const wanted = await requireRecipients(
    step,
    jurisdictionCode,
    [
      ...(leadIds ?? stored('LEAD')).map(organizationId => ({ organizationId, part: 'LEAD' as const })),
      ...(jointIds ?? stored('JOINT')).map(organizationId => ({ organizationId, part: 'JOINT' as const })),
    ],
    leadIds == null ? 'jointIds' : 'leadIds',
  )
  await step.tx.noticeRecipient.deleteMany({ where: { jurisdictionCode, noticeId: id } })
  await step.tx.noticeRecipient.createMany({
    data: wanted.map((recipient, position) => ({
      jurisdictionCode,
      id: newId(),
      noticeId: id,
      ...recipient,
      position,
      status: 'WAITING' as const,
    })),
  })
  return wanted
}
