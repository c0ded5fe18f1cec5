/** What other pages may use of tickets. */
export { type ComplaintTab, ComplaintTabs } from './complaint-tabs.tsx'
export { ComplaintDeskLine } from './desk-line.tsx'
export { type ComplaintList, complaintParams } from './list/list-url.ts'
