import type { CockpitGapKind } from '../../graphql/generated/graphql.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { NOBODY } from '../complaints/board/ticket-links.ts'
import { complaintParams } from '../complaints/index.ts'
import { useTaskLists } from './task-list-links.ts'

/**
 * Addresses of the lists of what lacks an owner, a date or a fresh value; each holds exactly what its count counts.
 * Tickets are those received in `days`.
 */
export function useGapLists(days?: { from: string; until: string }) {
  const { href } = useScope()
  const lists = useTaskLists()
  const received = { measure: 'RECEIVED' as const, from: days?.from ?? null, until: days?.until ?? null }
  return (kind: CockpitGapKind): string | null => {
    switch (kind) {
      case 'TASKS_WITHOUT_LEAD':
        return lists.noLead()
      case 'TASKS_WITHOUT_DUE_DATE':
        return lists.noDue()
      case 'TASKS_WITHOUT_REPORT':
        return lists.noReport()
      case 'INDICATORS_WITHOUT_FRESH_VALUE':
        return href(paths.indicators(), { missing: 'value' })
      case 'INDICATORS_WITHOUT_OWNER':
        return href(paths.indicators(), { missing: 'owner' })
      case 'COMPLAINTS_WITHOUT_PLACE':
        return href(paths.complaintList(), complaintParams({ ...received, unplaced: true }))
      case 'COMPLAINTS_WITHOUT_UNIT':
        return href(paths.complaintList(), complaintParams({ ...received, unit: NOBODY }))
    }
  }
}
