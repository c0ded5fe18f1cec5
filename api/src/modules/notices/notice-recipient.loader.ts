import DataLoader from 'dataloader'
import { type Context, once } from '../../platform/context.ts'
import { type Day, dateToDay } from '../../platform/day.ts'
import { type Organization, ruleSettings } from '../divisions/index.ts'
import { lightDay, workingDaysLeft } from '../tasks/index.ts'
import { canActAsRecipient, canReadReplies, type NoticeForPolicy } from './notice.policy.ts'
import { type NoticeFacts, recipientLight } from './notice.rules.ts'
import type { Notice } from './notice.type.ts'
import type { NoticeRecipient } from './notice-recipient.type.ts'

const RECIPIENTS = Symbol('recipients of notices')

const optional = (date: Date | null): Day | null => (date === null ? null : dateToDay(date))

/** A recipient as stored, with its organization. */
export type RecipientRow = Omit<NoticeRecipient, 'light' | 'workingDaysLeft' | 'can' | 'readDetail'>

/** Recipients by notice in their order, batched over the request. No policy: ask before showing. */
export const recipientLoader = (context: Context): DataLoader<Notice, RecipientRow[], string> =>
  once(
    context,
    RECIPIENTS,
    () =>
      new DataLoader<Notice, RecipientRow[], string>(notices => readRecipients(context, notices), {
        cacheKeyFn: ({ id }) => id,
      }),
  )

async function readRecipients({ db }: Context, notices: readonly Notice[]): Promise<RecipientRow[][]> {
  const codes = [...new Set(notices.map(({ jurisdictionCode }) => jurisdictionCode))]
  const rows = await db.prisma.noticeRecipient.findMany({
    where: { jurisdictionCode: { in: codes }, noticeId: { in: notices.map(({ id }) => id) } },
    orderBy: [{ noticeId: 'asc' }, { position: 'asc' }],
  })
  const organizations = await db.prisma.organization.findMany({
    where: { jurisdictionCode: { in: codes }, id: { in: rows.map(row => row.organizationId) } },
  })
  const byId = new Map(organizations.map(one => [one.id, one]))
  return notices.map(notice =>
    rows
      .filter(row => row.noticeId === notice.id)
      .map(({ organizationId, ...row }) => ({
        ...row,
        organization: byId.get(organizationId) as Organization,
        receiveDueOn: optional(row.receiveDueOn),
        receivedOn: optional(row.receivedOn),
        replyDueOn: optional(row.replyDueOn),
        repliedOn: optional(row.repliedOn),
        acceptedOn: optional(row.acceptedOn),
      })),
  )
}

/** What light and limits are read from. */
export async function factsOf(context: Context, notice: Notice): Promise<NoticeFacts> {
  const { kind, status, sentOn, signedOn, closedOn } = notice
  return { kind, status, sentOn, signedOn, closedOn, recipients: await recipientLoader(context).load(notice) }
}

/** What the policies read. */
export async function policyFacts(context: Context, notice: Notice): Promise<NoticeForPolicy> {
  const { jurisdictionCode, kind, status, issuedOn } = notice
  const recipients = await recipientLoader(context).load(notice)
  return { jurisdictionCode, kind, status, wasIssued: issuedOn !== null, recipients }
}

/** The recipients of a notice as the viewer may see them. */
export async function recipientsOf(context: Context, notice: Notice): Promise<NoticeRecipient[]> {
  const { nearWorkingDays } = await ruleSettings(context, notice.jurisdictionCode)
  const day = lightDay(context.clock.today(), nearWorkingDays)
  const rows = await recipientLoader(context).load(notice)
  return rows.map(row => {
    const light = recipientLight(row, notice, day)
    const waits = light !== 'NO_DATA' && notice.status !== 'CLOSED' && row.repliedOn === null
    const can = (action: 'RECEIVE' | 'REPLY' | 'REVIEW') =>
      canActAsRecipient(context.viewer, notice, row, action)
    return {
      ...row,
      light,
      workingDaysLeft: workingDaysLeft(row.replyDueOn, !waits, day.asOf),
      can: { receive: can('RECEIVE'), reply: can('REPLY'), review: can('REVIEW') },
      readDetail: notice.readDetail && canReadReplies(context.viewer, row.organization),
    }
  })
}
