import { addWorkingDays } from '../../platform/calendar.ts'
import type { Day } from '../../platform/day.ts'
import { badInput, conflict } from '../../platform/errors.ts'
import type { RuleSettings } from '../divisions/index.ts'
import { type Light, type lightDay, SEVERITY } from '../tasks/index.ts'
import {
  isOut,
  isPossible,
  isPossibleForRecipient,
  mayClose,
  type NoticeAction,
  type NoticeKind,
  type NoticeStatus,
  type RecipientAction,
  type RecipientStatus,
} from './notice.status.ts'
import { ACTION_WORDS, KIND_WORDS, NOTICE_STATUS_WORDS } from './notice.words.ts'

type LightDay = ReturnType<typeof lightDay>

/** The days of one recipient. */
export interface RecipientFacts {
  status: RecipientStatus
  receiveDueOn: Day | null
  replyDueOn: Day | null
  repliedOn: Day | null
  acceptedOn: Day | null
}

/** A notice with what its light and its limits are read from. */
export interface NoticeFacts {
  kind: NoticeKind
  status: NoticeStatus
  sentOn: Day | null
  signedOn: Day | null
  closedOn: Day | null
  recipients: readonly RecipientFacts[]
}

const hasReplied = (status: RecipientStatus): boolean => status === 'REPLIED' || status === 'ACCEPTED'

/** The day a recipient was done with its answer, as far as it was; a closed notice asks for nothing more. */
const answeredOn = (
  recipient: RecipientFacts,
  notice: Pick<NoticeFacts, 'status' | 'closedOn'>,
): Day | null =>
  hasReplied(recipient.status) ? recipient.repliedOn : notice.status === 'CLOSED' ? notice.closedOn : null

/** The light of one recipient's reply: answered late stays NEAR; before issue and when void there is none. */
export function recipientLight(
  recipient: RecipientFacts,
  notice: Pick<NoticeFacts, 'status' | 'closedOn'>,
  { asOf, nearUntil }: LightDay,
): Light {
  const { replyDueOn } = recipient
  if (replyDueOn === null || !(isOut(notice.status) || notice.status === 'CLOSED')) return 'NO_DATA'
  const answered = answeredOn(recipient, notice)
  if (answered !== null) return answered <= replyDueOn ? 'GOOD' : 'NEAR'
  if (replyDueOn < asOf) return 'BEHIND'
  return replyDueOn <= nearUntil ? 'NEAR' : 'GOOD'
}

/** A notice shows its worst recipient. */
export const noticeLight = (notice: NoticeFacts, day: LightDay): Light =>
  notice.recipients
    .map(recipient => recipientLight(recipient, notice, day))
    .reduce<Light>((worst, light) => (SEVERITY[light] > SEVERITY[worst] ? light : worst), 'NO_DATA')

/** The reply that is waited for next: the earliest date of those who have not answered; null when none is. */
export function nextReplyDue(notice: NoticeFacts): Day | null {
  if (!isOut(notice.status)) return null
  return earliest(notice.recipients.filter(({ status }) => !hasReplied(status)).map(one => one.replyDueOn))
}

const earliest = (days: readonly (Day | null)[]): Day | null =>
  days.filter(day => day !== null).sort()[0] ?? null

const latest = (days: readonly (Day | null)[]): Day | null =>
  days
    .filter(day => day !== null)
    .sort()
    .at(-1) ?? null

export type NoticeLimits = Pick<
  RuleSettings,
  'noticeSignWorkingDays' | 'reviewWorkingDays' | 'signWorkingDays' | 'noticeReplyWorkingDays'
>

const after = (day: Day | null, workingDays: number): Day | null =>
  day === null ? null : addWorkingDays(day, workingDays)

/**
 * By when the step a notice stands at is to be done (DOMAIN §5: every step with its own limit): to sign and to issue
 * `noticeSignWorkingDays` each, receipt and reply as the recipients' own dates say, review and closing
 * `reviewWorkingDays` after the last reply or acceptance. Null for drafts, closed and void ones.
 */
export function stepDueOn(notice: NoticeFacts, limits: NoticeLimits): Day | null {
  const { status, recipients } = notice
  switch (status) {
    case 'SIGNING':
      return after(notice.sentOn, limits.noticeSignWorkingDays)
    case 'SIGNED':
      return after(notice.signedOn, limits.noticeSignWorkingDays)
    case 'ISSUED':
      return earliest(recipients.filter(one => one.status === 'ISSUED').map(one => one.receiveDueOn))
    case 'RECEIVED':
      return nextReplyDue(notice)
    case 'REPLIED': {
      const waiting = earliest(recipients.filter(one => one.status === 'REPLIED').map(one => one.repliedOn))
      return after(waiting ?? latest(recipients.map(one => one.acceptedOn)), limits.reviewWorkingDays)
    }
    default:
      return null
  }
}

/** The first day on which a unit may be urged again about a task (DOMAIN §5); null when it may be now. */
export function nextReminderOn(lastIssuedOn: Day | null, gapWorkingDays: number, today: Day): Day | null {
  if (lastIssuedOn === null) return null
  const next = addWorkingDays(lastIssuedOn, gapWorkingDays)
  return today < next ? next : null
}

const BEGINS_AT: Readonly<Record<NoticeAction, string>> = {
  SEND: '只有拟稿中的可以送签',
  SIGN: '只有待签发的可以签发',
  REJECT: '只有待签发、待印发的可以退回',
  ISSUE: '签发后才能印发',
  WITHDRAW: '已办结或已作废的不能再作废',
  CLOSE: '各单位都回复以后才能办结',
}

/** Throws `CONFLICT` with what to do instead when a notice does not stand where the action begins. */
export function assertPossible(
  action: NoticeAction,
  { kind, status, recipients }: Pick<NoticeFacts, 'kind' | 'status' | 'recipients'>,
): void {
  if (!isPossible(action, kind, status))
    throw conflict(
      `这份${KIND_WORDS[kind]}现在是“${NOTICE_STATUS_WORDS[status]}”，不能${ACTION_WORDS[action]}：${BEGINS_AT[action]}。请刷新后查看。`,
    )
  if (
    action === 'CLOSE' &&
    !mayClose(
      kind,
      recipients.map(one => one.status),
    )
  )
    throw conflict('还有单位的回复没有审核通过，请先审核，再办结。')
}

export const LONGEST_REASON = 2000

/** The reason of a step back, trimmed. Throws `BAD_INPUT` when it is needed and missing, or too long. */
export function stepReason(
  action: NoticeAction,
  needed: boolean,
  reason: string | null | undefined,
): string | null {
  const plain = reason?.trim() || null
  if (needed && plain === null) throw badInput('reason', `请写明${ACTION_WORDS[action]}的理由。`)
  if (plain !== null && plain.length > LONGEST_REASON)
    throw badInput('reason', `理由不能超过 ${LONGEST_REASON} 字，请精简后再提交。`)
  return plain
}

/** A date nobody could keep is refused. Throws `BAD_INPUT` on the field. */
export function assertNotPast(field: string, day: Day, today: Day): void {
  if (day < today) throw badInput(field, '时限不能早于今天，请另选日期。')
}

/** What a notice must say before it leaves the desk of its drafter. */
export interface Completeness {
  title: string
  content: string
  requirement: string
  replyDueOn: Day
  recipients: readonly unknown[]
}

/** Throws `CONFLICT` with what is missing. */
export function assertComplete(
  { title, content, requirement, replyDueOn, recipients }: Completeness,
  today: Day,
): void {
  const missing = [
    ...(title.trim() === '' ? ['督办事项'] : []),
    ...(content.trim() === '' ? ['督办内容'] : []),
    ...(requirement.trim() === '' ? ['办理要求'] : []),
    ...(recipients.length === 0 ? ['主送单位'] : []),
  ]
  if (missing.length > 0) throw conflict(`还没有填写${missing.join('、')}，请补全后再送出。`)
  if (replyDueOn < today) throw conflict('反馈时限已经过了，请退回拟稿，改定时限后再送出。')
}

const RECIPIENT_REFUSALS: Readonly<Record<RecipientAction, Partial<Record<RecipientStatus, string>>>> = {
  RECEIVE: {
    RECEIVED: '这份通知已经签收，不用重复签收。',
    REPLIED: '这份通知已经签收并回复。',
    ACCEPTED: '这份通知已经签收并回复。',
  },
  REPLY: {
    ISSUED: '请先签收这份通知，再回复。',
    REPLIED: '回复已经提交，正在等待审核，不用重复提交。',
    ACCEPTED: '回复已经审核通过，不用再提交。',
  },
  REVIEW: {
    ISSUED: '这个单位还没有签收，暂不能审核。',
    RECEIVED: '这个单位还没有回复，暂不能审核。',
    ACCEPTED: '这份回复已经审核通过，不用再审核。',
  },
}

/** Throws `CONFLICT` with what to do instead when a recipient does not stand where the action begins. */
export function assertRecipientPossible(
  action: RecipientAction,
  notice: NoticeStatus,
  recipient: RecipientStatus,
): void {
  if (isPossibleForRecipient(action, notice, recipient)) return
  if (notice === 'WITHDRAWN') throw conflict('这份通知已经作废，不用再办理。')
  if (notice === 'CLOSED') throw conflict('这份通知已经办结，不用再办理。')
  throw conflict(`${RECIPIENT_REFUSALS[action][recipient] ?? '这份通知还没有印发。'}请刷新后查看。`)
}
