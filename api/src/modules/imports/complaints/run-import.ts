import type { ComplaintImport } from '#prisma'
import type { Context } from '../../../platform/context.ts'
import { DomainError } from '../../../platform/errors.ts'
import { newId } from '../../../platform/id.ts'
import { write } from '../../../platform/write.ts'
import { findHotIssues, learnSuggestions } from '../../hot-issues/index.ts'
import { feedComplaintFigures, foldTallies } from '../../tallies/index.ts'
import { Stopped } from './halt.ts'
import { type LocalFile, storedFile } from './import-file.ts'
import type { ImportMapping, Term } from './import-mapping.ts'
import { claim, findImport, type ImportKey, lockImport } from './import-row.service.ts'
import { readImport } from './read-import.ts'
import { openTable } from './readers/open-table.ts'
import { type Decision, readTermParts } from './term-book.ts'
import { prepareWriting, writeImport } from './write-import.ts'

/** A file may bring tickets of any year. */
const ALL_YEARS = '2000-01-01'

/**
 * When all rows of an import are in, or taken back: counts are folded, indicators that tickets feed follow, hot issues are
 * looked for, suggestions learned. What fails here is made up for by the folder and the nightly runs; counts are exact without it.
 */
export async function afterImport(context: Context, jurisdictionCode: string): Promise<void> {
  await foldTallies(context).catch(() => {})
  await feedComplaintFigures(context, jurisdictionCode, ALL_YEARS).catch(() => {})
  await findHotIssues(context, jurisdictionCode).catch(() => {})
  await learnSuggestions(context, jurisdictionCode).catch(() => {})
}

export const mappingOf = (row: Pick<ComplaintImport, 'mapping'>): ImportMapping =>
  row.mapping as unknown as ImportMapping

export const termsOf = (row: Pick<ComplaintImport, 'terms'>): Term[] => (row.terms ?? []) as unknown as Term[]

const decisionsOf = (terms: readonly Term[]): Decision[] =>
  terms.map(({ kind, words, target, create }) => ({ kind, words, target, create }))

async function inTable<T>(
  context: Context,
  row: ComplaintImport,
  file: LocalFile | null,
  work: (table: Awaited<ReturnType<typeof openTable>>) => Promise<T>,
): Promise<T> {
  const local = file ?? (await storedFile(context, row))
  try {
    const { shape } = mappingOf(row)
    return await work(
      await openTable(local.path, row.fileName, { sheet: shape.sheet, encoding: shape.encoding }),
    )
  } finally {
    if (file === null) await local.release()
  }
}

const sourceIdOf = async ({ db }: Context, jurisdictionCode: string, name: string): Promise<string | null> =>
  (
    await db.prisma.complaintSource.findUnique({
      where: { jurisdictionCode_name: { jurisdictionCode, name } },
    })
  )?.id ?? null

/** What reading or writing ended with. Stopped by a person is no fault. */
async function guarded(
  context: Context,
  key: ImportKey,
  worker: string,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (error instanceof Stopped) return
    await failed(context, key, worker, error)
    throw error
  }
}

/** Says why it could not go on. What is written stays, and can be gone on with or undone. */
async function failed(context: Context, key: ImportKey, worker: string, error: unknown): Promise<void> {
  const known = error instanceof DomainError
  const fault = known
    ? error.message
    : '导入时服务器内部出错，没有继续。请稍后再试；若仍出错，请告知系统管理员。'
  await write(context, key.jurisdictionCode, async step => {
    const row = await lockImport(step, key)
    await step.record({
      type: 'COMPLAINT_IMPORT_FAILED',
      entity: 'ComplaintImport',
      entityId: key.id,
      after: { fault },
    })
    if (row.worker !== worker || (row.status !== 'READING' && row.status !== 'WRITING')) return
    await step.tx.complaintImport.update({
      where: { jurisdictionCode_id: key },
      data: {
        status: row.status === 'WRITING' ? 'STOPPED' : 'FAILED',
        fault,
        worker: null,
        finishedAt: context.clock.now(),
      },
    })
  }).catch(() => {})
}

/** Reads a file whose columns are settled, until its preview stands. `file`: where it lies, when it need not be fetched. */
export async function runReading(
  context: Context,
  key: ImportKey,
  {
    worker = newId(),
    file = null,
    decided,
  }: { worker?: string; file?: LocalFile | null; decided?: readonly Decision[] } = {},
): Promise<void> {
  const row = await write(context, key.jurisdictionCode, async step => {
    const claimed = await claim(step, key, worker, ['UPLOADED', 'READY', 'READING', 'FAILED'], 'READING')
    await step.record({ type: 'COMPLAINT_IMPORT_READING', entity: 'ComplaintImport', entityId: key.id })
    return claimed
  })
  await guarded(context, key, worker, () =>
    inTable(context, row, file, async table => {
      const mapping = mappingOf(row)
      const sourceId = await sourceIdOf(context, key.jurisdictionCode, mapping.sourceName)
      const chosen = decided ?? decisionsOf(termsOf(row).filter(({ match }) => match === 'REMEMBERED'))
      const parts = await readTermParts(context, key.jurisdictionCode, sourceId, chosen)
      await readImport(context, { key, worker, mapping, table, parts, sourceId })
    }),
  )
}

/** Writes the good rows of a file whose preview stands, or goes on where it was left. */
export async function runWriting(
  context: Context,
  key: ImportKey,
  { worker = newId(), file = null }: { worker?: string; file?: LocalFile | null } = {},
): Promise<void> {
  const begun = await write(context, key.jurisdictionCode, async step => {
    const row = await claim(step, key, worker, ['READY', 'STOPPED', 'WRITING'], 'WRITING')
    const first = row.status === 'READY'
    await step.record({
      type: first ? 'COMPLAINT_IMPORT_COMMITTED' : 'COMPLAINT_IMPORT_RESUMED',
      entity: 'ComplaintImport',
      entityId: key.id,
    })
    if (!first && row.sourceId) return { row, sourceId: row.sourceId, terms: termsOf(row) }
    return { row, ...(await prepareWriting(step, context, key, mappingOf(row), termsOf(row))) }
  })
  const { row, sourceId, terms } = begun
  const committedRows = row.status === 'READY' ? 0 : row.committedRows
  await guarded(context, key, worker, async () => {
    await inTable(context, row, file, async table => {
      const parts = await readTermParts(context, key.jurisdictionCode, sourceId, decisionsOf(terms))
      await writeImport(context, {
        key,
        worker,
        mapping: mappingOf(row),
        table,
        parts,
        sourceId,
        committedRows,
      })
    })
    await finish(context, key, worker)
  })
}

async function finish(context: Context, key: ImportKey, worker: string): Promise<void> {
  await write(context, key.jurisdictionCode, async step => {
    const row = await lockImport(step, key)
    if (row.status !== 'WRITING' || row.worker !== worker) throw new Stopped()
    const { created, updated, unchanged } = row
    await step.tx.complaintImport.update({
      where: { jurisdictionCode_id: key },
      data: { status: 'DONE', finishedAt: context.clock.now(), worker: null },
    })
    const after = { created, updated, unchanged }
    await step.record({ type: 'COMPLAINT_IMPORT_DONE', entity: 'ComplaintImport', entityId: key.id, after })
  })
}

const DEAD = `
select division_code as "jurisdictionCode", id from complaint_import
where status in ('READING', 'WRITING') and ($1 or beat_at is null or beat_at < now() - interval '90 seconds')`

/** Imports that a process left behind when it ended: they go on here. `all`: none can be alive elsewhere. */
export async function goOnWithImports(
  makeContext: () => Context,
  all: boolean,
  failedWith: (error: unknown) => void,
): Promise<number> {
  const keys = await makeContext().db.sql<ImportKey>(DEAD, [all])
  for (const key of keys) {
    const context = makeContext()
    try {
      if (all)
        await context.db.sql(
          'update complaint_import set worker = null where division_code = $1 and id = $2::uuid',
          [key.jurisdictionCode, key.id],
        )
      const row = await findImport(context, key)
      if (row?.status === 'READING') await runReading(context, key)
      else if (row?.status === 'WRITING') {
        await runWriting(context, key)
        await afterImport({ ...context, memo: new Map() }, key.jurisdictionCode)
      }
    } catch (error) {
      failedWith(error)
    }
  }
  return keys.length
}
