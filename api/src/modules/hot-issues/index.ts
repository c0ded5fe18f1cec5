/** The only door of the hot-issues module. */
export { ComplaintIssueResolver } from './complaint-issue.resolver.ts'
export {
  ComplaintLinkResolver,
  NoticeComplaintsResolver,
  TaskComplaintsResolver,
} from './complaint-link.resolver.ts'
export { ComplaintLink } from './complaint-link.type.ts'
export { findHotIssues, hotIssueJob } from './find-issues.service.ts'
export { hotIssuesById, listHotIssues } from './hot-issue.query.ts'
export { HotIssueResolver } from './hot-issue.resolver.ts'
export { hotIssueSubject } from './hot-issue.subject.ts'
export { HotIssue, HotIssueStatus } from './hot-issue.type.ts'
export { HotIssueInstructionsResolver } from './hot-issue-instructions.resolver.ts'
export { issuesOnBoard } from './leading.query.ts'
export { leadingIssues } from './leading.rules.ts'
export { learnSuggestions, suggestionJob } from './suggestion.service.ts'
export { superviseAsNotice, superviseAsTask } from './supervise.service.ts'
