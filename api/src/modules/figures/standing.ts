import { type Context, once } from '../../platform/context.ts'
import type { Day } from '../../platform/day.ts'
import { notFound } from '../../platform/errors.ts'
import { placeScope, SEES_INDICATORS } from '../access/index.ts'
import { type RuleSettings, ruleSettings } from '../divisions/index.ts'
import { type PlaceTree, readPlaceTree, type TreePlace } from './place-tree.ts'

/** What all figures of one jurisdiction and day are judged by. */
export interface Standing {
  jurisdictionCode: string
  asOf: Day
  tree: PlaceTree
  rules: RuleSettings
}

const TREES = Symbol('place trees by jurisdiction')

/** The places of a jurisdiction; one statement per request. */
export function treeOf(context: Context, jurisdictionCode: string): Promise<PlaceTree> {
  const trees = once(context, TREES, () => new Map<string, Promise<PlaceTree>>())
  const known = trees.get(jurisdictionCode)
  if (known) return known
  const tree = readPlaceTree(context.db.prisma, jurisdictionCode)
  trees.set(jurisdictionCode, tree)
  return tree
}

/** What figures of a jurisdiction are judged by on a day (today when left out). Two statements per request. */
export async function standingOf(
  context: Context,
  jurisdictionCode: string,
  asOf: Day = context.clock.today(),
): Promise<Standing> {
  const [tree, rules] = await Promise.all([
    treeOf(context, jurisdictionCode),
    ruleSettings(context, jurisdictionCode, asOf),
  ])
  return { jurisdictionCode, asOf, tree, rules }
}

/**
 * A place whose figures the viewer may read, within one jurisdiction. Throws `NOT_FOUND` for places of others and unknown
 * ones, `FORBIDDEN` outside the viewer's own part.
 */
export async function standingAt(
  context: Context,
  {
    place,
    asOf,
    jurisdictionCode,
  }: { place: string; asOf?: Day | null | undefined; jurisdictionCode?: string },
): Promise<{ standing: Standing; place: TreePlace }> {
  const scope = placeScope(context.viewer, place, SEES_INDICATORS)
  if (jurisdictionCode !== undefined && scope.jurisdictionCode !== jurisdictionCode)
    throw notFound('这个地方')
  const standing = await standingOf(context, scope.jurisdictionCode, asOf ?? undefined)
  const found = standing.tree.get(place)
  if (!found) throw notFound('这个地方')
  return { standing, place: found }
}
