import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Day } from '#api/platform/day.ts'
import { newId } from '#api/platform/id.ts'
import { buildOrganization, buildPlaces, JIANGWAN, LONGGUI, NANPING, WUJIANG } from '#test/kit/builders.ts'
import { asStranger, asUser, type TestClient } from '#test/kit/client.ts'
import { countNaively, read, type Ticket } from '#test/kit/naive-complaints.ts'
import { type Ground, randomTicket, seeded, someGround } from '#test/kit/random-complaints.ts'
import { closeServers, createTestServer, type TestServer } from '#test/kit/server.ts'
import { countedQuery } from '#test/kit/statements.ts'
import { COMPLAINT_RATE_RULES, type ComplaintMeasure, foldTallies, rebuildTallies } from '../tallies/index.ts'

const SEED = Date.now() % 1_000_000
console.log(`board: seed ${SEED}`)
const VILLAGE = '440203102200'

const RATE = '{ numerator denominator value definition source asOf }'
const ROW = `{ name received before onTime late openOverdue total onTimeRate ${RATE} responseRate ${RATE} resolvedRate ${RATE}
  satisfiedRate ${RATE} wholeOnTimeRate ${RATE} composite light rank rankChange few place { code } organization { id } }`
const SHARE = `{ key name parentId value before yearBefore onTime ${RATE} satisfied ${RATE} }`
const BOARD = /* GraphQL */ `
  query ($place: ID!, $from: Day, $until: Day, $filter: ComplaintBoardFilter, $asOf: Day) {
    complaintBoard(place: $place, from: $from, until: $until, filter: $filter, asOf: $asOf) {
      place { code name path { code } } asOf from until updatedAt received { value before yearBefore }
      excluded problems unplaced hours unknownHour
      rates { kind rate ${RATE} whole ${RATE} change yearChange unanswered light numeratorMeasure denominatorMeasure }
      trend { step days received before yearBefore closed onTime }
      categories ${SHARE} channels ${SHARE} whole ${ROW} places ${ROW} units ${ROW} daysOff { from until name }
    }
  }
`

/** What is refused needs no more. */
const SHORT = `query ($place: ID!, $from: Day, $until: Day, $filter: ComplaintBoardFilter) {
  complaintBoard(place: $place, from: $from, until: $until, filter: $filter) { received { value } }
}`

interface Rate {
  numerator: number
  denominator: number
  value: number | null
}
interface Row {
  name: string
  received: number
  onTime: number
  total: number
  onTimeRate: Rate
  rank: number | null
  few: boolean
  place: { code: string } | null
  organization: { id: string } | null
}
interface Share {
  key: string
  name: string
  parentId: string | null
  value: number
  before: number
}
interface Board {
  from: Day
  until: Day
  received: { value: number; before: number; yearBefore: number }
  excluded: number
  problems: number
  unplaced: number
  hours: number[]
  unknownHour: number
  rates: {
    kind: string
    rate: Rate
    whole: Rate
    change: number | null
    unanswered: number | null
    light: string
    numeratorMeasure: ComplaintMeasure
    denominatorMeasure: ComplaintMeasure
  }[]
  trend: {
    step: string
    days: Day[]
    received: number[]
    before: number[]
    closed: number[]
    onTime: (number | null)[]
  }
  categories: Share[]
  channels: Share[]
  whole: Row
  places: Row[]
  units: Row[]
  daysOff: { from: Day; until: Day; name: string }[]
}

let server: TestServer
let ground: Ground
let tickets: Ticket[]
let categories: { root: string; leaf: string; other: string }
let leader: TestClient

/** A tree of categories, channels and units, and tickets over two years. */
async function buildTickets(count: number): Promise<void> {
  const { db } = server
  const [root, leaf, other] = [newId(), newId(), newId()]
  categories = { root, leaf, other }
  const organizations = [
    await buildOrganization(server, { name: '区住管局' }),
    await buildOrganization(server, { name: '龙归镇人民政府', placeCode: LONGGUI }),
  ]
  const random = seeded(SEED)
  ground = { ...someGround(random, '2024-08-01', 90), organizations, categories: [root, leaf, other] }
  const category = (id: string, name: string, parentId: string | null) => ({
    ...{ jurisdictionCode: WUJIANG, id, name, parentId, path: `${parentId ?? ''}${name}` },
    ...{ level: parentId ? 2 : 1, rootId: parentId ?? id },
  })
  await db.prisma.complaintCategory.createMany({
    data: [
      category(root, '市容环卫', null),
      category(leaf, '乱摆卖', root),
      category(other, '噪声扰民', null),
    ],
  })
  await db.prisma.complaintChannel.createMany({
    data: ground.channels.map((id, index) => ({ jurisdictionCode: WUJIANG, id, name: `渠道${index}` })),
  })
  const old = { ...ground, from: '2023-08-01' }
  await db.prisma.complaint.createMany({
    data: Array.from({ length: count }, (_, index) => randomTicket(index % 4 === 0 ? old : ground)),
  })
  await rebuildTallies(server.context, WUJIANG)
  // Some are not folded yet: the board reads them all the same.
  tickets = (await db.prisma.complaint.findMany()).map(read)
}

beforeAll(async () => {
  server = await createTestServer({ day: '2024-10-15' })
  await buildPlaces(server)
  await buildTickets(800)
  leader = await asUser(server, { role: 'LEADER', jurisdictionCode: WUJIANG })
})
afterAll(closeServers)

async function board(client: TestClient, variables: Record<string, unknown> = {}): Promise<Board> {
  const answer = await client.query<{ complaintBoard: Board }>(BOARD, { place: WUJIANG, ...variables })
  expect(answer.errors).toBeUndefined()
  return answer.data.complaintBoard
}

const kept = (some: readonly Ticket[]) => some.filter(({ excluded }) => !excluded)

/** A board against the tickets gone through one by one. */
function expectCounts(found: Board, all: readonly Ticket[]): void {
  const period = { from: found.from, until: found.until }
  const count = (some: readonly Ticket[], measure: ComplaintMeasure) => countNaively(some, measure, period)
  const words = `seed ${SEED}`
  expect(found.received.value, words).toBe(count(all, 'RECEIVED'))
  expect(found.excluded, words).toBe(count(all, 'RECEIVED') - count(kept(all), 'RECEIVED'))
  expect(found.problems, words).toBe(count(all, 'PROBLEM'))
  for (const { kind, rate, whole, numeratorMeasure, denominatorMeasure, unanswered } of found.rates) {
    if (kind === 'COMPOSITE') continue
    const sides = (some: readonly Ticket[]) => [
      count(some, numeratorMeasure),
      count(some, denominatorMeasure),
    ]
    expect([rate.numerator, rate.denominator], `${kind} ${words}`).toEqual(sides(kept(all)))
    expect([whole.numerator, whole.denominator], `${kind} ${words}`).toEqual(sides(all))
    if (unanswered !== null) expect(unanswered, words).toBe(count(kept(all), 'UNANSWERED'))
  }
  expect(found.trend.received.reduce((sum, one) => sum + one, 0)).toBe(found.received.value)
  expect(found.trend.before.reduce((sum, one) => sum + one, 0)).toBe(found.received.before)
  expect(found.trend.closed.reduce((sum, one) => sum + one, 0)).toBe(count(all, 'CLOSED'))
  const inPeriod = all.filter(({ received }) => received >= period.from && received <= period.until)
  expect(found.hours).toEqual(
    Array.from({ length: 24 }, (_, hour) => inPeriod.filter(ticket => ticket.hour === hour).length),
  )
  expect(found.unknownHour).toBe(inPeriod.filter(({ hour }) => hour === null).length)
  for (const row of found.units) {
    const own = all.filter(({ organizationId }) => organizationId === (row.organization?.id ?? null))
    expect([row.received, row.onTime, row.total], `${row.name} ${words}`).toEqual([
      count(own, 'RECEIVED'),
      count(kept(own), 'ON_TIME'),
      count(kept(own), 'SHOULD_BE_CLOSED'),
    ])
  }
}

const under = (prefix: string) => tickets.filter(({ placeCode }) => placeCode.startsWith(prefix))

describe('the complaint board', () => {
  test('is refused to strangers, administrators, other places and impossible periods', async () => {
    expect((await asStranger(server).query(SHORT, { place: WUJIANG })).code).toBe('UNAUTHENTICATED')
    const admin = await asUser(server, { role: 'SYSTEM_ADMIN', jurisdictionCode: WUJIANG })
    expect((await admin.query(SHORT, { place: WUJIANG })).code).toBe('FORBIDDEN')
    expect((await leader.query(SHORT, { place: NANPING })).code).toBe('NOT_FOUND')
    const town = await asUser(server, {
      role: 'TOWN_OPERATOR',
      jurisdictionCode: WUJIANG,
      scopeCode: LONGGUI,
    })
    expect((await town.query(SHORT, { place: WUJIANG })).code).toBe('FORBIDDEN')
    expect((await town.query(SHORT, { place: JIANGWAN })).code).toBe('FORBIDDEN')
    for (const period of [
      { until: '2024-10-16' },
      { from: '2024-10-10', until: '2024-10-09' },
      { from: '2020-01-01' },
    ])
      expect((await leader.query(SHORT, { place: WUJIANG, ...period })).code).toBe('BAD_INPUT')
    for (const filter of [{ categoryId: newId() }, { channelId: 'x' }, { organizationId: 'x' }])
      expect((await leader.query(SHORT, { place: WUJIANG, filter })).code).toBe('NOT_FOUND')
  })

  test('counts what the tickets say, for every place and several periods', async () => {
    for (const [place, prefix] of [
      [WUJIANG, '440203'],
      [LONGGUI, '440203102'],
      [VILLAGE, VILLAGE],
    ] as const)
      for (const period of [{}, { from: '2024-08-10', until: '2024-09-02' }, { from: '2023-08-05' }])
        expectCounts(await board(leader, { place, ...period }), under(prefix))
  })

  test('counts what the tickets say behind every filter', async () => {
    const { root, leaf, other } = categories
    const [unit, channel] = [ground.organizations[0], ground.channels[1]]
    const inRoot = tickets.filter(({ categoryId }) => categoryId === root || categoryId === leaf)
    expectCounts(await board(leader, { filter: { categoryId: root } }), inRoot)
    const ofUnit = tickets.filter(({ organizationId }) => organizationId === unit)
    expectCounts(await board(leader, { filter: { organizationId: unit } }), ofUnit)
    const both = ofUnit.filter(({ categoryId, channelId }) => categoryId === other && channelId === channel)
    const filter = { organizationId: unit, categoryId: other, channelId: channel }
    expectCounts(await board(leader, { filter, from: '2024-08-05' }), both)
  })

  test('adds up by place, and says what lies in none', async () => {
    const { places, received, unplaced, whole } = await board(leader)
    const [first, second, rest] = places
    expect(places.map(({ place }) => place?.code ?? null)).toEqual([LONGGUI, JIANGWAN, null])
    expect(rest?.name).toBe('未落到镇街')
    expect(places.reduce((sum, row) => sum + row.received, 0)).toBe(received.value)
    expect(unplaced).toBe(rest?.received)
    expect(whole).toMatchObject({ received: received.value, rank: null, place: { code: WUJIANG } })
    expect([first?.rank, second?.rank].sort()).toEqual([1, 2])
    expect((await board(leader, { place: LONGGUI })).unplaced).toBe(0)
  })

  test('has categories with all below them, and the unknown by name', async () => {
    const found = await board(leader)
    const share = (key: string) => found.categories.find(one => one.key === key)
    const period = { from: found.from, until: found.until }
    const of = (...ids: (string | null)[]) =>
      countNaively(
        tickets.filter(({ categoryId }) => ids.includes(categoryId)),
        'RECEIVED',
        period,
      )
    expect(share(categories.root)).toMatchObject({
      name: '市容环卫',
      parentId: null,
      value: of(categories.root, categories.leaf),
    })
    expect(share(categories.leaf)).toMatchObject({ parentId: categories.root, value: of(categories.leaf) })
    expect(found.categories.find(({ name }) => name === '未分类')?.value).toBe(of(null))
    const firsts = found.categories.filter(({ parentId }) => parentId === null)
    expect(firsts.reduce((sum, { value }) => sum + value, 0)).toBe(found.received.value)
    expect(found.channels.reduce((sum, { value }) => sum + value, 0)).toBe(found.received.value)
  })

  test('names the holidays of the period and goes by month over a long one', async () => {
    const month = await board(leader)
    expect(month.daysOff).toEqual([
      { from: '2024-09-16', until: '2024-09-17', name: '中秋假期' },
      { from: '2024-10-01', until: '2024-10-07', name: '国庆假期' },
    ])
    expect(month.trend.step).toBe('DAY')
    expect(month.trend.days).toHaveLength(30)
    const year = await board(leader, { from: '2023-10-20' })
    expect(year.trend.step).toBe('MONTH')
    expect(year.trend.days.slice(0, 2)).toEqual(['2023-10-20', '2023-11-01'])
    expect(year.trend.days).toHaveLength(13)
  })

  test('a unit sees the tickets of its own and no others', async () => {
    const [organizationId, other] = ground.organizations
    const unit = await asUser(server, {
      role: 'UNIT_LEADER',
      jurisdictionCode: WUJIANG,
      organizationId: organizationId ?? null,
    })
    const own = tickets.filter(ticket => ticket.organizationId === organizationId)
    const found = await board(unit)
    expectCounts(found, own)
    expect(found.units.map(({ organization }) => organization?.id)).toEqual([organizationId])
    expect((await unit.query(BOARD, { place: WUJIANG, filter: { organizationId: other } })).code).toBe(
      'NOT_FOUND',
    )
  })

  test('a town sees its own subtree', async () => {
    const town = await asUser(server, {
      role: 'TOWN_OPERATOR',
      jurisdictionCode: WUJIANG,
      scopeCode: LONGGUI,
    })
    expectCounts(await board(town, { place: LONGGUI }), under('440203102'))
  })

  test('takes at most 12 statements, whatever is asked', async () => {
    for (const variables of [
      {},
      { place: LONGGUI },
      { filter: { categoryId: categories.root } },
      { from: '2023-01-01' },
    ]) {
      const { statements } = await countedQuery(server, leader, BOARD, { place: WUJIANG, ...variables })
      expect(statements.length, statements.join('\n\n')).toBeLessThanOrEqual(12)
    }
  })

  test('is the same on a past day as it was then, as far as is known now', async () => {
    const until = '2024-09-20'
    const past = await board(leader, { asOf: until })
    expect([past.from, past.until]).toEqual(['2024-08-22', until])
    expectCounts(past, tickets)
    await foldTallies(server.context)
    expect(Object.keys(COMPLAINT_RATE_RULES)).toHaveLength(past.rates.length - 1)
  })
})
