import type { ComplaintRequestKind, ComplaintSatisfaction, ComplaintState } from '#prisma'
import { addWorkingDays } from '../../platform/calendar.ts'
import type { Day } from '../../platform/day.ts'
import type { ComplaintAction } from './complaint.enums.ts'
import { wantsRework } from './complaint-action.rules.ts'
import { calendarCaution } from './complaint-light.rules.ts'
import { dueDates, type TicketLimits } from './complaint-limit.rules.ts'

/** The part of a ticket that its life moves; days as `YYYY-MM-DD`. */
export interface TicketLife {
  state: ComplaintState
  organizationId: string | null
  round: number
  dispatchedAt: Date | null
  dispatchedOn: Day | null
  signDueAt: Date | null
  signedAt: Date | null
  contactDueOn: Day | null
  contactedOn: Day | null
  dueOn: Day | null
  originalDueOn: Day | null
  finishedAt: Date | null
  closedOn: Day | null
  onTime: boolean | null
  returns: number
  reworks: number
  units: number
  calledBackOn: Day | null
  answered: boolean | null
  resolved: boolean | null
  satisfaction: ComplaintSatisfaction | null
  excluded: boolean
}

/** What a person gave with a step, read and checked. */
export interface StepWords {
  organizationId: string | null
  days: number | null
  answered: boolean | null
  resolved: boolean | null
  satisfaction: ComplaintSatisfaction | null
}

/** When a step is taken and under which limits. */
export interface StepGround {
  now: Date
  today: Day
  limits: TicketLimits
  /** Units the ticket was dispatched to so far. */
  pastUnits: readonly string[]
}

/** What becomes of a ticket by one step. */
export interface StepOutcome {
  change: Partial<TicketLife>
  /** Entry of the timeline. */
  kind: string
  organizationId: string | null
  after: Record<string, string | number | boolean | null>
  /** Asked of somebody else, and decided later. */
  ask?: { kind: ComplaintRequestKind; days: number | null }
  /** Requests that wait no longer make sense. */
  settle?: readonly ComplaintRequestKind[]
}

type Take = (ticket: TicketLife, words: StepWords, ground: StepGround) => StepOutcome

/** 派发: the clock starts here; the limit first given stays on the record. */
export function dispatched(ticket: TicketLife, unit: string, ground: StepGround): StepOutcome {
  const { now, today, limits, pastUnits } = ground
  const dates = dueDates(limits, now, today)
  const units = Math.max(ticket.units, new Set([...pastUnits, unit]).size)
  return {
    change: {
      state: 'DISPATCHED',
      organizationId: unit,
      dispatchedAt: now,
      dispatchedOn: today,
      ...dates,
      originalDueOn: ticket.originalDueOn ?? dates.dueOn,
      signedAt: null,
      contactedOn: null,
      units,
    },
    kind: 'DISPATCHED',
    organizationId: unit,
    after: { dueOn: dates.dueOn, contactDueOn: dates.contactDueOn, ...caution(today, dates.dueOn) },
  }
}

const caution = (from: Day, until: Day): { caution?: string } => {
  const words = calendarCaution(from, until)
  return words === '' ? {} : { caution: words }
}

/** Back to be dispatched. Its limit runs on meanwhile: an overdue ticket does not vanish by being handed back. */
export const returned = (ticket: TicketLife): StepOutcome => ({
  change: {
    state: 'RECEIVED',
    organizationId: null,
    signDueAt: null,
    signedAt: null,
    contactDueOn: null,
    contactedOn: null,
    returns: ticket.returns + 1,
  },
  kind: 'RETURNED',
  organizationId: ticket.organizationId,
  after: { returns: ticket.returns + 1 },
  settle: ['RETURN', 'EXTENSION'],
})

const TAKE: Readonly<Record<ComplaintAction, Take>> = {
  DISPATCH: (ticket, { organizationId }, ground) => dispatched(ticket, organizationId ?? '', ground),
  SIGN: (ticket, _words, { now }) => {
    const late = ticket.signDueAt !== null && ticket.signDueAt < now
    return noted('SIGNED', ticket, { state: 'HANDLING', signedAt: now }, { late })
  },
  CONTACT: (ticket, _words, { today }) =>
    noted('CONTACTED', ticket, { contactedOn: ticket.contactedOn ?? today }),
  NOTE: ticket => noted('NOTED', ticket, {}),
  RETURN: (ticket, _words, { limits }) =>
    ticket.returns < limits.returnLimit ? returned(ticket) : asked('RETURN', 'RETURN_ASKED', ticket),
  ASK_EXTENSION: (ticket, { days }) => asked('EXTENSION', 'EXTENSION_ASKED', ticket, days),
  FINISH: (ticket, _words, { now, today }) => {
    const onTime = ticket.dueOn === null ? null : today <= ticket.dueOn
    const change = { state: 'FINISHED', finishedAt: now, closedOn: today, onTime } as const
    // Closed late, an extension asked in time may still be granted, and then it was on time.
    return { ...noted('FINISHED', ticket, change, { onTime }), settle: onTime === false ? [] : ['EXTENSION'] }
  },
  CALL_BACK: (ticket, { answered, resolved, satisfaction }, { today }) => {
    const said = { answered, resolved, satisfaction }
    const change = { state: 'CALLED_BACK', calledBackOn: today, ...said } as const
    return noted('CALLED_BACK', ticket, change, { ...said, rework: wantsRework(said) })
  },
  REWORK: reworked,
  ARCHIVE: ticket => noted('ARCHIVED', ticket, { state: 'ARCHIVED' }),
  ASK_EXCLUSION: ticket => asked('EXCLUSION', 'EXCLUSION_ASKED', ticket),
}

function noted(
  kind: string,
  { organizationId }: TicketLife,
  change: Partial<TicketLife>,
  after: StepOutcome['after'] = {},
): StepOutcome {
  return { change, kind, organizationId, after }
}

function asked(
  request: ComplaintRequestKind,
  kind: string,
  { organizationId }: TicketLife,
  days: number | null = null,
): StepOutcome {
  const after: StepOutcome['after'] = days === null ? {} : { days }
  return { change: {}, kind, organizationId, after, ask: { kind: request, days } }
}

/** 重办: the same unit, a new round under the same limits, everything of the last closing undone. */
function reworked(ticket: TicketLife, _words: StepWords, { now, today, limits }: StepGround): StepOutcome {
  const dates = dueDates(limits, now, today)
  const round = ticket.round + 1
  return {
    change: {
      state: 'DISPATCHED',
      round,
      reworks: ticket.reworks + 1,
      ...dates,
      signedAt: null,
      contactedOn: null,
      finishedAt: null,
      closedOn: null,
      onTime: null,
      calledBackOn: null,
      answered: null,
      resolved: null,
      satisfaction: null,
    },
    kind: 'REWORKED',
    organizationId: ticket.organizationId,
    after: { round, dueOn: dates.dueOn, ...caution(today, dates.dueOn) },
    settle: ['RETURN', 'EXTENSION'],
  }
}

/** What a step makes of a ticket. Ask `stepFault` before whether it can be taken. Pure. */
export const outcomeOf = (
  action: ComplaintAction,
  ticket: TicketLife,
  words: StepWords,
  ground: StepGround,
): StepOutcome => TAKE[action](ticket, words, ground)

/** 延期: counted on from the limit in force; a ticket closed meanwhile is judged again. */
export function extended(ticket: TicketLife, days: number): StepOutcome {
  const dueOn = ticket.dueOn === null ? null : addWorkingDays(ticket.dueOn, days)
  const onTime = ticket.closedOn === null || dueOn === null ? ticket.onTime : ticket.closedOn <= dueOn
  return {
    change: { dueOn, onTime },
    kind: 'EXTENDED',
    organizationId: ticket.organizationId,
    after: { days, dueOn, ...(dueOn === null ? {} : caution(dueOn, dueOn)) },
  }
}
