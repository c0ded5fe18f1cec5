import { useMemo, useRef } from 'react'
import { useLocation, useSearch } from 'wouter'
import { paths } from '../../paths.ts'
import { scopedHref } from '../../scope-url.ts'
import { type RatingList, ratingParams, readRatingList } from './list-url.ts'

export interface RatingControl {
  list: RatingList
  /** Changes the address; `replace` leaves no step to go back to (typing). */
  change(patch: Partial<RatingList>, options?: { replace: boolean }): void
}

/** The state of the list, read from and written to the address alone. */
export function useRatings(): RatingControl {
  const search = useSearch()
  const [, navigate] = useLocation()
  const list = useMemo(() => readRatingList(search), [search])
  const latest = useRef({ search, navigate })
  latest.current = { search, navigate }
  return useMemo(
    () => ({
      list,
      change(patch, options) {
        const { search: now, navigate: go } = latest.current
        const next = ratingParams({ ...readRatingList(now), ...patch })
        go(scopedHref(now, paths.ratingList(), next), options)
      },
    }),
    [list],
  )
}
