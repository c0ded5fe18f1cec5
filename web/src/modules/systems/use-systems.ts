import { useMemo, useRef } from 'react'
import { useLocation, useSearch } from 'wouter'
import { paths } from '../../paths.ts'
import { scopedHref } from '../../scope-url.ts'
import { readSystemList, type SystemList, systemParams } from './system-url.ts'

export interface SystemControl {
  list: SystemList
  /** Changes the address; `replace` leaves no step to go back to (typing). */
  change(patch: Partial<SystemList>, options?: { replace: boolean }): void
}

/** The state of the ledger, read from and written to the address alone. */
export function useSystems(): SystemControl {
  const search = useSearch()
  const [, navigate] = useLocation()
  const list = useMemo(() => readSystemList(search), [search])
  const latest = useRef({ search, navigate })
  latest.current = { search, navigate }
  return useMemo(
    () => ({
      list,
      change(patch, options) {
        const { search: now, navigate: go } = latest.current
        go(scopedHref(now, paths.systems(), systemParams({ ...readSystemList(now), ...patch })), options)
      },
    }),
    [list],
  )
}
