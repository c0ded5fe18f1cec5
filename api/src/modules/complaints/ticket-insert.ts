import { bulkInsert } from '../../platform/bulk-insert.ts'
import { copyLine, copyLines, goesByCopy } from '../../platform/copy-rows.ts'
import type { Transaction } from '../../platform/database.ts'
import { personRow } from './ticket-changes.service.ts'
import { COMPLAINT_COLUMNS, PERSON_COLUMNS, TEXT_COLUMNS, ticketLines } from './ticket-lines.rules.ts'
import type { ReadyTicket } from './ticket-rows.rules.ts'
import { COMPLAINT_TABLE, PERSON_TABLE, TEXT_TABLE } from './ticket-tables.ts'

/** A new ticket with the id it gets. */
export interface NewTicket {
  id: string
  ready: ReadyTicket
}

/** What all new tickets of a batch have in common. */
export interface NewTickets {
  jurisdictionCode: string
  sourceId: string
  importId: string | null
  own: boolean
}

/** A new ticket is in its first round, never changed, and counts. */
const [ROUND, VERSION, EXCLUDED] = [1, 0, false]

/** Inserts the rows of new tickets. `repeats`: which ticket each of them repeats, by its id. */
export const insertTickets = (
  tx: Transaction,
  batch: NewTickets,
  fresh: readonly NewTicket[],
  repeats: ReadonlyMap<string, string>,
): Promise<void> =>
  goesByCopy(fresh.length) ? copyIn(tx, batch, fresh, repeats) : insertRows(tx, batch, fresh, repeats)

async function copyIn(
  tx: Transaction,
  { jurisdictionCode, sourceId, importId, own }: NewTickets,
  fresh: readonly NewTicket[],
  repeats: ReadonlyMap<string, string>,
): Promise<void> {
  const all = copyLine([jurisdictionCode, sourceId, own, ROUND, VERSION, EXCLUDED, importId])
  const lines = fresh.map(({ id, ready }) => ({
    of: copyLine([jurisdictionCode, id]),
    each: copyLine([id, repeats.get(id) ?? null, ready.told.channel_id]),
    ...(ready.lines ?? ticketLines(ready)),
  }))
  const complaints = lines.map(({ each, complaint }) => `${all}\t${each}\t${complaint}`)
  await copyLines(tx, COMPLAINT_TABLE, COMPLAINT_COLUMNS, complaints)
  const texts = lines.map(({ of, text }) => `${of}\t${text}`)
  await copyLines(tx, TEXT_TABLE, TEXT_COLUMNS, texts)
  const persons = lines.flatMap(({ of, person }) => (person === null ? [] : [`${of}\t${person}`]))
  await copyLines(tx, PERSON_TABLE, PERSON_COLUMNS, persons)
}

async function insertRows(
  tx: Transaction,
  { jurisdictionCode, sourceId, importId, own }: NewTickets,
  fresh: readonly NewTicket[],
  repeats: ReadonlyMap<string, string>,
): Promise<void> {
  const rows = fresh.map(({ id, ready: { record, fingerprint, told } }) => ({
    division_code: jurisdictionCode,
    id,
    source_id: sourceId,
    external_id: record.externalId,
    own,
    round: ROUND,
    version: VERSION,
    excluded: EXCLUDED,
    repeat_of_id: repeats.get(id) ?? null,
    fingerprint,
    import_id: importId,
    ...told,
  }))
  await bulkInsert(tx, COMPLAINT_TABLE, rows)
  const texts = fresh.map(({ id, ready }) => ({
    division_code: jurisdictionCode,
    complaint_id: id,
    ...ready.text,
  }))
  await bulkInsert(tx, TEXT_TABLE, texts)
  const persons = fresh.flatMap(({ id, ready: { person } }) =>
    person ? [personRow(jurisdictionCode, id, person)] : [],
  )
  await bulkInsert(tx, PERSON_TABLE, persons)
}
