import type { Context } from '../../platform/context.ts'
import type { LibraryIndicator } from '../indicators/index.ts'
import { seriesLoader } from './figure.query.ts'
import type { TreePlace } from './place-tree.ts'
import type { Standing } from './standing.ts'
import { obligedOf, ownPartRows, type PlaceRows } from './state.rules.ts'

/** The figures of an indicator at a place, as known on the day of `standing`. */
export async function rowsAt(
  context: Context,
  { jurisdictionCode, asOf }: Standing,
  { id: indicatorId }: Pick<LibraryIndicator, 'id'>,
  place: TreePlace,
  periods: number,
): Promise<PlaceRows> {
  const key = { jurisdictionCode, indicatorId, placeCode: place.code, asOf, periods }
  return { place, ownPart: false, rows: await seriesLoader(context).load(key) }
}

/** Whether a place has to do with an indicator: it owes it, has figures, or lies above somebody who owes it. */
const concerns = (standing: Standing, indicator: LibraryIndicator, series: PlaceRows): boolean =>
  series.rows.length > 0 || obligedOf(standing, indicator, series, standing.asOf, 0) > 0

/** The own part of a place, where that is a part and not the whole of it (区直, 镇本级). */
function ownPartOf(standing: Standing, indicator: LibraryIndicator, series: PlaceRows): PlaceRows[] {
  if (indicator.ownFigure !== 'PART' || standing.tree.below(series.place.code).length === 0) return []
  const own = ownPartRows(series)
  return concerns(standing, indicator, own) ? [own] : []
}

/** The own part and the places right below, in the order of their codes; all of them, or those it has to do with. */
export async function rowsBelow(
  context: Context,
  standing: Standing,
  indicator: LibraryIndicator,
  place: TreePlace,
  periods: { own: number; below: number },
): Promise<{ own: PlaceRows; below: PlaceRows[]; concerned: PlaceRows[] }> {
  const [own, ...below] = await Promise.all([
    rowsAt(context, standing, indicator, place, periods.own),
    ...standing.tree
      .below(place.code)
      .map(child => rowsAt(context, standing, indicator, child, periods.below)),
  ])
  const all = [...ownPartOf(standing, indicator, own), ...below]
  return { own, below: all, concerned: all.filter(series => concerns(standing, indicator, series)) }
}
