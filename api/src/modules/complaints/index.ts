/** The only door of the complaints module. */
export { type CategoryNode, CategoryTree } from './category-tree.rules.ts'
export {
  ComplaintAction,
  ComplaintClass,
  ComplaintSatisfaction,
  ComplaintState,
  ComplaintUrgency,
} from './complaint.enums.ts'
export {
  canSeeCaller,
  canUnmaskTicket,
  complaintSight,
  listScope,
  rightsTo,
  seesEveryTicket,
} from './complaint.policy.ts'
export {
  complaintLoader,
  forgetTickets,
  jurisdictionOfTicket,
  requireComplaint,
  ticketForPolicy,
  toComplaint,
} from './complaint.query.ts'
export { ComplaintResolver } from './complaint.resolver.ts'
export { createComplaint } from './complaint.service.ts'
export { complaintSubject } from './complaint.subject.ts'
export { Complaint, inFull, MaskedCaller } from './complaint.type.ts'
export { CLASS_WORDS, SATISFACTION_WORDS, STATE_WORDS, URGENCY_WORDS } from './complaint.words.ts'
export { actOnComplaint, actOnComplaints } from './complaint-action.service.ts'
export { ticketsBeside } from './complaint-beside.query.ts'
export { ComplaintDeskResolver } from './complaint-desk.resolver.ts'
export {
  ComplaintDetailResolver,
  ComplaintRequestResolver,
  ComplaintStepResolver,
} from './complaint-detail.resolver.ts'
export { ComplaintInstructionsResolver } from './complaint-instruction.resolver.ts'
export { complaintLight, complaintSeverity, lightReason } from './complaint-light.rules.ts'
export { ComplaintLimitResolver } from './complaint-limit.resolver.ts'
export { setComplaintLimit } from './complaint-limit.service.ts'
export { listComplaints } from './complaint-list.query.ts'
export { ComplaintListResolver } from './complaint-list.resolver.ts'
export { complaintRoutes } from './complaint-list.routes.ts'
export { decideComplaintRequest, withdrawComplaintRequest } from './complaint-request.service.ts'
export { searchQuery, searchWords, ticketWords } from './complaint-search.rules.ts'
export { ComplaintTermResolver } from './complaint-term.resolver.ts'
export { categoryLoader, channelLoader, sourceLoader } from './complaint-terms.query.ts'
export {
  ComplaintCategory,
  ComplaintChannel,
  ComplaintChoices,
  ComplaintSource,
} from './complaint-terms.type.ts'
export { ComplaintUnmaskResolver } from './complaint-unmask.resolver.ts'
export { readsComplaintStep, ticketLight } from './complaint-view.query.ts'
export { ComplaintWritingResolver } from './complaint-writing.resolver.ts'
export { type Asking, type KnownTicket, knownTickets } from './known-tickets.query.ts'
export { addTokenCommands } from './service-token.command.ts'
export { ServiceTokenResolver } from './service-token.resolver.ts'
export { type Sender, senderOf } from './service-token.service.ts'
export type { StandingTicket } from './ticket-changes.service.ts'
export { ticketFingerprint } from './ticket-facts.rules.ts'
export { categoriesOf, categoryPath, channelsOf, sourceName, sourceOf } from './ticket-names.service.ts'
export type { TicketRecord, TicketsTaken } from './ticket-record.ts'
export { refreshRepeats, type TouchedKeys } from './ticket-repeats.service.ts'
export { laterImports, removeImported, restoreTickets } from './ticket-undo.service.ts'
export { prepareTickets, type TicketBatch, takeTickets } from './ticket-write.service.ts'
