import type { Context } from '../../platform/context.ts'
import type { PlaceScope } from '../access/index.ts'
import { isWithin, type MergedBeside, mergedBeside } from '../divisions/index.ts'

/** Which places besides the one asked for count in it on a day, as far as the viewer reads tickets there. */
export async function ticketsBeside(
  context: Context,
  { jurisdictionCode, place, everything, scopeCodes }: PlaceScope,
): Promise<MergedBeside> {
  if (place === jurisdictionCode) return () => []
  const beside = await mergedBeside(context, place)
  // Units read their own tickets wherever they lie, operators what lies in their part of the tree.
  const reads = (code: string) =>
    everything || scopeCodes.length === 0 || scopeCodes.some(own => isWithin(code, own))
  return day => beside(day).filter(reads)
}
