import { WUJIANG } from '#test/kit/builders.ts'
import { type AccessRow, OFFICE, SUPERVISION, version } from './access-row.ts'

const place = WUJIANG

/** Hot issues: the office works on them, a unit sees those with tickets of its own. */
export const HOT_ISSUE_ROWS: Record<string, AccessRow> = {
  hotIssues: { may: [...SUPERVISION, 'unit', 'other', 'steward'], with: () => ({ place }) },
  hotIssue: { may: [...SUPERVISION, 'unit', 'steward'], with: ({ hotIssueId }) => ({ id: hotIssueId }) },
  suggestForComplaint: { may: [...OFFICE, 'steward'], with: () => ({ place, text: '路灯不亮，晚上看不见' }) },
  findHotIssues: { may: OFFICE, with: () => ({ place }) },
  renameHotIssue: {
    may: OFFICE,
    with: ({ hotIssueId }) => ({ id: hotIssueId, version, title: '路灯照明不足' }),
  },
  mergeHotIssues: {
    may: OFFICE,
    with: ({ hotIssueId, otherIssueId }) => ({ id: hotIssueId, otherIds: [otherIssueId] }),
  },
  splitHotIssue: {
    may: OFFICE,
    with: ({ hotIssueId, issueTicketIds }) => ({ id: hotIssueId, complaintIds: issueTicketIds.slice(0, 1) }),
  },
  setHotIssueStatus: {
    may: OFFICE,
    with: ({ hotIssueId }) => ({ id: hotIssueId, version, status: 'WATCHED' }),
  },
  superviseAsTask: {
    may: OFFICE,
    with: ({ hotIssueId, unitId }) => ({
      input: {
        hotIssueId,
        title: '路灯照明整治',
        text: '排查修复不亮的路灯。',
        leadId: unitId,
        jointIds: [],
        dueOn: '2024-12-31',
        deliverable: '台账',
        key: `access-${hotIssueId}`,
      },
    }),
  },
  superviseAsNotice: {
    may: OFFICE,
    with: ({ hotIssueId, unitId }) => ({
      input: { hotIssueId, kind: 'SUPERVISION', organizationIds: [unitId] },
    }),
  },
}
