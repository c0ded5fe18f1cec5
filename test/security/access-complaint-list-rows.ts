import { WUJIANG } from '#test/kit/builders.ts'
import { type AccessRow, OF_THE_PLACE, SUPERVISION } from './access-row.ts'

const place = WUJIANG

/** The list of tickets, what is masked on one, and keys of other systems. */
export const COMPLAINT_LIST_ROWS: Record<string, AccessRow> = {
  complaints: { may: [...OF_THE_PLACE, 'steward'], with: () => ({ place }) },
  unmaskComplaint: {
    may: [...SUPERVISION, 'unit', 'steward'],
    with: ({ complaintId }) => ({ id: complaintId, reason: '核对来电人联系方式' }),
  },
  serviceTokens: { may: ['security'], with: () => ({ place }) },
  createServiceToken: {
    may: ['security'],
    with: () => ({ place, name: '热线平台', sourceName: '12345 热线' }),
  },
  revokeServiceToken: {
    may: ['security'],
    with: ({ serviceTokenId }) => ({ place, id: serviceTokenId }),
  },
}
