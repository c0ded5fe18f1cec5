import 'reflect-metadata'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isWorkingDay } from '../../platform/calendar.ts'
import { addDays, type Day } from '../../platform/day.ts'
import { ComplaintAction, type ComplaintRequestKind } from './complaint.enums.ts'
import { stepFault, type TicketFacts } from './complaint-action.rules.ts'
import { complaintLight, daysLeft, lightReason } from './complaint-light.rules.ts'
import { standardLimits } from './complaint-limit.rules.ts'
import {
  extended,
  outcomeOf,
  returned,
  type StepOutcome,
  type TicketLife,
} from './complaint-outcome.rules.ts'

/** A ticket with what waits on it, the units it saw, and the day it is. */
interface World {
  ticket: TicketLife
  pending: { kind: ComplaintRequestKind; days: number | null }[]
  units: string[]
  today: Day
}

const FRESH: TicketLife = {
  ...{ state: 'RECEIVED', organizationId: null, round: 1, dispatchedAt: null, dispatchedOn: null },
  ...{ signDueAt: null, signedAt: null, contactDueOn: null, contactedOn: null, dueOn: null },
  ...{
    originalDueOn: null,
    finishedAt: null,
    closedOn: null,
    onTime: null,
    returns: 0,
    reworks: 0,
    units: 1,
  },
  ...{ calledBackOn: null, answered: null, resolved: null, satisfaction: null, excluded: false },
}

const LIMITS = standardLimits('REQUEST')

/** One thing that happens: days pass, somebody acts, or what waits is decided. */
const anEvent = fc.oneof(
  fc.record({ kind: fc.constant('days' as const), days: fc.integer({ min: 1, max: 9 }) }),
  fc.record({ kind: fc.constant('decide' as const), approve: fc.boolean() }),
  fc.record({
    kind: fc.constant('act' as const),
    action: fc.constantFrom(...Object.values(ComplaintAction)),
    unit: fc.constantFrom('one', 'two', 'three'),
    days: fc.integer({ min: 1, max: 10 }),
    answered: fc.boolean(),
    resolved: fc.boolean(),
    satisfaction: fc.constantFrom(
      'SATISFIED' as const,
      'BASICALLY_SATISFIED' as const,
      'DISSATISFIED' as const,
    ),
  }),
)
type Event = typeof anEvent extends fc.Arbitrary<infer One> ? One : never

const factsOf = ({ ticket, pending }: World): TicketFacts => ({
  ...ticket,
  own: true,
  pending: pending.map(({ kind }) => kind),
})

function happen(world: World, event: Event): World {
  if (event.kind === 'days') return { ...world, today: addDays(world.today, event.days) }
  return event.kind === 'decide' ? decide(world, event.approve) : act(world, event)
}

function act(world: World, { action, unit, ...said }: Extract<Event, { kind: 'act' }>): World {
  if (stepFault(action, factsOf(world), world.today) !== null) return world
  const call = said.answered ? said : { ...said, resolved: null, satisfaction: null }
  const now = new Date(`${world.today}T02:00:00Z`)
  const ground = { now, today: world.today, limits: LIMITS, pastUnits: world.units }
  const outcome = outcomeOf(action, world.ticket, { ...call, organizationId: unit }, ground)
  return apply(world, outcome)
}

function decide(world: World, approve: boolean): World {
  const [request, ...rest] = world.pending
  if (!request) return world
  const without = { ...world, pending: rest }
  if (!approve) return without
  if (request.kind === 'RETURN') return apply(without, returned(world.ticket))
  if (request.kind === 'EXTENSION') return apply(without, extended(world.ticket, request.days ?? 0))
  return { ...without, ticket: { ...world.ticket, excluded: true } }
}

const apply = (world: World, { change, ask, settle = [], kind, organizationId }: StepOutcome): World => ({
  ...world,
  ticket: { ...world.ticket, ...change },
  units: kind === 'DISPATCHED' && organizationId ? [...world.units, organizationId] : world.units,
  pending: [...world.pending.filter(one => !settle.includes(one.kind)), ...(ask ? [ask] : [])],
})

const CLOSED = ['FINISHED', 'CALLED_BACK', 'ARCHIVED']

/** What is so of every ticket at every moment. */
function check({ ticket, pending, units, today }: World): void {
  const closed = CLOSED.includes(ticket.state)
  expect(ticket.closedOn !== null).toBe(closed)
  expect(ticket.onTime !== null).toBe(closed && ticket.dueOn !== null)
  if (closed && ticket.dueOn !== null) expect(ticket.onTime).toBe((ticket.closedOn ?? '') <= ticket.dueOn)
  expect(ticket.organizationId === null).toBe(ticket.state === 'RECEIVED')
  expect(ticket.round).toBe(ticket.reworks + 1)
  expect(ticket.units).toBe(Math.max(1, new Set(units).size))
  expect(ticket.calledBackOn !== null).toBe(['CALLED_BACK', 'ARCHIVED'].includes(ticket.state))
  if (ticket.answered !== true) expect([ticket.resolved, ticket.satisfaction]).toEqual([null, null])
  if (['RECEIVED', 'DISPATCHED'].includes(ticket.state)) expect(ticket.signedAt).toBeNull()
  if (ticket.dueOn !== null) {
    expect(isWorkingDay(ticket.dueOn)).toBe(true)
    expect(ticket.dueOn > (ticket.dispatchedOn ?? '')).toBe(true)
  }
  expect(new Set(pending.map(({ kind }) => kind)).size).toBe(pending.length)
  if (!['DISPATCHED', 'HANDLING'].includes(ticket.state))
    expect(pending.some(({ kind }) => kind === 'RETURN')).toBe(false)
  checkLight(ticket, today)
}

function checkLight(ticket: TicketLife, today: Day): void {
  const light = complaintLight(ticket, { asOf: today, nearUntil: addDays(today, 4) })
  const open = ticket.closedOn === null
  expect(light === 'BEHIND').toBe(open && ticket.dueOn !== null && ticket.dueOn < today)
  expect(light === 'NO_DATA').toBe(ticket.dueOn === null)
  if (ticket.onTime === false) expect(light).toBe('NEAR')
  expect(daysLeft(ticket, today) === null).toBe(!open || ticket.dueOn === null)
  expect(lightReason(ticket, today)).not.toBe('')
}

describe('whatever happens to a ticket, in whatever order', () => {
  test('its state, dates, rounds and light agree; the first limit and what it went through never change', () => {
    fc.assert(
      fc.property(fc.array(anEvent, { minLength: 5, maxLength: 60 }), events => {
        let world: World = { ticket: FRESH, pending: [], units: [], today: '2024-09-24' }
        for (const event of events) {
          const next = happen(world, event)
          check(next)
          const [before, after] = [world.ticket, next.ticket]
          if (before.originalDueOn !== null) expect(after.originalDueOn).toBe(before.originalDueOn)
          for (const count of ['returns', 'reworks', 'units', 'round'] as const)
            expect(after[count]).toBeGreaterThanOrEqual(before[count])
          world = next
        }
      }),
      { numRuns: 300 },
    )
  })
})
