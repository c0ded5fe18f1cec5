import { Prisma } from '#prisma'
import type { Write } from '../../platform/write.ts'
import { maskTicket } from '../personal-information/index.ts'
import { placeMarks, ticketWords } from './complaint-search.rules.ts'
import { marksOf, type StandingTicket, standingTickets } from './ticket-changes.service.ts'

const NOBODY = { name: null, phone: null, idNumber: null, plate: null, address: null }

/** Words about a ticket without what tells who called: its caller is known by name and phone, others are recognised. */
export function maskedWords({ person }: Pick<StandingTicket, 'person'>, words: string | null): string | null {
  if (words === null) return null
  const raw = { title: null, content: words, answer: null, address: null, caller: person ?? NOBODY }
  return maskTicket(raw).open.content
}

/** The words of one ticket as they stand. */
export async function standingTicket(
  step: Write,
  jurisdictionCode: string,
  id: string,
): Promise<StandingTicket> {
  const ticket = (await standingTickets(step, jurisdictionCode, [id])).get(id)
  if (!ticket) throw new Error('The ticket was locked and is gone.')
  return ticket
}

/**
 * Writes a title or answer: masked where everybody reads and searches it, as written beside the caller where masking
 * changed it. Returns the masked words.
 */
export async function writeWords(
  step: Write,
  jurisdictionCode: string,
  ticket: StandingTicket,
  field: 'title' | 'answer',
  words: string,
): Promise<string> {
  const masked = maskedWords(ticket, words) ?? ''
  const title = field === 'title' ? masked : String(ticket.told.title)
  const answer = field === 'answer' ? masked : ticket.text.answer
  const { content, address } = ticket.text
  const marks = marksOf(jurisdictionCode, ticket.externalId, ticket.told)
  await step.tx.$executeRaw`
    update complaint_text set answer = ${answer}, words = ${ticketWords(marks, title, content, answer, address)}::tsvector
    where division_code = ${jurisdictionCode} and complaint_id = ${ticket.id}::uuid`
  await keepRaw(step, jurisdictionCode, ticket, field, masked === words ? null : words)
  return masked
}

async function keepRaw(
  { tx }: Write,
  jurisdictionCode: string,
  { id, person }: StandingTicket,
  field: 'title' | 'answer',
  raw: string | null,
): Promise<void> {
  if (person === null && raw === null) return
  const column = Prisma.raw(field)
  await tx.$executeRaw`
    insert into complaint_person (division_code, complaint_id, ${column})
    values (${jurisdictionCode}, ${id}::uuid, ${raw})
    on conflict (division_code, complaint_id) do update set ${column} = excluded.${column}`
}

/** A ticket is found by its new place, and no longer by the one it had. */
export async function moveWords(
  { tx }: Write,
  jurisdictionCode: string,
  id: string,
  from: string,
  to: string,
): Promise<void> {
  const [before, after] = [placeMarks(jurisdictionCode, from), placeMarks(jurisdictionCode, to)]
  await tx.$executeRaw`
    update complaint_text set words = ts_delete(words, ${before}::text[]) || array_to_tsvector(${after}::text[])
    where division_code = ${jurisdictionCode} and complaint_id = ${id}::uuid`
}
