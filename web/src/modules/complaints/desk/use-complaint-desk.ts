import { useMemo, useRef } from 'react'
import { useLocation, useSearch } from 'wouter'
import { paths } from '../../../paths.ts'
import { scopedHref } from '../../../scope-url.ts'
import { DESK_GROUPS, type DeskGroupKey } from './desk-groups.ts'

interface DeskState {
  group: DeskGroupKey | null
  /** Key of the row whose panel is open. */
  item: string | null
}

export interface ComplaintDeskControl extends DeskState {
  change(patch: Partial<DeskState>): void
}

function readDesk(search: string): DeskState {
  const params = new URLSearchParams(search)
  const group = params.get('group')
  return { group: DESK_GROUPS.find(one => one === group) ?? null, item: params.get('item') }
}

/** Which group is shown and which row is open: both live in the address. */
export function useComplaintDesk(): ComplaintDeskControl {
  const search = useSearch()
  const [, navigate] = useLocation()
  const latest = useRef({ search, navigate })
  latest.current = { search, navigate }
  return useMemo(
    () => ({
      ...readDesk(search),
      change(patch) {
        const { search: now, navigate: go } = latest.current
        const { group, item } = { ...readDesk(now), ...patch }
        // A panel that opens is a step to go back from; changing from row to row is not.
        const replace = readDesk(now).item !== null
        go(scopedHref(now, paths.complaintDesk(), { group, item }), { replace })
      },
    }),
    [search],
  )
}
