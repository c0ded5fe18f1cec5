import { useMemo, useRef } from 'react'
import { useLocation, useSearch } from 'wouter'
import { paths } from '../../../paths.ts'
import { scopedHref } from '../../../scope-url.ts'
import { type ComplaintList, complaintParams, readComplaintList } from './list-url.ts'

export interface ComplaintControl {
  list: ComplaintList
  /** Changes the address; `replace` leaves no step to go back to (typing). */
  change(patch: Partial<ComplaintList>, options?: { replace: boolean }): void
}

/** The state of the list, read from and written to the address alone. */
export function useComplaints(): ComplaintControl {
  const search = useSearch()
  const [, navigate] = useLocation()
  const list = useMemo(() => readComplaintList(search), [search])
  const latest = useRef({ search, navigate })
  latest.current = { search, navigate }
  return useMemo(
    () => ({
      list,
      change(patch, options) {
        const { search: now, navigate: go } = latest.current
        const next = complaintParams({ ...readComplaintList(now), ...patch })
        go(scopedHref(now, paths.complaintList(), next), options)
      },
    }),
    [list],
  )
}
