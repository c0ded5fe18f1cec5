import { useMemo, useRef } from 'react'
import { useLocation, useSearch } from 'wouter'
import { paths } from '../../paths.ts'
import { scopedHref } from '../../scope-url.ts'
import { type HotIssueList, hotIssueParams, readHotIssues } from './hot-issue-url.ts'

export interface HotIssueControl {
  list: HotIssueList
  change(patch: Partial<HotIssueList>, options?: { replace: boolean }): void
}

/** The state of the list, read from and written to the address alone. */
export function useHotIssueList(): HotIssueControl {
  const search = useSearch()
  const [, navigate] = useLocation()
  const list = useMemo(() => readHotIssues(search), [search])
  const latest = useRef({ search, navigate })
  latest.current = { search, navigate }
  return useMemo(
    () => ({
      list,
      change(patch, options) {
        const { search: now, navigate: go } = latest.current
        go(scopedHref(now, paths.hotIssues(), hotIssueParams({ ...readHotIssues(now), ...patch })), options)
      },
    }),
    [list],
  )
}
