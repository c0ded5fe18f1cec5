import { useMemo, useRef } from 'react'
import { useLocation, useSearch } from 'wouter'
import { type LinkParams, scopedHref } from './scope-url.ts'

/** Where a list lives and how its address is read and written; the functions keep their identity. */
interface ListAddress<List> {
  path: string
  read(search: string): List
  params(list: NoInfer<List>): LinkParams
}

export interface AddressListControl<List> {
  list: List
  /** Changes the address; `replace` leaves no step to go back to (typing). */
  change(patch: Partial<List>, options?: { replace: boolean }): void
}

/** The state of a list (its filters, order, what is open), read from and written to the address alone. */
export function useAddressList<List extends object>({
  path,
  read,
  params,
}: ListAddress<List>): AddressListControl<List> {
  const search = useSearch()
  const [, navigate] = useLocation()
  const list = useMemo(() => read(search), [search, read])
  const latest = useRef({ search, navigate })
  latest.current = { search, navigate }
  return useMemo(
    () => ({
      list,
      change(patch, options) {
        const { search: now, navigate: go } = latest.current
        go(scopedHref(now, path, params({ ...read(now), ...patch })), options)
      },
    }),
    [list, path, read, params],
  )
}
