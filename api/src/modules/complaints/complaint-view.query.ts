import { addWorkingDays } from '../../platform/calendar.ts'
import type { Context } from '../../platform/context.ts'
import type { Day } from '../../platform/day.ts'
import { badInput } from '../../platform/errors.ts'
import { type Attachment, attachmentLoader } from '../attachments/index.ts'
import { ruleSettings } from '../divisions/index.ts'
import type { Light } from '../tasks/index.ts'
import { canSeeCaller } from './complaint.policy.ts'
import { complaintLoader, requireComplaint, ticketForPolicy } from './complaint.query.ts'
import type { Complaint, MaskedCaller } from './complaint.type.ts'
import { complaintCan } from './complaint-can.rules.ts'
import { maskedCaller, pendingKinds, stepLoader } from './complaint-detail.query.ts'
import type { ComplaintCan } from './complaint-detail.type.ts'
import { complaintLight } from './complaint-light.rules.ts'
import { standingOn } from './complaint-past.rules.ts'

/** A ticket as it stood on a day (today for null). Throws `NOT_FOUND`, `FORBIDDEN`, `BAD_INPUT` for a day to come. */
export async function complaintOn(context: Context, id: string, asOf: Day | null): Promise<Complaint> {
  const ticket = await requireComplaint(context, id)
  const today = context.clock.today()
  if (asOf === null || asOf === today) return ticket
  if (asOf > today) throw badInput('asOf', '不能查看以后的日期，请选择今天或更早的日期。')
  return standingOn(ticket, asOf)
}

/** The light of a ticket on its day, with the rule of its jurisdiction for 临期. */
export async function ticketLight(context: Context, ticket: Complaint): Promise<Light> {
  const { nearWorkingDays } = await ruleSettings(context, ticket.jurisdictionCode)
  const asOf = ticket.asOf ?? context.clock.today()
  return complaintLight(ticket, { asOf, nearUntil: addWorkingDays(asOf, nearWorkingDays) })
}

/** What the viewer may do with a ticket now. */
export async function ticketCan(context: Context, ticket: Complaint): Promise<ComplaintCan> {
  const [policy, pending] = await Promise.all([
    ticketForPolicy(context, ticket),
    pendingKinds(context, ticket),
  ])
  return complaintCan(context.viewer, policy, { ...ticket, pending }, context.clock.today())
}

/** Who called, masked; nothing for the unit complained of. */
export async function callerFor(context: Context, ticket: Complaint): Promise<MaskedCaller | null> {
  const policy = await ticketForPolicy(context, ticket)
  return canSeeCaller(context.viewer, policy) ? maskedCaller(context, ticket) : null
}

const MOST_REPEATS = 20

/** Those that repeat a ticket and that the viewer may read: found by its keys, since only they can. */
export async function repeatsOf(context: Context, ticket: Complaint): Promise<Complaint[]> {
  const { jurisdictionCode, id, callerKey, repeatKey, receivedAt, sight } = ticket
  const keys = [
    ...(callerKey === null ? [] : [{ callerKey }]),
    ...(repeatKey === null ? [] : [{ repeatKey }]),
  ]
  if (sight !== 'full' || keys.length === 0) return []
  const rows = await context.db.prisma.complaint.findMany({
    where: { jurisdictionCode, repeatOfId: id, OR: keys, receivedAt: { gte: receivedAt } },
    select: { id: true },
    orderBy: { receivedAt: 'asc' },
    take: MOST_REPEATS,
  })
  const found = await Promise.all(
    rows.map(row => complaintLoader(context).load({ jurisdictionCode, id: row.id })),
  )
  return found.filter(one => one !== null)
}

/** A file handed in with the ticket itself may show who complained. */
const TAKEN_IN = 'RECEIVED'

/** The files of the steps of a ticket that the viewer may open, oldest first. */
export async function filesOf(context: Context, ticket: Complaint): Promise<Attachment[]> {
  if (ticket.sight !== 'full') return []
  const { jurisdictionCode } = ticket
  const steps = await stepLoader(context).load(ticket)
  const seesAll = canSeeCaller(context.viewer, await ticketForPolicy(context, ticket))
  const open = [...steps].reverse().filter(({ kind }) => seesAll || kind !== TAKEN_IN)
  const files = await Promise.all(
    open.map(({ id }) => attachmentLoader(context, 'ComplaintStep').load({ jurisdictionCode, id })),
  )
  return files.flat()
}

/**
 * Whether the viewer may open the files of a step: whoever reads its ticket; of those handed in with the ticket itself,
 * not the unit complained of.
 */
export async function readsComplaintStep(
  context: Context,
  jurisdictionCode: string,
  stepId: string,
): Promise<boolean> {
  const step = await context.db.prisma.complaintStep.findUnique({
    where: { jurisdictionCode_id: { jurisdictionCode, id: stepId } },
  })
  if (!step) return false
  const ticket = await complaintLoader(context).load({ jurisdictionCode, id: step.complaintId })
  if (!ticket) return false
  return step.kind !== TAKEN_IN || canSeeCaller(context.viewer, await ticketForPolicy(context, ticket))
}
