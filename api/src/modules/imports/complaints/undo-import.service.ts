import type { Context } from '../../../platform/context.ts'
import { conflict, notFound } from '../../../platform/errors.ts'
import { write } from '../../../platform/write.ts'
import { laterImports, removeImported, restoreTickets, type StandingTicket } from '../../complaints/index.ts'
import { findImport, type ImportKey } from './import-row.service.ts'

/** Tickets taken back in one transaction. */
const PORTION = { embedded: 500, server: 5000 } as const

/**
 * Takes back what an import did: what it made goes unless somebody worked on it since, what it changed becomes what it
 * was. Throws `CONFLICT` when a later import changed the same tickets. Broken off, it goes on when asked again.
 */
export async function undoImport(context: Context, key: ImportKey): Promise<void> {
  const row = await findImport(context, key)
  if (!row) throw notFound('这次导入')
  if (row.status !== 'DONE' && row.status !== 'STOPPED')
    throw conflict('只有写入完成或中途停止的导入可以撤销。')
  await refuseUnderLater(context, key)
  const restored = await restoreAll(context, key)
  const removed = await removeAll(context, key)
  await write(context, key.jurisdictionCode, async step => {
    const left = await step.tx.complaint.count({
      where: { jurisdictionCode: key.jurisdictionCode, importId: key.id },
    })
    const fault = left > 0 ? `有 ${left} 件工单导入后已在本系统办理或关联，予以保留。` : null
    await step.tx.complaintStaged.deleteMany({
      where: { jurisdictionCode: key.jurisdictionCode, importId: key.id, verdict: 'CHANGED' },
    })
    await step.tx.complaintImport.update({
      where: { jurisdictionCode_id: key },
      data: {
        status: 'UNDONE',
        fault,
        undoneAt: context.clock.now(),
        undoneBy: context.viewer?.name ?? '命令行',
      },
    })
    const after = { removed, restored, left }
    await step.record({ type: 'COMPLAINT_IMPORT_UNDONE', entity: 'ComplaintImport', entityId: key.id, after })
  })
}

async function refuseUnderLater(context: Context, key: ImportKey): Promise<void> {
  const ids = await laterImports(context.db, key.jurisdictionCode, key.id)
  if (ids.length === 0) return
  const later = await context.db.prisma.complaintImport.findMany({
    where: { jurisdictionCode: key.jurisdictionCode, id: { in: ids } },
    orderBy: { startedAt: 'desc' },
  })
  const names = later.map(({ fileName, startedBy }) => `“${fileName}”（${startedBy}）`).join('、')
  throw conflict(`之后的导入${names}改过同一批工单，不能越过它撤销。请先撤销之后的导入。`)
}

async function restoreAll(context: Context, key: ImportKey): Promise<number> {
  const where = { jurisdictionCode: key.jurisdictionCode, importId: key.id, verdict: 'CHANGED' }
  let restored = 0
  for (;;) {
    const staged = await context.db.prisma.complaintStaged.findMany({
      where,
      take: PORTION[context.db.kind],
      orderBy: { row: 'asc' },
    })
    if (staged.length === 0) return restored
    const before = staged.map(one => one.before as unknown as StandingTicket)
    restored += await write(context, key.jurisdictionCode, async step => {
      const count = await restoreTickets(step, key.jurisdictionCode, key.id, before)
      await step.tx.complaintStaged.deleteMany({
        where: { ...where, row: { in: staged.map(({ row }) => row) } },
      })
      await step.record({
        type: 'COMPLAINT_IMPORT_TAKEN_BACK',
        entity: 'ComplaintImport',
        entityId: key.id,
        after: { restored: count },
      })
      return count
    })
  }
}

async function removeAll(context: Context, key: ImportKey): Promise<number> {
  let removed = 0
  for (;;) {
    const count = await write(context, key.jurisdictionCode, async step => {
      const gone = await removeImported(step, key.jurisdictionCode, key.id, PORTION[context.db.kind])
      await step.record({
        type: 'COMPLAINT_IMPORT_TAKEN_BACK',
        entity: 'ComplaintImport',
        entityId: key.id,
        after: { removed: gone },
      })
      return gone
    })
    removed += count
    if (count === 0) return removed
  }
}
