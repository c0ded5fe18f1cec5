import { dayInShanghai } from '../../platform/clock.ts'
import type { Day } from '../../platform/day.ts'
import type { Complaint } from './complaint.type.ts'

/** A step that nobody took here, but that the dates of a ticket tell of. */
export interface ToldStep {
  kind: string
  on: Day
  at: Date
  after: Readonly<Record<string, string | boolean | null>>
}

type Told = Omit<Complaint, 'asOf' | 'sight'>

interface Event {
  kind: string
  at: Date | null
  on: Day | null
  after?: ToldStep['after']
}

/** What the dates of a ticket say happened, in the order in which it happens. */
function eventsOf(ticket: Told): Event[] {
  const { answered, resolved, satisfaction, dueOn, onTime, finishedAt } = ticket
  const unknown = finishedAt === null && ticket.closedOn !== null
  return [
    { kind: 'RECEIVED', at: ticket.receivedAt, on: ticket.receivedOn },
    { kind: 'DISPATCHED', at: ticket.dispatchedAt, on: ticket.dispatchedOn, after: { dueOn } },
    { kind: 'SIGNED', at: ticket.signedAt, on: null },
    { kind: 'CONTACTED', at: null, on: ticket.contactedOn },
    { kind: 'FINISHED', at: finishedAt, on: ticket.closedOn, after: { onTime, unknown } },
    { kind: 'CALLED_BACK', at: null, on: ticket.calledBackOn, after: { answered, resolved, satisfaction } },
  ]
}

const midnight = (day: Day): Date => new Date(`${day}T00:00:00+08:00`)

/**
 * The timeline of a ticket that follows its source, oldest first: steps that are not kept (`known`), made of its dates.
 * Where only the day is known a step stands at its beginning, and never before the step it follows.
 */
export function toldSteps(ticket: Told, known: ReadonlySet<string>): ToldStep[] {
  const steps: ToldStep[] = []
  let last = 0
  for (const { kind, at, on, after = {} } of eventsOf(ticket)) {
    const begins = at ?? (on === null ? null : midnight(on))
    if (begins === null) continue
    const time = at === null ? Math.max(last, begins.getTime()) : begins.getTime()
    last = Math.max(last, time)
    if (!known.has(kind)) steps.push({ kind, on: on ?? dayInShanghai(begins), at: new Date(time), after })
  }
  return steps
}
