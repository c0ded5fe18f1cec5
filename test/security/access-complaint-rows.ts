import { newId } from '#api/platform/id.ts'
import { WUJIANG } from '#test/kit/builders.ts'
import { type AccessRow, OF_THE_PLACE, OFFICE, SUPERVISION, version } from './access-row.ts'

const place = WUJIANG
const limits = { signHours: 2, contactDays: 1, workingDays: 5, returnLimit: 2, extensionDays: 10 }

/** The life of tickets: the unit has the one of the world; the office and the steward take in, dispatch and decide. */
export const COMPLAINT_ROWS: Record<string, AccessRow> = {
  complaint: {
    may: [...SUPERVISION, 'unit', 'steward'],
    with: ({ complaintId }) => ({ id: complaintId }),
  },
  complaintChoices: { may: [...OF_THE_PLACE, 'steward'], with: () => ({ place }) },
  complaintLimits: { may: [...OF_THE_PLACE, 'steward'], with: () => ({ place }) },
  complaintTerms: { may: [...OFFICE, 'steward'], with: () => ({ place }) },
  addComplaintTerms: {
    may: [...OFFICE, 'steward'],
    with: (_, actor) => ({ place, kind: 'CHANNEL', names: [`渠道 ${actor}`] }),
  },
  renameComplaintTerm: {
    may: [...OFFICE, 'steward'],
    with: ({ complaintCategoryId: id }) => ({ place, kind: 'CATEGORY', id, from: '旧', name: '新' }),
  },
  setComplaintTermActive: {
    may: [...OFFICE, 'steward'],
    with: ({ complaintCategoryId: id }) => ({ place, kind: 'CATEGORY', id, active: false }),
  },
  mergeComplaintTerms: {
    may: [...OFFICE, 'steward'],
    with: ({ complaintCategoryId: id }) => ({ place, kind: 'CATEGORY', id, intoId: id }),
  },
  complaintDesk: { may: [...OF_THE_PLACE, 'steward'], with: () => ({ place }) },
  createComplaint: {
    may: [...OFFICE, 'steward'],
    with: () => ({
      input: { place, title: '路灯不亮', content: '路灯坏了。', class: 'REQUEST', key: newId() },
    }),
  },
  editComplaint: {
    may: [...OFFICE, 'steward'],
    with: ({ complaintId }) => ({ input: { id: complaintId, version, urgency: 'URGENT' } }),
  },
  actOnComplaint: {
    may: ['unit'],
    with: ({ complaintId }) => ({
      input: { id: complaintId, version, action: 'NOTE', text: '已到现场查看。' },
    }),
  },
  actOnComplaints: {
    may: ['unit'],
    with: ({ complaintId }) => ({ inputs: [{ id: complaintId, version, action: 'SIGN' }] }),
  },
  decideComplaintRequest: {
    may: [...OFFICE, 'steward'],
    with: ({ complaintRequestId }) => ({
      input: { requestId: complaintRequestId, approve: false, opinion: '请按期办理。' },
    }),
  },
  withdrawComplaintRequest: { may: ['unit'], with: ({ complaintRequestId }) => ({ id: complaintRequestId }) },
  setComplaintLimit: {
    may: ['head', 'steward'],
    with: () => ({ input: { place, ...limits, validFrom: '2024-10-16' } }),
  },
  endComplaintLimit: {
    may: ['head', 'steward'],
    with: ({ complaintLimitId }) => ({ place, id: complaintLimitId }),
  },
}
