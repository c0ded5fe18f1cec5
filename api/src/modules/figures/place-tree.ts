import type { Transaction } from '../../platform/database.ts'
import { codeRange } from '../divisions/index.ts'

export interface TreePlace {
  code: string
  name: string
  level: number
  parentCode: string | null
  retiredOn?: Date | null
}

/** The places of a jurisdiction as a tree; nothing above its root is in it. */
export interface PlaceTree {
  root: string
  get(code: string): TreePlace | null
  /** Right below it, in the order of their codes. */
  below(code: string): readonly TreePlace[]
  /** From the place itself up to the root. */
  upwards(code: string): TreePlace[]
  /** The place and everything in it. */
  within(code: string): TreePlace[]
}

export function placeTree(root: string, places: readonly TreePlace[]): PlaceTree {
  const byCode = new Map(places.map(place => [place.code, place]))
  const below = new Map<string, TreePlace[]>()
  for (const place of [...places].sort((a, b) => (a.code < b.code ? -1 : 1))) {
    if (place.code === root || place.parentCode === null) continue
    below.set(place.parentCode, [...(below.get(place.parentCode) ?? []), place])
  }
  const upwards = (code: string): TreePlace[] => {
    const place = byCode.get(code)
    if (!place) return []
    return code === root || place.parentCode === null ? [place] : [place, ...upwards(place.parentCode)]
  }
  const within = (code: string): TreePlace[] => {
    const place = byCode.get(code)
    return place ? [place, ...(below.get(code) ?? []).flatMap(({ code: child }) => within(child))] : []
  }
  return {
    root,
    get: code => byCode.get(code) ?? null,
    below: code => below.get(code) ?? [],
    upwards,
    within,
  }
}

/** The places of a jurisdiction in one statement, through a transaction or beside one. */
export async function readPlaceTree(
  reader: Pick<Transaction, 'division'>,
  jurisdictionCode: string,
): Promise<PlaceTree> {
  const { from, to } = codeRange(jurisdictionCode)
  const places = await reader.division.findMany({
    where: { code: { gte: from, lte: to } },
    select: { code: true, name: true, level: true, parentCode: true, retiredOn: true },
  })
  return placeTree(jurisdictionCode, places)
}
