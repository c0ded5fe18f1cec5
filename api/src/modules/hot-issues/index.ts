/** The only door of the hot-issues module. */
export { ComplaintIssueResolver } from './complaint-issue.resolver.ts'
export {
  ComplaintLinkResolver,
  NoticeComplaintsResolver,
  TaskComplaintsResolver,
} from './complaint-link.resolver.ts'
export { ComplaintLink } from './complaint-link.type.ts'
export { findHotIssues, hotIssueJob } from './find-issues.service.ts'
export { HotIssueResolver } from './hot-issue.resolver.ts'
export { HotIssue, HotIssueStatus } from './hot-issue.type.ts'
export { learnSuggestions, suggestionJob } from './suggestion.service.ts'
export { superviseAsNotice, superviseAsTask } from './supervise.service.ts'
