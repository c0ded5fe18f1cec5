import type { ComplaintMeasure } from '#api/modules/tallies/index.ts'
import { type Day, dateToDay } from '#api/platform/day.ts'
import type { Complaint } from '#prisma'

/** The measures once more, in plain words over the record: what the conditions in SQL are held against. */
export type Naive = (ticket: Ticket, inPeriod: (day: Day | null) => boolean, until: Day) => boolean

export interface Ticket extends Omit<Complaint, 'receivedOn'> {
  received: Day
  due: Day | null
  closed: Day | null
  called: Day | null
  dispatched: Day | null
  contactDue: Day | null
  contacted: Day | null
}

const day = (date: Date | null): Day | null => (date ? dateToDay(date) : null)
export const read = (row: Complaint): Ticket => ({
  ...row,
  received: dateToDay(row.receivedOn),
  due: day(row.dueOn),
  closed: day(row.closedOn),
  called: day(row.calledBackOn),
  dispatched: day(row.dispatchedOn),
  contactDue: day(row.contactDueOn),
  contacted: day(row.contactedOn),
})

const openOverdue: Naive = ({ due, closed, onTime, received }, _in, until) => {
  if (closed !== null && closed <= until) return false
  if (closed !== null) return onTime === false && due !== null && due < until
  return due === null ? onTime === false && received <= until : due < until
}

export const NAIVE: Record<ComplaintMeasure, Naive> = {
  RECEIVED: (t, inPeriod) => inPeriod(t.received),
  REPEATED: (t, inPeriod) => inPeriod(t.received) && t.repeatOfId !== null,
  PROBLEM: (t, inPeriod) => inPeriod(t.received) && (t.reworks >= 3 || t.units >= 3),
  DISPATCHED: (t, inPeriod) => inPeriod(t.dispatched),
  RETURNED: (t, inPeriod) => inPeriod(t.dispatched) && t.returns > 0,
  CLOSED: (t, inPeriod) => inPeriod(t.closed),
  ON_TIME: (t, inPeriod) => inPeriod(t.closed) && t.onTime === true,
  LATE: (t, inPeriod) => inPeriod(t.closed) && t.onTime === false,
  UNLIMITED: (t, inPeriod) => inPeriod(t.closed) && t.onTime === null,
  OPEN_OVERDUE: openOverdue,
  SHOULD_BE_CLOSED: (t, inPeriod, until) =>
    (inPeriod(t.closed) && t.onTime !== null) || openOverdue(t, inPeriod, until),
  REWORKED: (t, inPeriod) => inPeriod(t.closed) && t.reworks > 0,
  CONTACT_DUE: (t, inPeriod) => inPeriod(t.contactDue),
  CONTACTED: (t, inPeriod) =>
    inPeriod(t.contactDue) && t.contacted !== null && t.contacted <= (t.contactDue as Day),
  CALLED: (t, inPeriod) => inPeriod(t.called),
  ANSWERED: (t, inPeriod) => inPeriod(t.called) && t.answered === true,
  UNANSWERED: (t, inPeriod) => inPeriod(t.called) && t.answered !== true,
  RESOLVED: (t, inPeriod) => inPeriod(t.called) && t.resolved === true,
  CONTENT: (t, inPeriod) =>
    inPeriod(t.called) && (t.satisfaction === 'SATISFIED' || t.satisfaction === 'BASICALLY_SATISFIED'),
  SATISFIED: (t, inPeriod) => inPeriod(t.called) && t.satisfaction === 'SATISFIED',
  BASICALLY_SATISFIED: (t, inPeriod) => inPeriod(t.called) && t.satisfaction === 'BASICALLY_SATISFIED',
  DISSATISFIED: (t, inPeriod) => inPeriod(t.called) && t.satisfaction === 'DISSATISFIED',
}

/** How many tickets a measure counts in a period, gone through one by one. */
export function countNaively(
  tickets: readonly Ticket[],
  measure: ComplaintMeasure,
  { from, until }: { from: Day; until: Day },
): number {
  const inPeriod = (on: Day | null) => on !== null && on >= from && on <= until
  return tickets.filter(ticket => NAIVE[measure](ticket, inPeriod, until)).length
}
