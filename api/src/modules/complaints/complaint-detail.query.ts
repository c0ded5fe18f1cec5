import DataLoader from 'dataloader'
import type { ComplaintRequest as RequestRow, ComplaintStep as StepRow } from '#prisma'
import { type Context, once } from '../../platform/context.ts'
import { dateToDay } from '../../platform/day.ts'
import type { RecordKey } from '../attachments/index.ts'
import { organizationLoader } from '../divisions/index.ts'
import { maskAddress, maskIdNumber, maskName, maskPhone, maskPlate } from '../personal-information/index.ts'
import { ticketForPolicy } from './complaint.query.ts'
import type { Complaint, MaskedCaller } from './complaint.type.ts'
import { stepSummary } from './complaint.words.ts'
import { canDecideRequest, canWithdrawRequest } from './complaint-can.rules.ts'
import type { ComplaintRequest, ComplaintStep } from './complaint-detail.type.ts'
import { sourceLoader } from './complaint-terms.query.ts'
import { toldSteps } from './complaint-told.rules.ts'

const keyOf = ({ jurisdictionCode, id }: RecordKey): string => `${jurisdictionCode} ${id}`

/** A loader of what hangs on tickets: rows of one statement, gathered by ticket. */
function byTicket<Row extends { jurisdictionCode: string; complaintId: string }>(
  context: Context,
  symbol: symbol,
  read: (where: { jurisdictionCode: { in: string[] }; complaintId: { in: string[] } }) => Promise<Row[]>,
): DataLoader<RecordKey, Row[], string> {
  return once(
    context,
    symbol,
    () =>
      new DataLoader<RecordKey, Row[], string>(
        async keys => {
          const rows = await read({
            jurisdictionCode: { in: [...new Set(keys.map(key => key.jurisdictionCode))] },
            complaintId: { in: keys.map(({ id }) => id) },
          })
          const found = new Map<string, Row[]>(keys.map(key => [keyOf(key), []]))
          for (const row of rows)
            found.get(keyOf({ jurisdictionCode: row.jurisdictionCode, id: row.complaintId }))?.push(row)
          return keys.map(key => found.get(keyOf(key)) ?? [])
        },
        { cacheKeyFn: keyOf },
      ),
  )
}

const TEXTS = Symbol('words of tickets')
const PERSONS = Symbol('callers of tickets')
const STEPS = Symbol('timelines of tickets')
const REQUESTS = Symbol('requests on tickets')

const TEXT = {
  jurisdictionCode: true,
  complaintId: true,
  content: true,
  answer: true,
  address: true,
} as const

/** The masked words of tickets. */
export const ticketTextLoader = (context: Context) =>
  byTicket(context, TEXTS, where => context.db.prisma.complaintText.findMany({ where, select: TEXT }))

const personLoader = (context: Context) =>
  byTicket(context, PERSONS, where => context.db.prisma.complaintPerson.findMany({ where }))

/** The timelines of tickets, newest first. */
export const stepLoader = (context: Context) =>
  byTicket<StepRow>(context, STEPS, where =>
    context.db.prisma.complaintStep.findMany({ where, orderBy: [{ at: 'desc' }, { id: 'desc' }] }),
  )

const requestLoader = (context: Context) =>
  byTicket<RequestRow>(context, REQUESTS, where =>
    context.db.prisma.complaintRequest.findMany({ where, orderBy: [{ askedAt: 'desc' }, { id: 'desc' }] }),
  )

/** After a write: what was read before no longer holds. */
export function forgetDetails(context: Context): void {
  for (const loader of [ticketTextLoader(context), personLoader(context)]) loader.clearAll()
  stepLoader(context).clearAll()
  requestLoader(context).clearAll()
}

const through = (mask: (value: string) => string, value: string | null): string | null =>
  value === null ? null : mask(value)

/** Who called, masked; null when nothing is known. Ask before whether the viewer may see it. */
export async function maskedCaller(context: Context, ticket: RecordKey): Promise<MaskedCaller | null> {
  const [person] = await personLoader(context).load(ticket)
  if (!person) return null
  const { title, content, answer } = person
  return {
    name: through(maskName, person.name),
    phone: through(maskPhone, person.phone),
    idNumber: through(maskIdNumber, person.idNumber),
    plate: through(maskPlate, person.plate),
    address: through(maskAddress, person.address),
    inWords: [title, content, answer].some(words => words !== null),
  }
}

const factsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}

/**
 * The timeline of a ticket, newest first, up to its day: the steps that were kept, and for a ticket that follows its
 * source those that its dates tell of.
 */
export async function stepsOf(context: Context, ticket: Complaint): Promise<ComplaintStep[]> {
  const kept = await stepLoader(context).load(ticket)
  const steps = await Promise.all(kept.map(row => keptStep(context, row)))
  const told = ticket.own ? [] : await stepsTold(context, ticket, new Set(kept.map(({ kind }) => kind)))
  const { asOf } = ticket
  return [...steps, ...told]
    .filter(({ on }) => asOf === null || on <= asOf)
    .sort((one, other) => other.at.getTime() - one.at.getTime())
}

const unitName = async (context: Context, id: string | null): Promise<string | null> =>
  id === null ? null : ((await organizationLoader(context).load(id))?.name ?? null)

async function keptStep(context: Context, row: StepRow): Promise<ComplaintStep> {
  const unit = await unitName(context, row.organizationId)
  const words = { kind: row.kind, unit, before: factsOf(row.before), after: factsOf(row.after) }
  return { ...row, on: dateToDay(row.on), summary: stepSummary(words) }
}

async function stepsTold(
  context: Context,
  ticket: Complaint,
  known: ReadonlySet<string>,
): Promise<ComplaintStep[]> {
  const { jurisdictionCode, id, sourceId, organizationId, round } = ticket
  const [unit, source] = await Promise.all([
    unitName(context, organizationId),
    sourceLoader(context).load({ jurisdictionCode, id: sourceId }),
  ])
  return toldSteps(ticket, known)
    .reverse()
    .map(({ kind, on, at, after }) => {
      const summary = stepSummary({ kind, unit, before: {}, after })
      const byName = source?.name ?? '来源系统'
      const concerns = kind === 'RECEIVED' || kind === 'CALLED_BACK' ? null : organizationId
      const step = { id: `${id}-${kind}`, kind, summary, text: null, round, on, at, byName }
      return { ...step, jurisdictionCode, organizationId: concerns }
    })
}

/** Kinds of the requests on a ticket that wait. */
export async function pendingKinds(context: Context, ticket: RecordKey): Promise<RequestRow['kind'][]> {
  const rows = await requestLoader(context).load(ticket)
  return rows.filter(({ status }) => status === 'PENDING').map(({ kind }) => kind)
}

/** What was asked about a ticket, newest first. */
export async function requestsOf(context: Context, ticket: Complaint): Promise<ComplaintRequest[]> {
  const [rows, { units }] = await Promise.all([
    requestLoader(context).load(ticket),
    ticketForPolicy(context, ticket),
  ])
  return rows.map(row => ({
    ...row,
    askedOn: dateToDay(row.askedOn),
    decidedOn: row.decidedOn && dateToDay(row.decidedOn),
    canDecide: row.status === 'PENDING' && canDecideRequest(context.viewer, row),
    canWithdraw: isOpenRequest(row, ticket) && canWithdrawRequest(context.viewer, row, units),
  }))
}

/** Waiting, or a 剔除 in force. */
export const isOpenRequest = (
  { status, kind }: Pick<RequestRow, 'status' | 'kind'>,
  { excluded }: { excluded: boolean },
): boolean => status === 'PENDING' || (status === 'APPROVED' && kind === 'EXCLUSION' && excluded)
