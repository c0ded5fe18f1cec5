import { conflict, notFound } from '../../platform/errors.ts'
import type { Write } from '../../platform/write.ts'
import { type ObservationRow, toRow } from './observation.row.ts'

/** A revision as the screen knows it. */
export interface KnownRevision {
  id: string
  version: number
}

/**
 * Locks revisions for the rest of the write, in one order for everybody, and reads them as they stand. Throws
 * `NOT_FOUND`, and `CONFLICT` naming how many somebody else has worked on since the screen was loaded.
 */
export async function lockObservations(
  { tx }: Pick<Write, 'tx'>,
  jurisdictionCode: string,
  known: readonly KnownRevision[],
): Promise<ObservationRow[]> {
  const ids = known.map(({ id }) => id)
  await tx.$executeRawUnsafe(
    `select 1 from observation where division_code = $1
       and id in (select value::uuid from json_array_elements_text($2::json)) order by id for update`,
    jurisdictionCode,
    JSON.stringify(ids),
  )
  const stored = await tx.observation.findMany({ where: { jurisdictionCode, id: { in: ids } } })
  const byId = new Map(stored.map(row => [row.id, toRow(row)]))
  const rows = known.map(({ id }) => byId.get(id) ?? null)
  const found = rows.filter(row => row !== null)
  if (found.length < known.length) throw notFound('其中有的指标值')
  const moved = known.filter(({ id, version }) => byId.get(id)?.version !== version).length
  if (moved > 0)
    throw conflict(
      known.length === 1
        ? '其他人刚刚处理过这个指标值。请刷新后重试，您填写的内容仍保留在页面上。'
        : `选中的 ${known.length} 个指标值里，有 ${moved} 个刚刚被其他人处理过。没有做任何改动，请刷新后重新选择。`,
    )
  return found
}
