import { WUJIANG } from '#test/kit/builders.ts'
import { type AccessRow, OF_THE_PLACE, OFFICE, SUPERVISION, version } from './access-row.ts'

const place = WUJIANG
const day = '2024-12-20'

/** Problems, notices, escalation, instructions. */
export const NOTICE_ROWS: Record<string, AccessRow> = {
  // Problems
  problem: { may: OF_THE_PLACE, unseen: ['town'], with: ({ problems }) => ({ id: problems.OPEN }) },
  problems: { may: OF_THE_PLACE, with: () => ({ filter: { place } }) },
  raiseProblem: {
    may: ['leader', 'head', 'supervisor', 'unit'],
    with: ({ work, unitId }) => ({
      input: {
        place,
        origin: 'TASK',
        taskId: work.taskId,
        organizationId: unitId,
        title: '缺人',
        text: '缺人手',
      },
    }),
  },
  editProblem: {
    may: OFFICE,
    unseen: ['town'],
    with: ({ problems }) => ({ id: problems.OPEN, version, edit: { title: '改' } }),
  },
  submitProblem: {
    may: ['unit'],
    unseen: ['town'],
    with: ({ problems }) => ({ id: problems.OPEN, version, text: '已整改' }),
  },
  reviewProblem: {
    may: OFFICE,
    unseen: ['town'],
    with: ({ problems }) => ({ id: problems.SUBMITTED, version, accept: true }),
  },
  reopenProblem: {
    may: OFFICE,
    unseen: ['town'],
    with: ({ problems }) => ({ id: problems.CLOSED, version, dueOn: day, reason: '反弹' }),
  },
  raiseProblemFromNotice: {
    may: OFFICE,
    with: ({ notices, unitId }) => ({
      noticeId: notices.ISSUED.id,
      input: { place, origin: 'TASK', organizationId: unitId, title: '缺人', text: '缺人手' },
    }),
  },
  raiseProblemFromInstruction: {
    may: OFFICE,
    with: ({ instructionId, unitId }) => ({
      instructionId,
      input: { place, origin: 'TASK', organizationId: unitId, title: '缺人', text: '缺人手' },
    }),
  },
  // Notices and escalation
  notice: { may: OF_THE_PLACE, unseen: ['town'], with: ({ notices }) => ({ id: notices.ISSUED.id }) },
  notices: { may: OF_THE_PLACE, with: () => ({ filter: { place } }) },
  noticesByIds: {
    may: OF_THE_PLACE,
    unseen: ['town'],
    with: ({ notices }) => ({ ids: [notices.ISSUED.id] }),
  },
  previewNoticeAction: {
    may: SUPERVISION,
    with: ({ notices }) => ({ input: { action: 'SEND', notices: [{ id: notices.DRAFT.id, version }] } }),
  },
  actOnNotices: {
    may: OFFICE,
    with: ({ notices }) => ({ input: { action: 'SEND', notices: [{ id: notices.DRAFT.id, version }] } }),
  },
  draftNotice: {
    may: OFFICE,
    with: ({ work }) => ({ source: { place, kind: 'SUPERVISION', taskId: work.taskId } }),
  },
  draftNoticeFromInstruction: {
    may: OFFICE,
    with: ({ instructionId }) => ({ instructionId, kind: 'SUPERVISION' }),
  },
  editNotice: {
    may: OFFICE,
    with: ({ notices }) => ({ id: notices.DRAFT.id, version, input: { title: '改' } }),
  },
  receiveNotice: {
    may: ['unit'],
    unseen: ['town'],
    with: ({ notices }) => ({ recipientId: notices.ISSUED.recipientId, version }),
  },
  replyToNotice: {
    may: ['unit'],
    unseen: ['town'],
    with: ({ notices }) => ({ recipientId: notices.ISSUED.recipientId, version, text: '已落实' }),
  },
  reviewNoticeReply: {
    may: OFFICE,
    with: ({ notices }) => ({ recipientId: notices.REPLIED.recipientId, version, accept: true }),
  },
  proposals: { may: SUPERVISION, with: () => ({ place }) },
  previewProposals: {
    may: OFFICE,
    with: ({ proposalId }) => ({ input: { confirm: true, proposals: [{ id: proposalId, version }] } }),
  },
  decideProposals: {
    may: OFFICE,
    with: ({ proposalId }) => ({ input: { confirm: true, proposals: [{ id: proposalId, version }] } }),
  },
  escalationRuns: { may: SUPERVISION, with: () => ({ place }) },
  runEscalation: { may: OFFICE, with: () => ({ place }) },
  // Instructions
  instruction: {
    may: ['leader', 'head', 'supervisor', 'unit'],
    unseen: ['other', 'town'],
    with: ({ instructionId }) => ({ id: instructionId }),
  },
  instructions: { may: OF_THE_PLACE, with: () => ({ filter: { place } }) },
  writeInstruction: {
    may: ['leader'],
    with: ({ work }) => ({ input: { place, subject: 'TASK', subjectId: work.taskId, text: '请抓紧' } }),
  },
  replyToInstruction: {
    may: ['unit'],
    unseen: ['other', 'town'],
    with: ({ instructionId }) => ({ id: instructionId, version, text: '已办' }),
  },
  reviewInstructionReply: { may: OFFICE, with: ({ replyId }) => ({ replyId, accept: true }) },
  closeInstruction: {
    may: ['leader', 'head'],
    unseen: ['other', 'town'],
    with: ({ instructionId }) => ({ id: instructionId, version }),
  },
}
