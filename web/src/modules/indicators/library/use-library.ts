import { useMemo, useRef } from 'react'
import { useLocation, useSearch } from 'wouter'
import { paths } from '../../../paths.ts'
import { scopedHref } from '../../../scope-url.ts'
import { type Library, libraryParams, readLibrary } from './library-url.ts'

export interface LibraryControl {
  library: Library
  /** Changes the address; `replace` leaves no step to go back to (typing). */
  change(patch: Partial<Library>, options?: { replace: boolean }): void
}

/** The filters of the library, read from and written to the address alone. */
export function useLibrary(): LibraryControl {
  const search = useSearch()
  const [, navigate] = useLocation()
  const latest = useRef({ search, navigate })
  latest.current = { search, navigate }
  return useMemo(
    () => ({
      library: readLibrary(search),
      change(patch, options) {
        const { search: now, navigate: go } = latest.current
        const next = libraryParams({ ...readLibrary(now), ...patch })
        go(scopedHref(now, paths.indicatorLibrary(), next), options)
      },
    }),
    [search],
  )
}
