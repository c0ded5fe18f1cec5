import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Context } from '#api/platform/context.ts'
import { write } from '#api/platform/write.ts'
import { buildPlaces, LONGGUI, WUJIANG } from '#test/kit/builders.ts'
import { createTestDatabase, emptyDatabase } from '#test/kit/database.ts'
import { testClock } from '#test/kit/server.ts'
import { categoriesOf, sourceOf, type TicketRecord, takeTickets } from './index.ts'

let context: Context
let sourceId = ''

const record = (externalId: string, facts: Partial<TicketRecord> = {}): TicketRecord => ({
  externalId,
  title: null,
  content: '小区门口路灯不亮，晚上看不见路。',
  answer: null,
  address: null,
  class: 'COMPLAINT',
  urgency: 'NORMAL',
  channel: '电话',
  categoryId: null,
  placeCode: WUJIANG,
  placeWords: null,
  organizationId: null,
  unitWords: null,
  complainedOfId: null,
  receivedAt: new Date('2024-03-01T09:30:00+08:00'),
  hasHour: true,
  dispatchedAt: null,
  signedAt: null,
  contactedOn: null,
  contactedInTime: null,
  dueOn: null,
  finishedAt: null,
  calledBackOn: null,
  state: 'HANDLING',
  onTime: null,
  openLate: null,
  returns: 0,
  reworks: 0,
  units: 1,
  answered: null,
  resolved: null,
  satisfaction: null,
  caller: { name: null, phone: null, idNumber: null, plate: null, address: null },
  ...facts,
})

const take = (...tickets: TicketRecord[]) =>
  write(context, WUJIANG, async step => {
    await step.record({ type: 'TICKETS_TAKEN', entity: 'Jurisdiction', entityId: WUJIANG })
    return takeTickets(step, context, { jurisdictionCode: WUJIANG, sourceId, importId: null, tickets })
  })

const rows = () =>
  context.db.sql<Record<string, unknown>>(
    'select * from complaint where division_code = $1 order by external_id',
    [WUJIANG],
  )

const sum = async (column: string) =>
  (
    await context.db.sql<{ sum: number }>(
      `select coalesce(sum(${column}), 0)::int as sum from complaint_delta`,
    )
  )[0]?.sum

beforeAll(async () => {
  const db = await createTestDatabase()
  const clock = testClock()
  context = { db, clock, viewer: null, ip: null, memo: new Map() } as unknown as Context
})
afterAll(() => context.db.close())
beforeEach(async () => {
  await emptyDatabase(context.db)
  await buildPlaces(context)
  sourceId = await write(context, WUJIANG, async step => (await sourceOf(step, WUJIANG, '韶关 12345')).id)
})

describe('tickets of a source', () => {
  it('are made once: the same record again changes nothing', async () => {
    expect(await take(record('A1'), record('A2'))).toMatchObject({ created: 2, updated: 0, unchanged: 0 })
    expect(await take(record('A1'), record('A2'))).toMatchObject({ created: 0, updated: 0, unchanged: 2 })
    expect(await sum('received')).toBe(2)
    const [first] = await rows()
    expect(first).toMatchObject({ external_id: 'A1', hour: 9, received_on: '2024-03-01', own: false })
    expect(first?.['title']).toBe('小区门口路灯不亮，晚上看不见路')
  })

  it('follow a later record, keep what it does not tell, and remember what was before', async () => {
    await take(record('A1', { content: '楼上漏水。', unitWords: '城管局' }))
    const closed = record('A1', {
      content: null,
      state: 'FINISHED',
      dueOn: '2024-03-08',
      finishedAt: new Date('2024-03-11T10:00:00+08:00'),
    })
    expect(await take(closed)).toMatchObject({ created: 0, updated: 1 })
    const [row] = await rows()
    expect(row).toMatchObject({ on_time: false, closed_on: '2024-03-11', unit_words: '城管局', version: 1 })
    expect([await sum('received'), await sum('late')]).toEqual([1, 1])
    const steps = await context.db.sql<{ before: object; after: object }>('select * from complaint_step')
    expect(steps).toHaveLength(1)
    expect(steps[0]?.before).toMatchObject({ state: 'HANDLING', on_time: null })
    expect(steps[0]?.after).toMatchObject({ state: 'FINISHED', on_time: false })
  })

  it('of one number in one batch: the last holds', async () => {
    const taken = await take(record('A1', { content: '一' }), record('A1', { content: '二' }))
    expect(taken).toMatchObject({ created: 1, unchanged: 1 })
    expect(taken.outcomes.map(({ outcome }) => outcome)).toEqual(['UNCHANGED', 'CREATED'])
    expect(await context.db.sql('select content from complaint_text')).toEqual([{ content: '二' }])
  })

  it('hold no personal information outside its own table', async () => {
    const caller = { name: '张三丰', phone: '13812345678', idNumber: null, plate: null, address: null }
    await take(record('A1', { content: '我是张三丰，电话13812345678，路灯不亮。', caller }))
    const all = JSON.stringify([
      await rows(),
      await context.db.sql('select * from complaint_text'),
      await context.db.sql('select * from audit_entry'),
    ])
    expect(all).not.toContain('13812345678')
    expect(all).not.toContain('张三丰')
    const [person] = await context.db.sql<{ phone: string }>('select * from complaint_person')
    expect(person?.phone).toBe('13812345678')
  })

  it('that live in this program are never overwritten', async () => {
    await take(record('A1'))
    await context.db.script('update complaint set own = true')
    expect(await take(record('A1', { content: '换了内容' }))).toMatchObject({ updated: 0, unchanged: 1 })
  })
})

describe('repeats', () => {
  const at = (day: string) => new Date(`2024-${day}T09:00:00+08:00`)
  const caller = { name: null, phone: '13800000001', idNumber: null, plate: null, address: null }
  const repeats = async () =>
    (await rows()).map(row => [row['external_id'], row['repeat_of_id'] !== null] as const)

  it('are of the same caller within 30 days, whatever the order in which they come', async () => {
    await take(record('B', { receivedAt: at('03-20'), caller }))
    await take(
      record('D', { receivedAt: at('06-20'), caller }),
      record('C', { receivedAt: at('04-10'), caller }),
    )
    expect(await repeats()).toEqual([
      ['B', false],
      ['C', true],
      ['D', false],
    ])
    await take(record('A', { receivedAt: at('03-01'), caller }))
    expect(await repeats()).toEqual([
      ['A', false],
      ['B', true],
      ['C', true],
      ['D', false],
    ])
    expect(await sum('repeated')).toBe(2)
  })

  it('are of the same matter at the same address; a ticket that changes its category ends it', async () => {
    const [lamps, noise] = await write(context, WUJIANG, async step => {
      const made = await categoriesOf(step, WUJIANG, ['市政/路灯', '环保/噪音'])
      return [made.get('市政/路灯')?.id ?? '', made.get('环保/噪音')?.id ?? '']
    })
    const facts = { placeCode: LONGGUI, address: '人民路 12 号', categoryId: lamps as string }
    await take(
      record('A', { ...facts, receivedAt: at('03-01') }),
      record('B', { ...facts, receivedAt: at('03-05') }),
    )
    expect(await sum('repeated')).toBe(1)
    await take(record('A', { ...facts, categoryId: noise as string, receivedAt: at('03-01') }))
    expect(await sum('repeated')).toBe(0)
  })
})
