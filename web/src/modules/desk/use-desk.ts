import { useMemo, useRef } from 'react'
import { useLocation, useSearch } from 'wouter'
import { paths } from '../../paths.ts'
import { scopedHref } from '../../scope-url.ts'
import type { DeskKind } from './desk-query.ts'
import { KINDS } from './desk-sections.ts'

interface DeskState {
  kind: DeskKind | null
  /** Id of the row whose panel is open. */
  item: string | null
}

export interface DeskControl extends DeskState {
  change(patch: Partial<DeskState>): void
}

function readDesk(search: string): DeskState {
  const params = new URLSearchParams(search)
  const kind = params.get('kind')
  return { kind: KINDS.find(one => one === kind) ?? null, item: params.get('item') }
}

/** Which kind is shown and which row is open: both live in the address. */
export function useDesk(): DeskControl {
  const search = useSearch()
  const [, navigate] = useLocation()
  const latest = useRef({ search, navigate })
  latest.current = { search, navigate }
  return useMemo(
    () => ({
      ...readDesk(search),
      change(patch) {
        const { search: now, navigate: go } = latest.current
        const { kind, item } = { ...readDesk(now), ...patch }
        // A panel that opens is a step to go back from; changing from row to row is not.
        const replace = readDesk(now).item !== null
        go(scopedHref(now, paths.desk(), { kind, item }), { replace })
      },
    }),
    [search],
  )
}
