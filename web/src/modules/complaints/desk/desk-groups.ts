/** The groups of the ticket desk and what is done in each. Pure. */
import type { ComplaintAction } from '../../../graphql/generated/graphql.ts'
import type { TicketRow } from '../ticket-row.ts'

/** In the order of the desk: what only managers do first, as others wait for it. */
export const DESK_GROUPS = [
  'DISPATCH',
  'DECIDE',
  'SIGN',
  'CONTACT',
  'HANDLE',
  'CALL_BACK',
  'ARCHIVE',
] as const
export type DeskGroupKey = (typeof DESK_GROUPS)[number]

/** The step that takes a ticket out of its group; DECIDE has a form of its own. */
export const STEP_OF: Readonly<Record<DeskGroupKey, ComplaintAction | null>> = {
  DISPATCH: 'DISPATCH',
  DECIDE: null,
  SIGN: 'SIGN',
  CONTACT: 'CONTACT',
  HANDLE: 'FINISH',
  CALL_BACK: 'CALL_BACK',
  ARCHIVE: 'ARCHIVE',
}

/** A ticket of the desk; the same one may wait in two groups. */
export interface DeskRow extends TicketRow {
  group: DeskGroupKey
  /** Unique on the desk: group and ticket. */
  key: string
}

interface Group {
  key: string
  rows: readonly TicketRow[]
}

const isGroup = (key: string): key is DeskGroupKey => DESK_GROUPS.some(one => one === key)

/** The rows of the desk under each other, groups in their order; `only` leaves the others out. */
export function deskRows(groups: readonly Group[], only: DeskGroupKey | null): DeskRow[] {
  return DESK_GROUPS.filter(key => only === null || key === only).flatMap(key =>
    groups
      .filter(group => group.key === key && isGroup(group.key))
      .flatMap(group => group.rows.map(row => ({ ...row, group: key, key: `${key}:${row.id}` }))),
  )
}

/** The row to go on with once this one is done: the next below, else the one above; null when it was the last. */
export function nextOf(rows: readonly DeskRow[], key: string): string | null {
  const at = rows.findIndex(row => row.key === key)
  if (at < 0) return null
  const row = rows[at]
  const others = rows.filter(one => one.id !== row?.id)
  const below = rows.slice(at + 1).find(one => one.id !== row?.id)
  return below?.key ?? others[others.length - 1]?.key ?? null
}
