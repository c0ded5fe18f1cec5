import type { Context } from '../../platform/context.ts'
import type { Job } from '../../platform/jobs.ts'
import { write } from '../../platform/write.ts'

/** How long a file may lie without a record. */
const LOOSE_DAYS = 7

const DAY_MS = 86_400_000

/** Rows and files looked at in one statement. */
const PORTION = 500

/**
 * Takes away files that no record has held for seven days, and bytes that no row names any more. Meant for the nightly
 * run; doing it twice changes nothing. Says how many of each went.
 */
export async function sweepAttachments(
  context: Context,
  jurisdictionCode: string,
): Promise<{ removed: number; freed: number }> {
  const before = new Date(context.clock.now().getTime() - LOOSE_DAYS * DAY_MS)
  const removed = await removeLoose(context, jurisdictionCode, before)
  return { removed, freed: await freeBytes(context, before) }
}

async function removeLoose(context: Context, jurisdictionCode: string, before: Date): Promise<number> {
  const where = { jurisdictionCode, entity: null, removedAt: null, createdAt: { lt: before } }
  if ((await context.db.prisma.attachment.count({ where })) === 0) return 0
  return write(context, jurisdictionCode, async ({ tx, record }) => {
    const { count } = await tx.attachment.updateMany({ where, data: { removedAt: context.clock.now() } })
    const after = { removed: count, before: before.toISOString() }
    await record({ type: 'ATTACHMENTS_SWEPT', entity: 'Jurisdiction', entityId: jurisdictionCode, after })
    return count
  })
}

async function freeBytes({ db, files }: Context, before: Date): Promise<number> {
  let freed = 0
  let portion: string[] = []
  const free = async () => {
    const named = await db.sql<{ hash: string }>(
      'select distinct hash from attachment where hash = any($1::char(64)[]) and removed_at is null',
      [portion],
    )
    const kept = new Set(named.map(({ hash }) => hash))
    for (const hash of portion) if (!kept.has(hash) && (await files.remove(hash, before))) freed += 1
    portion = []
  }
  for await (const hash of files.list(before)) {
    portion.push(hash)
    if (portion.length >= PORTION) await free()
  }
  if (portion.length > 0) await free()
  return freed
}

export const attachmentSweepJob: Job = {
  name: 'attachment-sweep',
  at: '02:30',
  run: sweepAttachments,
}
