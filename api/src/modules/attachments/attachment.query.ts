import DataLoader from 'dataloader'
import type { Attachment as AttachmentRow } from '#prisma'
import { type Context, once } from '../../platform/context.ts'
import { isId } from '../../platform/id.ts'

/** A record of one jurisdiction. */
export interface RecordKey {
  jurisdictionCode: string
  id: string
}

type AttachmentLoader = DataLoader<RecordKey, AttachmentRow[], string>

const LOADERS = Symbol('attachments by entity and record')

/** The files of records of one kind, in their order; one statement for all of a request. No policy: ask before showing. */
export function attachmentLoader(context: Context, entity: string): AttachmentLoader {
  const loaders = once(context, LOADERS, () => new Map<string, AttachmentLoader>())
  const known = loaders.get(entity)
  if (known) return known
  const made: AttachmentLoader = new DataLoader(keys => filesOf(context, entity, keys), { cacheKeyFn: keyOf })
  loaders.set(entity, made)
  return made
}

const keyOf = ({ jurisdictionCode, id }: RecordKey): string => `${jurisdictionCode} ${id}`

async function filesOf(
  { db }: Context,
  entity: string,
  keys: readonly RecordKey[],
): Promise<AttachmentRow[][]> {
  const rows = await db.prisma.attachment.findMany({
    where: {
      jurisdictionCode: { in: [...new Set(keys.map(key => key.jurisdictionCode))] },
      entity,
      entityId: { in: keys.map(({ id }) => id) },
      removedAt: null,
    },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
  })
  const byRecord = new Map<string, AttachmentRow[]>(keys.map(key => [keyOf(key), []]))
  for (const row of rows) {
    const { jurisdictionCode, entityId } = row
    byRecord.get(keyOf({ jurisdictionCode, id: entityId ?? '' }))?.push(row)
  }
  return keys.map(key => byRecord.get(keyOf(key)) ?? [])
}

/** A file by id within the viewer's jurisdictions; null when there is none or it was removed. */
export async function findAttachment({ db, viewer }: Context, id: string): Promise<AttachmentRow | null> {
  if (!isId(id) || viewer === null) return null
  const codes = [...new Set(viewer.grants.map(({ jurisdictionCode }) => jurisdictionCode))]
  return db.prisma.attachment.findFirst({ where: { jurisdictionCode: { in: codes }, id, removedAt: null } })
}
