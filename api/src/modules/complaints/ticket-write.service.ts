import { inSlices } from '../../platform/breath.ts'
import type { Context } from '../../platform/context.ts'
import { goesByCopy } from '../../platform/copy-rows.ts'
import type { Transaction } from '../../platform/database.ts'
import { newId } from '../../platform/id.ts'
import type { Write } from '../../platform/write.ts'
import { counted } from '../tallies/index.ts'
import { type Asking, type KnownTicket, knownTickets } from './known-tickets.query.ts'
import {
  changeOf,
  type StandingTicket,
  standingTickets,
  type TicketChange,
  writeChangeSteps,
  writeChanges,
} from './ticket-changes.service.ts'
import { ticketFingerprint } from './ticket-facts.rules.ts'
import { insertTickets, type NewTicket } from './ticket-insert.ts'
import { ticketLines } from './ticket-lines.rules.ts'
import { channelsOf } from './ticket-names.service.ts'
import type { TicketRecord, TicketsTaken } from './ticket-record.ts'
import { overtaken, refreshRepeats, repeatsOfNew, type TouchedKeys } from './ticket-repeats.service.ts'
import { type ReadyTicket, readyTicket } from './ticket-rows.rules.ts'

/** Records of one source, on their way into the tables. */
export interface TicketBatch {
  jurisdictionCode: string
  sourceId: string
  importId: string | null
  /** 20,000 at most; of several with one external id the last holds. */
  tickets: TicketRecord[]
  /** Records made ready ahead by `prepareTickets`, by external id; the others are made ready here. */
  prepared?: ReadonlyMap<string, ReadyTicket>
  /** Is given the tickets that are about to change, as they stand: what an import keeps so that it can be undone. */
  keep?: (before: readonly StandingTicket[]) => Promise<void>
}

/**
 * Takes in what a source tells of its tickets: new ones are made, changed ones follow with a step that keeps what was
 * before, the same again changes nothing. Counts and repeats follow in the same transaction. A ticket that goes through
 * its life in this program is never touched. A few statements, whatever the number.
 */
export async function takeTickets(
  step: Write,
  context: Pick<Context, 'clock'> & Partial<Pick<Context, 'viewer'>>,
  batch: TicketBatch,
): Promise<TicketsTaken> {
  const { jurisdictionCode, sourceId, importId } = batch
  const own = await lockSource(step, jurisdictionCode, sourceId)
  const last = lastOfEach(batch.tickets)
  const ask: Asking = (statement, values) => step.tx.$queryRawUnsafe(statement, ...values)
  const known = await knownTickets(ask, jurisdictionCode, sourceId, [...last.keys()])
  const told = [...last.values()].filter(ticket => isNews(ticket, known.get(ticket.externalId)))
  const ready = await readyTickets(step, jurisdictionCode, told, batch.prepared)
  const fresh = ready
    .filter(({ record }) => !known.has(record.externalId))
    .map(ticket => ({ id: newId(), ready: ticket }))
  const changes = await changesOf(step, jurisdictionCode, ready, known)
  await batch.keep?.(changes.map(({ standing }) => standing))
  const touched = await writeAll(step, { ...batch, own }, fresh, changes)
  await writeChangeSteps(step, context, jurisdictionCode, importId, changes)
  for (const keys of touched) await refreshRepeats(step, jurisdictionCode, keys)
  return takenOf(batch.tickets, known, fresh, changes)
}

/** One writer of a source at a time, in this process or another. Says whether its tickets live here. */
async function lockSource({ tx }: Write, jurisdictionCode: string, sourceId: string): Promise<boolean> {
  const rows = await tx.$queryRawUnsafe<{ own: boolean }[]>(
    'select own from complaint_source where division_code = $1 and id = $2::uuid for update',
    jurisdictionCode,
    sourceId,
  )
  const [source] = rows
  if (!source) throw new Error('Tickets need a source: ask sourceOf first.')
  return source.own
}

const lastOfEach = (tickets: readonly TicketRecord[]): Map<string, TicketRecord> =>
  new Map(tickets.map(ticket => [ticket.externalId, ticket]))

const isNews = (ticket: TicketRecord, known: KnownTicket | undefined): boolean =>
  known === undefined || (!known.own && known.fingerprint !== ticketFingerprint(ticket))

/**
 * Masks records and makes their words, while the batch before them is being written: the larger part of the work of an
 * import, and none of it needs the transaction.
 */
export async function prepareTickets(
  { db }: Pick<Context, 'db'>,
  jurisdictionCode: string,
  tickets: readonly TicketRecord[],
): Promise<ReadonlyMap<string, ReadyTicket>> {
  const names = await categoryNames(db.prisma, jurisdictionCode, tickets)
  return makeReady(jurisdictionCode, tickets, names)
}

async function makeReady(
  jurisdictionCode: string,
  tickets: readonly TicketRecord[],
  categories: ReadonlyMap<string, string>,
): Promise<Map<string, ReadyTicket>> {
  const ready = new Map<string, ReadyTicket>()
  // Masking thousands of texts takes a while: others have their turn in between.
  const copied = goesByCopy(tickets.length)
  for await (const slice of inSlices(tickets)) {
    for (const record of slice) {
      const ticket = readyTicket(jurisdictionCode, record, categories)
      if (copied) ticket.lines = ticketLines(ticket)
      ready.set(record.externalId, ticket)
    }
  }
  return ready
}

async function readyTickets(
  step: Write,
  jurisdictionCode: string,
  tickets: readonly TicketRecord[],
  prepared: ReadonlyMap<string, ReadyTicket> = new Map(),
): Promise<ReadyTicket[]> {
  if (tickets.length === 0) return []
  const channels = [...new Set(tickets.flatMap(({ channel }) => channel ?? []))]
  const channelIds = await channelsOf(step, jurisdictionCode, channels)
  // Of several records of one ticket only the last is written: what was prepared must be of that one.
  const missing = tickets.filter(ticket => prepared.get(ticket.externalId)?.record !== ticket)
  const names = await categoryNames(step.tx, jurisdictionCode, missing)
  const made = await makeReady(jurisdictionCode, missing, names)
  return tickets.map(ticket => {
    const ready = (made.get(ticket.externalId) ?? prepared.get(ticket.externalId)) as ReadyTicket
    const channel_id = ticket.channel === null ? null : (channelIds.get(ticket.channel) ?? null)
    return { ...ready, told: { ...ready.told, channel_id } }
  })
}

/** Names of the categories that titles are made of. */
async function categoryNames(
  tx: Pick<Transaction, 'complaintCategory'>,
  jurisdictionCode: string,
  tickets: readonly TicketRecord[],
): Promise<Map<string, string>> {
  const untitled = tickets.filter(({ title }) => title === null).flatMap(({ categoryId }) => categoryId ?? [])
  const ids = [...new Set(untitled)]
  if (ids.length === 0) return new Map()
  const rows = await tx.complaintCategory.findMany({ where: { jurisdictionCode, id: { in: ids } } })
  return new Map(rows.map(({ id, name }) => [id, name]))
}

async function changesOf(
  step: Write,
  jurisdictionCode: string,
  ready: readonly ReadyTicket[],
  known: ReadonlyMap<string, KnownTicket>,
): Promise<TicketChange[]> {
  const changed = ready.flatMap(ticket => {
    const row = known.get(ticket.record.externalId)
    return row ? [{ ticket, id: row.id }] : []
  })
  const standing = await standingTickets(
    step,
    jurisdictionCode,
    changed.map(({ id }) => id),
  )
  return changed.flatMap(({ ticket, id }) => {
    const stands = standing.get(id)
    return (stands && changeOf(jurisdictionCode, stands, ticket)) ?? []
  })
}

/** Writes rows and counts; returns the keys under which other tickets are to be looked at again. */
async function writeAll(
  step: Write,
  batch: TicketBatch & { own: boolean },
  fresh: readonly NewTicket[],
  changes: readonly TicketChange[],
): Promise<TouchedKeys[]> {
  const { jurisdictionCode } = batch
  if (fresh.length === 0 && changes.length === 0) return []
  const facts = fresh.map(({ id, ready }) => ({ id, receivedAt: ready.record.receivedAt, ...keysOf(ready) }))
  const followed = await overtaken(step, jurisdictionCode, facts)
  const repeats = await repeatsOfNew(step, jurisdictionCode, facts)
  const writing = async () => {
    await insertTickets(step.tx, batch, fresh, repeats)
    await writeChanges(
      step,
      jurisdictionCode,
      changes,
      changes.map(({ ready }) => ready.fingerprint),
    )
  }
  const known = changes.map(({ standing }) => standing.id)
  const born = fresh.map(({ id }) => id)
  await counted(step, jurisdictionCode, known, writing, born)
  return [followed, touchedBy(changes)].filter(keys => keys !== null)
}

const keysOf = ({ callerKey, repeatKey }: ReadyTicket) => ({ callerKey, repeatKey })

/** Old and new keys of changed tickets, where a change can make or end a repeat. */
function touchedBy(changes: readonly TicketChange[]): TouchedKeys | null {
  const moved = changes.filter(({ standing, told }) =>
    (['caller_key', 'repeat_key', 'received_at'] as const).some(
      column => told[column] !== standing.told[column],
    ),
  )
  if (moved.length === 0) return null
  const both = moved.flatMap(({ standing, told }) => [standing.told, told])
  const times = both.map(({ received_at }) => Date.parse(String(received_at))).sort((a, b) => a - b)
  return {
    callerKeys: keysIn(both.map(({ caller_key }) => caller_key)),
    repeatKeys: keysIn(both.map(({ repeat_key }) => repeat_key)),
    from: new Date(times[0] as number),
    until: new Date(times.at(-1) as number),
  }
}

const keysIn = (keys: readonly unknown[]): string[] => [
  ...new Set(keys.filter((key): key is string => typeof key === 'string')),
]

function takenOf(
  tickets: readonly TicketRecord[],
  known: ReadonlyMap<string, KnownTicket>,
  fresh: readonly NewTicket[],
  changes: readonly TicketChange[],
): TicketsTaken {
  const made = new Map(fresh.map(({ id, ready }) => [ready.record.externalId, id]))
  const changed = new Set(changes.map(({ standing }) => standing.externalId))
  const told = new Set<string>()
  // Only the last of several records of one ticket counts: it is the one that holds.
  const outcomes = tickets.map(({ externalId }) => ({
    externalId,
    complaintId: made.get(externalId) ?? known.get(externalId)?.id ?? '',
    outcome: 'UNCHANGED' as TicketsTaken['outcomes'][number]['outcome'],
  }))
  for (const entry of outcomes.toReversed()) {
    if (told.has(entry.externalId)) continue
    told.add(entry.externalId)
    if (made.has(entry.externalId)) entry.outcome = 'CREATED'
    else if (changed.has(entry.externalId)) entry.outcome = 'UPDATED'
  }
  const { length: created } = fresh
  const { length: updated } = changes
  return { created, updated, unchanged: tickets.length - created - updated, outcomes }
}
