import type { ComplaintImport as ImportRow } from '#prisma'
import type { Context } from '../../../platform/context.ts'
import { notFound } from '../../../platform/errors.ts'
import { isId } from '../../../platform/id.ts'
import { decodeCursor, encodeCursor, pageSize } from '../../../platform/paging.ts'
import { managesComplaints } from '../../access/index.ts'
import { findJurisdiction, requireDivision } from '../../divisions/index.ts'
import {
  type ComplaintImport,
  type ComplaintImportConnection,
  type ImportFault,
  TermMatch,
} from './import.type.ts'
import type { RowFault } from './import-mapping.ts'
import type { ImportKey } from './import-row.service.ts'
import { mappingOf, termsOf } from './run-import.ts'

/** Faults told on the page. */
const SHOWN = 200

/** The jurisdiction around a place whose tickets the viewer manages. Throws `NOT_FOUND`. */
export async function managedJurisdiction(context: Context, place: string): Promise<string> {
  const { code } = await requireDivision(context, place)
  const jurisdiction = await findJurisdiction(context, code)
  if (!jurisdiction || !managesComplaints(context.viewer, jurisdiction.code)) throw notFound('这个地方')
  return jurisdiction.code
}

/** An import of a jurisdiction the viewer manages; unknown ones and foreign ones look the same. Throws `NOT_FOUND`. */
export async function requireImport(context: Context, id: string): Promise<ImportKey> {
  const row = isId(id)
    ? await context.db.prisma.complaintImport.findFirst({ where: { id }, select: { jurisdictionCode: true } })
    : null
  if (!row || !managesComplaints(context.viewer, row.jurisdictionCode)) throw notFound('这次导入')
  return { jurisdictionCode: row.jurisdictionCode, id }
}

export async function showImport(
  context: Context,
  { jurisdictionCode, id }: ImportKey,
): Promise<ComplaintImport> {
  const row = await context.db.prisma.complaintImport.findUnique({
    where: { jurisdictionCode_id: { jurisdictionCode, id } },
  })
  if (!row) throw notFound('这次导入')
  const faults = row.failed > 0 ? await faultsOf(context, { jurisdictionCode, id }, SHOWN) : []
  const [shown] = await withSources(context, jurisdictionCode, [
    toImport(row, faults, await realNow(context)),
  ])
  return shown as ComplaintImport
}

/** Faults of an import in the order of the file. */
export async function faultsOf(
  { db }: Context,
  { jurisdictionCode, id }: ImportKey,
  most: number,
): Promise<ImportFault[]> {
  const rows = await db.prisma.complaintStaged.findMany({
    where: { jurisdictionCode, importId: id, verdict: 'BAD' },
    orderBy: { row: 'asc' },
    take: most,
  })
  return rows.flatMap(({ faults }) => faults as unknown as RowFault[]).slice(0, most)
}

/** The time of the database: beats bear it, whatever day the demo stands on. */
async function realNow({ db }: Context): Promise<Date> {
  const [row] = await db.sql<{ now: Date }>('select now() as now')
  return new Date(row?.now ?? 0)
}

async function withSources(
  { db }: Context,
  jurisdictionCode: string,
  imports: (ComplaintImport & { sourceId: string | null })[],
): Promise<ComplaintImport[]> {
  const ids = imports.flatMap(({ sourceId }) => sourceId ?? [])
  if (ids.length === 0) return imports
  const sources = await db.prisma.complaintSource.findMany({ where: { jurisdictionCode, id: { in: ids } } })
  const byId = new Map(sources.map(source => [source.id, source]))
  return imports.map(one => ({ ...one, source: (one.sourceId && byId.get(one.sourceId)) || null }))
}

function toImport(
  row: ImportRow,
  faults: ImportFault[],
  now: Date,
): ComplaintImport & { sourceId: string | null } {
  const mapping = row.mapping === null ? null : mappingOf(row)
  const { status } = row
  return {
    jurisdictionCode: row.jurisdictionCode,
    sourceId: row.sourceId,
    id: row.id,
    status,
    fileName: row.fileName,
    bytes: Number(row.bytes),
    source: null,
    sourceName: mapping?.sourceName ?? row.fileName,
    shape: mapping?.shape ?? null,
    columns: mapping?.columns ?? [],
    terms: termsOf(row).map(term => ({ ...term, match: TermMatch[term.match] })),
    profileName: mapping?.profileName ?? null,
    note: mapping?.note ?? null,
    rows: row.rows,
    created: row.created,
    updated: row.updated,
    unchanged: row.unchanged,
    failed: row.failed,
    unplaced: row.unplaced,
    committedRows: row.committedRows,
    faults,
    faultSheet: row.failed > 0 ? `/files/complaints/import/${row.id}/faults` : null,
    progress: progressOf(row, now),
    fault: row.fault,
    startedAt: row.startedAt,
    startedBy: row.startedBy,
    finishedAt: row.finishedAt,
    undoneAt: row.undoneAt,
    undoneBy: row.undoneBy,
    can: {
      settle: status === 'UPLOADED' || status === 'READY' || status === 'FAILED',
      commit: status === 'READY' && row.rows > row.failed,
      cancel:
        status === 'UPLOADED' ||
        status === 'READING' ||
        status === 'READY' ||
        status === 'WRITING' ||
        status === 'FAILED',
      resume: status === 'STOPPED',
      undo: status === 'DONE' || status === 'STOPPED',
    },
  }
}

function progressOf({ status, phaseDone, phaseTotal, phaseStartedAt }: ImportRow, now: Date) {
  const running = status === 'READING' || status === 'WRITING'
  const seconds = running && phaseStartedAt ? (now.getTime() - phaseStartedAt.getTime()) / 1000 : 0
  const rate = seconds > 0.2 && phaseDone > 0 ? phaseDone / seconds : null
  const left = rate !== null && phaseTotal !== null ? Math.max(0, phaseTotal - phaseDone) / rate : null
  return {
    phase: status,
    done: phaseDone,
    total: phaseTotal,
    rowsPerSecond: rate === null ? null : Math.round(rate),
    secondsLeft: left === null ? null : Math.ceil(left),
  }
}

/** Imports of a jurisdiction, newest first. */
export async function listImports(
  context: Context,
  {
    place,
    first,
    after,
  }: { place: string; first?: number | null | undefined; after?: string | null | undefined },
): Promise<ComplaintImportConnection> {
  const jurisdictionCode = await managedJurisdiction(context, place)
  const size = pageSize(first, 20)
  const cursor = after ? String(decodeCursor(after, 1)[0]) : null
  const where = { jurisdictionCode }
  const { complaintImport } = context.db.prisma
  const totalCount = await complaintImport.count({ where })
  // Identifiers are in the order of time.
  const rows = await complaintImport.findMany({
    where: cursor ? { ...where, id: { lt: cursor } } : where,
    orderBy: { id: 'desc' },
    take: size + 1,
  })
  const now = await realNow(context)
  const page = rows.slice(0, size).map(row => toImport({ ...row, terms: null }, [], now))
  const last = page.at(-1)
  return {
    nodes: await withSources(context, jurisdictionCode, page),
    pageInfo: { hasNextPage: rows.length > size, endCursor: last ? encodeCursor([last.id]) : null },
    totalCount,
  }
}
