import type { ComplaintImport, ComplaintImportStatus, Prisma } from '#prisma'
import { type BulkTable, bulkInsert } from '../../../platform/bulk-insert.ts'
import type { Context } from '../../../platform/context.ts'
import { conflict } from '../../../platform/errors.ts'
import { newId } from '../../../platform/id.ts'
import type { Write } from '../../../platform/write.ts'
import type { LocalFile } from './import-file.ts'
import type { ImportMapping, RowFault } from './import-mapping.ts'

/** An import as it is known by. */
export interface ImportKey {
  jurisdictionCode: string
  id: string
}

/** After so long without a sign of life somebody else may go on with an import. */
export const DEAD_AFTER = "interval '90 seconds'"

const whereOf = ({ jurisdictionCode, id }: ImportKey) => ({ jurisdictionCode_id: { jurisdictionCode, id } })

export const findImport = ({ db }: Pick<Context, 'db'>, key: ImportKey): Promise<ComplaintImport | null> =>
  db.prisma.complaintImport.findUnique({ where: whereOf(key) })

/** Locks the row until the write ends. */
export async function lockImport({ tx }: Write, key: ImportKey): Promise<ComplaintImport> {
  await tx.$queryRawUnsafe(
    'select 1 from complaint_import where division_code = $1 and id = $2::uuid for update',
    key.jurisdictionCode,
    key.id,
  )
  return tx.complaintImport.findUniqueOrThrow({ where: whereOf(key) })
}

const NOW_IMPORTED = `
select i.*, i.beat_at > now() - ${DEAD_AFTER} as alive from complaint_import i
where i.division_code = $1 and i.sha256 = $2 and i.status in ('UPLOADED', 'READING', 'READY', 'WRITING')`

interface SameFile {
  id: string
  status: ComplaintImportStatus
  file_name: string
  started_at: Date
  started_by: string
  started_by_id: string | null
  alive: boolean | null
}

const clockWords = (at: Date): string =>
  new Intl.DateTimeFormat('zh-CN', {
    timeZone: 'Asia/Shanghai',
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(at)

/**
 * Refuses a file that is being imported, naming who does it. What the same person uploaded before and left lying is
 * given up for the new one.
 */
export async function refuseTwice(
  step: Write,
  context: Context,
  key: ImportKey,
  sha256: string,
): Promise<void> {
  const { tx } = step
  // One after the other, in all processes.
  await tx.$queryRawUnsafe(
    'select 1 from jurisdiction where division_code = $1 for update',
    key.jurisdictionCode,
  )
  const same = await tx.$queryRawUnsafe<SameFile[]>(NOW_IMPORTED, key.jurisdictionCode, sha256)
  for (const one of same) {
    const running = one.status === 'READING' || one.status === 'WRITING' || one.alive === true
    const mine = one.started_by_id === (context.viewer?.id ?? null)
    if (running || !mine)
      throw conflict(
        `同一个文件正在导入：“${one.file_name}”由${one.started_by}于 ${clockWords(new Date(one.started_at))} 开始。请等它完成，或先在导入记录里取消它。`,
      )
    await tx.complaintImport.update({
      where: whereOf({ jurisdictionCode: key.jurisdictionCode, id: one.id }),
      data: { status: 'CANCELLED', finishedAt: context.clock.now() },
    })
  }
}

/** A new row for a file whose columns were looked at. `worker`: who will go on with it at once, or null. */
export async function createImport(
  step: Write,
  context: Context,
  jurisdictionCode: string,
  file: LocalFile,
  mapping: ImportMapping,
  worker: string | null,
): Promise<ComplaintImport> {
  const { viewer, clock } = context
  const id = newId()
  await refuseTwice(step, context, { jurisdictionCode, id }, file.sha256)
  const row = await step.tx.complaintImport.create({
    data: {
      jurisdictionCode,
      id,
      fileName: file.fileName,
      sha256: file.sha256,
      bytes: BigInt(file.bytes),
      status: 'UPLOADED',
      mapping: mapping as unknown as Prisma.InputJsonValue,
      startedAt: clock.now(),
      startedById: viewer?.id ?? null,
      startedBy: viewer?.name ?? '命令行',
      worker,
    },
  })
  if (worker !== null)
    await step.tx.$executeRawUnsafe(
      `update complaint_import set beat_at = now() where division_code = $1 and id = $2::uuid`,
      jurisdictionCode,
      id,
    )
  const after = { fileName: file.fileName, bytes: file.bytes, sourceName: mapping.sourceName }
  await step.record({ type: 'COMPLAINT_IMPORT_STARTED', entity: 'ComplaintImport', entityId: id, after })
  return row
}

/** Takes over the work on an import. Throws `CONFLICT` when it is in another state or somebody is at it. */
export async function claim(
  step: Write,
  key: ImportKey,
  worker: string,
  from: readonly ComplaintImportStatus[],
  to: ComplaintImportStatus,
): Promise<ComplaintImport> {
  const row = await lockImport(step, key)
  const rows = await step.tx.$queryRawUnsafe<{ id: string }[]>(
    `update complaint_import set status = $4::"ComplaintImportStatus", worker = $3::uuid, beat_at = now(), phase_done = 0,
       phase_total = null, phase_started_at = now(), fault = null
     where division_code = $1 and id = $2::uuid and status::text = any($5::text[])
       and (worker is null or worker = $3::uuid or beat_at is null or beat_at < now() - ${DEAD_AFTER} or $6)
     returning id`,
    key.jurisdictionCode,
    key.id,
    worker,
    to,
    [...from],
    row.status === 'STOPPED' || row.status === 'READY' || row.status === 'UPLOADED',
  )
  if (rows.length === 0) throw conflict('这次导入的状态刚刚变了，或正在别处进行。请刷新后再看。')
  return row
}

/** Says that the work goes on and how far it is; false when it was stopped or taken over. */
export async function beat(
  { db }: Pick<Context, 'db'>,
  { jurisdictionCode, id }: ImportKey,
  worker: string,
  done: number,
  total: number | null,
): Promise<boolean> {
  const rows = await db.sql(
    `update complaint_import set beat_at = now(), phase_done = $4, phase_total = $5
     where division_code = $1 and id = $2::uuid and worker = $3::uuid and status in ('READING', 'WRITING') returning id`,
    [jurisdictionCode, id, worker, done, total],
  )
  return rows.length > 0
}

const STAGED: BulkTable<
  'division_code' | 'import_id' | 'row' | 'verdict' | 'faults' | 'complaint_id' | 'before'
> = {
  name: 'complaint_staged',
  columns: {
    division_code: 'text',
    import_id: 'uuid',
    row: 'int',
    verdict: 'text',
    faults: 'jsonb',
    complaint_id: 'uuid',
    before: 'jsonb',
  },
}

/** Keeps what was wrong with rows, outside of any transaction of tickets. */
export async function keepFaults(
  { db }: Pick<Context, 'db'>,
  { jurisdictionCode, id }: ImportKey,
  faults: readonly RowFault[],
): Promise<void> {
  const byRow = new Map<number, RowFault[]>()
  for (const fault of faults) byRow.set(fault.row, [...(byRow.get(fault.row) ?? []), fault])
  const rows = [...byRow].map(([row, list]) => ({
    division_code: jurisdictionCode,
    import_id: id,
    row,
    verdict: 'BAD',
    faults: list,
    complaint_id: null,
    before: null,
  }))
  const names = Object.keys(STAGED.columns).join(', ')
  const typed = Object.entries(STAGED.columns)
    .map(([column, type]) => `${column} ${type}`)
    .join(', ')
  await db.sql(
    `insert into complaint_staged (${names}) select ${names} from json_to_recordset($1::json) as r(${typed})
     on conflict do nothing`,
    [JSON.stringify(rows)],
  )
}

/** Keeps tickets as they were before an import changed them. */
export const keepBefore = (
  { tx }: Write,
  { jurisdictionCode, id }: ImportKey,
  from: number,
  before: readonly { id: string }[],
): Promise<void> =>
  bulkInsert(
    tx,
    STAGED,
    before.map((ticket, index) => ({
      division_code: jurisdictionCode,
      import_id: id,
      row: from + index,
      verdict: 'CHANGED',
      faults: null,
      complaint_id: ticket.id,
      before: ticket,
    })) as never,
  )

export const forgetFaults = ({ db }: Pick<Context, 'db'>, { jurisdictionCode, id }: ImportKey) =>
  db.sql('delete from complaint_staged where division_code = $1 and import_id = $2::uuid', [
    jurisdictionCode,
    id,
  ])
