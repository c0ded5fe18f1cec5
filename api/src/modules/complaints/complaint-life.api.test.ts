import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#api/platform/id.ts'
import { LONGGUI, NANPING, WUJIANG } from '#test/kit/builders.ts'
import { asStranger } from '#test/kit/client.ts'
import {
  act,
  type ComplaintWorld,
  complaintWorld,
  createTicket,
  readTicket,
  TICKET,
  type TicketAnswer,
  ticketAt,
} from '#test/kit/complaint-world.ts'
import { moveTo } from '#test/kit/days.ts'

let world: ComplaintWorld
const messageOf = (answer: { errors?: { message: string }[] }) => answer.errors?.[0]?.message ?? ''
const fieldsOf = (answer: { errors?: { extensions: { fields?: unknown[] } }[] }) =>
  (answer.errors?.[0]?.extensions.fields as { field: string }[] | undefined)?.map(({ field }) => field)

beforeAll(async () => {
  world = await complaintWorld()
})

describe('taking in a ticket', () => {
  test('is for the office and the data steward of the place', async () => {
    const { server, leader, unit, town, elsewhere, supervisor, steward } = world
    expect((await createTicket(asStranger(server))).code).toBe('UNAUTHENTICATED')
    for (const person of [leader, unit, town]) expect((await createTicket(person)).code).toBe('FORBIDDEN')
    expect((await createTicket(elsewhere)).code).toBe('NOT_FOUND')
    for (const person of [supervisor, steward]) expect((await createTicket(person)).code).toBeNull()
  })

  test('wants words, a time that has been, and a phone that looks like one', async () => {
    const { supervisor } = world
    const refused = async (input: Record<string, unknown>) => fieldsOf(await createTicket(supervisor, input))
    expect(await refused({ title: ' ' })).toEqual(['title'])
    expect(await refused({ content: '' })).toEqual(['content'])
    expect(await refused({ receivedAt: '2024-10-16T00:00:00Z' })).toEqual(['receivedAt'])
    expect(await refused({ callerPhone: 'abc' })).toEqual(['callerPhone'])
    expect(await refused({ callerIdNumber: '123' })).toEqual(['callerIdNumber'])
    expect(await refused({ categoryId: newId() })).toEqual(['categoryId'])
    expect(await refused({ channelId: newId() })).toEqual(['channelId'])
    expect(await refused({ complainedOfId: world.farId })).toEqual(['complainedOfId'])
    expect(await refused({ key: 'again' })).toEqual(['key'])
  })

  test('masks who called, in the words too, and keeps it apart', async () => {
    const { ticket } = await createTicket(world.supervisor, {
      title: '王建国反映路灯不亮',
      content: '我是王建国，电话13812345678，家门口路灯坏了。',
      callerName: '王建国',
      callerPhone: '13812345678',
    })
    expect(ticket.caller).toMatchObject({ name: '王**', phone: '138****5678', inWords: true })
    expect(`${ticket.title}${ticket.content}`).not.toMatch(/王建国|13812345678/)
    expect(ticket).toMatchObject({ own: true, state: 'RECEIVED', light: 'NO_DATA', round: 1, placed: true })
    expect(ticket.source).toEqual({ name: '本级受理', own: true })
    expect(ticket.steps.map(({ summary }) => summary)).toEqual(['受理诉求'])
    const { sql } = world.server.db
    const texts = await sql<{ text: string }>('select to_jsonb(t)::text as text from complaint_text t')
    const logs = await sql<{ text: string }>('select to_jsonb(a)::text as text from audit_entry a')
    expect([...texts, ...logs].some(({ text }) => /王建国|13812345678/.test(text))).toBe(false)
  })

  test('asked twice with one key is one ticket, also at the same moment', async () => {
    const { supervisor } = world
    const key = newId()
    const both = await Promise.all([createTicket(supervisor, { key }), createTicket(supervisor, { key })])
    const again = await createTicket(supervisor, { key })
    expect(new Set([...both, again].map(({ ticket }) => ticket.id)).size).toBe(1)
  })

  test('numbers have no gaps, however many come at once and however many fail', async () => {
    const { supervisor } = world
    await moveTo(world, '2024-10-17')
    const wrong = createTicket(supervisor, { place: NANPING })
    const made = await Promise.all(Array.from({ length: 8 }, () => createTicket(supervisor)))
    expect((await wrong).code).toBe('NOT_FOUND')
    const numbers = made.map(({ ticket }) => ticket.externalId).sort()
    expect(numbers).toEqual(Array.from({ length: 8 }, (_, index) => `12345-20241017-000${index + 1}`))
    await moveTo(world, '2024-10-15')
  })

  test('the same caller again within 30 days repeats', async () => {
    const caller = { callerPhone: '13900001111' }
    const first = (await createTicket(world.supervisor, caller)).ticket
    const second = (await createTicket(world.supervisor, caller)).ticket
    expect(second.repeatOf).toEqual({ id: first.id })
    expect((await readTicket(world.supervisor, first.id)).ticket.repeats).toEqual([{ id: second.id }])
  })
})

describe('who reads a ticket', () => {
  test('the office and leaders all, a unit its own, an operator the subtree; elsewhere it is not there', async () => {
    const { ticket } = await createTicket(world.supervisor)
    const { leader, steward, town, unit, elsewhere, server } = world
    for (const person of [leader, steward, town])
      expect((await readTicket(person, ticket.id)).ticket.content).toContain('路灯')
    expect((await readTicket(unit, ticket.id)).code).toBe('FORBIDDEN')
    expect((await readTicket(elsewhere, ticket.id)).code).toBe('NOT_FOUND')
    expect((await readTicket(asStranger(server), ticket.id)).code).toBe('UNAUTHENTICATED')
    expect((await readTicket(leader, newId())).code).toBe('NOT_FOUND')
    expect((await readTicket(leader, 'x')).code).toBe('NOT_FOUND')
  })

  test('a unit that handed it back still reads it; the unit complained of never sees who called', async () => {
    const facts = { complainedOfId: world.unitId, callerName: '李小明', callerPhone: '13700001234' }
    const ticket = await ticketAt(world, 'DISPATCHED', facts)
    expect((await readTicket(world.supervisor, ticket.id)).ticket.caller?.phone).toBe('137****1234')
    const seen = (await readTicket(world.unit, ticket.id)).ticket
    expect(seen.caller).toBeNull()
    expect(seen.can['unmask']).toBe(false)
    await act(world.unit, ticket, 'RETURN', { text: '投诉对象是本单位，不宜由本单位办理。' })
    expect((await readTicket(world.unit, ticket.id)).ticket).toMatchObject({
      state: 'RECEIVED',
      caller: null,
    })
  })
})

describe('the way of a ticket', () => {
  test('from dispatch to archive, with its limits, its timeline and its messages', async () => {
    const { supervisor, unit, unitId } = world
    const fresh = await ticketAt(world, 'RECEIVED')
    expect(fresh.can).toMatchObject({ dispatch: true, edit: true, sign: false, finish: false })
    const sent = (await act(supervisor, fresh, 'DISPATCH', { organizationId: unitId })).ticket
    expect(sent).toMatchObject({
      ...{
        state: 'DISPATCHED',
        dueOn: '2024-10-22',
        originalDueOn: '2024-10-22',
        contactDueOn: '2024-10-16',
      },
      ...{ light: 'GOOD', daysLeft: 5, lightReason: '剩 5 个工作日', units: 1 },
    })
    expect(new Date(sent.signDueAt ?? '').toISOString()).toBe('2024-10-15T04:00:00.000Z')
    const bell = await unit.query<{ messages: { nodes: { kind: string; path: string }[] } }>(
      '{ messages { nodes { kind path } } }',
    )
    const sentTo = { kind: 'COMPLAINT_DISPATCHED', path: `/complaints/${sent.id}` }
    expect(bell.data.messages.nodes).toContainEqual(sentTo)
    const signed = (await act(unit, sent, 'SIGN')).ticket
    expect(signed).toMatchObject({ state: 'HANDLING' })
    expect(signed.can).toMatchObject({
      contact: true,
      note: true,
      finish: true,
      returnIt: true,
      dispatch: false,
    })
    const called = (await act(unit, signed, 'CONTACT')).ticket
    const noted = (await act(unit, called, 'NOTE', { text: '已联系电工张大伟13611112222到场。' })).ticket
    expect(noted.steps[0]?.text).not.toContain('13611112222')
    await moveTo(world, '2024-10-18')
    const answer = '已更换灯具，联系人13611112222。'
    const done = (await act(unit, noted, 'FINISH', { text: answer })).ticket
    expect(done).toMatchObject({ state: 'FINISHED', closedOn: '2024-10-18', onTime: true, light: 'GOOD' })
    expect(done.answer).toContain('136****2222')
    const said = { answered: true, resolved: true, satisfaction: 'SATISFIED' }
    const heard = (await act(supervisor, done, 'CALL_BACK', said)).ticket
    const kept = (await act(supervisor, heard, 'ARCHIVE')).ticket
    expect(kept).toMatchObject({ state: 'ARCHIVED', lightReason: '按时办结' })
    expect(kept.steps.map(({ summary }) => summary).reverse()).toEqual([
      '受理诉求',
      '派发给区住建局，办理时限 2024-10-22',
      '区住建局签收',
      '区住建局已联系来电人',
      '区住建局填写办理记录',
      '区住建局办结（按时）',
      '回访：已解决，满意',
      '归档',
    ])
    expect((await readTicket(supervisor, kept.id, '2024-10-16')).ticket).toMatchObject({
      ...{ state: 'HANDLING', onTime: null, light: 'GOOD', daysLeft: 4 },
    })
    await moveTo(world, '2024-10-15')
  })

  test('closed late is never green, and open past its limit is behind', async () => {
    const { unit } = world
    const ticket = await ticketAt(world, 'HANDLING')
    await moveTo(world, '2024-10-23')
    expect((await readTicket(unit, ticket.id)).ticket).toMatchObject({
      ...{ light: 'BEHIND', daysLeft: -1, lightReason: '逾期 1 个工作日' },
    })
    const late = (await act(unit, ticket, 'FINISH', { text: '已更换灯具。' })).ticket
    expect(late).toMatchObject({ onTime: false, light: 'NEAR', lightReason: '逾期办结' })
    await moveTo(world, '2024-10-15')
  })

  test('the wrong person, the wrong state and a stale form are each told what to do', async () => {
    const { supervisor, unit, other, leader, elsewhere, unitId } = world
    const ticket = await ticketAt(world, 'DISPATCHED')
    expect((await act(other, ticket, 'SIGN')).code).toBe('FORBIDDEN')
    expect((await act(supervisor, ticket, 'SIGN')).code).toBe('FORBIDDEN')
    expect((await act(leader, ticket, 'SIGN')).code).toBe('FORBIDDEN')
    expect((await act(elsewhere, ticket, 'SIGN')).code).toBe('NOT_FOUND')
    expect((await act(unit, ticket, 'DISPATCH', { organizationId: unitId })).code).toBe('FORBIDDEN')
    const early = await act(unit, ticket, 'FINISH', { text: '已更换灯具。' })
    expect([early.code, messageOf(early)]).toEqual([
      'CONFLICT',
      '只有办理中的工单可以办结；待签收的请先签收。',
    ])
    expect(fieldsOf(await act(unit, ticket, 'RETURN'))).toEqual(['text'])
    const stale = await act(unit, { ...ticket, version: 0 }, 'SIGN')
    expect([stale.code, messageOf(stale)]).toEqual(['CONFLICT', expect.stringContaining('其他人刚刚修改过')])
    const fresh = await ticketAt(world, 'RECEIVED')
    expect(fieldsOf(await act(supervisor, fresh, 'DISPATCH'))).toEqual(['organizationId'])
    const far = await act(supervisor, fresh, 'DISPATCH', { organizationId: world.farId })
    expect(fieldsOf(far)).toEqual(['organizationId'])
  })

  test('of two who act at once one is told that the other was faster', async () => {
    const { unit, officer } = world
    const ticket = await ticketAt(world, 'DISPATCHED')
    const codes = (await Promise.all([act(unit, ticket, 'SIGN'), act(officer, ticket, 'SIGN')])).map(
      ({ code }) => code,
    )
    expect(codes.sort()).toEqual(['CONFLICT', null])
    expect(
      (await readTicket(unit, ticket.id)).ticket.steps.filter(({ kind }) => kind === 'SIGNED'),
    ).toHaveLength(1)
  })

  test('a caller who is not content: rework begins a new round with a new limit', async () => {
    const { supervisor, unit } = world
    const done = await ticketAt(world, 'FINISHED')
    const said = { answered: true, resolved: false, satisfaction: 'DISSATISFIED' }
    const heard = (await act(supervisor, done, 'CALL_BACK', said)).ticket
    expect(heard.steps[0]?.summary).toBe('回访：未解决，不满意，建议重办')
    expect(fieldsOf(await act(supervisor, heard, 'ARCHIVE'))).toEqual(['text'])
    const again = (await act(supervisor, heard, 'REWORK', { text: '灯仍然不亮，请重新处理。' })).ticket
    expect(again).toMatchObject({
      ...{ state: 'DISPATCHED', round: 2, reworks: 1, dueOn: '2024-10-22', closedOn: null, onTime: null },
      ...{ answered: null, resolved: null, satisfaction: null, organization: { id: world.unitId } },
    })
    expect((await act(unit, again, 'SIGN')).ticket.steps[0]).toMatchObject({ kind: 'SIGNED', round: 2 })
  })

  test('reworked three times it is a problem ticket', async () => {
    const { supervisor, unit } = world
    let ticket = await ticketAt(world, 'FINISHED')
    for (let round = 1; round <= 3; round += 1) {
      ticket = (await act(supervisor, ticket, 'REWORK', { text: '仍未解决，请重办。' })).ticket
      ticket = (await act(unit, ticket, 'SIGN')).ticket
      ticket = (await act(unit, ticket, 'FINISH', { text: '再次更换灯具。' })).ticket
      expect(ticket.problem).toBe(round === 3)
    }
  })
})

describe('several tickets in one go', () => {
  const MANY = `mutation ($inputs: [ComplaintActionInput!]!) { actOnComplaints(inputs: $inputs) { ${TICKET} } }`
  const many = (tickets: TicketAnswer[], action: string, more: Record<string, unknown> = {}) => ({
    inputs: tickets.map(({ id, version }) => ({ id, version, action, ...more })),
  })

  test('are dispatched all or none', async () => {
    const { supervisor, unitId } = world
    const [one, two] = [await ticketAt(world, 'RECEIVED'), await ticketAt(world, 'RECEIVED')]
    const taken = await ticketAt(world, 'DISPATCHED')
    const batch = many([one, two, taken], 'DISPATCH', { organizationId: unitId })
    const refused = await supervisor.query(MANY, batch)
    expect([refused.code, messageOf(refused)]).toEqual([
      'CONFLICT',
      expect.stringContaining(taken.externalId),
    ])
    expect((await readTicket(supervisor, one.id)).ticket.state).toBe('RECEIVED')
    const sent = await supervisor.query<{ actOnComplaints: TicketAnswer[] }>(
      MANY,
      many([one, two], 'DISPATCH', { organizationId: unitId }),
    )
    expect(sent.data.actOnComplaints.map(({ state }) => state)).toEqual(['DISPATCHED', 'DISPATCHED'])
  })

  test('only where a batch makes sense, and each once', async () => {
    const { unit, supervisor } = world
    const ticket = await ticketAt(world, 'HANDLING')
    expect(fieldsOf(await unit.query(MANY, many([ticket], 'FINISH', { text: '已更换灯具。' })))).toEqual([
      'inputs',
    ])
    expect(fieldsOf(await supervisor.query(MANY, many([ticket, ticket], 'ARCHIVE')))).toEqual(['inputs'])
    expect(fieldsOf(await supervisor.query(MANY, { inputs: [] }))).toEqual(['inputs'])
  })
})

describe('corrected facts', () => {
  const EDIT = `mutation ($input: ComplaintEdit!) { editComplaint(input: $input) { ${TICKET} } }`
  const edit = (client: Pick<ComplaintWorld['unit'], 'query'>, input: Record<string, unknown>) =>
    client.query<{ editComplaint: TicketAnswer }>(EDIT, { input })

  test('are written by the office, stand in the timeline and are found by search', async () => {
    const { supervisor, unit } = world
    const ticket = await ticketAt(world, 'DISPATCHED')
    const { id, version } = ticket
    expect((await edit(unit, { id, version, urgency: 'URGENT' })).code).toBe('FORBIDDEN')
    expect(fieldsOf(await edit(supervisor, { id, version, place: NANPING }))).toEqual(['place'])
    const change = { title: '井盖缺失，电话13511112222', urgency: 'URGENT', place: WUJIANG }
    const { data } = await edit(supervisor, { id, version, ...change })
    expect(data.editComplaint).toMatchObject({ urgency: 'URGENT', placed: false, dueOn: ticket.dueOn })
    expect(data.editComplaint.title).not.toContain('13511112222')
    expect(data.editComplaint.steps[0]?.summary).toBe('修改标题、紧急程度、所属地区')
    expect((await edit(supervisor, { id, version, urgency: 'NORMAL' })).code).toBe('CONFLICT')
    const [text] = await world.server.db.sql<{ found: boolean }>(
      `select words @@ '''井盖'''::tsquery as found from complaint_text where complaint_id = $1::uuid`,
      [id],
    )
    expect(text?.found).toBe(true)
  })
})

describe('files', () => {
  const PNG = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )
  const upload = async (client: ComplaintWorld['unit'], name: string): Promise<string> => {
    const body = new FormData()
    body.append('file', new File([PNG], name, { type: 'image/png' }))
    const answer = await client.fetch(`/files/attachments?place=${WUJIANG}`, { method: 'POST', body })
    return ((await answer.json()) as { id: string }).id
  }
  const opens = async (client: ComplaintWorld['unit'], id: string) =>
    (await client.fetch(`/files/attachments/${id}`)).status

  test('of the call and of the steps; those of the call stay closed to the unit complained of', async () => {
    const { supervisor, unit, other, elsewhere, unitId } = world
    const [called, shown] = [await upload(supervisor, '来电附图.png'), await upload(unit, '现场.png')]
    const facts = { complainedOfId: unitId, attachmentIds: [called] }
    const ticket = await ticketAt(world, 'HANDLING', facts)
    expect((await act(unit, ticket, 'NOTE', { text: '现场已拍照。', attachmentIds: [called] })).code).toBe(
      'BAD_INPUT',
    )
    const noted = (await act(unit, ticket, 'NOTE', { text: '现场已拍照。', attachmentIds: [shown] })).ticket
    expect(noted.attachments.map(({ name }) => name)).toEqual(['现场.png'])
    const whole = (await readTicket(supervisor, ticket.id)).ticket
    expect(whole.attachments.map(({ name }) => name)).toEqual(['来电附图.png', '现场.png'])
    expect([await opens(supervisor, called), await opens(unit, shown)]).toEqual([200, 200])
    expect([await opens(unit, called), await opens(other, shown), await opens(elsewhere, shown)]).toEqual([
      404, 404, 404,
    ])
  })
})

test('what was counted by all this equals what a rebuild counts', async () => {
  const { verifyTallies } = await import('../tallies/index.ts')
  expect(await verifyTallies(world.server.context, WUJIANG)).toEqual([])
  const rows = await world.server.db.sql<{ count: number }>(
    'select count(*)::int as count from complaint where division_code = $1 and place_code = $2',
    [WUJIANG, LONGGUI],
  )
  expect(rows[0]?.count).toBeGreaterThan(10)
})
