import type { Prisma } from '#prisma'
import type { Context } from '../../platform/context.ts'
import { badInput, conflict } from '../../platform/errors.ts'
import { allow } from '../../platform/guard.ts'
import { type Write, write } from '../../platform/write.ts'
import { divisionLoader, isWithin } from '../divisions/index.ts'
import { counted } from '../tallies/index.ts'
import type { ComplaintEdit } from './complaint.input.ts'
import { forgetTickets, requireComplaint, ticketForPolicy } from './complaint.query.ts'
import { requireCategory, requireUnit } from './complaint.service.ts'
import type { Complaint } from './complaint.type.ts'
import { stepFault } from './complaint-action.rules.ts'
import { canTakeStep } from './complaint-can.rules.ts'
import { forgetDetails } from './complaint-detail.query.ts'
import { readTitle } from './complaint-new.rules.ts'
import { type LockedTicket, lockTickets, saveTicket, writeStep } from './complaint-step.service.ts'
import type { StandingTicket } from './ticket-changes.service.ts'
import { repeatKeyOf } from './ticket-facts.rules.ts'
import { refreshRepeats } from './ticket-repeats.service.ts'
import { moveWords, standingTicket, writeWords } from './ticket-words.service.ts'

/** The facts that may be corrected, as columns. */
type Corrected = Partial<
  Pick<Complaint, 'title' | 'class' | 'urgency' | 'categoryId' | 'placeCode' | 'complainedOfId'>
>

/**
 * Corrects facts of a ticket taken in here; limits already given stay. Throws `NOT_FOUND`, `FORBIDDEN`, `BAD_INPUT`,
 * `CONFLICT`.
 */
export async function editComplaint(context: Context, input: ComplaintEdit): Promise<Complaint> {
  const ticket = await requireComplaint(context, input.id)
  allow(canTakeStep(context.viewer, await ticketForPolicy(context, ticket), 'EDIT'), context.viewer)
  const corrected = await readEdit(context, ticket, input)
  const { jurisdictionCode, id } = ticket
  await write(context, jurisdictionCode, async step => {
    const locked = (await lockTickets(step, jurisdictionCode, [id])).get(id)
    if (!locked) throw conflict()
    const fault = stepFault('EDIT', locked, context.clock.today())
    if (fault !== null) throw conflict(fault)
    if (locked.version !== input.version) throw conflict()
    await correct(step, context, locked, corrected)
  })
  forgetTickets(context)
  forgetDetails(context)
  return requireComplaint(context, id)
}

async function readEdit(context: Context, ticket: Complaint, input: ComplaintEdit): Promise<Corrected> {
  const { jurisdictionCode } = ticket
  const { title, class: of, urgency, categoryId, place, complainedOfId } = input
  if (categoryId && categoryId !== ticket.categoryId)
    await requireCategory(context, jurisdictionCode, categoryId)
  if (complainedOfId) await requireUnit(context, jurisdictionCode, complainedOfId)
  if (place && !(isWithin(place, jurisdictionCode) && (await divisionLoader(context).load(place))))
    throw badInput('place', '没有这个地方，请重新选择。')
  return {
    ...(title == null ? {} : { title: readTitle(title) }),
    ...(of == null ? {} : { class: of }),
    ...(urgency == null ? {} : { urgency }),
    // Null takes it away, left out leaves it.
    ...(categoryId === undefined ? {} : { categoryId: categoryId || null }),
    ...(place == null ? {} : { placeCode: place }),
    ...(complainedOfId === undefined ? {} : { complainedOfId: complainedOfId || null }),
  }
}

async function correct(
  step: Write,
  context: Context,
  ticket: LockedTicket,
  { title, ...facts }: Corrected,
): Promise<void> {
  const { jurisdictionCode, id, callerKey, receivedAt } = ticket
  const standing = await standingTicket(step, jurisdictionCode, id)
  const words =
    title === undefined ? {} : { title: await writeWords(step, jurisdictionCode, standing, 'title', title) }
  const repeatKey = repeatKeyOf({ ...ticket, ...facts, address: rawAddress(standing) })
  const after: Corrected = { ...words, ...facts }
  const before = pick(ticket, Object.keys(after))
  await counted(step, jurisdictionCode, [id], () => saveTicket(step, ticket, {}, { ...after, repeatKey }))
  if (facts.placeCode !== undefined)
    await moveWords(step, jurisdictionCode, id, ticket.placeCode, facts.placeCode)
  if (repeatKey !== ticket.repeatKey)
    await refreshRepeats(step, jurisdictionCode, {
      callerKeys: callerKey === null ? [] : [callerKey],
      repeatKeys: [ticket.repeatKey, repeatKey].filter(key => key !== null),
      from: receivedAt,
      until: receivedAt,
    })
  const kept = { before: before as Prisma.InputJsonObject, after: after as Prisma.InputJsonObject }
  const entry = { kind: 'EDITED', round: ticket.round, organizationId: null, text: null }
  await writeStep(step, context, ticket, { ...entry, ...kept })
  await step.record({
    ...{ type: 'COMPLAINT_EDITED', entity: 'Complaint', entityId: id, before: kept.before },
    after: { ...kept.after, number: ticket.externalId },
  })
}

/** As written: beside the caller where masking changed it, in the open where not. */
const rawAddress = ({ person, text }: StandingTicket): string | null => person?.address ?? text.address

const pick = (ticket: Complaint, keys: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(Object.entries(ticket).filter(([key]) => keys.includes(key)))
