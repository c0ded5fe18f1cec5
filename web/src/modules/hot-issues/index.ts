/** What other pages may use of hot issues. */
export { ComplaintChain } from './complaint-chain.tsx'
export { HotIssuesCard } from './hot-issues-card.tsx'
export { SuperviseDialog, type SuperviseSource } from './supervise-dialog.tsx'
export { SuperviseNoticeDialog } from './supervise-notice-dialog.tsx'
