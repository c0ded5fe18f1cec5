import type { ComplaintCategory, ComplaintChannel, ComplaintSource } from '#prisma'
import { badInput } from '../../platform/errors.ts'
import { newId } from '../../platform/id.ts'
import type { Write } from '../../platform/write.ts'
import { CategoryTree, DEEPEST, lastName, SLASH } from './category-tree.rules.ts'

const LONGEST_NAME = 100

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

/** Ids of channels by name, found (by a name they had, too, and where they were merged into) or made. */
export async function channelsOf(
  { tx }: Write,
  jurisdictionCode: string,
  names: readonly string[],
): Promise<Map<string, string>> {
  const wanted = [...new Set(names)]
  if (wanted.length === 0) return new Map()
  const read = () => tx.complaintChannel.findMany({ where: { jurisdictionCode } })
  let rows = await read()
  const missing = wanted.filter(name => channelNamed(rows, name) === null)
  if (missing.length > 0) {
    await tx.complaintChannel.createMany({
      data: missing.map(name => ({ jurisdictionCode, id: newId(), name })),
      skipDuplicates: true,
    })
    rows = await read()
  }
  return new Map(
    wanted.flatMap(name => {
      const row = channelNamed(rows, name)
      return row ? [[name, row.id] as const] : []
    }),
  )
}

function channelNamed(rows: readonly ComplaintChannel[], name: string): ComplaintChannel | null {
  let row = rows.find(one => one.name === name) ?? rows.find(({ formerNames }) => formerNames.includes(name))
  for (let steps = 0; row?.mergedIntoId && steps < 100; steps += 1) {
    const { mergedIntoId } = row
    row = rows.find(({ id }) => id === mergedIntoId)
  }
  return row ?? null
}

/** A name as it may stand in a path. */
export const categoryName = (name: string): string =>
  name.trim().replaceAll(SLASH, '／').slice(0, LONGEST_NAME)

/** Names from the root as one path; empty levels are left out. */
export const categoryPath = (names: readonly (string | null)[]): string =>
  names
    .flatMap(name => (name && categoryName(name)) || [])
    .slice(0, DEEPEST)
    .join(SLASH)

/**
 * Categories by path (at most three levels), found or made with those above them. A path that a category had before it
 * was renamed, or of one merged into another, means that one.
 */
export async function categoriesOf(
  { tx, record }: Write,
  jurisdictionCode: string,
  paths: readonly string[],
): Promise<Map<string, ComplaintCategory>> {
  const wanted = [...new Set(paths.flatMap(withParents))].sort(
    (one, other) => one.split(SLASH).length - other.split(SLASH).length,
  )
  const read = async () =>
    new CategoryTree(await tx.complaintCategory.findMany({ where: { jurisdictionCode } }))
  let tree = await read()
  if (wanted.some(path => tree.find(path) === null)) {
    // Two who bring the same new category one after the other: the second finds what the first made.
    await lockTerms(tx, jurisdictionCode)
    tree = await read()
  }
  const fresh: ComplaintCategory[] = []
  for (const path of wanted) {
    if (tree.find(path) !== null) continue
    const made = newCategory(jurisdictionCode, lastName(path), tree.parentOf(path))
    tree.add(made)
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
  return new Map(
    wanted.flatMap(path => {
      const category = tree.find(path)
      return category ? [[path, category] as const] : []
    }),
  )
}

/** Whoever makes or changes categories and channels of a jurisdiction waits for its turn here. */
export const lockTerms = (tx: Write['tx'], jurisdictionCode: string): Promise<unknown> =>
  tx.$queryRawUnsafe(
    'select division_code from jurisdiction where division_code = $1 for no key update',
    jurisdictionCode,
  )

const withParents = (path: string): string[] => {
  const names = path.split(SLASH)
  return names.map((_, index) => names.slice(0, index + 1).join(SLASH))
}

/** A category to be made under another, or on the first level. */
export function newCategory(
  jurisdictionCode: string,
  name: string,
  parent: ComplaintCategory | null,
): ComplaintCategory {
  const id = newId()
  return {
    jurisdictionCode,
    id,
    parentId: parent?.id ?? null,
    name,
    level: (parent?.level ?? 0) + 1,
    rootId: parent?.rootId ?? id,
    path: parent ? parent.path + SLASH + name : name,
    active: true,
    mergedIntoId: null,
    formerPaths: [],
  }
}
