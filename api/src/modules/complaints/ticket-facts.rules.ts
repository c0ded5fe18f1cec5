import { hash as digest } from 'node:crypto'
import { ComplaintState } from '#prisma'
import { addWorkingDays } from '../../platform/calendar.ts'
import type { Day } from '../../platform/day.ts'
import type { TicketRecord } from './ticket-record.ts'

const SHANGHAI_MS = 8 * 3_600_000
const HOUR_MS = 3_600_000

/** The same as `dayInShanghai`, cheap enough for millions: the offset is one all year. */
export const dayOf = (instant: Date): Day =>
  new Date(instant.getTime() + SHANGHAI_MS).toISOString().slice(0, 10)

const hourOf = (instant: Date): number => Math.floor(((instant.getTime() + SHANGHAI_MS) / HOUR_MS) % 24)

const CLOSED: ReadonlySet<ComplaintState> = new Set([
  ComplaintState.FINISHED,
  ComplaintState.CALLED_BACK,
  ComplaintState.ARCHIVED,
])

/** The caller is to be contacted on the working day after dispatch, where the source gives no limit of its own. */
const CONTACT_DAYS = 1

const LONGEST_TITLE = 60

/** The first sentence of the words, or as much as a title holds. */
export function titleOf(content: string | null, otherwise: string | null): string {
  const text = (content ?? '').replace(/\s+/g, ' ').trim()
  const first = /^[^。！？!?；;]{4,60}/.exec(text)?.[0] ?? text.slice(0, LONGEST_TITLE)
  return first.trim() || otherwise || '（无标题）'
}

/** Dates and verdicts of a ticket, told or counted. */
export interface TicketDates {
  receivedOn: Day
  hour: number | null
  dispatchedOn: Day | null
  contactDueOn: Day | null
  contactedOn: Day | null
  dueOn: Day | null
  originalDueOn: Day | null
  closedOn: Day | null
  onTime: boolean | null
}

/**
 * What follows from a record. Where the source says only that a ticket was closed, its closing counts on the day it was
 * received; where it says only that an open one is late, it was due that day.
 */
export function ticketDates(ticket: TicketRecord): TicketDates {
  const receivedOn = dayOf(ticket.receivedAt)
  const finishedOn = ticket.finishedAt && dayOf(ticket.finishedAt)
  const closed = CLOSED.has(ticket.state)
  const openLate = !closed && ticket.openLate === true
  return {
    receivedOn,
    hour: ticket.hasHour ? hourOf(ticket.receivedAt) : null,
    dispatchedOn: ticket.dispatchedAt && dayOf(ticket.dispatchedAt),
    ...contactDays(ticket, receivedOn),
    dueOn: ticket.dueOn ?? (openLate ? receivedOn : null),
    originalDueOn: ticket.dueOn,
    closedOn: closed ? (finishedOn ?? receivedOn) : null,
    onTime: closed ? (ticket.onTime ?? closedInTime(ticket.dueOn, finishedOn)) : null,
  }
}

const closedInTime = (dueOn: Day | null, finishedOn: Day | null): boolean | null =>
  dueOn === null || finishedOn === null ? null : finishedOn <= dueOn

/** By when the caller was to be contacted and when it was done; a mere verdict stands on the day received. */
function contactDays(
  { contactedOn, contactedInTime, dispatchedAt }: TicketRecord,
  receivedOn: Day,
): Pick<TicketDates, 'contactDueOn' | 'contactedOn'> {
  if (contactedInTime !== null)
    return { contactDueOn: receivedOn, contactedOn: contactedInTime ? receivedOn : null }
  if (contactedOn === null) return { contactDueOn: null, contactedOn: null }
  const from = dispatchedAt ? dayOf(dispatchedAt) : receivedOn
  return { contactDueOn: addWorkingDays(from, CONTACT_DAYS), contactedOn }
}

/** Short enough to be kept with millions of tickets, long enough that no two records share it. */
const hash = (text: string): string => digest('sha256', text, 'base64url').slice(0, 27)

/** Of the record as its source gives it: the same again, from whatever kind of file, has the same one. */
export function ticketFingerprint(ticket: TicketRecord): string {
  const { caller } = ticket
  return hash(
    JSON.stringify([
      ticket.externalId,
      ticket.title,
      ticket.content,
      ticket.answer,
      ticket.address,
      ticket.class,
      ticket.urgency,
      ticket.channel,
      ticket.categoryId,
      ticket.placeCode,
      ticket.placeWords,
      ticket.organizationId,
      ticket.unitWords,
      ticket.complainedOfId,
      ticket.receivedAt.getTime(),
      ticket.hasHour,
      ticket.dispatchedAt?.getTime(),
      ticket.signedAt?.getTime(),
      ticket.contactedOn,
      ticket.contactedInTime,
      ticket.dueOn,
      ticket.finishedAt?.getTime(),
      ticket.calledBackOn,
      ticket.state,
      ticket.onTime,
      ticket.openLate,
      ticket.returns,
      ticket.reworks,
      ticket.units,
      ticket.answered,
      ticket.resolved,
      ticket.satisfaction,
      caller.name,
      caller.phone,
      caller.idNumber,
      caller.plate,
      caller.address,
    ]),
  )
}

/** Significant digits of a village or narrower. */
const VILLAGE_ENDS_IN = /000$/

/**
 * Tickets of one key are about the same: same narrowest category at the same address, or in the same village where
 * there is no address. Null where either is unknown. `address` as written, before it is masked.
 */
export function repeatKeyOf(ticket: {
  categoryId: string | null
  placeCode: string
  address: string | null
}): string | null {
  if (ticket.categoryId === null) return null
  const address = (ticket.address ?? '').normalize('NFKC').replace(/[\s,.;:，。；：、()（）]/g, '')
  if (address.length >= 4) return hash(`${ticket.categoryId} ${ticket.placeCode} ${address}`)
  return VILLAGE_ENDS_IN.test(ticket.placeCode) ? null : hash(`${ticket.categoryId} ${ticket.placeCode}`)
}
