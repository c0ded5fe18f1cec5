/** What other pages may use of hot issues. */
export { ComplaintChain } from './complaint-chain.tsx'
export { HotIssuesCard } from './hot-issues-card.tsx'
export type { SuperviseSource } from './supervise-dialog.tsx'
export { SuperviseForm, SuperviseNoticeForm } from './supervise-forms.tsx'
