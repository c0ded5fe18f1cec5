import type { CockpitGapKind } from '../../graphql/generated/graphql.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { NOBODY } from '../complaints/board/ticket-links.ts'
import { complaintParams } from '../complaints/index.ts'
import { useTaskLists } from './task-list-links.ts'

/** Addresses of the lists of what lacks an owner, a date or a fresh value; each holds exactly what its count counts. */
export function useGapLists(days?: { from: string; until: string }) {
  const { href } = useScope()
  const lists = useTaskLists()
  const received = { measure: 'RECEIVED' as const, from: days?.from ?? null, until: days?.until ?? null }
  const to: Record<CockpitGapKind, () => string | null> = {
    TASKS_WITHOUT_LEAD: lists.noLead,
    TASKS_WITHOUT_DUE_DATE: lists.noDue,
    TASKS_WITHOUT_REPORT: () => null,
    INDICATORS_WITHOUT_FRESH_VALUE: () => href(paths.indicators(), { gap: 'stale' }),
    INDICATORS_WITHOUT_OWNER: () => href(paths.indicators(), { gap: 'owner' }),
    COMPLAINTS_WITHOUT_PLACE: () =>
      href(paths.complaintList(), complaintParams({ ...received, unplaced: true })),
    COMPLAINTS_WITHOUT_UNIT: () =>
      href(paths.complaintList(), complaintParams({ ...received, unit: NOBODY })),
  }
  return (kind: CockpitGapKind) => to[kind]()
}
