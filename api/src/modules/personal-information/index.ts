/** The only door of personal information: what tells who somebody is, and how it is masked. Pure. */

export type { Finding, FindingKind } from './finding.ts'
export { maskAddress, maskText } from './mask-text.rules.ts'
export {
  callerKeyOf,
  maskTicket,
  type OpenWords,
  phoneDigits,
  type RawCaller,
  type RawTicket,
  type TicketPerson,
} from './mask-ticket.rules.ts'
export { maskIdNumber, maskName, maskPhone, maskPlate } from './masks.rules.ts'
