import type { ComplaintSource } from '#prisma'
import type { Context } from '../../platform/context.ts'
import { takeNumber } from '../../platform/document-number.ts'
import { badInput, DomainError } from '../../platform/errors.ts'
import { allow } from '../../platform/guard.ts'
import { isId } from '../../platform/id.ts'
import { type Write, write } from '../../platform/write.ts'
import { managesComplaints, placeScope, SEES_INDICATORS } from '../access/index.ts'
import { isThereOn, organizationLoader, requireDivision } from '../divisions/index.ts'
import type { NewComplaint } from './complaint.input.ts'
import { forgetTickets, requireComplaint } from './complaint.query.ts'
import type { Complaint } from './complaint.type.ts'
import { forgetDetails } from './complaint-detail.query.ts'
import { type NewTicketWords, readNewTicket } from './complaint-new.rules.ts'
import { writeStep } from './complaint-step.service.ts'
import { categoryLoader, channelLoader } from './complaint-terms.query.ts'
import { sourceOf } from './ticket-names.service.ts'
import type { TicketRecord } from './ticket-record.ts'
import { takeTickets } from './ticket-write.service.ts'

/** Sources of the tickets that live here; the second where a city already calls its own files so. */
const OWN_SOURCES = ['本级受理', '本级受理（本系统登记）']

/**
 * 受理. The number is 12345-YYYYMMDD-0001, without gaps in a jurisdiction and day; the same key again is the same ticket.
 * Throws `NOT_FOUND` for a foreign place, `FORBIDDEN`, `BAD_INPUT`.
 */
export async function createComplaint(context: Context, input: NewComplaint): Promise<Complaint> {
  const { jurisdictionCode } = placeScope(context.viewer, input.place, SEES_INDICATORS)
  allow(managesComplaints(context.viewer, jurisdictionCode), context.viewer)
  const place = await requireDivision(context, input.place)
  if (!isThereOn(place, context.clock.today()))
    throw badInput('place', `“${place.name}”已经撤并，请选择现在的镇街或村居。`)
  const words = readNewTicket(input, context.clock.now())
  const record = await recordOf(context, jurisdictionCode, input, words)
  const known = await ticketOfKey(context, jurisdictionCode, input.key)
  if (known !== null) return requireComplaint(context, known)
  const id = await takeIn(context, jurisdictionCode, input, record)
  forgetTickets(context)
  forgetDetails(context)
  return requireComplaint(context, id)
}

/** The step a ticket was taken in by bears the key of the request: twice the same key is one ticket. */
async function ticketOfKey({ db }: Context, jurisdictionCode: string, key: string): Promise<string | null> {
  const where = { jurisdictionCode_id: { jurisdictionCode, id: key.toLowerCase() } }
  const step = await db.prisma.complaintStep.findUnique({ where })
  if (step !== null && step.kind !== 'RECEIVED') throw badInput('key', '请刷新页面后重新填写。')
  return step?.complaintId ?? null
}

async function takeIn(
  context: Context,
  jurisdictionCode: string,
  input: NewComplaint,
  record: TicketRecord,
): Promise<string> {
  try {
    return await write(context, jurisdictionCode, step =>
      writeNew(step, context, jurisdictionCode, input, record),
    )
  } catch (error) {
    // Sent twice at the same moment: the other one made it.
    if (!(error instanceof DomainError) || error.code !== 'CONFLICT') throw error
    const known = await ticketOfKey(context, jurisdictionCode, input.key)
    if (known === null) throw error
    return known
  }
}

async function writeNew(
  step: Write,
  context: Context,
  jurisdictionCode: string,
  { key, attachmentIds }: NewComplaint,
  record: TicketRecord,
): Promise<string> {
  const source = await ownSource(step, jurisdictionCode)
  const externalId = await nextNumber(step, context, jurisdictionCode)
  const batch = {
    jurisdictionCode,
    sourceId: source.id,
    importId: null,
    tickets: [{ ...record, externalId }],
  }
  const { outcomes } = await takeTickets(step, context, batch)
  const id = outcomes[0]?.complaintId
  if (!id) throw new Error('A ticket was taken in and not written.')
  await writeStep(
    step,
    context,
    { jurisdictionCode, id },
    {
      ...{ id: key.toLowerCase(), kind: 'RECEIVED', round: 1, organizationId: null, text: null },
      attachmentIds: attachmentIds ?? [],
    },
  )
  const after = { number: externalId, class: record.class, urgency: record.urgency, place: record.placeCode }
  await step.record({ type: 'COMPLAINT_RECEIVED', entity: 'Complaint', entityId: id, after })
  return id
}

/** The source of the tickets taken in here, found or made. */
async function ownSource(step: Write, jurisdictionCode: string): Promise<ComplaintSource> {
  const known = await step.tx.complaintSource.findFirst({
    where: { jurisdictionCode, own: true },
    orderBy: { createdAt: 'asc' },
  })
  if (known) return known
  for (const name of OWN_SOURCES) {
    const source = await sourceOf(step, jurisdictionCode, name, true)
    if (source.own) return source
  }
  throw badInput('place', '“本级受理”已被用作导入来源的名称，请先给导入来源改名。')
}

/** One sequence per jurisdiction and day; its row stays locked until the write ends, so that no number is skipped. */
async function nextNumber({ tx }: Write, { clock }: Context, jurisdictionCode: string): Promise<string> {
  const day = clock.today()
  const no = await takeNumber(tx, jurisdictionCode, `12345 ${day}`, Number(day.slice(0, 4)))
  return `12345-${day.replaceAll('-', '')}-${String(no).padStart(4, '0')}`
}

/** What is named by an id must be there. Throws `BAD_INPUT`. */
async function recordOf(
  context: Context,
  jurisdictionCode: string,
  input: NewComplaint,
  words: NewTicketWords,
): Promise<TicketRecord> {
  const { channelId, categoryId, complainedOfId } = input
  const channel = channelId
    ? await named('channelId', '这个渠道', channelId, id =>
        channelLoader(context).load({ jurisdictionCode, id }),
      )
    : null
  if (channel && !channel.active) throw badInput('channelId', '这个渠道已经停用，请重新选择。')
  if (categoryId) await requireCategory(context, jurisdictionCode, categoryId)
  if (complainedOfId) await requireUnit(context, jurisdictionCode, complainedOfId)
  return {
    ...NOTHING_YET,
    ...words,
    ...{ externalId: '', class: input.class, urgency: input.urgency ?? 'NORMAL' },
    ...{ channel: channel?.name ?? null, categoryId: categoryId ?? null, placeCode: input.place },
    complainedOfId: complainedOfId ?? null,
  }
}

/** What nobody knows of a ticket just taken in. */
const NOTHING_YET = {
  answer: null,
  placeWords: null,
  organizationId: null,
  unitWords: null,
  hasHour: true,
  dispatchedAt: null,
  signedAt: null,
  contactedOn: null,
  contactedInTime: null,
  dueOn: null,
  finishedAt: null,
  calledBackOn: null,
  state: 'RECEIVED',
  onTime: null,
  openLate: null,
  returns: 0,
  reworks: 0,
  units: 1,
  answered: null,
  resolved: null,
  satisfaction: null,
} satisfies Partial<TicketRecord>

async function named<T>(
  field: string,
  what: string,
  id: string,
  load: (id: string) => Promise<T | null>,
): Promise<T> {
  const found = isId(id) ? await load(id.toLowerCase()) : null
  if (found === null) throw badInput(field, `没有${what}，请重新选择。`)
  return found
}

/** A category of the jurisdiction that is still in use. Throws `BAD_INPUT`. */
export async function requireCategory(
  context: Context,
  jurisdictionCode: string,
  categoryId: string,
): Promise<void> {
  const load = (id: string) => categoryLoader(context).load({ jurisdictionCode, id })
  const { active } = await named('categoryId', '这个分类', categoryId, load)
  if (!active) throw badInput('categoryId', '这个分类已经停用，请重新选择。')
}

/** A unit of the jurisdiction. Throws `BAD_INPUT`. */
export async function requireUnit(context: Context, jurisdictionCode: string, unitId: string): Promise<void> {
  const load = (id: string) => organizationLoader(context).load(id)
  const unit = await named('complainedOfId', '这个单位', unitId, load)
  if (unit.jurisdictionCode !== jurisdictionCode)
    throw badInput('complainedOfId', '没有这个单位，请重新选择。')
}
