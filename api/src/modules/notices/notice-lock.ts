import type { Notice as NoticeRow, NoticeRecipient as RecipientRow } from '#prisma'
import type { Transaction } from '../../platform/database.ts'
import { type Day, dateToDay } from '../../platform/day.ts'
import { notFound } from '../../platform/errors.ts'
import type { Write } from '../../platform/write.ts'
import type { PlacedOrganization } from '../access/index.ts'
import type { NoticeForPolicy } from './notice.policy.ts'
import type { NoticeFacts } from './notice.rules.ts'

/** A notice with its recipients as they stand in the database. */
export type NoticeRecord = NoticeRow & {
  recipients: (RecipientRow & { organization: PlacedOrganization & { name: string } })[]
}

/** Reads a notice as it stands. Throws `NOT_FOUND`. */
export async function readRecord(
  tx: Transaction,
  jurisdictionCode: string,
  id: string,
): Promise<NoticeRecord> {
  const notice = await tx.notice.findUnique({
    where: { jurisdictionCode_id: { jurisdictionCode, id } },
    include: { recipients: { orderBy: { position: 'asc' } } },
  })
  if (!notice) throw notFound('这份通知')
  const organizations = await tx.organization.findMany({
    where: { jurisdictionCode, id: { in: notice.recipients.map(one => one.organizationId) } },
    select: { jurisdictionCode: true, id: true, placeCode: true, name: true },
  })
  const byId = new Map(organizations.map(one => [one.id, one]))
  const recipients = notice.recipients.flatMap(recipient => {
    const organization = byId.get(recipient.organizationId)
    return organization ? [{ ...recipient, organization }] : []
  })
  return { ...notice, recipients }
}

/**
 * Locks a notice for the rest of the write: what its recipients and the office do to it happens one after the other.
 * The task of a 催办 is locked before it (two notices may urge the same unit about the same task at once).
 */
export async function lockNotice(
  { tx }: Pick<Write, 'tx'>,
  jurisdictionCode: string,
  id: string,
): Promise<NoticeRecord> {
  const [row] = await tx.$queryRaw<{ task_id: string | null; kind: string }[]>`
    select task_id, kind::text as kind from notice where division_code = ${jurisdictionCode} and id = ${id}::uuid`
  if (row?.task_id && row.kind === 'REMINDER')
    await tx.$queryRaw`
      select id from task where division_code = ${jurisdictionCode} and id = ${row.task_id}::uuid for update`
  await tx.$queryRaw`
    select id from notice where division_code = ${jurisdictionCode} and id = ${id}::uuid for update`
  return readRecord(tx, jurisdictionCode, id)
}

const optional = (date: Date | null): Day | null => (date === null ? null : dateToDay(date))

export const recordForPolicy = ({
  jurisdictionCode,
  kind,
  status,
  issuedOn,
  recipients,
}: NoticeRecord): NoticeForPolicy => ({
  jurisdictionCode,
  kind,
  status,
  wasIssued: issuedOn !== null,
  recipients,
})

export const recordFacts = (notice: NoticeRecord): NoticeFacts => ({
  kind: notice.kind,
  status: notice.status,
  sentOn: optional(notice.sentOn),
  signedOn: optional(notice.signedOn),
  closedOn: optional(notice.closedOn),
  recipients: notice.recipients.map(one => ({
    status: one.status,
    receiveDueOn: optional(one.receiveDueOn),
    replyDueOn: optional(one.replyDueOn),
    repliedOn: optional(one.repliedOn),
    acceptedOn: optional(one.acceptedOn),
  })),
})
