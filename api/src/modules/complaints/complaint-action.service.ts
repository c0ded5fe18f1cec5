import type { Context } from '../../platform/context.ts'
import { type Day, dayToDate } from '../../platform/day.ts'
import { badInput, conflict } from '../../platform/errors.ts'
import { allow } from '../../platform/guard.ts'
import { newId } from '../../platform/id.ts'
import { type Write, write } from '../../platform/write.ts'
import { organizationLoader } from '../divisions/index.ts'
import { counted } from '../tallies/index.ts'
import type { ComplaintActionInput } from './complaint.input.ts'
import { forgetTickets, requireComplaint, ticketForPolicy } from './complaint.query.ts'
import type { Complaint } from './complaint.type.ts'
import { stepFault } from './complaint-action.rules.ts'
import { canTakeStep } from './complaint-can.rules.ts'
import { forgetDetails } from './complaint-detail.query.ts'
import { limitRows } from './complaint-limit.query.ts'
import { type LimitRow, limitsOf, type TicketLimits } from './complaint-limit.rules.ts'
import { tellOfProblem, tellOfStep } from './complaint-messages.ts'
import { outcomeOf, type StepGround, type StepOutcome } from './complaint-outcome.rules.ts'
import { IN_BATCHES, type ReadStep, readStep, requireArchivable } from './complaint-step.rules.ts'
import {
  type LockedTicket,
  lockTickets,
  recordStep,
  saveTicket,
  settleRequests,
  writeStep,
} from './complaint-step.service.ts'
import { maskedWords, standingTicket, writeWords } from './ticket-words.service.ts'

const MOST_IN_A_BATCH = 200

/** One step of a ticket. Throws `NOT_FOUND`, `FORBIDDEN`, `BAD_INPUT`, `CONFLICT` with what to do instead. */
export async function actOnComplaint(context: Context, input: ComplaintActionInput): Promise<Complaint> {
  const [ticket] = await takeSteps(context, [input])
  return ticket as Complaint
}

/** The same step on several tickets: all of them or none. Throws as `actOnComplaint` does. */
export async function actOnComplaints(
  context: Context,
  inputs: readonly ComplaintActionInput[],
): Promise<Complaint[]> {
  if (inputs.length === 0) throw badInput('inputs', '请至少选择一件工单。')
  if (inputs.length > MOST_IN_A_BATCH)
    throw badInput('inputs', `一次最多办理 ${MOST_IN_A_BATCH} 件工单，请分批进行。`)
  if (inputs.some(({ action }) => !IN_BATCHES.includes(action)))
    throw badInput('inputs', '只有派发、签收、归档可以批量进行，其他操作请逐件办理。')
  if (new Set(inputs.map(({ id }) => id)).size < inputs.length)
    throw badInput('inputs', '同一件工单选了两次，请去掉重复的。')
  return takeSteps(context, inputs)
}

/** One step, read and allowed, on its way into the write. */
interface Prepared {
  input: ComplaintActionInput
  ticket: Complaint
  read: ReadStep
  /** Name of the unit the step concerns. */
  unit: string | null
}

async function takeSteps(context: Context, inputs: readonly ComplaintActionInput[]): Promise<Complaint[]> {
  const steps = await Promise.all(inputs.map(input => prepare(context, input)))
  const jurisdictionCode = steps[0]?.ticket.jurisdictionCode ?? ''
  if (steps.some(({ ticket }) => ticket.jurisdictionCode !== jurisdictionCode))
    throw badInput('inputs', '所选工单属于不同地区，请分开办理。')
  const limits = await limitRows(context, jurisdictionCode)
  const ids = steps.map(({ ticket }) => ticket.id)
  await write(context, jurisdictionCode, async step => {
    const locked = await lockTickets(step, jurisdictionCode, ids)
    for (const one of steps) requireStands(context, one, locked.get(one.ticket.id), steps.length > 1)
    await counted(step, jurisdictionCode, ids, async () => {
      for (const one of steps)
        await take(step, context, one, locked.get(one.ticket.id) as LockedTicket, limits)
    })
  })
  forgetTickets(context)
  forgetDetails(context)
  return Promise.all(ids.map(id => requireComplaint(context, id)))
}

/** Policy first, then what was typed. */
async function prepare(context: Context, input: ComplaintActionInput): Promise<Prepared> {
  const ticket = await requireComplaint(context, input.id)
  const policy = await ticketForPolicy(context, ticket)
  allow(canTakeStep(context.viewer, policy, input.action), context.viewer)
  const read = readStep(input)
  const unitId = read.organizationId ?? ticket.organizationId
  const unit = unitId === null ? null : await organizationLoader(context).load(unitId)
  if (read.organizationId !== null && (unit?.jurisdictionCode !== ticket.jurisdictionCode || !unit.active))
    throw badInput('organizationId', '没有这个单位，或它已经撤销，请重新选择。')
  return { input, ticket, read, unit: unit?.name ?? null }
}

/** The state decides before the version: it says more. Throws `CONFLICT`, `BAD_INPUT`. */
function requireStands(
  { clock }: Context,
  { input, read, ticket }: Prepared,
  locked: LockedTicket | undefined,
  several: boolean,
): void {
  if (!locked) throw conflict()
  const fault = stepFault(input.action, locked, clock.today())
  const which = several ? `工单 ${ticket.externalId}：` : ''
  if (fault !== null) throw conflict(`${which}${fault}`)
  if (locked.version !== input.version) throw conflict()
  if (input.action === 'ARCHIVE') requireArchivable(locked, read, which)
}

async function take(
  step: Write,
  context: Context,
  { input, read, unit }: Prepared,
  ticket: LockedTicket,
  rows: readonly LimitRow[],
): Promise<void> {
  const ground = await groundOf(step, context, ticket, input, rows)
  if (read.days !== null) await requireRoom(step, ticket, read.days, ground.limits)
  const outcome = outcomeOf(input.action, ticket, read, ground)
  const words = await keepWords(step, ticket, input, read.text)
  await saveTicket(step, ticket, outcome.change)
  await writeStep(step, context, ticket, {
    ...{ kind: outcome.kind, organizationId: outcome.organizationId, text: words },
    ...{ round: outcome.change.round ?? ticket.round, attachmentIds: read.attachmentIds },
    ...{ before: { state: ticket.state, dueOn: ticket.dueOn }, after: outcome.after },
  })
  await settleRequests(step, context, ticket, outcome.settle ?? [])
  if (outcome.ask) await ask(step, context, ticket, outcome.ask, words ?? '')
  await recordStep(step, ticket, outcome, words)
  await tellOfStep(step, context, ticket, outcome, { unit, reason: words })
  await tellOfProblem(step, context, ticket, outcome.change)
}

/** Limits are those of the day of dispatch: today's for a dispatch and for a new round. */
async function groundOf(
  { tx }: Write,
  { clock }: Context,
  ticket: LockedTicket,
  { action }: ComplaintActionInput,
  rows: readonly LimitRow[],
): Promise<StepGround> {
  const today = clock.today()
  const isNew = action === 'DISPATCH' || action === 'REWORK'
  const limits = limitsOf(rows, ticket, isNew ? today : (ticket.dispatchedOn ?? today))
  const past = action === 'DISPATCH' ? await pastUnits(tx, ticket.jurisdictionCode, ticket.id) : []
  return { now: clock.now(), today, limits, pastUnits: past }
}

/** Units the ticket was dispatched to so far. */
export async function pastUnits(
  tx: Write['tx'],
  jurisdictionCode: string,
  complaintId: string,
): Promise<string[]> {
  const rows = await tx.complaintStep.findMany({
    where: { jurisdictionCode, complaintId, kind: 'DISPATCHED', organizationId: { not: null } },
    distinct: ['organizationId'],
    select: { organizationId: true },
  })
  return rows.flatMap(({ organizationId }) => organizationId ?? [])
}

/** Extensions granted since the last dispatch or round count together. Throws `BAD_INPUT`. */
async function requireRoom(
  { tx }: Write,
  { jurisdictionCode, id: complaintId }: LockedTicket,
  days: number,
  { extensionDays }: TicketLimits,
): Promise<void> {
  const begun = await tx.complaintStep.findFirst({
    where: { jurisdictionCode, complaintId, kind: { in: ['DISPATCHED', 'REWORKED'] } },
    orderBy: { at: 'desc' },
  })
  const granted = await tx.complaintRequest.aggregate({
    where: {
      ...{ jurisdictionCode, complaintId, kind: 'EXTENSION', status: 'APPROVED' },
      ...(begun ? { askedAt: { gte: begun.at } } : {}),
    },
    _sum: { days: true },
  })
  const left = extensionDays - (granted._sum.days ?? 0)
  if (left <= 0) throw badInput('days', '这件工单的延期已经用完，不能再延期。请尽快办理。')
  if (days > left) throw badInput('days', `最多还可延期 ${left} 个工作日，请重新填写。`)
}

/** What is said with a step, masked; an answer becomes the answer of the ticket. */
async function keepWords(
  step: Write,
  { jurisdictionCode, id }: LockedTicket,
  { action }: ComplaintActionInput,
  text: string | null,
): Promise<string | null> {
  if (text === null) return null
  const standing = await standingTicket(step, jurisdictionCode, id)
  return action === 'FINISH'
    ? writeWords(step, jurisdictionCode, standing, 'answer', text)
    : maskedWords(standing, text)
}

async function ask(
  { tx }: Write,
  { clock, viewer }: Context,
  { jurisdictionCode, id: complaintId, organizationId }: LockedTicket,
  { kind, days }: NonNullable<StepOutcome['ask']>,
  reason: string,
): Promise<void> {
  const today: Day = clock.today()
  await tx.complaintRequest.create({
    data: {
      ...{ jurisdictionCode, id: newId(), complaintId, kind, organizationId, reason, days },
      ...{ askedOn: dayToDate(today), askedAt: clock.now() },
      ...{ askedById: viewer?.id ?? null, askedBy: viewer?.name ?? '系统' },
    },
  })
}
