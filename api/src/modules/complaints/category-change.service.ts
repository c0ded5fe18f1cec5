import type { ComplaintCategory } from '#prisma'
import { badInput, conflict, notFound } from '../../platform/errors.ts'
import type { Write } from '../../platform/write.ts'
import { DEEPEST, SLASH } from './category-tree.rules.ts'
import { categoryOwnName, pathNames, typedLines } from './term-name.rules.ts'
import { newCategory } from './ticket-names.service.ts'

const ENTITY = 'ComplaintCategory'

async function requireCategory(
  { tx }: Write,
  jurisdictionCode: string,
  id: string,
): Promise<ComplaintCategory> {
  const row = await tx.complaintCategory.findUnique({
    where: { jurisdictionCode_id: { jurisdictionCode, id } },
  })
  if (!row) throw notFound('这个诉求分类')
  return row
}

/** A category under which others may be put. Throws `BAD_INPUT`. */
function openParent(parent: ComplaintCategory): ComplaintCategory {
  if (!parent.active) throw badInput('parentId', `“${parent.path}”已经停用，请先恢复它。`)
  if (parent.level >= DEEPEST) throw badInput('parentId', `诉求分类最多 ${DEEPEST} 级，不能再往下加。`)
  return parent
}

/** Makes the categories of some paths below a parent, those in between too. */
export async function addCategories(
  step: Write,
  jurisdictionCode: string,
  names: readonly string[],
  parentId: string | null,
): Promise<void> {
  const root = parentId === null ? null : openParent(await requireCategory(step, jurisdictionCode, parentId))
  const known = await step.tx.complaintCategory.findMany({ where: { jurisdictionCode } })
  const byPath = new Map(known.map(row => [row.path, row]))
  const made: ComplaintCategory[] = []
  for (const line of typedLines(names)) {
    const before = made.length
    makePath(jurisdictionCode, pathNames(line), root, byPath, made)
    if (made.length === before) throw badInput('names', taken(byPath, line, root))
  }
  await step.tx.complaintCategory.createMany({ data: made })
  const after = { count: made.length, paths: made.slice(0, 50).map(({ path }) => path) }
  const what = { type: 'COMPLAINT_CATEGORIES_CREATED', entity: 'Jurisdiction', entityId: jurisdictionCode }
  await step.record({ ...what, after })
}

function makePath(
  jurisdictionCode: string,
  names: readonly string[],
  root: ComplaintCategory | null,
  byPath: Map<string, ComplaintCategory>,
  made: ComplaintCategory[],
): void {
  let parent = root
  for (const [index, name] of names.entries()) {
    const path: string = parent ? parent.path + SLASH + name : name
    const found: ComplaintCategory | undefined = byPath.get(path)
    // Only what lies on the way must be open; the last one is looked at by the caller.
    if (found && index < names.length - 1) openParent(found)
    if (!found && parent) openParent(parent)
    const next: ComplaintCategory = found ?? newCategory(jurisdictionCode, name, parent)
    if (!found) {
      byPath.set(path, next)
      made.push(next)
    }
    parent = next
  }
}

function taken(
  byPath: ReadonlyMap<string, ComplaintCategory>,
  line: string,
  root: ComplaintCategory | null,
): string {
  const path = [...(root ? [root.path] : []), ...pathNames(line)].join(SLASH)
  return byPath.get(path)?.active
    ? `“${path}”已经有了，请去掉这一行。`
    : `“${path}”已经停用，请在列表中恢复它，不必重新添加。`
}

/** Renames a category; those below it follow, and the old paths go on meaning them. */
export async function renameCategory(
  step: Write,
  jurisdictionCode: string,
  id: string,
  from: string,
  typed: string,
): Promise<void> {
  const name = categoryOwnName(typed)
  const row = await requireCategory(step, jurisdictionCode, id)
  if (row.name !== from) throw conflict(`这个分类刚被改名为“${row.name}”。请刷新后再改。`)
  if (name === row.name) throw badInput('name', '名称没有变化。')
  const path = row.path.slice(0, row.path.length - row.name.length) + name
  if (
    await step.tx.complaintCategory.findUnique({
      where: { jurisdictionCode_path: { jurisdictionCode, path } },
    })
  )
    throw badInput('name', `“${path}”已经有了。要把两个分类归到一起，请用“合并”。`)
  await step.tx.$executeRawUnsafe(
    `update complaint_category set name = case when id = $2::uuid then $5 else name end,
       path = $4 || substr(path, length($3) + 1),
       former_paths = array_append(array_remove(former_paths, $4 || substr(path, length($3) + 1)), path)
     where division_code = $1 and (id = $2::uuid or left(path, length($3) + 1) = $3 || '${SLASH}')`,
    jurisdictionCode,
    id,
    row.path,
    path,
    name,
  )
  const what = { type: 'COMPLAINT_CATEGORY_RENAMED', entity: ENTITY, entityId: id }
  await step.record({ ...what, before: { path: row.path }, after: { path } })
}

/** Takes a category with all below it out of use, or one back into use. */
export async function switchCategory(
  step: Write,
  jurisdictionCode: string,
  id: string,
  active: boolean,
): Promise<void> {
  const row = await requireCategory(step, jurisdictionCode, id)
  if (row.active === active) throw conflict(`“${row.path}”已经${active ? '恢复' : '停用'}，请刷新后查看。`)
  if (active) await restore(step, row)
  else await retire(step, row)
}

async function restore(step: Write, row: ComplaintCategory): Promise<void> {
  const { jurisdictionCode, id, path } = row
  const parent = row.parentId === null ? null : await requireCategory(step, jurisdictionCode, row.parentId)
  if (parent && !parent.active) throw badInput('id', `它的上级“${parent.path}”还停用着，请先恢复上级。`)
  const where = { jurisdictionCode_id: { jurisdictionCode, id } }
  await step.tx.complaintCategory.update({ where, data: { active: true, mergedIntoId: null } })
  const what = { type: 'COMPLAINT_CATEGORY_RESTORED', entity: ENTITY, entityId: id }
  await step.record({ ...what, before: { mergedIntoId: row.mergedIntoId }, after: { path } })
}

async function retire(step: Write, { jurisdictionCode, id, path }: ComplaintCategory): Promise<void> {
  const below = { startsWith: path + SLASH }
  const { count } = await step.tx.complaintCategory.updateMany({
    where: { jurisdictionCode, active: true, OR: [{ id }, { path: below }] },
    data: { active: false },
  })
  const what = { type: 'COMPLAINT_CATEGORY_RETIRED', entity: ENTITY, entityId: id }
  await step.record({ ...what, after: { path, count } })
}

/** Takes a category out of use in favour of another; its own below must have been dealt with. */
export async function mergeCategory(
  step: Write,
  jurisdictionCode: string,
  id: string,
  intoId: string,
): Promise<void> {
  const row = await requireCategory(step, jurisdictionCode, id)
  const into = await requireCategory(step, jurisdictionCode, intoId)
  if (!row.active) throw conflict(`“${row.path}”已经停用，请刷新后查看。`)
  if (!into.active) throw badInput('intoId', `“${into.path}”已经停用，请选择在用的分类。`)
  if (into.path.startsWith(row.path + SLASH))
    throw badInput('intoId', '不能并入它自己的下级，请选择别的分类。')
  const below = await step.tx.complaintCategory.count({
    where: { jurisdictionCode, parentId: id, active: true },
  })
  if (below > 0) throw badInput('id', `“${row.path}”还有 ${below} 个下级在用，请先合并或停用下级。`)
  await step.tx.complaintCategory.update({
    where: { jurisdictionCode_id: { jurisdictionCode, id } },
    data: { active: false, mergedIntoId: intoId },
  })
  const what = { type: 'COMPLAINT_CATEGORY_MERGED', entity: ENTITY, entityId: id }
  await step.record({ ...what, before: { path: row.path }, after: { into: into.path, intoId } })
}
