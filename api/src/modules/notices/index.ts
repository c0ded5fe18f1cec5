/** The only door of the notices module. */

export { escalate, escalationJob } from './escalation.service.ts'
export { NoticeFilter } from './notice.input.ts'
export {
  findNotice,
  forgetNotices,
  instructionNoticeLoader,
  listNotices,
  noticeById,
  noticeLoader,
  readsNotice,
  readsNoticeReply,
  taskNoticeLoader,
} from './notice.query.ts'
export { NoticeResolver } from './notice.resolver.ts'
export { noticeRoutes } from './notice.routes.ts'
export { NoticeKind, NoticeStatus, RecipientStatus } from './notice.status.ts'
export { Notice } from './notice.type.ts'
export { KIND_WORDS, NOTICE_STATUS_WORDS } from './notice.words.ts'
export { actOnNotices, issueNoticeIn } from './notice-action.service.ts'
export { countWaitingNotices, type WaitingOn } from './notice-counts.query.ts'
export {
  NoticeDetailResolver,
  NoticeRecipientResolver,
  TaskNoticesResolver,
} from './notice-detail.resolver.ts'
export { draftNotice, draftNoticeIn, type NewNotice } from './notice-draft.service.ts'
export { editNotice } from './notice-edit.service.ts'
export { NoticeRecipient } from './notice-recipient.type.ts'
export { receiveNotice, replyToNotice, reviewNoticeReply } from './notice-reply.service.ts'
export { FONT, MARGIN, mm, PAGE, SIZE, TYPE_AREA, titleLines } from './paper.measures.ts'
export { FONT_TABLE } from './paper.styles.ts'
export { listProposals } from './proposal.query.ts'
export { ProposalResolver } from './proposal.resolver.ts'
export { decideProposals } from './proposal.service.ts'
export { EscalationProposal } from './proposal.type.ts'
