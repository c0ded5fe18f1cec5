import type { ComplaintRequestKind } from '#prisma'
import { Prisma } from '#prisma'
import type { Context } from '../../platform/context.ts'
import { dayToDate } from '../../platform/day.ts'
import { conflict } from '../../platform/errors.ts'
import { newId } from '../../platform/id.ts'
import type { Write } from '../../platform/write.ts'
import { attach } from '../attachments/index.ts'
import { toComplaint } from './complaint.query.ts'
import type { Complaint } from './complaint.type.ts'
import type { TicketFacts } from './complaint-action.rules.ts'
import type { StepOutcome, TicketLife } from './complaint-outcome.rules.ts'

/** A ticket locked until the write ends, with what waits for a decision on it. */
export type LockedTicket = Complaint & Pick<TicketFacts, 'pending'>

/** Locks tickets, always in the same order, so that of two batches one waits. Throws `CONFLICT` when one is gone. */
export async function lockTickets(
  { tx }: Write,
  jurisdictionCode: string,
  ids: readonly string[],
): Promise<Map<string, LockedTicket>> {
  await tx.$queryRaw`
    select 1 from complaint where division_code = ${jurisdictionCode} and id = any(${[...ids]}::uuid[])
    order by id for update`
  const [rows, requests] = [
    await tx.complaint.findMany({ where: { jurisdictionCode, id: { in: [...ids] } } }),
    await tx.complaintRequest.findMany({
      where: { jurisdictionCode, complaintId: { in: [...ids] }, status: 'PENDING' },
      select: { complaintId: true, kind: true },
    }),
  ]
  if (rows.length !== new Set(ids).size) throw conflict()
  return new Map(
    rows.map(row => {
      const pending = requests.filter(({ complaintId }) => complaintId === row.id).map(({ kind }) => kind)
      return [row.id, { ...toComplaint(row, 'full'), pending }]
    }),
  )
}

/** Days become dates; instants and the rest stay. */
function columnsOf(change: Partial<TicketLife>): Prisma.ComplaintUpdateManyMutationInput {
  const entries = Object.entries(change).map(([key, value]) => [
    key,
    key.endsWith('On') && typeof value === 'string' ? dayToDate(value) : value,
  ])
  return Object.fromEntries(entries) as Prisma.ComplaintUpdateManyMutationInput
}

/** Writes what changed. Call inside `counted`. Throws `CONFLICT` when somebody was faster. */
export async function saveTicket(
  { tx }: Write,
  { jurisdictionCode, id, version }: Pick<Complaint, 'jurisdictionCode' | 'id' | 'version'>,
  change: Partial<TicketLife>,
  more: Prisma.ComplaintUpdateManyMutationInput = {},
): Promise<void> {
  const { count } = await tx.complaint.updateMany({
    where: { jurisdictionCode, id, version },
    data: { ...columnsOf(change), ...more, version: version + 1 },
  })
  if (count === 0) throw conflict()
}

/** An entry of the timeline as it is written. */
export interface NewStep {
  /** Given where the step is found again by it. */
  id?: string
  kind: string
  round: number
  organizationId: string | null
  /** Masked. */
  text: string | null
  before?: Prisma.InputJsonObject
  after?: Prisma.InputJsonObject
  attachmentIds?: readonly string[]
}

/** Appends to the timeline of a ticket, with its files. Returns the id of the step. */
export async function writeStep(
  step: Write,
  context: Context,
  { jurisdictionCode, id: complaintId }: Pick<Complaint, 'jurisdictionCode' | 'id'>,
  { id = newId(), attachmentIds = [], before, after, ...rest }: NewStep,
): Promise<string> {
  const { clock, viewer } = context
  await step.tx.complaintStep.create({
    data: {
      ...{ jurisdictionCode, id, complaintId, ...rest },
      ...{ on: dayToDate(clock.today()), at: clock.now() },
      ...{ byId: viewer?.id ?? null, byName: viewer?.name ?? '系统' },
      before: before ?? Prisma.DbNull,
      after: after ?? Prisma.DbNull,
    },
  })
  if (attachmentIds.length > 0)
    await attach(step, context, {
      ...{ jurisdictionCode, entity: 'ComplaintStep', entityId: id, ids: attachmentIds },
    })
  return id
}

/** Requests that no longer make sense are taken back by what happened. */
export async function settleRequests(
  { tx }: Write,
  { clock }: Context,
  { jurisdictionCode, id: complaintId }: Pick<Complaint, 'jurisdictionCode' | 'id'>,
  kinds: readonly ComplaintRequestKind[],
): Promise<void> {
  if (kinds.length === 0) return
  await tx.complaintRequest.updateMany({
    where: { jurisdictionCode, complaintId, status: 'PENDING', kind: { in: [...kinds] } },
    data: {
      ...{ status: 'WITHDRAWN', decidedOn: dayToDate(clock.today()), decidedAt: clock.now() },
      ...{ decidedBy: '系统', opinion: '工单状态已变化，申请自动撤回。' },
    },
  })
}

/** What the audit log keeps of a step: which ticket, what was so before, why. */
export function recordStep(
  step: Write,
  ticket: Complaint,
  { kind, after, change }: Pick<StepOutcome, 'kind' | 'after' | 'change'>,
  reason: string | null,
): Promise<void> {
  const { id, externalId: number, state, round, dueOn, organizationId } = ticket
  return step.record({
    ...{ type: `COMPLAINT_${kind}`, entity: 'Complaint', entityId: id },
    before: { number, state, round, dueOn, organizationId },
    after: { number, state: change.state ?? state, ...after, ...(reason === null ? {} : { reason }) },
  })
}
