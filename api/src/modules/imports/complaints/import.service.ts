import { createReadStream } from 'node:fs'
import type { ComplaintImport, ComplaintImportStatus, Prisma } from '#prisma'
import type { Context } from '../../../platform/context.ts'
import { badInput, conflict, notFound } from '../../../platform/errors.ts'
import { write } from '../../../platform/write.ts'
import { sourceName } from '../../complaints/index.ts'
import { valuesOf } from './column-guess.rules.ts'
import { ComplaintField as F } from './complaint-field.enum.ts'
import { type LocalFile, storedFile } from './import-file.ts'
import type { ImportMapping, MappedColumn, TermKind } from './import-mapping.ts'
import { findProfile } from './import-profile.service.ts'
import { createImport, findImport, type ImportKey, lockImport } from './import-row.service.ts'
import { firstRows, looksOf, proposeColumns, sourceByTickets } from './propose-mapping.ts'
import { openTable } from './readers/open-table.ts'
import { mappingOf, runReading, runWriting, termsOf } from './run-import.ts'
import { type Decision, readTermParts, TermBook } from './term-book.ts'

/** How a file is brought in. */
export interface NewImport {
  jurisdictionCode: string
  file: LocalFile
  sourceName?: string | null
  profileName?: string | null
  /** Who goes on with it at once; null where a person looks at the columns first. */
  worker?: string | null
}

/** The file name without its extension: what a source is called when nothing is known of it. */
const nameOfFile = (fileName: string): string =>
  fileName.replace(/\.[A-Za-z0-9]{1,5}$/, '').slice(0, 100) || fileName

/**
 * Takes in a file: looks at its first rows, proposes what the columns mean and which source it is of, and keeps it.
 * Throws `UNREADABLE_FILE`, `TOO_LARGE`, and `CONFLICT` when the same file is being imported.
 */
export async function beginImport(context: Context, asked: NewImport): Promise<ComplaintImport> {
  const { jurisdictionCode, file } = asked
  const mapping = await mappingFor(context, asked)
  await context.files.put(file.sha256, createReadStream(file.path))
  return write(context, jurisdictionCode, step =>
    createImport(step, context, jurisdictionCode, file, mapping, asked.worker ?? null),
  )
}

async function mappingFor(
  context: Context,
  { jurisdictionCode, file, ...asked }: NewImport,
): Promise<ImportMapping> {
  const table = await openTable(file.path, file.fileName)
  const rows = await firstRows(table)
  const parts = await readTermParts(context, jurisdictionCode, null, [])
  const proposal = proposeColumns(table, rows, parts.places)
  const heads = proposal.columns.map(({ header }) => header)
  const given = asked.sourceName ? sourceName(asked.sourceName) : null
  const known = given ?? (await sourceByTickets(context, jurisdictionCode, rows, proposal))
  const profile = await findProfile(context, jurisdictionCode, heads, {
    sourceName: known,
    profileName: asked.profileName,
  })
  const columns =
    profile === null
      ? proposal.columns
      : proposal.columns.map(column => byProfile(column, profile.fields, rows, proposal.shape.headerRows))
  return {
    shape: proposal.shape,
    columns,
    sourceName: known ?? profile?.sourceName ?? sourceName(nameOfFile(file.fileName)),
    profileName: profile?.name ?? null,
    note: noteOf(columns),
  }
}

/** A column as it was settled before for files with the same heads. */
function byProfile(
  column: MappedColumn,
  fields: ReadonlyMap<string, F>,
  rows: readonly string[][],
  headerRows: number,
): MappedColumn {
  const field = fields.get(column.header)
  if (field === undefined) return column
  const looks = looksOf(valuesOf(rows.slice(headerRows), column.index), field)
  return { ...column, field, confidence: 1, reason: '沿用上次确认的对应关系', ...looks }
}

const noteOf = (columns: readonly MappedColumn[]): string | null =>
  columns.some(({ field }) => field === F.EXTERNAL_ID)
    ? null
    : '文件里没有工单编号列：按每行的内容生成固定编号，同一行再次导入不会重复。'

/** What a person settles of a file. */
export interface Settlement {
  sourceName: string
  headerRows?: number | null
  sheet?: string | null
  encoding?: string | null
  columns: readonly { index: number; field: F }[]
}

const MOST_HEADER_ROWS = 5

const SETTLED_IN: ReadonlySet<ComplaintImportStatus> = new Set(['UPLOADED', 'READY', 'FAILED'])
const tooLate = () => conflict('这次导入已经在进行或已经结束，对应关系不能再改。请刷新后再看。')

/** Settles columns and source; the file is read again then. Throws `BAD_INPUT` for what makes no sense. */
export async function settleImport(context: Context, key: ImportKey, asked: Settlement): Promise<void> {
  const row = await requireOpen(context, key)
  if (!SETTLED_IN.has(row.status)) throw tooLate()
  const mapping = await settledMapping(context, row, asked)
  await write(context, key.jurisdictionCode, async step => {
    const locked = await lockImport(step, key)
    if (!SETTLED_IN.has(locked.status)) throw tooLate()
    const data = { mapping: mapping as unknown as Prisma.InputJsonValue, sourceId: null }
    await step.tx.complaintImport.update({ where: { jurisdictionCode_id: key }, data })
    const fields = Object.fromEntries(mapping.columns.map(({ header, field }) => [header, field]))
    const after = { sourceName: mapping.sourceName, headerRows: mapping.shape.headerRows, fields }
    await step.record({
      type: 'COMPLAINT_IMPORT_SETTLED',
      entity: 'ComplaintImport',
      entityId: key.id,
      after,
    })
  })
}

async function requireOpen(context: Context, key: ImportKey): Promise<ComplaintImport> {
  const row = await findImport(context, key)
  if (!row) throw notFound('这次导入')
  return row
}

async function settledMapping(
  context: Context,
  row: ComplaintImport,
  asked: Settlement,
): Promise<ImportMapping> {
  const old = mappingOf(row)
  checkColumns(asked.columns)
  const name = sourceName(asked.sourceName)
  if (asked.headerRows != null && (asked.headerRows < 0 || asked.headerRows > MOST_HEADER_ROWS))
    throw badInput('headerRows', `表头行数应为 0–${MOST_HEADER_ROWS}。`)
  const local = await storedFile(context, row)
  try {
    const wanted = { sheet: asked.sheet ?? old.shape.sheet, encoding: asked.encoding ?? old.shape.encoding }
    const table = await openTable(local.path, row.fileName, wanted)
    const rows = await firstRows(table)
    const proposal = proposeColumns(
      table,
      rows,
      { levelOf: () => null },
      asked.headerRows ?? old.shape.headerRows,
    )
    const sameTable = proposal.columns.every(({ header }, index) => old.columns[index]?.header === header)
    const columns = settledColumns(
      proposal.columns,
      asked,
      sameTable ? old : null,
      rows,
      proposal.shape.headerRows,
    )
    return {
      shape: proposal.shape,
      columns,
      sourceName: name,
      profileName: old.profileName,
      note: noteOf(columns),
    }
  } finally {
    await local.release()
  }
}

function settledColumns(
  proposed: readonly MappedColumn[],
  { columns }: Settlement,
  old: ImportMapping | null,
  rows: readonly string[][],
  headerRows: number,
): MappedColumn[] {
  const chosen = new Map(columns.map(({ index, field }) => [index, field]))
  const settled = proposed.map((column, index) => {
    const field = chosen.get(column.index) ?? old?.columns[index]?.field ?? column.field
    const looks = looksOf(valuesOf(rows.slice(headerRows), column.index), field)
    const before = old?.columns[index]
    if (before && before.field === field) return { ...before, ...looks }
    return { ...column, field, confidence: 1, reason: '人工指定', ...looks }
  })
  checkColumns(settled)
  return settled
}

/** Every field once, and the one no ticket can be without. */
function checkColumns(columns: readonly { field: F }[]): void {
  const fields = columns.map(({ field }) => field).filter(field => field !== F.IGNORE)
  const twice = fields.find((field, index) => fields.indexOf(field) !== index)
  if (twice !== undefined)
    throw badInput('columns', '有两列对应了同一个字段，请只保留一列，其余改为“不导入”。')
}

const requireReceived = (columns: readonly { field: F }[]): void => {
  if (!columns.some(({ field }) => field === F.RECEIVED_AT))
    throw badInput('columns', '没有找到受理时间列：工单须有受理时间才能统计。请指定哪一列是受理时间。')
}

/** Reads a file after it was settled, on the spot for small ones; goes on by itself otherwise. */
export async function readSettled(
  context: Context,
  key: ImportKey,
  file?: LocalFile,
  worker?: string,
): Promise<void> {
  const row = await requireOpen(context, key)
  requireReceived(mappingOf(row).columns)
  await runReading(context, key, { file: file ?? null, ...(worker ? { worker } : {}) })
}

/** What a person says of words. */
export interface TermDecision {
  kind: TermKind
  words: string
  target: string | null
  create: boolean
}

/** Settles what words mean; the preview is made again. Throws `BAD_INPUT` for a target that is none. */
export async function settleTerms(
  context: Context,
  key: ImportKey,
  decisions: readonly TermDecision[],
): Promise<void> {
  const row = await requireOpen(context, key)
  if (row.status !== 'READY') throw conflict('文件还没有读完，或已经开始写入，词语的对应关系现在不能改。')
  const parts = await readTermParts(context, key.jurisdictionCode, null, decisions)
  const book = new TermBook(parts)
  for (const { kind, words, target } of decisions)
    if (target !== null && book.nameOf(kind, target) === null)
      throw badInput('terms', `“${words}”对应的目标不存在或已停用，请重新选择。`)
  const fresh = new Map(decisions.map(decision => [`${decision.kind} ${decision.words}`, decision]))
  const kept = termsOf(row).filter(
    ({ match, kind, words }) => match === 'REMEMBERED' && !fresh.has(`${kind} ${words}`),
  )
  const decided: Decision[] = [...kept, ...fresh.values()].map(({ kind, words, target, create }) => ({
    kind,
    words,
    target,
    create: create && kind !== 'PLACE' && target === null,
  }))
  await write(context, key.jurisdictionCode, async step => {
    const after = { decided: decisions.length }
    await step.record({
      type: 'COMPLAINT_IMPORT_TERMS_SETTLED',
      entity: 'ComplaintImport',
      entityId: key.id,
      after,
    })
  })
  await runReading(context, key, { decided })
}

/** Whether rows may be written now. Throws `CONFLICT`, and `BAD_INPUT` when all or nothing was asked and rows are bad. */
export async function checkCommit(context: Context, key: ImportKey, wholeOnly: boolean): Promise<void> {
  const row = await requireOpen(context, key)
  if (row.status !== 'READY') throw conflict('预览还没有完成，或这次导入已经写入、取消。请刷新后再看。')
  if (row.rows === row.failed)
    throw badInput('id', '没有一行可以导入。请按错误清单修正文件，或调整列的对应关系。')
  if (wholeOnly && row.failed > 0)
    throw badInput(
      'wholeOnly',
      `有 ${row.failed} 行不合格，按“全部合格才导入”没有写入任何内容。请下载错误清单修正后重新上传，或改为先导入合格的行。`,
    )
}

export const commitImport = (
  context: Context,
  key: ImportKey,
  file?: LocalFile,
  worker?: string,
): Promise<void> => runWriting(context, key, { file: file ?? null, ...(worker ? { worker } : {}) })

/** Stops reading or writing; what was not begun is given up. */
export const cancelImport = (context: Context, key: ImportKey): Promise<void> =>
  write(context, key.jurisdictionCode, async step => {
    const row = await lockImport(step, key)
    const next = row.status === 'WRITING' ? 'STOPPED' : 'CANCELLED'
    if (!['UPLOADED', 'READING', 'READY', 'WRITING', 'FAILED'].includes(row.status))
      throw conflict('这次导入已经结束，不能取消。已写入的内容可以撤销。')
    await step.tx.complaintImport.update({
      where: { jurisdictionCode_id: key },
      data: { status: next, worker: null, finishedAt: context.clock.now() },
    })
    const after = { committedRows: row.committedRows }
    const type = next === 'STOPPED' ? 'COMPLAINT_IMPORT_STOPPED' : 'COMPLAINT_IMPORT_CANCELLED'
    await step.record({ type, entity: 'ComplaintImport', entityId: key.id, after })
  })
