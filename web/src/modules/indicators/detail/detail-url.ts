/** How the page of an indicator lives in its address, beside place and date. Pure. */
import type { LinkParams } from '../../../scope-url.ts'

export interface Cell {
  place: string
  period: string
  /** Only what the place itself reported, not what lies below it. */
  own: boolean
}

export interface DetailView {
  /** Whose places the heat map shows; null = as the page thinks best. */
  heat: string | null
  /** Periods of the heat map. */
  periods: 12 | 24
  below: 'list' | 'map'
  /** Whose panel is open. */
  cell: Cell | null
}

const CELL = /^(\d{12})\.(\d{4}(?:-(?:\d{2}|Q[1-4]|H[12]))?)(\.own)?$/

/** Reads an address; whatever it does not know counts as absent. */
export function readDetail(search: string): DetailView {
  const params = new URLSearchParams(search)
  const heat = params.get('heat')
  const [, place, period, own] = CELL.exec(params.get('cell') ?? '') ?? []
  return {
    heat: heat && /^\d{12}$/.test(heat) ? heat : null,
    periods: params.get('periods') === '24' ? 24 : 12,
    below: params.get('below') === 'map' ? 'map' : 'list',
    cell: place && period ? { place, period, own: own !== undefined } : null,
  }
}

/** The view as parameters; what is usual is left out. */
export const detailParams = ({ heat, periods, below, cell }: DetailView): LinkParams => ({
  heat,
  periods: periods === 12 ? null : periods,
  below: below === 'list' ? null : below,
  cell: cell ? `${cell.place}.${cell.period}${cell.own ? '.own' : ''}` : null,
})
