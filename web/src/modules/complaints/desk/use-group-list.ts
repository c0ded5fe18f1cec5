import { paths } from '../../../paths.ts'
import { useScope } from '../../../scope.tsx'
import { complaintParams } from '../list/list-url.ts'
import type { DeskGroupKey } from './desk-groups.ts'

/** The state that all tickets of a group are in; none where other facts decide. */
const STATES = {
  DISPATCH: ['RECEIVED'],
  SIGN: ['DISPATCHED'],
  CONTACT: null,
  HANDLE: ['HANDLING'],
  DECIDE: null,
  CALL_BACK: ['FINISHED'],
  ARCHIVE: ['CALLED_BACK'],
} as const satisfies Record<DeskGroupKey, readonly string[] | null>

/** The list of a group's tickets, where a state tells them. */
export function useGroupList(group: DeskGroupKey): string | null {
  const { href } = useScope()
  const states = STATES[group]
  return states ? href(paths.complaintList(), complaintParams({ states, sort: 'DUE' })) : null
}
