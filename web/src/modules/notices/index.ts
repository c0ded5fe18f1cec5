/** What other pages may use of notices. */
export { DraftNoticeDialog } from './draft-notice-dialog.tsx'
export { NoticeActions, useNoticeStep } from './notice-actions.tsx'
export { NoticePaper } from './notice-paper.tsx'
export { NOTICE_KINDS, type NoticeKind } from './notice-query.ts'
export { NoticeState } from './notice-state.tsx'
