import { copyLine } from '../../platform/copy-rows.ts'
import type { ReadyTicket, TicketLines } from './ticket-rows.rules.ts'
import { TOLD_COLUMNS } from './ticket-tables.ts'

/** The channel may be new: its id is known only when the ticket is written. */
const TOLD = TOLD_COLUMNS.filter(column => column !== 'channel_id')

/** The same for all new tickets of a batch, then their own, then what `ticketLines` holds. */
export const COMPLAINT_COLUMNS = [
  ...(['division_code', 'source_id', 'own', 'round', 'version', 'excluded', 'import_id'] as const),
  ...(['id', 'repeat_of_id', 'channel_id'] as const),
  ...(['external_id', 'fingerprint'] as const),
  ...TOLD,
]

const OF_TICKET = ['division_code', 'complaint_id'] as const

export const TEXT_COLUMNS = [...OF_TICKET, 'content', 'answer', 'address', 'words'] as const

export const PERSON_COLUMNS = [
  ...OF_TICKET,
  ...(['name', 'phone', 'id_number', 'plate', 'address', 'title', 'content', 'answer'] as const),
] as const

/** Written out while the batch before is on its way: inside the transaction there is only joining left to do. */
export function ticketLines({ record, fingerprint, told, text, person }: ReadyTicket): TicketLines {
  return {
    complaint: copyLine([record.externalId, fingerprint, ...TOLD.map(column => told[column])]),
    text: copyLine([text.content, text.answer, text.address, text.words]),
    person: person && personLine(person),
  }
}

const personLine = (person: NonNullable<ReadyTicket['person']>): string => {
  const { name, phone, idNumber, plate, address, title, content, answer } = person
  return copyLine([name, phone, idNumber, plate, address, title, content, answer])
}
