/** How the board of complaints lives in its address. Pure. */
import type { LinkParams } from '../../../scope-url.ts'
import { type PeriodView, periodParams, readPeriod } from '../../periods/period-url.ts'

/** What colours the places: how many, or one of the rates. */
export const PLACE_MEASURES = ['received', 'onTime', 'response', 'resolved', 'satisfied'] as const
export type PlaceMeasure = (typeof PLACE_MEASURES)[number]

export interface BoardView extends PeriodView {
  category: string | null
  unit: string | null
  channel: string | null
  categories: 'bars' | 'treemap'
  places: PlaceMeasure
}

const oneOf = <Value extends string>(values: readonly Value[], text: string | null): Value =>
  values.find(value => value === text) ?? (values[0] as Value)

const idOf = (text: string | null): string | null => (text && /^[0-9a-f-]{36}$/i.test(text) ? text : null)

/** Reads an address; whatever it does not know counts as absent. */
export function readBoard(search: string): BoardView {
  const params = new URLSearchParams(search)
  return {
    ...readPeriod(search),
    category: idOf(params.get('category')),
    unit: idOf(params.get('unit')),
    channel: idOf(params.get('channel')),
    categories: oneOf(['bars', 'treemap'] as const, params.get('categories')),
    places: oneOf(PLACE_MEASURES, params.get('places')),
  }
}

/** The view as parameters; what is usual is left out. */
export const boardParams = ({
  period,
  own,
  category,
  unit,
  channel,
  categories,
  places,
}: BoardView): LinkParams => ({
  ...periodParams({ period, own }),
  category,
  unit,
  channel,
  categories: categories === 'bars' ? null : categories,
  places: places === 'received' ? null : places,
})
