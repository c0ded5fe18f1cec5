import { NoticeKind, NoticeStatus, RecipientStatus } from '#prisma'

export { NoticeKind, NoticeStatus, RecipientStatus }

/** What a person does with a whole notice; receipt, reply and review belong to each recipient. */
export const NoticeAction = {
  SEND: 'SEND',
  SIGN: 'SIGN',
  REJECT: 'REJECT',
  ISSUE: 'ISSUE',
  WITHDRAW: 'WITHDRAW',
  CLOSE: 'CLOSE',
} as const
export type NoticeAction = (typeof NoticeAction)[keyof typeof NoticeAction]

/** Who takes a step: the supervision office, its head, a leader. The head belongs to the office as well. */
export type NoticeActor = 'OFFICE' | 'HEAD' | 'LEADER'

export interface NoticeStep {
  from: readonly NoticeStatus[]
  to: NoticeStatus
  by: NoticeActor
  /** A step back is explained. */
  needsReason: boolean
}

/** Red cards and talks are confirmed by a leader, the rest by the head of supervision (DOMAIN §9). */
const SIGNED_BY_LEADER: readonly NoticeKind[] = ['RED_CARD', 'INTERVIEW']

export const signerOf = (kind: NoticeKind): NoticeActor =>
  SIGNED_BY_LEADER.includes(kind) ? 'LEADER' : 'HEAD'

/** 催办 is a message of the office: it goes out without a signature. */
const issuedFrom = (kind: NoticeKind): readonly NoticeStatus[] =>
  kind === 'REMINDER' ? ['DRAFT', 'SIGNED'] : ['SIGNED']

const NOT_ISSUED: readonly NoticeStatus[] = ['DRAFT', 'SIGNING', 'SIGNED']
const OUT: readonly NoticeStatus[] = ['ISSUED', 'RECEIVED', 'REPLIED']

/** Before it is out, the office takes a notice back; what bears a signature and a number only the head does. */
const withdrawnBy = (kind: NoticeKind, status: NoticeStatus): NoticeActor =>
  OUT.includes(status) && kind !== 'REMINDER' ? 'HEAD' : 'OFFICE'

/** 督查通报 tells: it may be closed when everybody has signed for it. The others wait for the replies. */
const closedFrom = (kind: NoticeKind): readonly NoticeStatus[] =>
  kind === 'CIRCULAR' ? ['RECEIVED', 'REPLIED'] : ['REPLIED']

/** The step an action means for a notice of this kind as it stands. */
export function stepOf(action: NoticeAction, kind: NoticeKind, status: NoticeStatus): NoticeStep {
  switch (action) {
    case 'SEND':
      return { from: ['DRAFT'], to: 'SIGNING', by: 'OFFICE', needsReason: false }
    case 'SIGN':
      return { from: ['SIGNING'], to: 'SIGNED', by: signerOf(kind), needsReason: false }
    case 'REJECT':
      // Also what was signed, as long as it is not out: a date that has passed meanwhile is corrected that way.
      return { from: ['SIGNING', 'SIGNED'], to: 'DRAFT', by: signerOf(kind), needsReason: true }
    case 'ISSUE':
      return { from: issuedFrom(kind), to: 'ISSUED', by: 'OFFICE', needsReason: false }
    case 'WITHDRAW':
      return {
        from: [...NOT_ISSUED, ...OUT],
        to: 'WITHDRAWN',
        by: withdrawnBy(kind, status),
        needsReason: true,
      }
    case 'CLOSE':
      return { from: closedFrom(kind), to: 'CLOSED', by: 'OFFICE', needsReason: false }
  }
}

/** Whether the notice stands where the action begins. */
export const isPossible = (action: NoticeAction, kind: NoticeKind, status: NoticeStatus): boolean =>
  stepOf(action, kind, status).from.includes(status)

/** Whether all that a notice waits for has come: replies accepted, or for 督查通报 every signature. */
export function mayClose(kind: NoticeKind, recipients: readonly RecipientStatus[]): boolean {
  if (kind === 'CIRCULAR') return recipients.every(status => status !== 'WAITING' && status !== 'ISSUED')
  return recipients.every(status => status === 'ACCEPTED')
}

export const isOut = (status: NoticeStatus): boolean => OUT.includes(status)

/** What recipients may do, one after the other. */
export const RecipientAction = { RECEIVE: 'RECEIVE', REPLY: 'REPLY', REVIEW: 'REVIEW' } as const
export type RecipientAction = (typeof RecipientAction)[keyof typeof RecipientAction]

const RECIPIENT_FROM: Readonly<Record<RecipientAction, RecipientStatus>> = {
  RECEIVE: 'ISSUED',
  REPLY: 'RECEIVED',
  REVIEW: 'REPLIED',
}

export const isPossibleForRecipient = (
  action: RecipientAction,
  notice: NoticeStatus,
  recipient: RecipientStatus,
): boolean => isOut(notice) && RECIPIENT_FROM[action] === recipient

const ORDER: readonly RecipientStatus[] = ['WAITING', 'ISSUED', 'RECEIVED', 'REPLIED', 'ACCEPTED']

const STATUS_BY_RECIPIENT: Readonly<Record<RecipientStatus, NoticeStatus>> = {
  WAITING: 'ISSUED',
  ISSUED: 'ISSUED',
  RECEIVED: 'RECEIVED',
  REPLIED: 'REPLIED',
  ACCEPTED: 'REPLIED',
}

/** An issued notice stands where its least advanced recipient stands. */
export function statusOfRecipients(recipients: readonly RecipientStatus[]): NoticeStatus {
  const least = Math.min(...recipients.map(status => ORDER.indexOf(status)))
  return STATUS_BY_RECIPIENT[ORDER[least] ?? 'ISSUED']
}
