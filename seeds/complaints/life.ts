import type { TicketRecord } from '#api/modules/complaints/ticket-record.ts'
import { addWorkingDays } from '#api/platform/calendar.ts'
import { dayInShanghai } from '#api/platform/clock.ts'
import { addDays, type Day } from '#api/platform/day.ts'
import type { Draw } from './draw.ts'

/** What becomes of a ticket, as its source tells it. */
export type Life = Pick<
  TicketRecord,
  | 'dispatchedAt'
  | 'signedAt'
  | 'contactedOn'
  | 'contactedInTime'
  | 'dueOn'
  | 'finishedAt'
  | 'calledBackOn'
  | 'state'
  | 'onTime'
  | 'openLate'
  | 'returns'
  | 'reworks'
  | 'units'
  | 'answered'
  | 'resolved'
  | 'satisfaction'
>

/** Working days, DOMAIN §6. */
const LIMITS: Readonly<Record<TicketRecord['class'], number>> = {
  INQUIRY: 1,
  REQUEST: 5,
  SUGGESTION: 5,
  PRAISE: 5,
  OTHER: 5,
  COMPLAINT: 10,
  REPORT: 10,
}

const MINUTE = 60_000
const at = (day: Day, minutes: number): Date =>
  new Date(Date.parse(`${day}T00:00:00+08:00`) + minutes * MINUTE)

/** Clerks send tickets on until ten in the evening; what comes later waits for the morning. */
function dispatchOf(receivedAt: Date, draw: Draw): Date {
  const sent = new Date(receivedAt.getTime() + draw.between(6, 150) * MINUTE)
  const hour = Number(sent.toISOString().slice(11, 13)) + 8
  if (hour % 24 >= 8 && hour % 24 < 22) return sent
  const day = dayInShanghai(sent)
  return at(hour % 24 < 8 ? day : addDays(day, 1), draw.between(8 * 60 + 5, 9 * 60 + 50))
}

interface Course {
  limit: number
  late: boolean
  returns: number
  reworks: number
  units: number
}

/** `care` is how well the unit works, 0–1: it decides what is late, sent back and found good. */
function courseOf(kind: TicketRecord['class'], care: number, draw: Draw): Course {
  const returns = draw.chance(0.05) ? draw.between(1, 2) : 0
  const reworks = draw.chance(0.05 * (1.6 - care))
    ? draw.chance(0.1)
      ? draw.between(3, 4)
      : draw.between(1, 2)
    : 0
  const late = draw.chance(0.22 * (1.35 - care) + (reworks > 0 ? 0.1 : 0))
  const units = 1 + (returns > 0 ? 1 : 0) + (draw.chance(0.02) ? 1 : 0)
  return { limit: LIMITS[kind], late, returns, reworks, units }
}

/** The day it is finished, counted in working days from dispatch. */
const finishDay = (dispatched: Day, { limit, late }: Course, draw: Draw): Day =>
  addWorkingDays(
    dispatched,
    late
      ? limit + 1 + Math.floor(draw.next() * draw.next() * 14)
      : Math.max(limit > 1 ? 1 : 0, Math.round(limit * (0.15 + 0.85 * draw.next()))),
  )

type CallBack = Pick<Life, 'calledBackOn' | 'answered' | 'resolved' | 'satisfaction'>
const NO_CALL: CallBack = { calledBackOn: null, answered: null, resolved: null, satisfaction: null }

function callBackOf(finished: Day, care: number, course: Course, draw: Draw): CallBack {
  if (!draw.chance(0.94)) return NO_CALL
  const calledBackOn = addWorkingDays(finished, draw.between(1, 3))
  if (!draw.chance(0.83)) return { ...NO_CALL, calledBackOn, answered: false }
  const good = 0.5 + 0.45 * care - (course.late ? 0.2 : 0) - (course.reworks > 0 ? 0.15 : 0)
  const resolved = draw.chance(good)
  const content = draw.chance(resolved ? 0.95 : 0.32)
  const satisfaction = content ? (draw.chance(0.68) ? 'SATISFIED' : 'BASICALLY_SATISFIED') : 'DISSATISFIED'
  return { calledBackOn, answered: true, resolved, satisfaction }
}

const OPEN: Life = {
  ...{
    dispatchedAt: null,
    signedAt: null,
    contactedOn: null,
    contactedInTime: null,
    dueOn: null,
    finishedAt: null,
  },
  ...{ state: 'RECEIVED', onTime: null, openLate: null, returns: 0, reworks: 0, units: 1, ...NO_CALL },
}

/** The life of a ticket up to `now`. */
export function lifeOf(
  kind: TicketRecord['class'],
  receivedAt: Date,
  care: number,
  draw: Draw,
  now: Date,
): Life {
  const dispatchedAt = dispatchOf(receivedAt, draw)
  const dispatched = dayInShanghai(dispatchedAt)
  const course = courseOf(kind, care, draw)
  const signedAt = new Date(dispatchedAt.getTime() + draw.between(4, draw.chance(0.06) ? 400 : 115) * MINUTE)
  const contactedOn = addWorkingDays(
    dispatched,
    draw.chance(0.06 + 0.14 * (1 - care)) ? draw.between(2, 4) : draw.between(0, 1),
  )
  const finished = finishDay(dispatched, course, draw)
  const call = callBackOf(finished, care, course, draw)
  const finishedAt = new Date(
    Math.max(at(finished, draw.between(9 * 60, 17 * 60 + 40)).getTime(), signedAt.getTime() + 20 * MINUTE),
  )
  const today = dayInShanghai(now)
  if (dispatchedAt > now) return OPEN
  const done = finishedAt <= now
  const called = done && call.calledBackOn !== null && call.calledBackOn <= today
  return {
    ...OPEN,
    ...(called ? call : NO_CALL),
    dispatchedAt,
    signedAt: signedAt <= now ? signedAt : null,
    contactedOn: contactedOn <= today && signedAt <= now ? contactedOn : null,
    dueOn: addWorkingDays(dispatched, course.limit),
    finishedAt: done ? finishedAt : null,
    state: stateOf({ done, called, signed: signedAt <= now, old: finished < addDays(today, -30) }),
    returns: course.returns,
    reworks: done ? course.reworks : Math.min(course.reworks, 1),
    units: course.units,
  }
}

function stateOf(facts: { done: boolean; called: boolean; signed: boolean; old: boolean }): Life['state'] {
  if (!facts.done) return facts.signed ? 'HANDLING' : 'DISPATCHED'
  if (facts.old) return 'ARCHIVED'
  return facts.called ? 'CALLED_BACK' : 'FINISHED'
}
