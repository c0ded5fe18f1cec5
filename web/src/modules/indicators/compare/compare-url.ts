/** How a comparison lives in its address. Pure. */
import type { LinkParams } from '../../../scope-url.ts'

export const MOST = 8
const SPANS = [12, 24, 36] as const
const SHOWN = ['values', 'change', 'yearChange'] as const

export interface CompareView {
  /** None = as the page thinks best. */
  places: readonly string[]
  periods: (typeof SPANS)[number]
  show: (typeof SHOWN)[number]
}

export const SPAN_CHOICES = SPANS
export const SHOW_CHOICES = SHOWN

/** Reads an address; whatever it does not know counts as absent. */
export function readCompare(search: string): CompareView {
  const params = new URLSearchParams(search)
  const asked = [...new Set(params.getAll('with'))].filter(code => /^\d{12}$/.test(code))
  return {
    places: asked.slice(0, MOST),
    periods: SPANS.find(one => String(one) === params.get('periods')) ?? 24,
    show: SHOWN.find(one => one === params.get('show')) ?? 'values',
  }
}

/** The view as parameters; what is usual is left out. */
export const compareParams = ({ places, periods, show }: CompareView): LinkParams => ({
  with: places,
  periods: periods === 24 ? null : periods,
  show: show === 'values' ? null : show,
})
