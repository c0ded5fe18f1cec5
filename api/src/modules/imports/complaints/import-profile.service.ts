import type { Prisma } from '#prisma'
import type { Context } from '../../../platform/context.ts'
import { badInput } from '../../../platform/errors.ts'
import { newId } from '../../../platform/id.ts'
import type { Write } from '../../../platform/write.ts'
import type { ComplaintField } from './complaint-field.enum.ts'
import type { ImportMapping } from './import-mapping.ts'

/** What a profile keeps: the field of each column by its head. */
interface ProfileMapping {
  columns: { header: string; field: ComplaintField }[]
}

export interface FoundProfile {
  name: string
  sourceName: string
  fields: ReadonlyMap<string, ComplaintField>
}

/** So much of the heads of a file must be those of a profile. */
const SAME_HEADS = 0.9

/**
 * The profile of files with these heads: of the source, where it is known, else of any source of the jurisdiction; the
 * one named where a person names it. Throws `BAD_INPUT` for a name that is none.
 */
export async function findProfile(
  { db }: Context,
  jurisdictionCode: string,
  heads: readonly string[],
  asked: { sourceName?: string | null; profileName?: string | null },
): Promise<FoundProfile | null> {
  const rows = await db.prisma.importProfile.findMany({
    where: { jurisdictionCode },
    orderBy: { changedAt: 'desc' },
  })
  const sources = await db.prisma.complaintSource.findMany({ where: { jurisdictionCode } })
  const names = new Map(sources.map(({ id, name }) => [id, name]))
  const all = rows.map(row => ({
    name: row.name,
    sourceName: names.get(row.sourceId) ?? '',
    fields: new Map(
      (row.mapping as unknown as ProfileMapping).columns.map(({ header, field }) => [header, field]),
    ),
  }))
  if (asked.profileName) {
    const named = all.find(({ name }) => name === asked.profileName)
    if (named) return named
    throw badInput(
      'profile',
      `没有名为“${asked.profileName}”的导入方案。已有：${all.map(({ name }) => name).join('、') || '无'}。`,
    )
  }
  const alike = all.filter(
    ({ fields }) => heads.filter(head => fields.has(head)).length >= heads.length * SAME_HEADS,
  )
  return (
    (asked.sourceName ? alike.find(({ sourceName }) => sourceName === asked.sourceName) : alike[0]) ?? null
  )
}

/** Remembers the columns of a source's files: files with the same heads have one profile. */
export async function rememberProfile(
  { tx }: Write,
  { clock, viewer }: Pick<Context, 'clock' | 'viewer'>,
  { jurisdictionCode, sourceId }: { jurisdictionCode: string; sourceId: string },
  { columns, shape, sourceName }: ImportMapping,
): Promise<void> {
  if (shape.headerRows === 0) return
  const kept = { columns: columns.map(({ header, field }) => ({ header, field })) }
  const heads = new Set(kept.columns.map(({ header }) => header))
  const rows = await tx.importProfile.findMany({ where: { jurisdictionCode, sourceId } })
  const same = rows.find(({ mapping }) => {
    const known = (mapping as unknown as ProfileMapping).columns
    return known.length === heads.size && known.every(({ header }) => heads.has(header))
  })
  const data = {
    mapping: kept as unknown as Prisma.InputJsonValue,
    changedAt: clock.now(),
    changedBy: viewer?.name ?? '命令行',
  }
  if (same) {
    await tx.importProfile.update({ where: { jurisdictionCode_id: { jurisdictionCode, id: same.id } }, data })
    return
  }
  const name = rows.length === 0 ? sourceName : `${sourceName} ${rows.length + 1}`
  await tx.importProfile.create({ data: { jurisdictionCode, id: newId(), sourceId, name, ...data } })
}
