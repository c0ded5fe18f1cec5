import type { Prisma } from '#prisma'
import { addWorkingDays } from '../../platform/calendar.ts'
import type { Context } from '../../platform/context.ts'
import { dateToDay, dayToDate } from '../../platform/day.ts'
import { takeNumber } from '../../platform/document-number.ts'
import { conflict } from '../../platform/errors.ts'
import type { Write } from '../../platform/write.ts'
import type { RuleSettings } from '../divisions/index.ts'
import { type Audience, notify } from '../notifications/index.ts'
import { dateInWords } from './notice.document.ts'
import { type NoticeAction, signerOf } from './notice.status.ts'
import { KIND_WORDS } from './notice.words.ts'
import type { NoticeRecord } from './notice-lock.ts'
import { documentNumber } from './notice-number.ts'

interface Circumstances {
  reason: string | null
  rules: RuleSettings
}

/** A step of a notice that was locked and checked. */
type TakeStep = (step: Write, context: Context, notice: NoticeRecord, how: Circumstances) => Promise<void>

/** What a notice is called in messages. */
const nameOf = ({ kind, documentNumber, title }: NoticeRecord): string =>
  `${documentNumber ?? KIND_WORDS[kind]}：${title}`

/** Moves the row on from the version it was locked at. */
async function advance(
  { tx }: Write,
  { jurisdictionCode, id, version }: NoticeRecord,
  data: Prisma.NoticeUpdateManyMutationInput,
): Promise<void> {
  const { count } = await tx.notice.updateMany({
    where: { jurisdictionCode, id, version },
    data: { ...data, version: { increment: 1 } },
  })
  if (count === 0) throw conflict()
}

const note = (
  { record }: Write,
  notice: NoticeRecord,
  type: string,
  after: Prisma.InputJsonObject,
): Promise<void> =>
  record({ type, entity: 'Notice', entityId: notice.id, before: { status: notice.status }, after })

/** What happened to an issued notice stands in the history of its task as well. */
async function noteOnTask(
  { record }: Write,
  { id, kind, title, taskId }: NoticeRecord,
  type: string,
  after: Prisma.InputJsonObject,
): Promise<void> {
  if (taskId === null) return
  await record({ type, entity: 'Task', entityId: taskId, after: { noticeId: id, kind, title, ...after } })
}

const tell = (
  step: Write,
  context: Context,
  notice: NoticeRecord,
  message: {
    kind: 'NOTICE_TO_SIGN' | 'NOTICE_ISSUED' | 'NOTICE_REVIEWED'
    to: Audience
    title: string
    body?: string | null
  },
): Promise<void> =>
  notify(step, context, {
    ...message,
    jurisdictionCode: notice.jurisdictionCode,
    path: `/notices/${notice.id}`,
    entity: 'Notice',
    entityId: notice.id,
  })

const drafter = ({ draftedById }: NoticeRecord): Audience => ({
  userIds: draftedById === null ? [] : [draftedById],
})

const recipients = ({ recipients }: NoticeRecord): Audience => ({
  organizationIds: recipients.map(({ organizationId }) => organizationId),
})

const send: TakeStep = async (step, context, notice) => {
  await advance(step, notice, { status: 'SIGNING', sentOn: dayToDate(context.clock.today()) })
  await note(step, notice, 'NOTICE_SENT', { status: 'SIGNING' })
  const role = signerOf(notice.kind) === 'LEADER' ? 'LEADER' : 'SUPERVISION_HEAD'
  const title = `${KIND_WORDS[notice.kind]}待签发：${notice.title}`
  await tell(step, context, notice, { kind: 'NOTICE_TO_SIGN', to: { roles: [role] }, title })
}

const sign: TakeStep = async (step, context, notice) => {
  const signedBy = context.viewer?.name ?? '系统'
  await advance(step, notice, {
    status: 'SIGNED',
    signedOn: dayToDate(context.clock.today()),
    signedAt: context.clock.now(),
    signedBy,
  })
  await note(step, notice, 'NOTICE_SIGNED', { status: 'SIGNED', signedBy })
  const title = `${KIND_WORDS[notice.kind]}已签发，可以印发：${notice.title}`
  await tell(step, context, notice, { kind: 'NOTICE_REVIEWED', to: drafter(notice), title })
}

const reject: TakeStep = async (step, context, notice, { reason }) => {
  const unsigned = { sentOn: null, signedOn: null, signedAt: null, signedBy: null }
  await advance(step, notice, { status: 'DRAFT', ...unsigned })
  await note(step, notice, 'NOTICE_REJECTED', { status: 'DRAFT', reason })
  const title = `${KIND_WORDS[notice.kind]}退回修改：${notice.title}`
  await tell(step, context, notice, { kind: 'NOTICE_REVIEWED', to: drafter(notice), title, body: reason })
}

/** The number is taken here, in the transaction that issues; a fault behind it gives the number back. */
const issue: TakeStep = async (step, context, notice, { rules }) => {
  const { jurisdictionCode, id, kind } = notice
  const today = context.clock.today()
  await step.tx.noticeRecipient.updateMany({
    where: { jurisdictionCode, noticeId: id },
    data: {
      status: 'ISSUED',
      receiveDueOn: dayToDate(addWorkingDays(today, rules.signWorkingDays)),
      replyDueOn: notice.replyDueOn,
      version: { increment: 1 },
    },
  })
  const year = Number(today.slice(0, 4))
  const number = await takeNumber(step.tx, jurisdictionCode, kind, year)
  const printed = documentNumber(rules.agencyMark, kind, year, number)
  await advance(step, notice, {
    status: 'ISSUED',
    year,
    number,
    documentNumber: printed,
    originalReplyDueOn: notice.replyDueOn,
    issuedOn: dayToDate(today),
    issuedAt: context.clock.now(),
    issuedBy: context.viewer?.name ?? '系统',
  })
  const replyDueOn = dateToDay(notice.replyDueOn)
  const to = notice.recipients.map(({ organization }) => organization.name)
  const after = { documentNumber: printed, replyDueOn, recipients: to }
  await note(step, notice, 'NOTICE_ISSUED', { status: 'ISSUED', ...after })
  await noteOnTask(step, notice, 'NOTICE_ISSUED', after)
  await tell(step, context, notice, {
    kind: 'NOTICE_ISSUED',
    to: recipients(notice),
    title: `${printed}：${notice.title}`,
    body: `请及时签收，并于${dateInWords(replyDueOn)}前反馈。`,
  })
}

const withdraw: TakeStep = async (step, context, notice, { reason }) => {
  await advance(step, notice, {
    status: 'WITHDRAWN',
    withdrawnOn: dayToDate(context.clock.today()),
    withdrawnBy: context.viewer?.name ?? '系统',
    withdrawReason: reason,
  })
  await note(step, notice, 'NOTICE_WITHDRAWN', { status: 'WITHDRAWN', reason })
  if (notice.issuedOn === null) return
  const { documentNumber } = notice
  await noteOnTask(step, notice, 'NOTICE_WITHDRAWN', { documentNumber, reason })
  const title = `${documentNumber}已作废：${notice.title}`
  await tell(step, context, notice, { kind: 'NOTICE_REVIEWED', to: recipients(notice), title, body: reason })
}

const close: TakeStep = async (step, context, notice, { reason }) => {
  await advance(step, notice, {
    status: 'CLOSED',
    closedOn: dayToDate(context.clock.today()),
    closedBy: context.viewer?.name ?? '系统',
  })
  await note(step, notice, 'NOTICE_CLOSED', { status: 'CLOSED', reason })
  await noteOnTask(step, notice, 'NOTICE_CLOSED', { documentNumber: notice.documentNumber })
  const title = `${nameOf(notice)}，已办结`
  await tell(step, context, notice, { kind: 'NOTICE_REVIEWED', to: recipients(notice), title })
}

/** What each action does once it is known to be possible. */
export const STEPS: Readonly<Record<NoticeAction, TakeStep>> = {
  SEND: send,
  SIGN: sign,
  REJECT: reject,
  ISSUE: issue,
  WITHDRAW: withdraw,
  CLOSE: close,
}
