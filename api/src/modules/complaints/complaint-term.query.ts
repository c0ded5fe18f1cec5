import type { ComplaintCategory, ComplaintChannel } from '#prisma'
import type { Context } from '../../platform/context.ts'
import { allow } from '../../platform/guard.ts'
import { managesComplaints, placeScope, SEES_INDICATORS } from '../access/index.ts'
import { receivedTotals } from '../tallies/index.ts'
import { SLASH } from './category-tree.rules.ts'
import { type ComplaintTerm, ComplaintTermKind, type ComplaintTerms } from './complaint-terms.type.ts'

/** The jurisdiction whose categories and channels the viewer keeps. Throws as `placeScope` does, and `FORBIDDEN`. */
export function keptTerms({ viewer }: Context, place: string): string {
  const { jurisdictionCode } = placeScope(viewer, place, SEES_INDICATORS)
  allow(managesComplaints(viewer, jurisdictionCode), viewer)
  return jurisdictionCode
}

/** Categories and channels of a place's jurisdiction with their use. Three statements. Throws as `keptTerms` does. */
export async function complaintTerms(context: Context, place: string): Promise<ComplaintTerms> {
  const jurisdictionCode = keptTerms(context, place)
  const { prisma } = context.db
  const [categories, channels, totals] = await Promise.all([
    prisma.complaintCategory.findMany({ where: { jurisdictionCode } }),
    prisma.complaintChannel.findMany({ where: { jurisdictionCode }, orderBy: { name: 'asc' } }),
    receivedTotals(context, jurisdictionCode),
  ])
  const paths = new Map(categories.map(({ id, path }) => [id, path]))
  const names = new Map(channels.map(({ id, name }) => [id, name]))
  return {
    categories: categories
      .sort(byPath)
      .map(row => ofCategory(row, paths.get(row.mergedIntoId ?? '') ?? null, totals.get(row.id) ?? 0)),
    channels: channels.map(row =>
      ofChannel(row, names.get(row.mergedIntoId ?? '') ?? null, totals.get(row.id) ?? 0),
    ),
  }
}

/** Each right after the one it lies in, whatever characters the names hold. */
function byPath({ path: one }: ComplaintCategory, { path: other }: ComplaintCategory): number {
  const [ours, theirs] = [one.split(SLASH), other.split(SLASH)]
  const at = ours.findIndex((name, index) => name !== theirs[index])
  if (at < 0 || theirs[at] === undefined) return ours.length - theirs.length
  return (ours[at] ?? '').localeCompare(theirs[at], 'zh-CN')
}

const ofCategory = (
  { id, name, path, level, parentId, active, formerPaths }: ComplaintCategory,
  mergedInto: string | null,
  tickets: number,
): ComplaintTerm => ({
  ...{ kind: ComplaintTermKind.CATEGORY, id, name, path, level, parentId, active, mergedInto, tickets },
  formerNames: formerPaths,
})

const ofChannel = (
  { id, name, active, formerNames }: ComplaintChannel,
  mergedInto: string | null,
  tickets: number,
): ComplaintTerm => ({
  ...{ kind: ComplaintTermKind.CHANNEL, id, name, path: name, level: 1, parentId: null, active },
  ...{ mergedInto, tickets, formerNames },
})
