import type { Context } from '../../platform/context.ts'
import type { Transaction } from '../../platform/database.ts'
import { badInput, conflict, notFound } from '../../platform/errors.ts'
import { refusal } from '../../platform/guard.ts'
import { isId, newId } from '../../platform/id.ts'
import { type Write, write } from '../../platform/write.ts'
import { MOST_VIEWS, viewAddress, viewName } from './saved-view.rules.ts'
import type { SavedView } from './saved-view.type.ts'

interface ViewRow {
  id: string
  userId: string
  name: string
  address: string
  createdAt: Date
}

const ENTITY = 'SavedView'

const toView = ({ userId, ...row }: ViewRow, viewerId: string): SavedView => ({
  ...row,
  own: userId === viewerId,
})

/** Who asks, and where it is recorded what a person does about himself: in the jurisdiction of his first grant. */
function self({ viewer }: Context): { userId: string; home: string } {
  if (viewer === null) throw refusal(null)
  return { userId: viewer.id, home: viewer.grants[0]?.jurisdictionCode ?? '' }
}

/** The viewer's own views, by name. */
export async function ownViews(context: Context): Promise<SavedView[]> {
  const { userId } = self(context)
  const rows = await context.db.prisma.savedView.findMany({ where: { userId } })
  const views = rows.map(row => toView(row, userId))
  return views.sort((one, other) => one.name.localeCompare(other.name, 'zh-CN'))
}

/** A view of whomever: whoever has its link may read it. Throws `NOT_FOUND`. */
export async function viewById(context: Context, id: string): Promise<SavedView> {
  const { userId } = self(context)
  const row = isId(id) ? await context.db.prisma.savedView.findUnique({ where: { id } }) : null
  if (!row) throw notFound('这个视图')
  return toView(row, userId)
}

/** Holds the person's views still, so that two windows together neither pass the limit nor take one name twice. */
async function lockOwner(tx: Transaction, userId: string): Promise<void> {
  await tx.$executeRaw`select 1 from app_user where id = ${userId}::uuid for update`
}

async function refuseTakenName(tx: Transaction, userId: string, name: string, id?: string): Promise<void> {
  const taken = await tx.savedView.findUnique({ where: { userId_name: { userId, name } } })
  if (taken && taken.id !== id) throw badInput('name', `您已有名为“${name}”的视图，请换一个名称。`)
}

/** Adds a view of one's own; `row` comes with its id. */
async function addView({ tx, record }: Write, row: ViewRow, type: string): Promise<ViewRow> {
  const { id, userId, name, address } = row
  await lockOwner(tx, userId)
  if ((await tx.savedView.count({ where: { userId } })) >= MOST_VIEWS)
    throw badInput('name', `每人最多保存 ${MOST_VIEWS} 个视图。请先删除不用的视图。`)
  await refuseTakenName(tx, userId, name)
  const made = await tx.savedView.create({ data: row })
  await record({ type, entity: ENTITY, entityId: id, after: { name, address } })
  return made
}

/** Saves an address under a name. Throws `BAD_INPUT` for an odd name or address, a name taken, or the 51st view. */
export async function saveView(context: Context, name: string, address: string): Promise<SavedView> {
  const { userId, home } = self(context)
  const row = {
    ...{ id: newId(), userId, name: viewName(name), address: viewAddress(address) },
    createdAt: context.clock.now(),
  }
  return write(context, home, async step => toView(await addView(step, row, 'VIEW_SAVED'), userId))
}

/** One's own view within a write. Throws `NOT_FOUND` also for another's. */
async function lockedView({ tx }: Write, userId: string, id: string): Promise<ViewRow> {
  await lockOwner(tx, userId)
  const row = isId(id) ? await tx.savedView.findFirst({ where: { id, userId } }) : null
  if (!row) throw notFound('这个视图')
  return row
}

/** Gives a view of one's own another name. Throws `BAD_INPUT`, `NOT_FOUND`. */
export async function renameView(context: Context, id: string, name: string): Promise<SavedView> {
  const { userId, home } = self(context)
  const next = viewName(name)
  return write(context, home, async step => {
    const row = await lockedView(step, userId, id)
    await refuseTakenName(step.tx, userId, next, row.id)
    const made = await step.tx.savedView.update({ where: { id: row.id }, data: { name: next } })
    await step.record({
      ...{ type: 'VIEW_RENAMED', entity: ENTITY, entityId: row.id },
      ...{ before: { name: row.name }, after: { name: next } },
    })
    return toView(made, userId)
  })
}

/** Deletes a view of one's own; its link leads nowhere then. Throws `NOT_FOUND`. */
export async function deleteView(context: Context, id: string): Promise<boolean> {
  const { userId, home } = self(context)
  return write(context, home, async step => {
    const { name, address, ...row } = await lockedView(step, userId, id)
    await step.tx.savedView.delete({ where: { id: row.id } })
    const before = { name, address, createdAt: row.createdAt.toISOString() }
    await step.record({ type: 'VIEW_DELETED', entity: ENTITY, entityId: row.id, before })
    return true
  })
}

/** What was deleted last under this id by the viewer, as the audit log kept it; null where nothing was. */
async function deletedView(context: Context, userId: string, home: string, id: string) {
  if (!isId(id)) return null
  const entry = await context.db.prisma.auditEntry.findFirst({
    where: {
      jurisdictionCode: home,
      entity: ENTITY,
      entityId: id.toLowerCase(),
      userId,
      type: 'VIEW_DELETED',
    },
    orderBy: { position: 'desc' },
    select: { before: true },
  })
  const before = entry?.before as { name: string; address: string; createdAt: string } | null | undefined
  return before ? { ...before, createdAt: new Date(before.createdAt) } : null
}

/**
 * Takes back a deletion of one's own: the same name and address, and the link works again. Throws `NOT_FOUND`,
 * `CONFLICT` when it is there, `BAD_INPUT` when the name was taken meanwhile.
 */
export async function restoreView(context: Context, id: string): Promise<SavedView> {
  const { userId, home } = self(context)
  const deleted = await deletedView(context, userId, home, id)
  if (!deleted) throw notFound('这个视图')
  const row = { ...deleted, id: id.toLowerCase(), userId }
  return write(context, home, async step => {
    await lockOwner(step.tx, userId)
    if (await step.tx.savedView.findUnique({ where: { id: row.id } })) throw conflict('这个视图已经恢复。')
    return toView(await addView(step, row, 'VIEW_RESTORED'), userId)
  })
}
