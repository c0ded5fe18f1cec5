import type { Prisma } from '#prisma'
import type { Context } from '../../../platform/context.ts'
import { type Write, write } from '../../../platform/write.ts'
import {
  categoriesOf,
  prepareTickets,
  sourceOf,
  type TicketBatch,
  type TicketRecord,
  type TicketsTaken,
  takeTickets,
} from '../../complaints/index.ts'
import { findOrCreateOrganizations } from '../../divisions/index.ts'
import { assertGoing, Stopped } from './halt.ts'
import type { ImportMapping, Term } from './import-mapping.ts'
import { rememberProfile } from './import-profile.service.ts'
import { type ImportKey, keepBefore, lockImport } from './import-row.service.ts'
import { RowJudge } from './judge-row.rules.ts'
import type { TableFile } from './readers/table-file.ts'
import { TermBook, type TermParts } from './term-book.ts'

/** Tickets of one transaction: on the embedded database everybody else waits for it. */
const BATCH = { embedded: 1000, server: 3000 } as const

/**
 * Makes what the words of a file need: the source, new units and categories; remembers what they mean and what the
 * columns are. Inside the write that begins the writing.
 */
export async function prepareWriting(
  step: Write,
  context: Pick<Context, 'clock' | 'viewer'>,
  key: ImportKey,
  mapping: ImportMapping,
  terms: readonly Term[],
): Promise<{ sourceId: string; terms: Term[] }> {
  const { jurisdictionCode } = key
  const source = await sourceOf(step, jurisdictionCode, mapping.sourceName)
  const settled = await makeTargets(step, context, jurisdictionCode, terms)
  await rememberTerms(step, context, jurisdictionCode, source.id, settled)
  await rememberProfile(step, context, { jurisdictionCode, sourceId: source.id }, mapping)
  await step.tx.complaintImport.update({
    where: { jurisdictionCode_id: key },
    data: {
      sourceId: source.id,
      terms: settled as unknown as Prisma.InputJsonValue,
      created: 0,
      updated: 0,
      unchanged: 0,
      committedRows: 0,
    },
  })
  return { sourceId: source.id, terms: settled }
}

async function makeTargets(
  step: Write,
  { clock }: Pick<Context, 'clock'>,
  jurisdictionCode: string,
  terms: readonly Term[],
): Promise<Term[]> {
  const wanted = (kind: Term['kind']) =>
    terms.filter(term => term.kind === kind && term.create).map(({ words }) => words)
  const units = wanted('UNIT')
  const made =
    units.length === 0 ? null : await findOrCreateOrganizations(step, jurisdictionCode, units, clock.now())
  const paths = wanted('CATEGORY')
  const categories = paths.length === 0 ? null : await categoriesOf(step, jurisdictionCode, paths)
  return terms.map(term => {
    if (!term.create) return term
    const unit = term.kind === 'UNIT' ? made?.get(term.words) : undefined
    const category = term.kind === 'CATEGORY' ? categories?.get(term.words) : undefined
    const target = unit?.id ?? category?.id ?? null
    return { ...term, target, targetName: unit?.name ?? category?.path ?? null, create: target === null }
  })
}

const REMEMBER = `
insert into import_term (division_code, source_id, kind, words, target, decided_at, decided_by)
select $1, $2::uuid, r.kind, r.words, r.target, $4::timestamptz, $5
from json_to_recordset($3::json) as r(kind "ImportTermKind", words text, target text)
on conflict (division_code, source_id, kind, words) do update set
  target = excluded.target, decided_at = excluded.decided_at, decided_by = excluded.decided_by
where import_term.target is distinct from excluded.target`

/** Words that were matched by likeness, made or decided by a person: exact ones find themselves again. */
async function rememberTerms(
  { tx }: Write,
  { clock, viewer }: Pick<Context, 'clock' | 'viewer'>,
  jurisdictionCode: string,
  sourceId: string,
  terms: readonly Term[],
): Promise<void> {
  const worth = terms.filter(
    ({ kind, match, target }) =>
      match !== 'EXACT' &&
      match !== 'MERGED' &&
      (kind !== 'PLACE' || target !== null || match === 'REMEMBERED'),
  )
  if (worth.length === 0) return
  const rows = worth.map(({ kind, words, target }) => ({ kind, words, target }))
  await tx.$executeRawUnsafe(
    REMEMBER,
    jurisdictionCode,
    sourceId,
    JSON.stringify(rows),
    clock.now().toISOString(),
    viewer?.name ?? '命令行',
  )
}

export interface WriteJob {
  key: ImportKey
  worker: string
  mapping: ImportMapping
  table: TableFile
  /** With every term decided. */
  parts: TermParts
  sourceId: string
  /** Good rows that are in already. */
  committedRows: number
}

/** Writes the good rows of a file from where it was left, batch by batch. Throws `Stopped` when somebody stopped it. */
export async function writeImport(context: Context, job: WriteJob): Promise<void> {
  const size = BATCH[context.db.kind]
  const judge = new RowJudge(job.mapping)
  const book = new TermBook(job.parts)
  const last = new Map(job.mapping.again ?? [])
  let before = job.mapping.shape.headerRows
  let toSkip = job.committedRows
  let committed = job.committedRows
  let batch: TicketRecord[] = []
  let passed = 0
  // One batch is written while the next is read and made ready.
  let writing: Promise<number> = Promise.resolve(1)
  let news = 1
  const hand = async () => {
    const [tickets, rows, from] = [batch, passed, committed]
    committed += rows
    batch = []
    passed = 0
    // A file that mostly says what is known already needs nothing made ready.
    const ready = news > 0.5 ? await prepareTickets(context, job.key.jurisdictionCode, tickets) : undefined
    news = await writing
    writing = writeBatch(context, job, { tickets, rows, from, ready })
    // A fault is thrown by the next await, not as one nobody waits for.
    writing.catch(() => {})
  }
  for await (const portion of job.table.rows()) {
    assertGoing(context.db)
    for (const { row, cells } of portion) {
      if (before > 0) {
        before -= 1
        continue
      }
      const judged = judge.judge(row, cells)
      if ('faults' in judged) continue
      if (toSkip > 0) {
        toSkip -= 1
        continue
      }
      passed += 1
      const ticket = book.resolve(judged.ok)
      const holds = last.get(ticket.externalId)
      if (holds === undefined || holds === row) batch.push(ticket)
      if (passed >= size) await hand()
    }
  }
  await hand()
  await writing
}

interface ReadBatch {
  tickets: TicketRecord[]
  /** Rows it was read from, and good rows written before it. */
  rows: number
  from: number
  ready: TicketBatch['prepared']
}

/** One transaction: tickets, counts, and how far the file is written. Answers what part of the tickets was news. */
async function writeBatch(context: Context, job: WriteJob, batch: ReadBatch): Promise<number> {
  const { key, worker, sourceId } = job
  const { tickets, rows, from, ready } = batch
  if (rows === 0) return 1
  return write(context, key.jurisdictionCode, async step => {
    const row = await lockImport(step, key)
    if (row.status !== 'WRITING' || row.worker !== worker || row.committedRows !== from) throw new Stopped()
    const taken = await takeTickets(step, context, {
      jurisdictionCode: key.jurisdictionCode,
      sourceId,
      importId: key.id,
      tickets,
      ...(ready ? { prepared: ready } : {}),
      keep: standing => keepBefore(step, key, from, standing),
    })
    await saveProgress(step, key, rows, tickets.length, taken)
    return (taken.created + taken.updated) / Math.max(1, tickets.length)
  })
}

const PROGRESS = `
update complaint_import set committed_rows = committed_rows + $3, created = created + $4, updated = updated + $5,
  unchanged = unchanged + $6, phase_done = committed_rows + $3, phase_total = rows - failed, beat_at = now()
where division_code = $1 and id = $2::uuid`

async function saveProgress(
  { tx, record }: Write,
  { jurisdictionCode, id }: ImportKey,
  rows: number,
  tickets: number,
  { created, updated, unchanged }: TicketsTaken,
): Promise<void> {
  const same = unchanged + rows - tickets
  await tx.$executeRawUnsafe(PROGRESS, jurisdictionCode, id, rows, created, updated, same)
  const after = { rows, created, updated, unchanged: same }
  await record({ type: 'COMPLAINTS_IMPORTED', entity: 'ComplaintImport', entityId: id, after })
}
