/** The rows of the tables of the 12345 board: places below and units. */
import type { Context } from '../../platform/context.ts'
import { type Division, divisionLoader, isThereOn, LEVELS, organizationLoader } from '../divisions/index.ts'
import { type CountBy, type CountTable, lessCounts, NOBODY } from '../tallies/index.ts'
import type { ComplaintRow } from './complaint-board.type.ts'
import { type RateGround, type RowCounts, rankRows, rowFigures } from './complaint-rates.view.ts'
import { NONE_BELOW } from './place-words.ts'

/** Counts of a thing in the period and the one before. */
export const rowCounts = (table: CountTable, by: CountBy, key: string): RowCounts => ({
  kept: table.kept(by, key),
  whole: table.whole(by, key),
  before: table.kept(by, key, 1),
  receivedBefore: table.whole(by, key, 1).received,
})

/** What lies in none of the places below. */
function restCounts(table: CountTable, children: readonly Division[]): RowCounts {
  const rows = children.map(({ code }) => rowCounts(table, 'PLACE', code))
  const all = rowCounts(table, 'ALL', '')
  return {
    kept: lessCounts(
      all.kept,
      rows.map(({ kept }) => kept),
    ),
    whole: lessCounts(
      all.whole,
      rows.map(({ whole }) => whole),
    ),
    before: lessCounts(
      all.before,
      rows.map(({ before }) => before),
    ),
    receivedBefore: all.receivedBefore - rows.reduce((sum, row) => sum + row.receivedBefore, 0),
  }
}

const says = ({ whole, receivedBefore }: RowCounts): boolean =>
  receivedBefore !== 0 || Object.values(whole).some(count => count !== 0)

/** A row for each place that is there; those that are no more where something counts in them, last and unranked. */
export function placeRows(
  table: CountTable,
  place: Division,
  children: readonly Division[],
  { nameOf, ...ground }: RateGround & { nameOf(place: Division): string },
): ComplaintRow[] {
  if (children.length === 0) return []
  const all = children.map(child => ({
    ...{ child, counts: rowCounts(table, 'PLACE', child.code), there: isThereOn(child, ground.asOf) },
  }))
  const there = all.filter(one => one.there)
  const ranks = rankRows(there.map(({ counts }) => counts))
  const rows = [...there, ...all.filter(one => !one.there && says(one.counts))].map(
    ({ child, counts }, index) => ({
      ...{ place: child, organization: null, name: nameOf(child) },
      ...rowFigures(counts, ground),
      ...(ranks[index] ?? NOT_RANKED),
    }),
  )
  const rest = restCounts(table, children)
  return says(rest) ? [...rows, unranked(NONE_BELOW[place.level] ?? '其他', rest, ground)] : rows
}

/** Places by code; those that are none are left out. */
export const placesOf = async (context: Context, codes: readonly string[]): Promise<Division[]> =>
  (await divisionLoader(context).loadMany(codes)).filter(
    (row): row is Division => !(row instanceof Error) && row !== null,
  )

const NOT_RANKED = { rank: null, rankChange: null }

/** A row that is in no order with others. */
export const unranked = (name: string, counts: RowCounts, ground: RateGround): ComplaintRow => ({
  ...{ place: null, organization: null, name },
  ...rowFigures(counts, ground),
  ...NOT_RANKED,
})

/** Units, the one with the most to be closed first; what is of none last. */
export async function unitRows(
  context: Context,
  table: CountTable,
  ground: RateGround,
): Promise<ComplaintRow[]> {
  const found = table.keys('UNIT').map(id => ({ id, counts: rowCounts(table, 'UNIT', id) }))
  const units = found.filter(({ id, counts }) => id !== NOBODY && says(counts))
  const organizations = await organizationLoader(context).loadMany(units.map(({ id }) => id))
  const ranks = rankRows(units.map(({ counts }) => counts))
  const rows = units.map(({ counts }, index): ComplaintRow => {
    const organization = organizations[index]
    const known = organization instanceof Error ? null : (organization ?? null)
    return {
      ...{ place: null, organization: known, name: known?.name ?? '已撤销的单位' },
      ...rowFigures(counts, ground),
      ...(ranks[index] ?? NOT_RANKED),
    }
  })
  rows.sort((one, other) => other.total - one.total || other.received - one.received)
  const nobody = rowCounts(table, 'UNIT', NOBODY)
  return says(nobody) ? [...rows, unranked('未明确承办单位', nobody, ground)] : rows
}

/** Of a county: those in none of its towns. Towns and villages are places enough. */
export const unplacedOf = (table: CountTable, place: Division, children: readonly Division[]): number =>
  place.level >= LEVELS.TOWN ? 0 : restCounts(table, children).whole.received
