import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#api/platform/id.ts'
import type { TestClient } from '#test/kit/client.ts'
import {
  act,
  ask,
  type ComplaintWorld,
  complaintWorld,
  readTicket,
  TICKET,
  type TicketAnswer,
  ticketAt,
} from '#test/kit/complaint-world.ts'
import { moveTo } from '#test/kit/days.ts'

const DECIDE = `mutation ($input: ComplaintDecision!) { decideComplaintRequest(input: $input) { ${TICKET} } }`
const WITHDRAW = `mutation ($id: ID!) { withdrawComplaintRequest(id: $id) { ${TICKET} } }`

let world: ComplaintWorld
const REASON = { text: '不属于本单位职责，应由区城管局办理。' }
const fieldsOf = (answer: { errors?: { extensions: { fields?: unknown[] } }[] }) =>
  (answer.errors?.[0]?.extensions.fields as { field: string }[] | undefined)?.map(({ field }) => field)
const messageOf = (answer: { errors?: { message: string }[] }) => answer.errors?.[0]?.message ?? ''
const decide = (
  client: TestClient,
  requestId: string,
  approve: boolean,
  more: Record<string, unknown> = {},
) => ask(client, DECIDE, { input: { requestId, approve, ...more } })
const withdraw = (client: TestClient, id: string) => ask(client, WITHDRAW, { id })
const openRequest = (ticket: TicketAnswer) =>
  ticket.requests.find(({ status }) => status === 'PENDING')?.id ?? ''
const dispatch = async (ticket: TicketAnswer, organizationId: string) =>
  (await act(world.supervisor, ticket, 'DISPATCH', { organizationId })).ticket

/** A ticket that its unit handed back twice and has again. */
async function returnedTwice(): Promise<TicketAnswer> {
  let ticket = await ticketAt(world, 'DISPATCHED')
  for (let count = 0; count < 2; count += 1)
    ticket = await dispatch((await act(world.unit, ticket, 'RETURN', REASON)).ticket, world.unitId)
  return ticket
}

beforeAll(async () => {
  world = await complaintWorld()
})

describe('退单', () => {
  test('is for the unit, with a reason, before the limit is over; then the ticket waits to be dispatched again', async () => {
    const { supervisor, unit, other, otherId } = world
    const ticket = await ticketAt(world, 'HANDLING')
    expect((await act(other, ticket, 'RETURN', REASON)).code).toBe('FORBIDDEN')
    expect((await act(supervisor, ticket, 'RETURN', REASON)).code).toBe('FORBIDDEN')
    expect(fieldsOf(await act(unit, ticket, 'RETURN', { text: '退' }))).toEqual(['text'])
    const back = (await act(unit, ticket, 'RETURN', REASON)).ticket
    expect(back).toMatchObject({
      ...{ state: 'RECEIVED', organization: null, returns: 1, dueOn: ticket.dueOn, signedAt: null },
      ...{ requests: [] },
    })
    expect(back.steps[0]).toMatchObject({ summary: '区住建局退单（第 1 次），待重新派发', text: REASON.text })
    const gone = await dispatch(back, otherId)
    expect(gone).toMatchObject({ units: 2, originalDueOn: ticket.originalDueOn, state: 'DISPATCHED' })
    expect((await act(unit, gone, 'SIGN')).code).toBe('FORBIDDEN')
    expect((await readTicket(unit, gone.id)).ticket.organization?.id).toBe(otherId)
  })

  test('cannot hide an overdue ticket', async () => {
    const ticket = await ticketAt(world, 'HANDLING')
    await moveTo(world, '2024-10-23')
    const late = await act(world.unit, ticket, 'RETURN', REASON)
    expect([late.code, messageOf(late)]).toEqual(['CONFLICT', expect.stringContaining('已超过办理时限')])
    await moveTo(world, '2024-10-15')
  })

  test('the third time it is adjudicated by the office: refused, the ticket stays', async () => {
    const { supervisor, unit, officer, other, elsewhere, leader } = world
    const ticket = await returnedTwice()
    const asked = (await act(unit, ticket, 'RETURN', REASON)).ticket
    expect(asked).toMatchObject({ state: 'DISPATCHED', returns: 2 })
    expect(asked.requests[0]).toMatchObject({
      kind: 'RETURN',
      status: 'PENDING',
      canDecide: false,
      canWithdraw: true,
    })
    const id = openRequest(asked)
    const blocked = await act(unit, asked, 'SIGN')
    expect([blocked.code, messageOf(blocked)]).toEqual(['CONFLICT', expect.stringContaining('等待裁定')])
    for (const person of [unit, leader]) expect((await decide(person, id, true)).code).toBe('FORBIDDEN')
    expect((await decide(elsewhere, id, true)).code).toBe('NOT_FOUND')
    expect((await decide(supervisor, newId(), true)).code).toBe('NOT_FOUND')
    expect((await withdraw(other, id)).code).toBe('FORBIDDEN')
    expect(fieldsOf(await decide(supervisor, id, false))).toEqual(['opinion'])
    const kept = (await decide(supervisor, id, false, { opinion: '属你单位职责，请办理。' })).ticket
    expect(kept).toMatchObject({ state: 'DISPATCHED', returns: 2, organization: { id: world.unitId } })
    expect(kept.requests[0]).toMatchObject({ status: 'REFUSED', opinion: '属你单位职责，请办理。' })
    expect((await decide(supervisor, id, true)).code).toBe('CONFLICT')
    expect((await withdraw(officer, id)).code).toBe('CONFLICT')
    const bell = await unit.query<{ messages: { nodes: { kind: string }[] } }>(
      '{ messages { nodes { kind } } }',
    )
    expect(bell.data.messages.nodes[0]?.kind).toBe('COMPLAINT_DECIDED')
  })

  test('granted, it goes back to be dispatched or straight to another unit', async () => {
    const { steward, unit, unitId, otherId } = world
    const one = (await act(unit, await returnedTwice(), 'RETURN', REASON)).ticket
    const back = (await decide(steward, openRequest(one), true)).ticket
    expect(back).toMatchObject({ state: 'RECEIVED', returns: 3, organization: null })
    const two = (await act(unit, await returnedTwice(), 'RETURN', REASON)).ticket
    const same = await decide(steward, openRequest(two), true, { organizationId: unitId })
    expect(fieldsOf(same)).toEqual(['organizationId'])
    const on = (await decide(steward, openRequest(two), true, { organizationId: otherId })).ticket
    expect(on).toMatchObject({ state: 'DISPATCHED', returns: 3, units: 2, organization: { id: otherId } })
    expect(
      on.steps
        .slice(0, 2)
        .map(({ kind }) => kind)
        .sort(),
    ).toEqual(['DISPATCHED', 'RETURNED'])
    expect((await act(world.other, on, 'SIGN')).ticket.state).toBe('HANDLING')
  })

  test('of two who decide at once one is told that it is done', async () => {
    const { supervisor, steward, unit } = world
    const asked = (await act(unit, await returnedTwice(), 'RETURN', REASON)).ticket
    const id = openRequest(asked)
    const codes = await Promise.all([
      decide(supervisor, id, true),
      decide(steward, id, false, { opinion: '请按期办理。' }),
    ])
    expect(codes.map(({ code }) => code).sort()).toEqual(['CONFLICT', null])
  })
})

describe('延期', () => {
  const WHY = { text: '灯具需要定制，等待到货。' }

  test('is asked before the limit, within what the limits allow, and keeps the first limit on the record', async () => {
    const { supervisor, unit } = world
    const ticket = await ticketAt(world, 'HANDLING')
    expect(fieldsOf(await act(unit, ticket, 'ASK_EXTENSION', WHY))).toEqual(['days'])
    expect(fieldsOf(await act(unit, ticket, 'ASK_EXTENSION', { ...WHY, days: 11 }))).toEqual(['days'])
    const asked = (await act(unit, ticket, 'ASK_EXTENSION', { ...WHY, days: 6 })).ticket
    expect(asked.can['askExtension']).toBe(false)
    expect((await act(unit, asked, 'ASK_EXTENSION', { ...WHY, days: 1 })).code).toBe('CONFLICT')
    const longer = (await decide(supervisor, openRequest(asked), true)).ticket
    expect(longer).toMatchObject({ dueOn: '2024-10-30', originalDueOn: '2024-10-22' })
    expect(longer.steps[0]?.summary).toBe('同意延期 6 个工作日，办理时限 2024-10-30')
    const rest = await act(unit, longer, 'ASK_EXTENSION', { ...WHY, days: 5 })
    expect([fieldsOf(rest), messageOf(rest)]).toEqual([['days'], '最多还可延期 4 个工作日，请重新填写。'])
    const again = (await act(unit, longer, 'ASK_EXTENSION', { ...WHY, days: 4 })).ticket
    const last = (await decide(supervisor, openRequest(again), true)).ticket
    expect(fieldsOf(await act(unit, last, 'ASK_EXTENSION', { ...WHY, days: 1 }))).toEqual(['days'])
  })

  test('after the limit it is too late', async () => {
    const ticket = await ticketAt(world, 'HANDLING')
    await moveTo(world, '2024-10-23')
    const late = await act(world.unit, ticket, 'ASK_EXTENSION', { ...WHY, days: 2 })
    expect([late.code, messageOf(late)]).toEqual(['CONFLICT', '延期须在到期前申请，这件工单已经逾期。'])
    await moveTo(world, '2024-10-15')
  })

  test('asked in time and granted after a late closing, the closing was on time', async () => {
    const { supervisor, unit } = world
    const ticket = await ticketAt(world, 'HANDLING')
    const asked = (await act(unit, ticket, 'ASK_EXTENSION', { ...WHY, days: 3 })).ticket
    await moveTo(world, '2024-10-23')
    const done = (await act(unit, asked, 'FINISH', { text: '已更换定制灯具。' })).ticket
    expect(done.onTime).toBe(false)
    const granted = (await decide(supervisor, openRequest(done), true)).ticket
    expect(granted).toMatchObject({ onTime: true, light: 'GOOD', dueOn: '2024-10-25' })
    await moveTo(world, '2024-10-15')
  })

  test('what is closed in time needs none: the request is taken back by itself; who asked may do so before', async () => {
    const { unit, officer } = world
    const ticket = await ticketAt(world, 'HANDLING')
    const asked = (await act(unit, ticket, 'ASK_EXTENSION', { ...WHY, days: 3 })).ticket
    const taken = (await withdraw(officer, openRequest(asked))).ticket
    expect(taken.requests[0]).toMatchObject({ status: 'WITHDRAWN' })
    const again = (await act(unit, taken, 'ASK_EXTENSION', { ...WHY, days: 3 })).ticket
    const done = (await act(unit, again, 'FINISH', { text: '已更换灯具。' })).ticket
    expect(done.requests.map(({ status }) => status)).toEqual(['WITHDRAWN', 'WITHDRAWN'])
  })
})

describe('剔除', () => {
  const WHY = { text: '系统重复推送，属无效工单。' }

  test('is never granted by who asked, sets the ticket apart, and can be taken back', async () => {
    const { supervisor, head, unit, other } = world
    const ticket = await ticketAt(world, 'ARCHIVED')
    expect((await act(other, ticket, 'ASK_EXCLUSION', WHY)).code).toBe('FORBIDDEN')
    const asked = (await act(supervisor, ticket, 'ASK_EXCLUSION', WHY)).ticket
    const id = openRequest(asked)
    const own = await decide(supervisor, id, true)
    expect([own.code, messageOf(own)]).toEqual(['FORBIDDEN', expect.stringContaining('另一人')])
    expect(asked.requests[0]).toMatchObject({ canDecide: false, canWithdraw: true })
    expect((await readTicket(head, ticket.id)).ticket.requests[0]).toMatchObject({ canDecide: true })
    const out = (await decide(head, id, true, { opinion: '情况属实。' })).ticket
    expect(out).toMatchObject({ excluded: true, state: 'ARCHIVED' })
    expect((await act(unit, out, 'ASK_EXCLUSION', WHY)).code).toBe('CONFLICT')
    expect((await withdraw(unit, id)).code).toBe('FORBIDDEN')
    const counted = (await withdraw(supervisor, id)).ticket
    expect(counted).toMatchObject({ excluded: false })
    expect(counted.steps[0]?.summary).toBe('撤回剔除，恢复统计')
    expect(counted.requests[0]).toMatchObject({ status: 'WITHDRAWN', opinion: '情况属实。' })
    expect((await withdraw(supervisor, id)).code).toBe('CONFLICT')
  })

  test('is the one thing that may be asked about tickets that follow their source', async () => {
    const { server, supervisor, unit, head } = world
    const ticket = await ticketAt(world, 'HANDLING')
    await server.db.prisma.complaint.updateMany({ where: { id: ticket.id }, data: { own: false } })
    const refused = await act(unit, ticket, 'FINISH', { text: '已更换灯具。' })
    expect([refused.code, messageOf(refused)]).toEqual(['CONFLICT', expect.stringContaining('来源系统')])
    const seen = (await readTicket(supervisor, ticket.id)).ticket
    const flags = Object.entries(seen.can).filter(([, may]) => may)
    expect(flags.map(([name]) => name).sort()).toEqual(['askExclusion', 'supervise', 'unmask'])
    const asked = (await act(unit, ticket, 'ASK_EXCLUSION', WHY)).ticket
    expect((await decide(head, openRequest(asked), true)).ticket.excluded).toBe(true)
  })
})

test('what was counted by all this equals what a rebuild counts', async () => {
  const { verifyTallies } = await import('../tallies/index.ts')
  const { jurisdictionCode } = await world.server.db.prisma.complaint.findFirstOrThrow()
  // One ticket was made another's by hand above, which no count knows of; its measures do not depend on that.
  expect(await verifyTallies(world.server.context, jurisdictionCode)).toEqual([])
})
