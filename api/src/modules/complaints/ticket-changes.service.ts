import type { Prisma } from '#prisma'
import { bulkInsert } from '../../platform/bulk-insert.ts'
import type { Context } from '../../platform/context.ts'
import { newId } from '../../platform/id.ts'
import type { Write } from '../../platform/write.ts'
import type { TicketPerson } from '../personal-information/index.ts'
import { type TicketMarks, ticketWords } from './complaint-search.rules.ts'
import type { ReadyTicket } from './ticket-rows.rules.ts'
import {
  CHANGE_COLUMNS,
  PERSON_TABLE,
  STEP_TABLE,
  TEXT_TABLE,
  TOLD_COLUMNS,
  type ToldRow,
} from './ticket-tables.ts'

/** A ticket as it stands before its source tells something new: its row, its words, what is personal. */
export interface StandingTicket {
  id: string
  externalId: string
  version: number
  round: number
  fingerprint: string | null
  told: ToldRow
  text: { content: string; answer: string | null; address: string | null }
  person: TicketPerson | null
}

const STANDING = `
select c.id, c.external_id, c.version, c.round, c.fingerprint, to_jsonb(c) as told, t.content, t.answer, t.address, to_jsonb(p) as person
from complaint c
left join complaint_text t on t.division_code = c.division_code and t.complaint_id = c.id
left join complaint_person p on p.division_code = c.division_code and p.complaint_id = c.id
where c.division_code = $1 and c.id = any($2::uuid[])`

interface StandingRow {
  id: string
  external_id: string
  version: number
  round: number
  fingerprint: string | null
  told: Record<string, string | number | boolean | null>
  content: string | null
  answer: string | null
  address: string | null
  person: Record<string, string | null> | null
}

/** Tickets as they stand, by id. */
export async function standingTickets(
  { tx }: Pick<Write, 'tx'>,
  jurisdictionCode: string,
  ids: readonly string[],
): Promise<Map<string, StandingTicket>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.$queryRawUnsafe<StandingRow[]>(STANDING, jurisdictionCode, ids)
  return new Map(rows.map(row => [row.id, standing(row)]))
}

function standing(row: StandingRow): StandingTicket {
  const { person } = row
  const told = Object.fromEntries(TOLD_COLUMNS.map(column => [column, plainValue(column, row.told[column])]))
  return {
    id: row.id,
    externalId: row.external_id,
    version: row.version,
    round: row.round,
    fingerprint: row.fingerprint,
    told: told as ToldRow,
    text: { content: row.content ?? '', answer: row.answer, address: row.address },
    person: person && {
      name: person['name'] ?? null,
      phone: person['phone'] ?? null,
      idNumber: person['id_number'] ?? null,
      plate: person['plate'] ?? null,
      address: person['address'] ?? null,
      title: person['title'] ?? null,
      content: person['content'] ?? null,
      answer: person['answer'] ?? null,
    },
  }
}

const plainValue = (column: string, value: string | number | boolean | null | undefined) =>
  column.endsWith('_at') && typeof value === 'string' ? new Date(value).toISOString() : (value ?? null)

/** A ticket and what it becomes. */
export interface TicketChange {
  standing: StandingTicket
  ready: ReadyTicket
  told: ToldRow
  text: { content: string; answer: string | null; address: string | null; words: string }
  person: TicketPerson | null
  before: Record<string, Prisma.InputJsonValue | null>
  after: Record<string, Prisma.InputJsonValue | null>
}

/** Columns of which the usual value says nothing: it does not replace what was told before. */
const NOT_TOLD: Partial<Record<string, unknown>> = { class: 'OTHER', units: 1, returns: 0, reworks: 0 }

/**
 * What a new record makes of a ticket, or null when it tells nothing new. What it does not tell stays as it was.
 */
export function changeOf(
  jurisdictionCode: string,
  standing: StandingTicket,
  ready: ReadyTicket,
): TicketChange | null {
  const told = mergedTold(jurisdictionCode, standing, ready)
  const text = {
    content: ready.text.content || standing.text.content,
    answer: ready.text.answer ?? standing.text.answer,
    address: ready.text.address ?? standing.text.address,
  }
  const person = mergedPerson(standing, ready)
  const columns = [...TOLD_COLUMNS].filter(column => told[column] !== standing.told[column])
  const words = (['content', 'answer', 'address'] as const).filter(key => text[key] !== standing.text[key])
  const personChanged = JSON.stringify(person) !== JSON.stringify(standing.person)
  if (columns.length === 0 && words.length === 0 && !personChanged) return null
  const shown = columns.filter(column => !column.endsWith('_key'))
  const part = (row: ToldRow, texts: Record<string, string | null>) => ({
    ...Object.fromEntries(shown.map(column => [column, row[column]])),
    ...Object.fromEntries(words.map(key => [key, texts[key] ?? null])),
    ...(personChanged ? { person: '***' } : {}),
  })
  return {
    standing,
    ready,
    told,
    text: {
      ...text,
      words: ticketWords(
        marksOf(jurisdictionCode, standing.externalId, told),
        String(told.title),
        ...Object.values(text),
      ),
    },
    person,
    before: part(standing.told, standing.text),
    after: part(told, text),
  }
}

/** What a ticket is found by beside its words. */
export const marksOf = (jurisdictionCode: string, externalId: string, told: ToldRow): TicketMarks => ({
  ...{ jurisdictionCode, externalId },
  placeCode: String(told.place_code),
  receivedOn: String(told.received_on),
})

function mergedTold(jurisdictionCode: string, { told: old }: StandingTicket, ready: ReadyTicket): ToldRow {
  const next = Object.fromEntries(
    TOLD_COLUMNS.map(column => {
      const value = ready.told[column]
      return [column, value === null || value === NOT_TOLD[column] ? (old[column] ?? value) : value]
    }),
  ) as ToldRow
  if (ready.record.title === null && ready.record.content === null) next.title = old.title
  if (next.place_code === jurisdictionCode) next.place_code = old.place_code
  // A day without an hour does not take away the hour known.
  if (!ready.record.hasHour && next.received_on === old.received_on) next.received_at = old.received_at
  return next
}

function mergedPerson({ person: old }: StandingTicket, { person, record }: ReadyTicket): TicketPerson | null {
  if (old === null) return person
  const next: TicketPerson = {
    name: person?.name ?? old.name,
    phone: person?.phone ?? old.phone,
    idNumber: person?.idNumber ?? old.idNumber,
    plate: person?.plate ?? old.plate,
    address: person?.address ?? old.address,
    title: record.title === null ? old.title : (person?.title ?? null),
    content: record.content === null ? old.content : (person?.content ?? null),
    answer: record.answer === null ? old.answer : (person?.answer ?? null),
  }
  return Object.values(next).some(value => value !== null) ? next : null
}

const typed = (columns: Readonly<Record<string, string>>) =>
  Object.entries(columns)
    .map(([column, type]) => `${column} ${type}`)
    .join(', ')

const UPDATE_TICKETS = `
update complaint c set version = c.version + 1, fingerprint = r.fingerprint,
  ${TOLD_COLUMNS.map(column => `${column} = r.${column}`).join(', ')}
from json_to_recordset($1::json) as r(${typed(CHANGE_COLUMNS)})
where c.division_code = r.division_code and c.id = r.id`

const UPDATE_TEXTS = `
insert into complaint_text (${Object.keys(TEXT_TABLE.columns).join(', ')})
select ${Object.keys(TEXT_TABLE.columns).join(', ')} from json_to_recordset($1::json) as r(${typed(TEXT_TABLE.columns)})
on conflict (division_code, complaint_id) do update set
  content = excluded.content, answer = excluded.answer, address = excluded.address, words = excluded.words`

const DELETE_PERSONS = `delete from complaint_person where division_code = $1 and complaint_id = any($2::uuid[])`

/** Writes what tickets become, without counting: a few statements for any number. */
export async function writeChanges(
  { tx }: Write,
  jurisdictionCode: string,
  changes: readonly Pick<TicketChange, 'standing' | 'told' | 'text' | 'person'>[],
  fingerprints: readonly (string | null)[],
): Promise<void> {
  if (changes.length === 0) return
  const rows = changes.map(({ standing: { id }, told }, index) => ({
    division_code: jurisdictionCode,
    id,
    fingerprint: fingerprints[index] ?? null,
    ...told,
  }))
  await tx.$executeRawUnsafe(UPDATE_TICKETS, JSON.stringify(rows))
  await tx.$executeRawUnsafe(
    UPDATE_TEXTS,
    JSON.stringify(
      changes.map(({ standing: { id }, text }) => ({
        division_code: jurisdictionCode,
        complaint_id: id,
        ...text,
      })),
    ),
  )
  await tx.$executeRawUnsafe(
    DELETE_PERSONS,
    jurisdictionCode,
    changes.map(({ standing }) => standing.id),
  )
  const persons = changes.flatMap(({ standing: { id }, person }) =>
    person ? [personRow(jurisdictionCode, id, person)] : [],
  )
  await bulkInsert(tx, PERSON_TABLE, persons)
}

/** The row of what is personal. */
export const personRow = (jurisdictionCode: string, complaintId: string, person: TicketPerson) => ({
  division_code: jurisdictionCode,
  complaint_id: complaintId,
  name: person.name,
  phone: person.phone,
  id_number: person.idNumber,
  plate: person.plate,
  address: person.address,
  title: person.title,
  content: person.content,
  answer: person.answer,
})

/** The steps of the timelines that tell of changes, masked. */
export async function writeChangeSteps(
  { tx }: Write,
  { clock, viewer }: Pick<Context, 'clock'> & Partial<Pick<Context, 'viewer'>>,
  jurisdictionCode: string,
  importId: string | null,
  changes: readonly TicketChange[],
): Promise<void> {
  const at = clock.now().toISOString()
  const rows = changes.map(({ standing: { id, round }, before, after }) => ({
    division_code: jurisdictionCode,
    id: newId(),
    complaint_id: id,
    kind: 'CHANGED',
    round,
    on_day: clock.today(),
    at,
    by_id: viewer?.id ?? null,
    by_name: viewer?.name ?? '数据来源',
    text: null,
    before,
    after,
    import_id: importId,
  }))
  // JSON columns go as they are: the rows are one JSON document.
  await bulkInsert(tx, STEP_TABLE, rows as never)
}
