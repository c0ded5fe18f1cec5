/** The only door of the complaints module. */
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
export { Complaint, inFull, MaskedCaller } from './complaint.type.ts'
export {
  ComplaintCategory,
  ComplaintChannel,
  ComplaintChoices,
  ComplaintSource,
} from './complaint-terms.type.ts'
export { ticketFingerprint } from './ticket-facts.rules.ts'
export { categoriesOf, categoryPath, channelsOf, sourceName, sourceOf } from './ticket-names.service.ts'
export type { TicketRecord, TicketsTaken } from './ticket-record.ts'
export { refreshRepeats, type TouchedKeys } from './ticket-repeats.service.ts'
export { type TicketBatch, takeTickets } from './ticket-write.service.ts'
