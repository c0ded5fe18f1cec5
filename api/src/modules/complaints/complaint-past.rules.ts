import type { ComplaintState } from '#prisma'
import { dayInShanghai } from '../../platform/clock.ts'
import type { Day } from '../../platform/day.ts'
import type { Complaint } from './complaint.type.ts'

const CLOSED: readonly ComplaintState[] = ['FINISHED', 'CALLED_BACK', 'ARCHIVED']

const happened = (at: Date | null, asOf: Day): Date | null =>
  at !== null && dayInShanghai(at) <= asOf ? at : null

const came = (on: Day | null, asOf: Day): Day | null => (on !== null && on <= asOf ? on : null)

/** The ticket as it stood on a day, as far as its dates tell: what came later has not happened yet. */
export function standingOn(ticket: Complaint, asOf: Day): Complaint {
  const closed = came(ticket.closedOn, asOf)
  const called = came(ticket.calledBackOn, asOf)
  const signedAt = happened(ticket.signedAt, asOf)
  const dispatchedAt = happened(ticket.dispatchedAt, asOf)
  return {
    ...ticket,
    asOf,
    dispatchedAt,
    signedAt,
    contactedOn: came(ticket.contactedOn, asOf),
    finishedAt: happened(ticket.finishedAt, asOf),
    closedOn: closed,
    onTime: closed === null ? null : ticket.onTime,
    calledBackOn: called,
    ...(called === null ? { answered: null, resolved: null, satisfaction: null } : {}),
    state: stateOn(ticket, { closed, called, signedAt, dispatchedAt }),
  }
}

interface Passed {
  closed: Day | null
  called: Day | null
  signedAt: Date | null
  dispatchedAt: Date | null
}

function stateOn(
  { state, organizationId, signedAt, dispatchedAt }: Complaint,
  passed: Passed,
): ComplaintState {
  if (CLOSED.includes(state) && passed.closed !== null)
    return passed.called === null && state !== 'FINISHED' ? 'FINISHED' : state
  if (CLOSED.includes(state) || state === 'HANDLING') {
    if (passed.signedAt !== null || (signedAt === null && organizationId !== null && dispatchedAt === null))
      return 'HANDLING'
    return passed.dispatchedAt === null ? 'RECEIVED' : signedAt === null ? 'HANDLING' : 'DISPATCHED'
  }
  return state === 'DISPATCHED' && passed.dispatchedAt === null && dispatchedAt !== null ? 'RECEIVED' : state
}
