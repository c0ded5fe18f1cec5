import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays, type Day, dayToDate } from '#api/platform/day.ts'
import { buildPlaces, JIANGWAN, LONGGUI, WUJIANG } from '#test/kit/builders.ts'
import { asUser, type TestClient } from '#test/kit/client.ts'
import { randomTicket, seeded, someGround } from '#test/kit/random-complaints.ts'
import { closeServers, createTestServer, type TestServer } from '#test/kit/server.ts'
import { foldTallies, rebuildTallies, verifyTallies } from '../tallies/index.ts'

const SEED = Date.now() % 1_000_000
console.log(`merged places: seed ${SEED}`)
const random = seeded(SEED)

const BOARD = /* GraphQL */ `
  query ($place: ID!, $from: Day, $until: Day, $filter: ComplaintBoardFilter) {
    complaintBoard(place: $place, from: $from, until: $until, filter: $filter) {
      whole { received openOverdue total }
      received { value before yearBefore }
      places { name received openOverdue total before place { code retiredOn mergedInto { code } } }
      channels { key value }
      trend { received }
    }
  }
`
const LIST = `query ($place: ID!, $filter: ComplaintFilter) { complaints(place: $place, filter: $filter) { totalCount } }`
const COCKPIT = `query ($place: ID!, $asOf: Day) { cockpit(place: $place, asOf: $asOf, period: LAST_30_DAYS) {
  byPlace { place { code retiredOn mergedInto { code } } onTimeComplaints { rate { denominator } } }
  complaints { onTime { rate { denominator } } received { value } } } }`

interface Row {
  name: string
  received: number
  openOverdue: number
  total: number
  before: number
  place: { code: string; retiredOn: Day | null; mergedInto: { code: string } | null } | null
}
interface Board {
  whole: { received: number; openOverdue: number; total: number }
  received: { value: number; before: number; yearBefore: number }
  places: Row[]
  channels: { key: string; value: number }[]
  trend: { received: number[] }
}

/** A and B go into C in turn, D into nothing; two villages of C, one of which goes into a village of another town. */
const [A, B, C, D] = ['440203201000', '440203202000', '440203203000', '440203204000'] as const
const [VILLAGE, GONE, ELSEWHERE] = ['440203203201', '440203203202', '440203204201'] as const
const FROM = '2024-07-01'
const DAYS = 100

let server: TestServer
let leader: TestClient
let channels: readonly string[]

const day = (offset: number): Day => addDays(FROM, offset)
const somewhere = (most: number) => Math.floor(random() * most)
/** A goes into B, and later B into C. */
const [GONE_A, GONE_B, GONE_D] = [day(20 + somewhere(20)), day(50 + somewhere(20)), day(30 + somewhere(40))]

async function buildTree(): Promise<void> {
  const { prisma } = server.db
  await buildPlaces(server)
  const town = (code: string, name: string, parentCode = WUJIANG, level = 4) => ({
    code,
    name,
    level,
    parentCode,
  })
  await prisma.division.createMany({
    data: [
      ...[town(C, '丙镇'), town(B, '乙镇'), town(A, '甲镇'), town(D, '丁镇')],
      ...[town(VILLAGE, '留村', C, 5), town(GONE, '去村', C, 5), town(ELSEWHERE, '外村', D, 5)],
    ],
  })
  const gone = (code: string, on: Day, into: string | null) =>
    prisma.division.update({ where: { code }, data: { retiredOn: dayToDate(on), mergedIntoCode: into } })
  await gone(A, GONE_A, B)
  await gone(B, GONE_B, C)
  await gone(D, GONE_D, null)
  await gone(GONE, GONE_B, ELSEWHERE)
}

beforeAll(async () => {
  server = await createTestServer({ day: '2024-10-15' })
  await buildTree()
  const places = [WUJIANG, A, B, C, D, VILLAGE, GONE, LONGGUI, JIANGWAN]
  const ground = { ...someGround(random, FROM, DAYS), places }
  channels = ground.channels
  const { prisma } = server.db
  const [into, from] = channels as [string, string]
  const named = (id: string, name: string) => ({ jurisdictionCode: WUJIANG, id, name })
  await prisma.complaintChannel.createMany({ data: [named(into, '12345 热线'), named(from, '热线')] })
  await prisma.complaintChannel.updateMany({
    where: { id: from },
    data: { active: false, mergedIntoId: into },
  })
  await prisma.complaint.createMany({ data: Array.from({ length: 600 }, () => randomTicket(ground)) })
  await rebuildTallies(server.context, WUJIANG)
  leader = await asUser(server, { role: 'LEADER', jurisdictionCode: WUJIANG })
})
afterAll(closeServers)

async function board(place: string, from: Day, until: Day, filter?: object, client = leader): Promise<Board> {
  const answer = await client.query<{ complaintBoard: Board }>(BOARD, { place, from, until, filter })
  expect(answer.errors).toBeUndefined()
  return answer.data.complaintBoard
}

async function listed(place: string, filter: object): Promise<number> {
  const answer = await leader.query<{ complaints: { totalCount: number } }>(LIST, { place, filter })
  expect(answer.errors).toBeUndefined()
  return answer.data.complaints.totalCount
}

const rowOf = ({ places }: Board, code: string) => places.find(({ place }) => place?.code === code)
const sum = (rows: readonly Row[], key: 'received' | 'openOverdue' | 'total' | 'before') =>
  rows.reduce((all, row) => all + row[key], 0)

describe('places that are no more', () => {
  test('a past period shows what was then', async () => {
    const then = await board(WUJIANG, FROM, addDays(GONE_A, -1))
    const codes = then.places.flatMap(({ place }) => place?.code ?? [])
    expect(codes).toEqual(expect.arrayContaining([A, B, C, D, LONGGUI, JIANGWAN]))
  })

  test('after the merger the one it went into is shown, and says nothing of the other', async () => {
    const between = await board(WUJIANG, GONE_A, addDays(GONE_B, -1))
    expect(rowOf(between, A)).toBeUndefined()
    expect(rowOf(between, B)).toBeDefined()
    const after = await board(WUJIANG, GONE_B, '2024-10-15')
    expect(rowOf(after, A)).toBeUndefined()
    expect(rowOf(after, B)).toBeUndefined()
    const [a, b, c] = await Promise.all([A, B, C].map(code => listed(code, { until: '2024-10-15' })))
    expect(c).toBeGreaterThan((a ?? 0) + (b ?? 0))
  })

  test('one that went into nothing stays with its figures, and without any is left out', async () => {
    const after = await board(WUJIANG, GONE_D, '2024-10-15')
    expect(rowOf(after, D)?.place).toMatchObject({ retiredOn: GONE_D, mergedInto: null })
    const never = await board(WUJIANG, '2020-01-01', '2020-01-31')
    expect(rowOf(never, D)).toBeDefined()
    await server.db.prisma.division.create({
      data: {
        ...{ code: '440203205000', name: '空镇', level: 4, parentCode: WUJIANG },
        retiredOn: dayToDate(GONE_D),
      },
    })
    expect(rowOf(await board(WUJIANG, GONE_D, '2024-10-15'), '440203205000')).toBeUndefined()
  })

  test('a village that went into one of another town keeps its place, named as gone', async () => {
    const town = await board(C, GONE_B, '2024-10-15')
    expect(rowOf(town, GONE)?.place?.mergedInto?.code).toBe(ELSEWHERE)
    // What counts in the town and did not lie there has a row of its own.
    expect(rowOf(town, B)?.place?.mergedInto?.code).toBe(C)
    expect(rowOf(town, B)?.name).toBe('乙镇（已撤销，并入丙镇）')
    expect(rowOf(town, A)).toBeDefined()
  })

  test.each(['folded', 'kept by day'])(
    'the places below add up, and agree with what lies behind: %s',
    async how => {
      if (how === 'folded') await foldTallies(server.context)
      const filter = how === 'folded' ? undefined : { channelId: channels[0] }
      for (let round = 0; round < 6; round += 1) {
        const from = day(somewhere(DAYS))
        const end = addDays(from, somewhere(60))
        const until = end < '2024-10-15' ? end : '2024-10-15'
        const said = `seed ${SEED}: ${from} to ${until}`
        const whole = await board(WUJIANG, from, until, filter)
        for (const key of ['received', 'openOverdue', 'total'] as const)
          expect(sum(whole.places, key), said).toBe(whole.whole[key])
        expect(sum(whole.places, 'before'), said).toBe(whole.received.before)
        for (const row of whole.places) {
          if (!row.place) continue
          const own = await board(row.place.code, from, until, filter)
          expect(own.whole, `${said}, ${row.name}`).toEqual({
            received: row.received,
            openOverdue: row.openOverdue,
            total: row.total,
          })
          expect(
            own.trend.received.reduce((all, one) => all + one, 0),
            said,
          ).toBe(row.received)
          if (own.places.length > 0) expect(sum(own.places, 'received'), said).toBe(row.received)
          const list = await listed(row.place.code, { from, until, measure: 'RECEIVED', ...filter })
          expect(list, `${said}, list of ${row.name}`).toBe(row.received)
        }
      }
    },
  )

  test('the cockpit follows the same rule', async () => {
    const read = async (place: string) => {
      type Figures = { rate: { denominator: number } } | null
      const answer = await leader.query<{
        cockpit: {
          byPlace: { place: { code: string }; onTimeComplaints: Figures }[]
          complaints: { onTime: Figures }
        }
      }>(COCKPIT, { place })
      expect(answer.errors).toBeUndefined()
      return answer.data.cockpit
    }
    const county = await read(WUJIANG)
    const codes = county.byPlace.map(({ place }) => place.code)
    expect(codes).toContain(C)
    expect(codes).not.toContain(A)
    expect(codes).not.toContain('440203205000')
    const town = await read(C)
    expect(county.byPlace.find(({ place }) => place.code === C)?.onTimeComplaints?.rate.denominator).toBe(
      town.complaints.onTime?.rate.denominator,
    )
  })

  test('whoever works in the one it went into reads the own part only, number and list alike', async () => {
    const operator = await asUser(server, { role: 'TOWN_OPERATOR', jurisdictionCode: WUJIANG, scopeCode: C })
    const own = await board(C, GONE_B, '2024-10-15', undefined, operator)
    const list = await operator.query<{ complaints: { totalCount: number } }>(LIST, {
      place: C,
      filter: { from: GONE_B, until: '2024-10-15', measure: 'RECEIVED' },
    })
    expect(list.data.complaints.totalCount).toBe(own.whole.received)
    expect(rowOf(own, B)).toBeUndefined()
  })
})

describe('a merged channel', () => {
  test('is counted in the other, in board, filter and list', async () => {
    const [into, from] = channels as [string, string]
    const all = await board(WUJIANG, FROM, '2024-10-15')
    expect(all.channels.find(({ key }) => key === from)).toBeUndefined()
    expect(sum(all.places, 'received')).toBe(all.channels.reduce((one, { value }) => one + value, 0))
    const count = all.channels.find(({ key }) => key === into)?.value
    const stored = await server.db.prisma.complaint.count({
      where: {
        channelId: { in: [into, from] },
        receivedOn: { gte: dayToDate(FROM), lte: dayToDate('2024-10-15') },
      },
    })
    expect(count).toBe(stored)
    expect((await board(WUJIANG, FROM, '2024-10-15', { channelId: into })).whole.received).toBe(stored)
    const period = { from: FROM, until: '2024-10-15', measure: 'RECEIVED' }
    expect(await listed(WUJIANG, { ...period, channelId: into })).toBe(stored)
    expect(await listed(WUJIANG, { ...period, channelId: from })).toBeLessThan(stored)
  })

  test('and the counts are what the tickets say', async () => {
    expect(await verifyTallies({ db: server.db }, WUJIANG)).toEqual([])
  })
})
