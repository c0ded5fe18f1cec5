import type { Prisma } from '#prisma'
import type { Context } from '../../../platform/context.ts'
import { write } from '../../../platform/write.ts'
import { type Asking, type KnownTicket, knownTickets, ticketFingerprint } from '../../complaints/index.ts'
import { DATE_FIELDS } from './complaint-field.enum.ts'
import { readInstant } from './date-forms.rules.ts'
import { assertGoing, Stopped } from './halt.ts'
import type { ImportMapping, RowFault, Term } from './import-mapping.ts'
import { beat, forgetFaults, type ImportKey, keepFaults, lockImport } from './import-row.service.ts'
import { RowJudge } from './judge-row.rules.ts'
import type { RawRow, TableFile } from './readers/table-file.ts'
import { type Seen, SeenIds } from './seen-ids.ts'
import { isUnplaced, TermBook, type TermParts } from './term-book.ts'

/** Tickets compared with what is stored in one statement. */
const COMPARED = 5000
const BEAT_MS = 1000
const FAULTS_KEPT = 200_000
const MOST_AGAIN = 50_000

/** What a file would do. */
export interface ReadCounts {
  rows: number
  created: number
  updated: number
  unchanged: number
  failed: number
  unplaced: number
}

export interface ReadJob {
  key: ImportKey
  worker: string
  mapping: ImportMapping
  table: TableFile
  parts: TermParts
  sourceId: string | null
}

/** A date that only the other order of day and month can read was met: the file is read from the beginning. */
class OtherOrder extends Error {}

/**
 * Reads a whole file, judges every row against what is stored, and leaves the preview: counts, words, faults. Throws
 * `Stopped` when somebody cancelled it meanwhile.
 */
export async function readImport(context: Context, job: ReadJob): Promise<ReadCounts> {
  for (let turn = 0; ; turn += 1) {
    try {
      return await readOnce(context, job)
    } catch (error) {
      if (!(error instanceof OtherOrder) || turn > job.mapping.columns.length) throw error
    }
  }
}

async function readOnce(context: Context, job: ReadJob): Promise<ReadCounts> {
  await forgetFaults(context, job.key)
  const preview = new Preview(context, job)
  let before = job.mapping.shape.headerRows
  for await (const portion of job.table.rows()) {
    const skipped = Math.min(before, portion.length)
    before -= skipped
    await preview.take(skipped === 0 ? portion : portion.slice(skipped))
  }
  return preview.end()
}

interface Waiting {
  id: string
  row: number
  fingerprint: string
}

/** Counts what rows would do, portion by portion. */
class Preview {
  readonly #context: Context
  readonly #job: ReadJob
  readonly #judge: RowJudge
  readonly #book: TermBook
  readonly #seen = new SeenIds()
  readonly #counts: ReadCounts = { rows: 0, created: 0, updated: 0, unchanged: 0, failed: 0, unplaced: 0 }
  #waiting: Waiting[] = []
  #faults: RowFault[] = []
  #keptFaults = 0
  #beatAt = 0

  constructor(context: Context, job: ReadJob) {
    this.#context = context
    this.#job = job
    this.#judge = new RowJudge(job.mapping)
    this.#book = new TermBook(job.parts)
  }

  async take(rows: readonly RawRow[]): Promise<void> {
    assertGoing(this.#context.db)
    for (const { row, cells } of rows) this.#takeRow(row, cells)
    if (this.#waiting.length >= COMPARED) await this.#compare()
    if (this.#faults.length >= 1000) await this.#keep()
    const now = performance.now()
    if (now - this.#beatAt < BEAT_MS) return
    this.#beatAt = now
    const { table, key, worker } = this.#job
    const part = Math.max(0.001, Math.min(1, table.bytesRead() / table.bytes))
    const total = Math.max(this.#counts.rows, Math.round(this.#counts.rows / part))
    if (!(await beat(this.#context, key, worker, this.#counts.rows, total))) throw new Stopped()
  }

  #takeRow(row: number, cells: readonly string[]): void {
    this.#counts.rows += 1
    const judged = this.#judge.judge(row, cells)
    if ('faults' in judged) {
      this.#otherOrder(cells)
      this.#counts.failed += 1
      this.#faults.push(...judged.faults)
      return
    }
    const ticket = this.#book.resolve(judged.ok)
    if (isUnplaced(ticket.placeCode)) this.#counts.unplaced += 1
    this.#waiting.push({ id: ticket.externalId, row, fingerprint: ticketFingerprint(ticket) })
  }

  /** 25/1/2024 in a column taken for month first: that decides it. */
  #otherOrder(cells: readonly string[]): void {
    for (const column of this.#job.mapping.columns) {
      const value = cells[column.index]
      if (!DATE_FIELDS.has(column.field) || !value || readInstant(value, column.order) !== null) continue
      const other = column.order === 'DMY' ? 'MDY' : 'DMY'
      if (readInstant(value, other) === null || column.flipped) continue
      column.order = other
      column.flipped = true
      throw new OtherOrder()
    }
  }

  async #compare(): Promise<void> {
    const known = await this.#known(this.#waiting.map(({ id }) => id))
    for (const { id, row, fingerprint } of this.#waiting) {
      const stored = known.get(id)
      const kind: Seen =
        stored === undefined ? 'NEW' : stored.fingerprint === fingerprint ? 'SAME' : 'CHANGED'
      const before = this.#seen.put(id, row, kind)
      // Of several rows of one ticket the last holds; those before it change nothing.
      if (before !== null) {
        this.#count(before, -1)
        this.#counts.unchanged += 1
      }
      this.#count(kind, 1)
    }
    this.#waiting = []
  }

  #count(kind: Seen, by: number): void {
    if (kind === 'NEW') this.#counts.created += by
    else if (kind === 'CHANGED') this.#counts.updated += by
    else this.#counts.unchanged += by
  }

  async #known(ids: readonly string[]): Promise<Map<string, KnownTicket>> {
    const { sourceId, key } = this.#job
    if (sourceId === null) return new Map()
    const ask: Asking = (statement, values) => this.#context.db.sql(statement, values)
    return knownTickets(ask, key.jurisdictionCode, sourceId, ids)
  }

  async #keep(): Promise<void> {
    const room = FAULTS_KEPT - this.#keptFaults
    if (room > 0) await keepFaults(this.#context, this.#job.key, this.#faults.slice(0, room))
    this.#keptFaults += this.#faults.length
    this.#faults = []
  }

  async end(): Promise<ReadCounts> {
    await this.#compare()
    if (this.#faults.length > 0) await this.#keep()
    await saveRead(this.#context, this.#job, this.#counts, this.#book.terms(), [...this.#seen.again])
    return this.#counts
  }
}

/** The preview stands: a person decides. */
const saveRead = (
  context: Context,
  { key, worker, mapping }: ReadJob,
  counts: ReadCounts,
  terms: Term[],
  again: [string, number][],
): Promise<void> =>
  write(context, key.jurisdictionCode, async step => {
    const row = await lockImport(step, key)
    if (row.status !== 'READING' || row.worker !== worker) throw new Stopped()
    await step.tx.complaintImport.update({
      where: { jurisdictionCode_id: key },
      data: {
        ...counts,
        status: 'READY',
        mapping: { ...mapping, again: again.slice(0, MOST_AGAIN) } as unknown as Prisma.InputJsonValue,
        terms: terms as unknown as Prisma.InputJsonValue,
        phaseDone: counts.rows,
        phaseTotal: counts.rows,
        committedRows: 0,
      },
    })
    const after = { ...counts }
    await step.record({ type: 'COMPLAINT_IMPORT_READ', entity: 'ComplaintImport', entityId: key.id, after })
  })
