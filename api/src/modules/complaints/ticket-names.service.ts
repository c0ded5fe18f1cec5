import type { ComplaintCategory, ComplaintSource } from '#prisma'
import { badInput } from '../../platform/errors.ts'
import { newId } from '../../platform/id.ts'
import type { Write } from '../../platform/write.ts'

const LONGEST_NAME = 100

/** Between the names of a category path; it never stands in a name. */
const SLASH = '/'

/** The source of that name, found or made. Throws `BAD_INPUT` on an empty or overlong name. */
export async function sourceOf(
  { tx, record }: Write,
  jurisdictionCode: string,
  name: string,
  own = false,
): Promise<ComplaintSource> {
  const plain = sourceName(name)
  const where = { jurisdictionCode_name: { jurisdictionCode, name: plain } }
  const found = await tx.complaintSource.findUnique({ where })
  if (found) return found
  const id = newId()
  await tx.$executeRawUnsafe(
    `insert into complaint_source (division_code, id, name, own, created_at) values ($1, $2::uuid, $3, $4, now())
     on conflict do nothing`,
    jurisdictionCode,
    id,
    plain,
    own,
  )
  const made = await tx.complaintSource.findUniqueOrThrow({ where })
  const after = { name: plain }
  await record({ type: 'COMPLAINT_SOURCE_CREATED', entity: 'ComplaintSource', entityId: made.id, after })
  return made
}

/** A name of a source as it is kept. Throws `BAD_INPUT`. */
export function sourceName(name: string): string {
  const plain = name.normalize('NFKC').replace(/\s+/g, ' ').trim()
  if (plain === '') throw badInput('sourceName', '请填写数据来源的名称。')
  if (plain.length > LONGEST_NAME) throw badInput('sourceName', `来源名称不能超过 ${LONGEST_NAME} 个字。`)
  return plain
}

/** Ids of channels by name, found or made. */
export async function channelsOf(
  { tx }: Write,
  jurisdictionCode: string,
  names: readonly string[],
): Promise<Map<string, string>> {
  const wanted = [...new Set(names)]
  if (wanted.length === 0) return new Map()
  await tx.complaintChannel.createMany({
    data: wanted.map(name => ({ jurisdictionCode, id: newId(), name })),
    skipDuplicates: true,
  })
  const rows = await tx.complaintChannel.findMany({ where: { jurisdictionCode, name: { in: wanted } } })
  return new Map(rows.map(({ name, id }) => [name, id]))
}

/** A name as it may stand in a path. */
export const categoryName = (name: string): string =>
  name.trim().replaceAll(SLASH, '／').slice(0, LONGEST_NAME)

/** Names from the root as one path; empty levels are left out. */
export const categoryPath = (names: readonly (string | null)[]): string =>
  names
    .flatMap(name => (name && categoryName(name)) || [])
    .slice(0, 3)
    .join(SLASH)

/** Categories by path (at most three levels), found or made with those above them. */
export async function categoriesOf(
  { tx, record }: Write,
  jurisdictionCode: string,
  paths: readonly string[],
): Promise<Map<string, ComplaintCategory>> {
  const wanted = [...new Set(paths.flatMap(withParents))].sort(
    (one, other) => one.split(SLASH).length - other.split(SLASH).length,
  )
  const read = () => tx.complaintCategory.findMany({ where: { jurisdictionCode, path: { in: wanted } } })
  let rows = await read()
  if (rows.length < wanted.length) {
    // Two who bring the same new category one after the other: the second finds what the first made.
    await tx.$queryRawUnsafe(
      'select division_code from jurisdiction where division_code = $1 for no key update',
      jurisdictionCode,
    )
    rows = await read()
  }
  const known = new Map(rows.map(row => [row.path, row]))
  const fresh: ComplaintCategory[] = []
  for (const path of wanted) {
    if (known.has(path)) continue
    const made = newCategory(jurisdictionCode, path, known)
    known.set(path, made)
    fresh.push(made)
  }
  if (fresh.length > 0) {
    await tx.complaintCategory.createMany({ data: fresh })
    await record({
      type: 'COMPLAINT_CATEGORIES_CREATED',
      entity: 'Jurisdiction',
      entityId: jurisdictionCode,
      after: { count: fresh.length, paths: fresh.slice(0, 50).map(({ path }) => path) },
    })
  }
  return known
}

const withParents = (path: string): string[] => {
  const names = path.split(SLASH)
  return names.map((_, index) => names.slice(0, index + 1).join(SLASH))
}

function newCategory(
  jurisdictionCode: string,
  path: string,
  known: ReadonlyMap<string, ComplaintCategory>,
): ComplaintCategory {
  const names = path.split(SLASH)
  const parent = known.get(names.slice(0, -1).join(SLASH)) ?? null
  const id = newId()
  return {
    jurisdictionCode,
    id,
    parentId: parent?.id ?? null,
    name: names.at(-1) ?? path,
    level: names.length,
    rootId: parent?.rootId ?? id,
    path,
    active: true,
  }
}
