import type { Context } from '../../platform/context.ts'
import type { Day } from '../../platform/day.ts'
import { divisionLoader } from './division.query.ts'
import { isThereOn } from './division.rules.ts'
import type { Division } from './division.type.ts'
import { countedIn } from './merger.rules.ts'

/** Says which places count in another one besides itself on a day: those beside it that went into it. */
export type MergedBeside = (day: Day) => string[]

/** Reads what went into a place, ever; two statements at most. No policy: ask before. */
export async function mergedBeside(context: Context, code: string): Promise<MergedBeside> {
  const place = await divisionLoader(context).load(code)
  if (!place?.parentCode) return () => []
  const gone = await context.db.prisma.division.findMany({
    where: { parentCode: place.parentCode, retiredOn: { not: null }, mergedIntoCode: { not: null } },
    orderBy: { code: 'asc' },
  })
  if (gone.length === 0) return () => []
  const siblings = [place, ...gone.filter(one => one.code !== code)]
  return day => [...countedIn(siblings, day)].flatMap(([from, into]) => (into === code ? [from] : []))
}

/** Names of places as tables of a day show them: one that is no more says so, and what it went into. */
export async function namesOn(
  context: Context,
  places: readonly Division[],
  day: Day,
): Promise<(place: Division) => string> {
  const codes = places.flatMap(({ mergedIntoCode }) => mergedIntoCode ?? [])
  const found = await divisionLoader(context).loadMany(codes)
  const names = new Map(found.flatMap(row => (row && !(row instanceof Error) ? [[row.code, row.name]] : [])))
  return place => {
    if (isThereOn(place, day)) return place.name
    const into = names.get(place.mergedIntoCode ?? '')
    return into === undefined ? `${place.name}（已撤销）` : `${place.name}（已撤销，并入${into}）`
  }
}
