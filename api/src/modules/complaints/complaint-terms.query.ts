import DataLoader from 'dataloader'
import { type Context, once } from '../../platform/context.ts'
import { placeScope, SEES_INDICATORS } from '../access/index.ts'
import type { RecordKey } from '../attachments/index.ts'
import type {
  ComplaintCategory,
  ComplaintChannel,
  ComplaintChoices,
  ComplaintSource,
} from './complaint-terms.type.ts'

const keyOf = ({ jurisdictionCode, id }: RecordKey): string => `${jurisdictionCode} ${id}`

function byId<Row extends RecordKey>(
  context: Context,
  symbol: symbol,
  read: (where: { jurisdictionCode: { in: string[] }; id: { in: string[] } }) => Promise<Row[]>,
): DataLoader<RecordKey, Row | null, string> {
  return once(
    context,
    symbol,
    () =>
      new DataLoader<RecordKey, Row | null, string>(
        async keys => {
          const rows = await read({
            jurisdictionCode: { in: [...new Set(keys.map(key => key.jurisdictionCode))] },
            id: { in: [...new Set(keys.map(({ id }) => id))] },
          })
          const found = new Map(rows.map(row => [keyOf(row), row]))
          return keys.map(key => found.get(keyOf(key)) ?? null)
        },
        { cacheKeyFn: keyOf },
      ),
  )
}

const CATEGORIES = Symbol('categories of tickets')
const CHANNELS = Symbol('channels of tickets')
const SOURCES = Symbol('sources of tickets')

/** Categories by jurisdiction and id, batched over the request. */
export const categoryLoader = (context: Context): DataLoader<RecordKey, ComplaintCategory | null, string> =>
  byId(context, CATEGORIES, where => context.db.prisma.complaintCategory.findMany({ where }))

/** Channels by jurisdiction and id, batched over the request. */
export const channelLoader = (context: Context): DataLoader<RecordKey, ComplaintChannel | null, string> =>
  byId(context, CHANNELS, where => context.db.prisma.complaintChannel.findMany({ where }))

/** Sources by jurisdiction and id, batched over the request. */
export const sourceLoader = (context: Context): DataLoader<RecordKey, ComplaintSource | null, string> =>
  byId(context, SOURCES, where => context.db.prisma.complaintSource.findMany({ where }))

/** Choices of the filters and forms of a place. Throws as `placeScope` does. */
export async function complaintChoices(context: Context, place: string): Promise<ComplaintChoices> {
  const { jurisdictionCode } = placeScope(context.viewer, place, SEES_INDICATORS)
  const { prisma } = context.db
  const [sources, channels, categories] = await Promise.all([
    prisma.complaintSource.findMany({ where: { jurisdictionCode }, orderBy: { name: 'asc' } }),
    prisma.complaintChannel.findMany({ where: { jurisdictionCode }, orderBy: { name: 'asc' } }),
    prisma.complaintCategory.findMany({ where: { jurisdictionCode }, orderBy: { path: 'asc' } }),
  ])
  return { sources, channels, categories }
}
