import { useLocation, useSearch } from 'wouter'
import { paths } from '../../../paths.ts'
import { useScope } from '../../../scope.tsx'
import { type Cell, type DetailView, detailParams, readDetail } from './detail-url.ts'

export interface Detail {
  view: DetailView
  change(next: Partial<DetailView>): void
  /** Address of this page at another place. */
  at(code: string | null): string
  /** Address of this page with the panel of one place and period. */
  cellHref(cell: Cell): string
}

/** What the page of an indicator shows, kept in the address: the browser's back restores it. */
export function useDetail(id: string): Detail {
  const { href } = useScope()
  const [, navigate] = useLocation()
  const view = readDetail(useSearch())
  const to = (next: Partial<DetailView>) => href(paths.indicator(id), detailParams({ ...view, ...next }))
  return {
    view,
    change: next => navigate(to(next)),
    at: code =>
      href(paths.indicator(id), { ...detailParams({ ...view, heat: null, cell: null }), place: code }),
    cellHref: cell => to({ cell }),
  }
}
