import { useMemo, useRef } from 'react'
import { useLocation, useSearch } from 'wouter'
import { paths } from '../../paths.ts'
import { scopedHref } from '../../scope-url.ts'
import { COLUMNS, type ColumnId, columnOf } from './office-items.ts'

interface OfficeState {
  /** The column J and K move in; the only one in sight on small screens. */
  column: ColumnId
  /** Key of the item whose panel is open. */
  item: string | null
}

export interface OfficeControl extends OfficeState {
  /** Opens an item, and with it its column; null closes the panel. */
  open(item: string | null): void
  show(column: ColumnId): void
}

function readOffice(search: string): OfficeState {
  const params = new URLSearchParams(search)
  const item = params.get('item')
  const column = columnOf(item) ?? COLUMNS.find(one => one === params.get('column'))
  return { column: column ?? 'review', item }
}

/** Which column is at hand and which item is open: both live in the address. */
export function useOffice(): OfficeControl {
  const search = useSearch()
  const [, navigate] = useLocation()
  const latest = useRef({ search, navigate })
  latest.current = { search, navigate }
  return useMemo(() => {
    const go = (next: OfficeState) => {
      const { search: now, navigate: to } = latest.current
      // A panel that opens is a step to go back from; moving from item to item is not.
      const replace = readOffice(now).item !== null || next.item === null
      const column = next.item || next.column === 'review' ? null : next.column
      to(scopedHref(now, paths.office(), { column, item: next.item }), { replace })
    }
    return {
      ...readOffice(search),
      open: item => go({ column: readOffice(latest.current.search).column, item }),
      show: column => go({ column, item: null }),
    }
  }, [search])
}
