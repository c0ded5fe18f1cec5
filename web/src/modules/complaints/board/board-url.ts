/** How the board of complaints lives in its address. Pure. */
import { isDay, type LinkParams } from '../../../scope-url.ts'
import { PERIODS, type Period, type PeriodChoice } from './period.ts'

/** What colours the places: how many, or one of the rates. */
export const PLACE_MEASURES = ['received', 'onTime', 'response', 'resolved', 'satisfied'] as const
export type PlaceMeasure = (typeof PLACE_MEASURES)[number]

export interface BoardView {
  period: PeriodChoice
  /** Days of `custom`; null otherwise. */
  own: Period | null
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
  const from = params.get('from')
  const until = params.get('until')
  const own = from && until && isDay(from) && isDay(until) && from <= until ? { from, until } : null
  const period = oneOf(PERIODS, params.get('period'))
  return {
    period: period === 'custom' && !own ? 'days' : period,
    own: period === 'custom' ? own : null,
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
  period: period === 'days' ? null : period,
  from: period === 'custom' ? (own?.from ?? null) : null,
  until: period === 'custom' ? (own?.until ?? null) : null,
  category,
  unit,
  channel,
  categories: categories === 'bars' ? null : categories,
  places: places === 'received' ? null : places,
})
