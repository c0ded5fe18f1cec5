import type { Attachment as AttachmentRow } from '#prisma'
import type { Context, Viewer } from '../../platform/context.ts'
import { badInput, conflict, notFound } from '../../platform/errors.ts'
import { allow, refusal } from '../../platform/guard.ts'
import { isId, newId } from '../../platform/id.ts'
import { type Write, write } from '../../platform/write.ts'
import { canHandInFiles, jurisdictionForFiles } from './attachment.policy.ts'
import { attachmentLoader, findAttachment } from './attachment.query.ts'
import { harmlessName } from './file-name.rules.ts'
import type { ReceivedFile } from './received-file.ts'

/** Files one record may hold, and files one person may leave lying without a record. */
const MOST_FILES = 20
const MOST_LOOSE = 200

/**
 * Who may hand in a file at a place, before a byte is read. Returns the jurisdiction. Throws `UNAUTHENTICATED`,
 * `FORBIDDEN`, `NOT_FOUND`; `BAD_INPUT` when too many files of the person belong to nothing yet.
 */
export async function requireUpload({ viewer, db }: Context, place: string): Promise<string> {
  allow(canHandInFiles(viewer), viewer)
  const jurisdictionCode = jurisdictionForFiles(viewer, place)
  const loose = await db.prisma.attachment.count({
    where: { jurisdictionCode, createdById: viewer?.id ?? '', entity: null, removedAt: null },
  })
  if (loose >= MOST_LOOSE)
    throw badInput('file', `您有 ${loose} 个已上传的文件还没有随填报提交。请先提交填报，再继续上传。`)
  return jurisdictionCode
}

/** Keeps a file that was received and looked at. It belongs to nothing until a record takes it with `attach`. */
export async function keepFile(
  context: Context,
  jurisdictionCode: string,
  file: ReceivedFile,
): Promise<AttachmentRow> {
  const viewer = requireViewer(context)
  const { hash, size, mediaType } = file
  await context.files.put(hash, file.bytes())
  const kept = await write(context, jurisdictionCode, async ({ tx, record }) => {
    const row = await tx.attachment.create({
      data: {
        ...{ id: newId(), jurisdictionCode, hash, size, mediaType, name: harmlessName(file.name) },
        ...{ createdAt: context.clock.now(), createdById: viewer.id, createdBy: viewer.name },
      },
    })
    const after = { name: row.name, size, mediaType, hash }
    await record({ type: 'ATTACHMENT_UPLOADED', entity: 'Attachment', entityId: row.id, after })
    return row
  })
  // A sweep at the same moment may have taken old bytes of the same content away before the row stood.
  if (!(await context.files.has(hash))) await context.files.put(hash, file.bytes())
  return kept
}

/** Takes a file of one's own back that no record holds. Throws `NOT_FOUND`; `CONFLICT` when a record holds it. */
export async function removeAttachment(context: Context, id: string): Promise<boolean> {
  const viewer = requireViewer(context)
  const row = await findAttachment(context, id)
  if (!row || row.createdById !== viewer.id) throw notFound('这个附件')
  const held = () => conflict('这个附件已随记录保存。请在草稿里移除它并保存；已提交的记录不能再改附件。')
  if (row.entity !== null) throw held()
  const { jurisdictionCode, name, hash } = row
  await write(context, jurisdictionCode, async ({ tx, record }) => {
    const { count } = await tx.attachment.updateMany({
      where: { jurisdictionCode, id, entity: null, removedAt: null },
      data: { removedAt: context.clock.now() },
    })
    if (count === 0) throw held()
    const before = { name, hash }
    await record({ type: 'ATTACHMENT_REMOVED', entity: 'Attachment', entityId: id, before })
  })
  return true
}

/** A record and the files it shall hold, in that order. */
export interface Attaching {
  jurisdictionCode: string
  /** Entity name as in the audit log. */
  entity: string
  entityId: string
  ids: readonly string[]
}

/**
 * Makes `ids` the files of a record, inside the write that saves it: links those the viewer handed in, keeps those it
 * holds already, and lets go of the others. Throws `BAD_INPUT` (`attachmentIds`) for files of others, of other records,
 * removed ones and too many; records the change when there is one.
 */
export async function attach(step: Write, context: Context, target: Attaching): Promise<void> {
  const { jurisdictionCode, entity, entityId } = target
  const ids = [...new Set(target.ids)]
  if (ids.length > MOST_FILES)
    throw badInput('attachmentIds', `一条记录最多附 ${MOST_FILES} 个文件，请合并或打包。`)
  const rows = await wantedRows(step, context, target, ids)
  const held = await step.tx.attachment.findMany({
    where: { jurisdictionCode, entity, entityId, removedAt: null },
    orderBy: { position: 'asc' },
  })
  if (held.length === ids.length && held.every(({ id }, index) => id === ids[index])) return
  await step.tx.attachment.updateMany({
    where: { jurisdictionCode, entity, entityId, id: { notIn: ids } },
    data: { entity: null, entityId: null, position: 0 },
  })
  for (const [position, id] of ids.entries()) await link(step, target, id, position)
  attachmentLoader(context, entity).clear({ jurisdictionCode, id: entityId })
  const names = (files: readonly { name: string }[]) => files.map(({ name }) => name)
  const change = { before: { files: names(held) }, after: { files: names(rows) } }
  await step.record({ type: 'ATTACHMENTS_CHANGED', entity, entityId, ...change })
}

async function wantedRows(
  { tx }: Write,
  context: Context,
  { jurisdictionCode, entity, entityId }: Attaching,
  ids: readonly string[],
): Promise<AttachmentRow[]> {
  if (!ids.every(isId)) throw badInput('attachmentIds', '附件编号不正确，请重新上传附件。')
  if (ids.length === 0) return []
  const rows = await tx.attachment.findMany({
    where: { jurisdictionCode, id: { in: [...ids] }, removedAt: null },
  })
  const byId = new Map(rows.map(row => [row.id, row]))
  return ids.map(id => {
    const row = byId.get(id)
    if (!row) throw badInput('attachmentIds', '有附件已不存在，请移除后重新上传。')
    const isHeld = row.entity === entity && row.entityId === entityId
    const isOwn = row.entity === null && row.createdById === context.viewer?.id
    if (!isHeld && !isOwn)
      throw badInput('attachmentIds', `附件“${row.name}”不是您上传的，或已附在别的记录上，请重新上传。`)
    return row
  })
}

/** Of two records that take the same file at the same moment, one wins. */
async function link({ tx }: Write, target: Attaching, id: string, position: number): Promise<void> {
  const { jurisdictionCode, entity, entityId } = target
  const { count } = await tx.attachment.updateMany({
    where: { jurisdictionCode, id, removedAt: null, OR: [{ entity: null }, { entity, entityId }] },
    data: { entity, entityId, position },
  })
  if (count === 0) throw conflict('有附件刚刚被移除或附到了别的记录上，请刷新后重新上传。')
}

function requireViewer({ viewer }: Context): Viewer {
  if (viewer === null) throw refusal(viewer)
  return viewer
}
