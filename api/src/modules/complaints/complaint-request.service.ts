import type { ComplaintRequest as RequestRow } from '#prisma'
import type { Context } from '../../platform/context.ts'
import { dayToDate } from '../../platform/day.ts'
import { badInput, conflict, DomainError, notFound } from '../../platform/errors.ts'
import { allow } from '../../platform/guard.ts'
import { isId } from '../../platform/id.ts'
import { type Write, write } from '../../platform/write.ts'
import { managesComplaints } from '../access/index.ts'
import { jurisdictionsOf, organizationLoader } from '../divisions/index.ts'
import { counted } from '../tallies/index.ts'
import type { ComplaintDecision } from './complaint.input.ts'
import { forgetTickets, requireComplaint, ticketForPolicy } from './complaint.query.ts'
import type { Complaint } from './complaint.type.ts'
import { pastUnits } from './complaint-action.service.ts'
import { canDecideRequest, canWithdrawRequest } from './complaint-can.rules.ts'
import { forgetDetails, isOpenRequest } from './complaint-detail.query.ts'
import { limitRows } from './complaint-limit.query.ts'
import { type LimitRow, limitsOf } from './complaint-limit.rules.ts'
import { tellOfDecision, tellOfProblem, tellOfStep } from './complaint-messages.ts'
import { dispatched, extended, returned, type StepOutcome } from './complaint-outcome.rules.ts'
import { unitOf } from './complaint-step.rules.ts'
import {
  type LockedTicket,
  lockTickets,
  recordStep,
  saveTicket,
  settleRequests,
  writeStep,
} from './complaint-step.service.ts'
import { maskedWords, standingTicket } from './ticket-words.service.ts'

const LONGEST_OPINION = 2000

/** What was asked, among the jurisdictions of the viewer, with its ticket. Throws `NOT_FOUND`, `FORBIDDEN`. */
async function requireRequest(context: Context, id: string): Promise<[RequestRow, Complaint]> {
  const row = isId(id)
    ? await context.db.prisma.complaintRequest.findFirst({
        where: { jurisdictionCode: { in: jurisdictionsOf(context.viewer) }, id },
      })
    : null
  if (!row) throw notFound('这项申请')
  return [row, await requireComplaint(context, row.complaintId)]
}

/** A decision, read and allowed. */
interface Decision {
  approve: boolean
  opinion: string | null
  /** Where a returned ticket goes instead; null = back to be dispatched. */
  unit: { id: string; name: string } | null
}

/**
 * A second person settles what was asked: 退单, 延期 or 剔除. Throws `NOT_FOUND`, `FORBIDDEN` (also for who asked),
 * `BAD_INPUT`, `CONFLICT` when it is settled already.
 */
export async function decideComplaintRequest(context: Context, input: ComplaintDecision): Promise<Complaint> {
  const [request, ticket] = await requireRequest(context, input.requestId)
  allow(managesComplaints(context.viewer, request.jurisdictionCode), context.viewer)
  if (!canDecideRequest(context.viewer, request))
    throw new DomainError('FORBIDDEN', '自己提出的申请不能由自己裁定，请由另一人办理。')
  const decision = await readDecision(context, request, input)
  const limits = await limitRows(context, request.jurisdictionCode)
  return settle(context, request, ticket, async (step, locked, open) => {
    if (open.status !== 'PENDING') throw conflict('这项申请已经处理，请刷新后查看。')
    await decide(step, context, locked, open, decision, limits)
  })
}

async function readDecision(
  context: Context,
  { kind, organizationId, jurisdictionCode }: RequestRow,
  input: ComplaintDecision,
): Promise<Decision> {
  const opinion = input.opinion?.trim() || null
  if (!input.approve && opinion === null) throw badInput('opinion', '不同意的，请填写理由。')
  if (opinion !== null && opinion.length > LONGEST_OPINION)
    throw badInput('opinion', `意见不能超过 ${LONGEST_OPINION} 字。`)
  const goesOn = input.approve && kind === 'RETURN' && input.organizationId
  if (!goesOn) return { approve: input.approve, opinion, unit: null }
  const id = unitOf(input.organizationId)
  const unit = await organizationLoader(context).load(id)
  if (unit?.jurisdictionCode !== jurisdictionCode || !unit.active)
    throw badInput('organizationId', '没有这个单位，或它已经撤销，请重新选择。')
  if (id === organizationId) throw badInput('organizationId', '同意退单的，请选择另一个单位。')
  return { approve: true, opinion, unit: { id, name: unit.name } }
}

/** Locks the ticket, reads the request again and lets `work` settle it, with its counts. */
async function settle(
  context: Context,
  { jurisdictionCode, id }: RequestRow,
  ticket: Complaint,
  work: (step: Write, locked: LockedTicket, open: RequestRow) => Promise<void>,
): Promise<Complaint> {
  await write(context, jurisdictionCode, async step => {
    const locked = (await lockTickets(step, jurisdictionCode, [ticket.id])).get(ticket.id)
    const open = await step.tx.complaintRequest.findUnique({
      where: { jurisdictionCode_id: { jurisdictionCode, id } },
    })
    if (!locked || !open) throw conflict()
    await counted(step, jurisdictionCode, [ticket.id], () => work(step, locked, open))
  })
  forgetTickets(context)
  forgetDetails(context)
  return requireComplaint(context, ticket.id)
}

async function decide(
  step: Write,
  context: Context,
  ticket: LockedTicket,
  request: RequestRow,
  { approve, opinion, unit }: Decision,
  limits: readonly LimitRow[],
): Promise<void> {
  const standing = await standingTicket(step, ticket.jurisdictionCode, ticket.id)
  const words = maskedWords(standing, opinion)
  await close(step, context, request, approve ? 'APPROVED' : 'REFUSED', words)
  const outcome = approve ? granted(ticket, request) : refused(ticket, request)
  await put(step, context, ticket, outcome, words)
  const verdict = approve ? '同意' : '不同意'
  const why = words === null ? '' : `意见：${words}`
  await tellOfDecision(step, context, ticket, request, `${verdict}${KIND_WORDS[request.kind]}。${why}`)
  if (unit) await sendOn(step, context, { ...ticket, ...outcome.change }, unit, limits)
}

const KIND_WORDS = { RETURN: '退单', EXTENSION: '延期', EXCLUSION: '剔除' } as const

function granted(ticket: LockedTicket, { kind, days }: RequestRow): StepOutcome {
  if (kind === 'RETURN') return returned(ticket)
  if (kind === 'EXTENSION') return extended(ticket, days ?? 0)
  return plain('EXCLUDED', ticket, { excluded: true })
}

const refused = (ticket: LockedTicket, { kind }: RequestRow): StepOutcome => plain(`${kind}_REFUSED`, ticket)

const plain = (
  kind: string,
  { organizationId }: LockedTicket,
  change: StepOutcome['change'] = {},
): StepOutcome => ({ kind, organizationId, change, after: {} })

async function close(
  { tx }: Write,
  { clock, viewer }: Context,
  { jurisdictionCode, id, status }: RequestRow,
  to: 'APPROVED' | 'REFUSED' | 'WITHDRAWN',
  opinion: string | null,
): Promise<void> {
  const decided = {
    ...{ decidedOn: dayToDate(clock.today()), decidedAt: clock.now(), opinion },
    ...{ decidedById: viewer?.id ?? null, decidedBy: viewer?.name ?? '系统' },
  }
  // What was granted keeps who granted it and what was said; the timeline says who took it back.
  const data = { status: to, ...(status === 'PENDING' ? decided : {}) }
  const { count } = await tx.complaintRequest.updateMany({ where: { jurisdictionCode, id, status }, data })
  if (count === 0) throw conflict('这项申请已经处理，请刷新后查看。')
}

/** Writes what became of the ticket, its step and the audit entry. */
async function put(
  step: Write,
  context: Context,
  ticket: LockedTicket,
  outcome: StepOutcome,
  words: string | null,
): Promise<void> {
  await saveTicket(step, ticket, outcome.change)
  await writeStep(step, context, ticket, {
    ...{ kind: outcome.kind, round: ticket.round, organizationId: outcome.organizationId, text: words },
    ...{ before: { state: ticket.state, dueOn: ticket.dueOn }, after: outcome.after },
  })
  await settleRequests(step, context, ticket, outcome.settle ?? [])
  await recordStep(step, ticket, outcome, words)
}

/** Straight to another unit, once the return is granted. */
async function sendOn(
  step: Write,
  context: Context,
  ticket: LockedTicket,
  unit: { id: string; name: string },
  rows: readonly LimitRow[],
): Promise<void> {
  const { clock } = context
  const today = clock.today()
  const past = await pastUnits(step.tx, ticket.jurisdictionCode, ticket.id)
  const limits = limitsOf(rows, ticket, today)
  const outcome = dispatched(ticket, unit.id, { now: clock.now(), today, limits, pastUnits: past })
  const next = { ...ticket, version: ticket.version + 1 }
  await put(step, context, next, outcome, null)
  await tellOfStep(step, context, next, outcome, { unit: unit.name, reason: null })
  await tellOfProblem(step, context, next, outcome.change)
}

/**
 * Takes back what was asked: who asked or their unit while it waits; the office and the steward a 剔除 that was granted,
 * and the ticket counts again. Throws `NOT_FOUND`, `FORBIDDEN`, `CONFLICT`.
 */
export async function withdrawComplaintRequest(context: Context, id: string): Promise<Complaint> {
  const [request, ticket] = await requireRequest(context, id)
  const { units } = await ticketForPolicy(context, ticket)
  allow(canWithdrawRequest(context.viewer, request, units), context.viewer)
  return settle(context, request, ticket, async (step, locked, open) => {
    if (!isOpenRequest(open, locked) || !canWithdrawRequest(context.viewer, open, units))
      throw conflict('这项申请已经处理，不能撤回。请刷新后查看。')
    await close(step, context, open, 'WITHDRAWN', null)
    const outcome =
      open.status === 'APPROVED'
        ? plain('EXCLUSION_UNDONE', locked, { excluded: false })
        : { ...plain('REQUEST_WITHDRAWN', locked), after: { request: open.kind } }
    await put(step, context, locked, outcome, null)
  })
}
