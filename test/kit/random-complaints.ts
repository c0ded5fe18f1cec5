import { addDays, type Day, dayToDate } from '#api/platform/day.ts'
import { newId } from '#api/platform/id.ts'
import type { Complaint } from '#prisma'
import { JIANGWAN, LONGGUI, WUJIANG } from './builders.ts'

/** Numbers from 0 to 1 that are the same at every run with the same seed (Park and Miller). */
export function seeded(seed: number): () => number {
  let state = (seed % 2_147_483_646) + 1
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}

export interface Ground {
  random: () => number
  places: readonly string[]
  categories: readonly string[]
  organizations: readonly string[]
  channels: readonly string[]
  sourceId: string
  /** Days of the first tickets, and how many days they are spread over. */
  from: Day
  days: number
}

/** Ids of things tickets are counted by, without rows of their own. */
export const someGround = (random: () => number, from: Day, days: number): Ground => ({
  random,
  places: [WUJIANG, LONGGUI, JIANGWAN, '440203102200'],
  categories: [newId(), newId(), newId()],
  organizations: [newId(), newId()],
  channels: [newId(), newId()],
  sourceId: newId(),
  from,
  days,
})

type TicketRow = Omit<Complaint, 'title' | 'externalId' | 'id'> & Pick<Complaint, 'id'>

/** A ticket in whatever state one may be in; dates may contradict what the source says of them, as in real files. */
export function randomTicket(
  ground: Ground,
  id: string = newId(),
): TicketRow & { title: string; externalId: string } {
  const { random } = ground
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T
  const chance = (share: number) => random() < share
  const later = (day: Day, most: number) => addDays(day, Math.floor(random() * most))
  const received = later(ground.from, ground.days)
  const dispatched = chance(0.9) ? later(received, 3) : null
  const due = chance(0.85) ? later(received, 15) : null
  const closed = chance(0.7) ? later(received, 25) : null
  const called = closed && chance(0.7) ? later(closed, 5) : null
  const answered = called ? pick([true, true, false, null]) : null
  const contactDue = dispatched && chance(0.8) ? later(dispatched, 3) : null
  const judged = closed && due && chance(0.8) ? closed <= due : pick([true, false, null])
  const date = (day: Day | null) => (day ? dayToDate(day) : null)
  return {
    jurisdictionCode: WUJIANG,
    id,
    externalId: id,
    sourceId: ground.sourceId,
    own: false,
    title: '测试工单',
    class: pick(['COMPLAINT', 'REQUEST', 'INQUIRY']),
    urgency: 'NORMAL',
    channelId: pick([...ground.channels, null]),
    categoryId: pick([...ground.categories, null]),
    placeCode: pick(ground.places),
    placeWords: null,
    unitWords: null,
    organizationId: pick([...ground.organizations, null]),
    complainedOfId: null,
    state: closed ? 'FINISHED' : 'HANDLING',
    round: 1,
    version: 0,
    receivedAt: new Date(`${received}T08:00:00+08:00`),
    receivedOn: dayToDate(received),
    hour: pick([null, 0, 8, 9, 15, 23]),
    dispatchedAt: null,
    dispatchedOn: date(dispatched),
    signDueAt: null,
    signedAt: null,
    contactDueOn: date(contactDue),
    contactedOn: contactDue && chance(0.8) ? date(later(addDays(contactDue, -2), 4)) : null,
    dueOn: date(due),
    originalDueOn: date(due),
    finishedAt: null,
    closedOn: date(closed),
    onTime: closed ? judged : pick([null, null, null, false]),
    returns: pick([0, 0, 0, 1, 2]),
    reworks: pick([0, 0, 0, 1, 3]),
    units: pick([1, 1, 1, 2, 3]),
    calledBackOn: date(called),
    answered,
    resolved: answered ? pick([true, false, null]) : null,
    satisfaction: answered ? pick(['SATISFIED', 'BASICALLY_SATISFIED', 'DISSATISFIED', null]) : null,
    excluded: chance(0.08),
    callerKey: null,
    repeatKey: null,
    repeatOfId: chance(0.1) ? newId() : null,
    fingerprint: null,
    importId: null,
  } as TicketRow & { title: string; externalId: string }
}
