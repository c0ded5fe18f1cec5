import { WUJIANG } from '#test/kit/builders.ts'
import { type AccessRow, SUPERVISION } from './access-row.ts'

/** 12345 of the whole county: a unit's board counts the unit's own tickets. */
export const COMPLAINT_BOARD_ROWS: Record<string, AccessRow> = {
  complaintBoard: { may: [...SUPERVISION, 'unit', 'other', 'steward'], with: () => ({ place: WUJIANG }) },
}
