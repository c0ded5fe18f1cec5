import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Context } from '#api/platform/context.ts'
import type { Day } from '#api/platform/day.ts'
import { newId } from '#api/platform/id.ts'
import { write } from '#api/platform/write.ts'
import { buildPlaces, WUJIANG } from '#test/kit/builders.ts'
import { emptyDatabase, onServer } from '#test/kit/database.ts'
import { NAIVE, read } from '#test/kit/naive-complaints.ts'
import { type Ground, randomTicket, seeded, someGround } from '#test/kit/random-complaints.ts'
import { closeServers, createTestServer, type TestServer } from '#test/kit/server.ts'
import { counted } from './counted.ts'
import { foldTallies } from './fold.service.ts'
import { ComplaintMeasure, measureCondition } from './measures.ts'
import { rebuildTallies, verifyTallies } from './verify.service.ts'

const SEED = Date.now() % 1_000_000
console.info(`tickets of seed ${SEED}`)
const random = seeded(SEED)

let server: TestServer
let context: Context
let ground: Ground

beforeAll(async () => {
  server = await createTestServer({ day: '2024-10-15' })
  context = server.context
})
afterAll(closeServers)
beforeEach(async () => {
  await emptyDatabase(server.db)
  await buildPlaces(server)
  ground = someGround(random, '2024-08-20', 60)
})

/** Takes tickets in as an import does: inside a write, counted. */
async function takeIn(count: number): Promise<string[]> {
  const tickets = Array.from({ length: count }, () => randomTicket(ground))
  const ids = tickets.map(({ id }) => id)
  await change(ids, tx => tx.complaint.createMany({ data: tickets }))
  return ids
}

type Tx = Parameters<Parameters<typeof write>[2]>[0]['tx']

const change = (ids: string[], work: (tx: Tx) => Promise<unknown>) =>
  write(context, WUJIANG, async step => {
    await counted(step, WUJIANG, ids, () => work(step.tx))
    await step.record({ type: 'COMPLAINT_CHANGED', entity: 'Complaint', entityId: ids[0] ?? '' })
  })

/** Everything about a ticket becomes otherwise, or it goes. */
async function changeOne(id: string): Promise<void> {
  const { id: _id, ...data } = randomTicket(ground, id)
  if (random() < 0.15) await change([id], tx => tx.complaint.deleteMany({ where: { id } }))
  else await change([id], tx => tx.complaint.updateMany({ where: { id }, data }))
}

/** Rows of a table without those that say nothing, in a fixed order. */
async function rowsOf(table: string): Promise<string[]> {
  const rows = await server.db.sql<{ row: Record<string, unknown> }>(
    `select to_jsonb(t) as row from ${table} t where division_code = $1`,
    [WUJIANG],
  )
  const says = (row: Record<string, unknown>) =>
    Object.entries(row).some(([name, value]) => typeof value === 'number' && value !== 0 && name !== 'span')
  return rows
    .filter(({ row }) => says(row))
    .map(({ row }) => JSON.stringify(row))
    .sort()
}

describe('the counts of tickets', () => {
  test('equal a rebuild whatever was written and whenever it was folded', async () => {
    let ids = await takeIn(80)
    for (let round = 0; round < 25; round += 1) {
      const id = ids[Math.floor(random() * ids.length)] as string
      await changeOne(id)
      if (random() < 0.2) await foldTallies(context)
      if (random() < 0.1) ids = [...ids, ...(await takeIn(5))]
    }
    expect(await verifyTallies(context, WUJIANG), `seed ${SEED}`).toEqual([])
    await foldTallies(context)
    expect(await server.db.prisma.complaintDelta.count()).toBe(0)
    expect(await verifyTallies(context, WUJIANG), `seed ${SEED}`).toEqual([])
    const kept = [await rowsOf('complaint_day'), await rowsOf('complaint_sum')]
    await rebuildTallies(context, WUJIANG)
    expect([await rowsOf('complaint_day'), await rowsOf('complaint_sum')]).toEqual(kept)
    expect(kept[0]?.length).toBeGreaterThan(100)
  })

  test('are found out when somebody changes a row, and put right by a rebuild', async () => {
    await takeIn(40)
    await foldTallies(context)
    await server.db.sql(
      `update complaint_sum set late = late + 1 where division_code = $1 and by = 'ALL' and span = 31 and place_code = $1`,
      [WUJIANG],
    )
    const [first] = await verifyTallies(context, WUJIANG)
    expect(first).toMatchObject({
      table: 'complaint_sum',
      place: { by: 'ALL', span: 31, place_code: WUJIANG },
    })
    expect(first?.kept['late']).toBe((first?.counted['late'] ?? 0) + 1)
    await server.db.sql('delete from complaint_day where division_code = $1', [WUJIANG])
    const tables = (await verifyTallies(context, WUJIANG)).map(({ table }) => table)
    expect(new Set(tables)).toEqual(new Set(['complaint_day', 'complaint_sum']))
    await rebuildTallies(context, WUJIANG)
    expect(await verifyTallies(context, WUJIANG)).toEqual([])
  })

  test('lose nothing when several write and several fold at once', async () => {
    const ids = await takeIn(60)
    const folding = Array.from({ length: 4 }, async () => {
      for (let round = 0; round < 6; round += 1) await foldTallies(context)
    })
    const writing = ids.slice(0, 20).map(changeOne)
    const more = Array.from({ length: 4 }, () => takeIn(10))
    // The same tickets by two writers: the second waits for the first.
    const again = ids.slice(0, onServer ? 20 : 5).map(changeOne)
    await Promise.all([...folding, ...writing, ...more, ...again])
    expect(await verifyTallies(context, WUJIANG), `seed ${SEED}`).toEqual([])
    await foldTallies(context)
    expect(await verifyTallies(context, WUJIANG), `seed ${SEED}`).toEqual([])
  })

  test('a write that fails leaves no delta behind', async () => {
    const [id] = await takeIn(1)
    await foldTallies(context)
    await expect(
      change([id as string], async tx => {
        await tx.complaint.deleteMany({ where: { id: id as string } })
        throw new Error('power cut')
      }),
    ).rejects.toThrow('power cut')
    expect(await server.db.prisma.complaintDelta.count()).toBe(0)
    expect(await verifyTallies(context, WUJIANG)).toEqual([])
  })
})

const PERIODS: [Day | null, Day][] = [
  ['2024-08-20', '2024-08-31'],
  ['2024-09-05', '2024-10-04'],
  ['2024-10-01', '2024-10-15'],
  [null, '2024-09-10'],
  ['2024-10-20', '2024-10-20'],
]

test('a list narrowed to a measure holds exactly the tickets it counts, on any day', async () => {
  await takeIn(300)
  const tickets = (await server.db.prisma.complaint.findMany()).map(read)
  for (const [from, until] of PERIODS)
    for (const measure of Object.values(ComplaintMeasure)) {
      const rows = await server.db.sql<{ id: string }>(
        `select x.id from complaint x where ${measureCondition(measure, { from, until }, 'x')} order by x.id`,
      )
      const inPeriod = (on: Day | null) => on !== null && on <= until && (from === null || on >= from)
      const expected = tickets.filter(ticket => NAIVE[measure](ticket, inPeriod, until)).map(({ id }) => id)
      expect(
        rows.map(({ id }) => id),
        `${measure} ${from} ${until}, seed ${SEED}`,
      ).toEqual(expected.sort())
    }
})

test('days that are none never reach SQL', () => {
  expect(() => measureCondition('RECEIVED', { from: null, until: "2024-10-15' or true" })).toThrow(
    'Not a day',
  )
})

test('ids that do not exist yet are counted once they do', async () => {
  const id = newId()
  await change([id], tx => tx.complaint.create({ data: randomTicket(ground, id) }))
  expect(await verifyTallies(context, WUJIANG)).toEqual([])
  expect(await server.db.prisma.complaintDelta.count()).toBeGreaterThan(0)
})
