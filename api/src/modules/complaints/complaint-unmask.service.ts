import type { Context } from '../../platform/context.ts'
import { badInput, DomainError } from '../../platform/errors.ts'
import { allow, refusal } from '../../platform/guard.ts'
import { type Write, write } from '../../platform/write.ts'
import { ruleSettings } from '../divisions/index.ts'
import { maskText } from '../personal-information/index.ts'
import { canUnmaskTicket } from './complaint.policy.ts'
import { requireComplaint, ticketForPolicy } from './complaint.query.ts'
import type { UnmaskedComplaint } from './complaint-unmask.type.ts'

const SHORTEST_REASON = 5
const LONGEST_REASON = 200
const HOUR_MS = 3_600_000

export const UNMASKED = 'COMPLAINT_UNMASKED'

/** Throws `BAD_INPUT` unless the reason says something. */
function readReason(reason: string): string {
  const told = reason.trim()
  if (told.length < SHORTEST_REASON)
    throw badInput('reason', `请写明为什么要查看原文，至少 ${SHORTEST_REASON} 个字。`)
  if (told.length > LONGEST_REASON) throw badInput('reason', `理由不能超过 ${LONGEST_REASON} 个字，请缩短。`)
  return told
}

/** One person's views are counted one after the other: two at once do not pass the limit together. */
async function holdToLimit({ tx }: Write, userId: string, since: Date, limit: number): Promise<void> {
  await tx.$queryRaw`select 1 from app_user where id = ${userId}::uuid for update`
  const views = await tx.auditEntry.count({ where: { userId, type: UNMASKED, at: { gte: since } } })
  if (views >= limit)
    throw new DomainError(
      'TOO_MANY_ATTEMPTS',
      `一小时内最多查看 ${limit} 次原文，您已用完。请稍后再看；确需多看的，请联系系统管理员调整规则。`,
    )
}

/**
 * 查看原文: what is masked on one ticket. Recorded with the reason, never with what was seen. Throws `NOT_FOUND`,
 * `FORBIDDEN` (above all for the unit complained of), `BAD_INPUT` without a reason, `TOO_MANY_ATTEMPTS`.
 */
export async function unmaskComplaint(
  context: Context,
  id: string,
  reason: string,
): Promise<UnmaskedComplaint> {
  const { viewer, clock } = context
  const ticket = await requireComplaint(context, id)
  allow(canUnmaskTicket(viewer, await ticketForPolicy(context, ticket)), viewer)
  if (viewer === null) throw refusal(viewer)
  const told = readReason(reason)
  const { jurisdictionCode } = ticket
  const { unmaskPerHour } = await ruleSettings(context, jurisdictionCode)
  return write(context, jurisdictionCode, async step => {
    await holdToLimit(step, viewer.id, new Date(clock.now().getTime() - HOUR_MS), unmaskPerHour)
    const key = { jurisdictionCode_complaintId: { jurisdictionCode, complaintId: id } }
    const person = await step.tx.complaintPerson.findUnique({ where: key })
    const text = await step.tx.complaintText.findUnique({
      where: key,
      select: { content: true, answer: true, address: true },
    })
    // A reason may name the caller; what is recorded does not.
    const after = { number: ticket.externalId, reason: maskText(told, namesOf(person)).masked }
    await step.record({ type: UNMASKED, entity: 'Complaint', entityId: id, after })
    return {
      complaintId: id,
      name: person?.name ?? null,
      phone: person?.phone ?? null,
      idNumber: person?.idNumber ?? null,
      plate: person?.plate ?? null,
      address: person?.address ?? text?.address ?? null,
      title: person?.title ?? ticket.title,
      content: person?.content ?? text?.content ?? null,
      answer: person?.answer ?? text?.answer ?? null,
    }
  })
}

const namesOf = (person: { name: string | null; phone: string | null } | null): string[] =>
  [person?.name, person?.phone].filter(value => value != null && value.length >= 2) as string[]
