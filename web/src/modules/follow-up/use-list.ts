import { useMemo, useRef } from 'react'
import { useLocation, useSearch } from 'wouter'
import { scopedHref } from '../../scope-url.ts'
import { type List, listParams, readList } from './list-url.ts'

export interface ListControl {
  list: List
  /** Changes the address; `replace` leaves no step to go back to (typing). */
  change(patch: Partial<List>, options?: { replace: boolean }): void
}

/** The state of the list at `path`, read from and written to the address alone. */
export function useList(path: string): ListControl {
  const search = useSearch()
  const [, navigate] = useLocation()
  const list = useMemo(() => readList(search), [search])
  const latest = useRef({ search, navigate })
  latest.current = { search, navigate }
  return useMemo(
    () => ({
      list,
      change(patch, options) {
        const { search: now, navigate: go } = latest.current
        go(scopedHref(now, path, listParams({ ...readList(now), ...patch })), options)
      },
    }),
    [list, path],
  )
}
