import { WUJIANG } from '#test/kit/builders.ts'
import { type AccessRow, OF_THE_PLACE, OFFICE, SUPERVISION, version } from './access-row.ts'

const place = WUJIANG
const day = '2024-12-20'

/** Tasks, reports, extensions. */
export const TASK_ROWS: Record<string, AccessRow> = {
  // Tasks
  task: { may: OF_THE_PLACE, unseen: ['town'], with: ({ work }) => ({ id: work.taskId }) },
  tasks: { may: OF_THE_PLACE, with: () => ({ filter: { place } }) },
  milestones: { may: OF_THE_PLACE, with: () => ({ filter: { place } }) },
  previewTaskAction: {
    may: ['head'],
    with: ({ work }) => ({
      input: { action: 'SUSPEND', reason: '停', tasks: [{ id: work.taskId, version }] },
    }),
  },
  actOnTasks: {
    may: ['head'],
    with: ({ work }) => ({
      input: { action: 'SUSPEND', reason: '停', tasks: [{ id: work.taskId, version }] },
    }),
  },
  editTask: { may: OFFICE, with: ({ work }) => ({ id: work.taskId, version, edit: { title: '新题名' } }) },
  breakDownTask: {
    may: OFFICE,
    unseen: ['town'],
    with: ({ work, unitId }) => ({
      id: work.taskId,
      version,
      parts: [{ title: '分解', placeCode: place, leadIds: [unitId], dueOn: day }],
    }),
  },
  setSubTaskWeight: {
    may: OFFICE,
    unseen: ['town'],
    with: ({ work }) => ({ id: work.childId, version, weight: 2 }),
  },
  signAssignment: { may: ['unit'], with: ({ unsigned }) => ({ id: unsigned.assignmentId, version }) },
  signAssignments: { may: ['unit'], with: ({ work }) => ({ ids: [work.assignmentId] }) },
  returnDuty: {
    may: ['unit'],
    with: ({ unsigned }) => ({ assignmentId: unsigned.assignmentId, version, reason: '不属本单位' }),
  },
  decideDutyReturn: {
    may: ['head'],
    with: ({ dutyReturnId }) => ({ id: dutyReturnId, accept: false, opinion: '仍由你单位承担' }),
  },
  dutyReturns: { may: SUPERVISION, with: () => ({ place }) },
  setAssignmentContacts: {
    may: ['head', 'supervisor', 'unit'],
    with: ({ work }) => ({ assignmentId: work.assignmentId, version, contacts: { contact: '张三' } }),
  },
  completeMilestone: {
    may: SUPERVISION,
    with: ({ work }) => ({ id: work.milestoneId, doneOn: '2024-10-14' }),
  },
  reopenMilestone: { may: SUPERVISION, with: ({ work }) => ({ id: work.milestoneId, reason: '有误' }) },
  reexpandGroups: { may: SUPERVISION, unseen: ['town'], with: ({ work }) => ({ taskId: work.taskId }) },
  // Reports and extensions
  report: {
    may: ['leader', 'head', 'supervisor', 'unit'],
    unseen: ['other', 'town'],
    with: ({ reports }) => ({ id: reports.SUBMITTED }),
  },
  reportForm: { may: ['unit'], with: ({ work }) => ({ assignmentId: work.assignmentId }) },
  reportsToReview: { may: SUPERVISION, with: () => ({ place }) },
  saveReportDraft: {
    may: ['unit'],
    with: ({ work }) => ({
      version,
      input: {
        assignmentId: work.assignmentId,
        attachmentIds: [],
        claim: 'ON_TRACK',
        percent: 50,
        text: '推进',
      },
    }),
  },
  discardReportDraft: {
    may: ['unit'],
    unseen: ['other', 'town'],
    with: ({ reports }) => ({ id: reports.DRAFT, version }),
  },
  submitReport: {
    may: ['unit'],
    with: ({ work }) => ({
      version,
      input: {
        assignmentId: work.assignmentId,
        attachmentIds: [],
        claim: 'ON_TRACK',
        percent: 50,
        text: '推进',
      },
    }),
  },
  signReport: {
    may: ['unit'],
    unseen: ['other', 'town'],
    with: ({ reports }) => ({ id: reports.SIGNING, version, accept: true }),
  },
  withdrawReport: {
    may: ['unit'],
    unseen: ['other', 'town'],
    with: ({ reports }) => ({ id: reports.SUBMITTED, version }),
  },
  previewReportReview: {
    may: OFFICE,
    with: ({ reports }) => ({ input: { approve: true, reports: [{ id: reports.SUBMITTED, version }] } }),
  },
  reviewReports: {
    may: OFFICE,
    with: ({ reports }) => ({ input: { approve: true, reports: [{ id: reports.SUBMITTED, version }] } }),
  },
  extensionsToDecide: { may: SUPERVISION, with: () => ({ place }) },
  requestExtension: {
    may: ['unit'],
    with: ({ work }) => ({
      assignmentId: work.assignmentId,
      milestoneId: work.milestoneId,
      reason: '设备未到',
      requestedDueOn: '2025-01-10',
    }),
  },
  decideExtension: {
    may: ['head'],
    with: ({ extensionId }) => ({ id: extensionId, version, approve: true, grantedDueOn: '2025-01-10' }),
  },
  withdrawExtension: {
    may: ['unit'],
    unseen: ['other', 'town'],
    with: ({ extensionId }) => ({ id: extensionId, version }),
  },
  markExtensionSeen: {
    may: ['unit'],
    unseen: ['other', 'town'],
    with: ({ extensionId }) => ({ id: extensionId }),
  },
}
