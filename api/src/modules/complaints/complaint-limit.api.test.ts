import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#api/platform/id.ts'
import { LONGGUI, WUJIANG } from '#test/kit/builders.ts'
import type { TestClient } from '#test/kit/client.ts'
import {
  act,
  type ComplaintWorld,
  complaintWorld,
  createTicket,
  type TicketAnswer,
  ticketAt,
} from '#test/kit/complaint-world.ts'
import { moveTo } from '#test/kit/days.ts'

const LIMIT =
  'id class urgency workingDays signHours validFrom validUntil standard channel { name } createdBy'
const LIST = `query ($place: ID!) { complaintLimits(place: $place) { ${LIMIT} } }`
const SET = `mutation ($input: ComplaintLimitInput!) { setComplaintLimit(input: $input) { ${LIMIT} } }`
const END = `mutation ($place: ID!, $id: ID!) { endComplaintLimit(place: $place, id: $id) { ${LIMIT} } }`
const DESK = `query ($place: ID!) { complaintDesk(place: $place) { groups { key count behind complaints { id } } } }`

interface LimitAnswer {
  id: string
  class: string | null
  urgency: string | null
  workingDays: number
  validFrom: string
  validUntil: string | null
  standard: boolean
}

let world: ComplaintWorld
const fieldsOf = (answer: { errors?: { extensions: { fields?: unknown[] } }[] }) =>
  (answer.errors?.[0]?.extensions.fields as { field: string }[] | undefined)?.map(({ field }) => field)
const set = (client: TestClient, input: Record<string, unknown> = {}) =>
  client.query<{ setComplaintLimit: LimitAnswer[] }>(SET, {
    input: {
      ...{ place: WUJIANG, signHours: 4, contactDays: 1, workingDays: 3, returnLimit: 1, extensionDays: 5 },
      ...{ validFrom: '2024-10-15', ...input },
    },
  })
const list = async (client: TestClient) =>
  (await client.query<{ complaintLimits: LimitAnswer[] }>(LIST, { place: WUJIANG })).data.complaintLimits
const dispatchNew = async (input: Record<string, unknown>): Promise<TicketAnswer> => {
  const { supervisor, unitId } = world
  const { ticket } = await createTicket(supervisor, input)
  return (await act(supervisor, ticket, 'DISPATCH', { organizationId: unitId })).ticket
}

beforeAll(async () => {
  world = await complaintWorld()
})

describe('the limits', () => {
  test('by default: 1 day for 咨询, 5 for 求助 and 建议, 10 for 投诉 and 举报, counted over National Day', async () => {
    await moveTo(world, '2024-09-27')
    const due = async (of: string) => (await dispatchNew({ class: of })).dueOn
    // 29 September and 12 October are worked, 1–7 October are off.
    expect(await due('INQUIRY')).toBe('2024-09-29')
    expect(await due('REQUEST')).toBe('2024-10-10')
    expect(await due('SUGGESTION')).toBe('2024-10-10')
    expect(await due('COMPLAINT')).toBe('2024-10-16')
    expect(await due('REPORT')).toBe('2024-10-16')
    await moveTo(world, '2024-10-15')
  }, 180_000)

  test('a limit that reaches into a year nobody knows says so', async () => {
    await moveTo(world, '2026-12-25')
    const ticket = await dispatchNew({ class: 'COMPLAINT' })
    expect(ticket.dueOn).toMatch(/^2027/)
    expect(ticket.lightReason).toContain('2027 年放假安排未录入')
    expect(ticket.steps[0]?.summary).toContain('2027 年放假安排未录入')
    await moveTo(world, '2024-10-15')
  })

  test('are kept by the steward and the head, and nobody else', async () => {
    const { supervisor, unit, leader, steward, head, elsewhere } = world
    for (const person of [supervisor, unit, leader]) expect((await set(person)).code).toBe('FORBIDDEN')
    expect((await set(elsewhere)).code).toBe('NOT_FOUND')
    expect(fieldsOf(await set(head, { workingDays: 0, signHours: 999 }))).toEqual([
      'signHours',
      'workingDays',
    ])
    expect(fieldsOf(await set(head, { validFrom: '2024-10-14' }))).toEqual(['validFrom'])
    expect(fieldsOf(await set(head, { channelId: newId() }))).toEqual(['channelId'])
    expect((await set(steward, { class: 'PRAISE', workingDays: 2 })).code).toBeNull()
  })

  test('the most particular one holds on the day of dispatch, from its day on and until it ends', async () => {
    const { head } = world
    expect((await list(head)).filter(({ standard }) => standard).map(row => row.class)).toContain('REPORT')
    await set(head, { class: 'REPORT', workingDays: 7 })
    await set(head, { class: 'REPORT', urgency: 'CRITICAL', workingDays: 1 })
    await set(head, { class: 'REPORT', workingDays: 4, validFrom: '2024-10-17' })
    const mine = (await list(head)).filter(row => row.class === 'REPORT')
    expect(mine.map(({ workingDays, validUntil }) => [workingDays, validUntil])).toEqual([
      [4, null],
      [1, null],
      [7, '2024-10-16'],
    ])
    expect((await dispatchNew({ class: 'REPORT' })).dueOn).toBe('2024-10-24')
    expect((await dispatchNew({ class: 'REPORT', urgency: 'CRITICAL' })).dueOn).toBe('2024-10-16')
    await moveTo(world, '2024-10-17')
    expect((await dispatchNew({ class: 'REPORT' })).dueOn).toBe('2024-10-23')
    const now = (await list(head)).find(row => row.class === 'REPORT' && row.urgency === null)
    const end = (id: string, client = head) => client.query(END, { place: WUJIANG, id })
    expect((await end(now?.id ?? '', world.supervisor)).code).toBe('FORBIDDEN')
    expect((await end(now?.id ?? '')).code).toBeNull()
    expect((await end(now?.id ?? '')).code).toBe('CONFLICT')
    expect((await end(newId())).code).toBe('NOT_FOUND')
    expect((await end('standard-INQUIRY')).code).toBe('BAD_INPUT')
    await moveTo(world, '2024-10-18')
    expect((await dispatchNew({ class: 'REPORT' })).dueOn).toBe('2024-11-01')
    await moveTo(world, '2024-10-15')
  }, 180_000)

  test('two who set the same limit at once leave one in force', async () => {
    const { head, steward } = world
    await Promise.all([
      set(head, { class: 'OTHER', workingDays: 6 }),
      set(steward, { class: 'OTHER', workingDays: 8 }),
    ])
    const open = (await list(head)).filter(row => row.class === 'OTHER' && row.validUntil === null)
    expect(open).toHaveLength(1)
  })

  test('how often a ticket may be handed back follows them too', async () => {
    const { head, unit, supervisor, unitId } = world
    await set(head, { class: 'SUGGESTION', returnLimit: 0 })
    const ticket = await dispatchNew({ class: 'SUGGESTION' })
    const asked = (await act(unit, ticket, 'RETURN', { text: '不属于本单位职责。' })).ticket
    expect(asked).toMatchObject({ state: 'DISPATCHED', organization: { id: unitId } })
    expect(asked.requests[0]?.kind).toBe('RETURN')
    expect((await act(supervisor, asked, 'DISPATCH', { organizationId: unitId })).code).toBe('CONFLICT')
  })
})

describe('the desk', () => {
  const desk = async (client: TestClient, place = WUJIANG) => {
    const answer = await client.query<{
      complaintDesk: {
        groups: { key: string; count: number; behind: number; complaints: { id: string }[] }[]
      }
    }>(DESK, { place })
    return { code: answer.code, groups: answer.data?.complaintDesk?.groups ?? [] }
  }
  const counts = async (client: TestClient, place = WUJIANG) =>
    Object.fromEntries((await desk(client, place)).groups.map(({ key, count }) => [key, count]))

  test('shows each what waits for them, the most urgent first', async () => {
    const { server, supervisor, head, unit, other, town, townId, leader, security } = {
      ...world,
      security: world.elsewhere,
    }
    await server.db.prisma.complaint.updateMany({ where: {}, data: { state: 'ARCHIVED' } })
    await server.db.prisma.complaintRequest.updateMany({ data: { status: 'WITHDRAWN' } })
    await ticketAt(world, 'RECEIVED')
    const urgent = await ticketAt(world, 'RECEIVED', { urgency: 'CRITICAL' })
    await ticketAt(world, 'DISPATCHED')
    const handled = await ticketAt(world, 'HANDLING')
    await act(unit, await ticketAt(world, 'HANDLING'), 'CONTACT')
    await ticketAt(world, 'FINISHED')
    await ticketAt(world, 'CALLED_BACK')
    await act(supervisor, handled, 'ASK_EXCLUSION', { text: '属重复推送的工单。' })
    const forTown = await ticketAt(world, 'RECEIVED', { place: WUJIANG })
    await act(supervisor, forTown, 'DISPATCH', { organizationId: townId })
    expect(await counts(unit)).toEqual({ SIGN: 1, CONTACT: 1, HANDLE: 1 })
    expect(await counts(other)).toEqual({ SIGN: 0, CONTACT: 0, HANDLE: 0 })
    expect(await counts(town, LONGGUI)).toEqual({ SIGN: 1, CONTACT: 0, HANDLE: 0 })
    expect(await counts(supervisor)).toEqual({ DISPATCH: 2, CALL_BACK: 1, DECIDE: 0, ARCHIVE: 1 })
    expect(await counts(head)).toMatchObject({ DECIDE: 1 })
    expect(await counts(leader)).toEqual({})
    expect((await desk(security)).code).toBe('NOT_FOUND')
    const [dispatch] = (await desk(supervisor)).groups
    expect(dispatch?.complaints[0]?.id).toBe(urgent.id)
    await moveTo(world, '2024-10-15', 200)
    const [sign] = (await desk(unit)).groups
    expect(sign).toMatchObject({ key: 'SIGN', behind: 1 })
  }, 180_000)
})
