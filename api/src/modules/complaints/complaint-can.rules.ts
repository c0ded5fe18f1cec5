import type { ComplaintRequestKind, ComplaintRequestStatus } from '#prisma'
import type { Viewer } from '../../platform/context.ts'
import type { Day } from '../../platform/day.ts'
import { actsFor, isOffice, managesComplaints } from '../access/index.ts'
import { canUnmaskTicket, type TicketForPolicy, worksOnTicket } from './complaint.policy.ts'
import {
  isStepOf,
  stepFault,
  type TicketFacts,
  type TicketRole,
  type TicketStep,
} from './complaint-action.rules.ts'
import type { ComplaintCan } from './complaint-detail.type.ts'

type Someone = Viewer | null

/** In what roles the viewer may act on a ticket. */
export const rolesOn = (viewer: Someone, ticket: TicketForPolicy): TicketRole[] => [
  ...(managesComplaints(viewer, ticket.jurisdictionCode) ? (['MANAGER'] as const) : []),
  ...(worksOnTicket(viewer, ticket) ? (['UNIT'] as const) : []),
]

export const canTakeStep = (viewer: Someone, ticket: TicketForPolicy, step: TicketStep): boolean =>
  isStepOf(step, rolesOn(viewer, ticket))

/** Every flag from the one table of steps. */
export function complaintCan(
  viewer: Someone,
  ticket: TicketForPolicy,
  facts: TicketFacts,
  today: Day,
): ComplaintCan {
  const roles = rolesOn(viewer, ticket)
  const may = (step: TicketStep) => isStepOf(step, roles) && stepFault(step, facts, today) === null
  return {
    edit: may('EDIT'),
    dispatch: may('DISPATCH'),
    sign: may('SIGN'),
    contact: may('CONTACT'),
    note: may('NOTE'),
    returnIt: may('RETURN'),
    askExtension: may('ASK_EXTENSION'),
    finish: may('FINISH'),
    callBack: may('CALL_BACK'),
    rework: may('REWORK'),
    archive: may('ARCHIVE'),
    askExclusion: may('ASK_EXCLUSION'),
    unmask: canUnmaskTicket(viewer, ticket),
    supervise: isOffice(viewer, ticket.jurisdictionCode),
  }
}

/** What decides who may settle a request. */
export interface RequestForPolicy {
  jurisdictionCode: string
  kind: ComplaintRequestKind
  status: ComplaintRequestStatus
  askedById: string | null
  organizationId: string | null
}

/** A second person of the office or the steward: never who asked (剔除须另一人审核, DOMAIN §6). */
export const canDecideRequest = (viewer: Someone, request: RequestForPolicy): boolean =>
  managesComplaints(viewer, request.jurisdictionCode) && viewer?.id !== request.askedById

/** Who asked, or the unit that did; a 剔除 that was granted is taken back by the office and the steward. */
export function canWithdrawRequest(
  viewer: Someone,
  request: RequestForPolicy,
  units: TicketForPolicy['units'],
): boolean {
  const { jurisdictionCode, kind, status, askedById, organizationId } = request
  if (status === 'APPROVED') return kind === 'EXCLUSION' && managesComplaints(viewer, jurisdictionCode)
  const unit = units.find(({ id }) => id === organizationId)
  return (
    (viewer !== null && viewer.id === askedById) ||
    (unit !== undefined && actsFor(viewer, { jurisdictionCode, ...unit }))
  )
}
