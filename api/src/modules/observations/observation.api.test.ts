import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { buildOrganization, buildPlaces, JIANGWAN, LONGGUI, NANPING, WUJIANG } from '#test/kit/builders.ts'
import { asStranger, asUser, type TestClient } from '#test/kit/client.ts'
import { buildReportedIndicator } from '#test/kit/reporting-world.ts'
import { closeServers, createTestServer, type TestServer } from '#test/kit/server.ts'
import { openPeriodsToday } from './period.service.ts'
import { reviewObservations } from './review.service.ts'

const VILLAGE = '440203102200'

let server: TestServer
let owner: string
let window: string
let online: string
let speed: string
let cloud: string
let village: TestClient & { userId: string }
let town: TestClient & { userId: string }
let otherTown: TestClient
let unit: TestClient
let steward: TestClient
let leader: TestClient

beforeAll(async () => {
  server = await createTestServer({ day: '2024-10-08' })
  await buildPlaces(server)
  owner = await buildOrganization(server, { name: '区政数局' })
  const shared = { denominatorItem: '政务服务事项总数', reportLevels: [4, 5] }
  window = await buildReportedIndicator(server, {
    name: '一窗受理率',
    numeratorItem: '一窗受理事项',
    ...shared,
  })
  online = await buildReportedIndicator(server, {
    name: '网上可办率',
    numeratorItem: '网上可办事项',
    ...shared,
  })
  speed = await buildReportedIndicator(server, {
    ...{
      name: '网络宽带速率',
      kind: 'MINIMUM',
      unit: '兆',
      direction: 'MINIMUM',
      line: 50,
      cumulative: true,
    },
    exempt: [JIANGWAN],
  })
  cloud = await buildReportedIndicator(server, { name: '上云率', reportLevels: [3], ownerId: owner })
  const home = { jurisdictionCode: WUJIANG }
  village = await asUser(server, { role: 'VILLAGE_OPERATOR', ...home, scopeCode: VILLAGE })
  town = await asUser(server, { role: 'TOWN_OPERATOR', ...home, scopeCode: LONGGUI })
  otherTown = await asUser(server, { role: 'TOWN_OPERATOR', ...home, scopeCode: JIANGWAN })
  unit = await asUser(server, { role: 'UNIT_OFFICER', ...home, organizationId: owner })
  steward = await asUser(server, { role: 'DATA_STEWARD', ...home })
  leader = await asUser(server, { role: 'LEADER', ...home })
})
afterAll(closeServers)

/** Days pass; nobody is signed out meanwhile. */
async function moveTo(day: string): Promise<void> {
  server.clock.setDay(day)
  const now = server.clock.now()
  await server.db.prisma.session.updateMany({ data: { createdAt: now, lastSeenAt: now } })
}

beforeEach(async () => {
  await moveTo('2024-10-08')
  await server.db.script(
    'truncate observation, indicator_figure, sheet_draft, reporting_period, period_reopening, reporting_reminder, message',
  )
})

const HEAD = `place { code } reporting { period words opensOn dueOn closesOn open } reopenedUntil light
  owed submitted published returned canEnter`
const FAULTS = `faults { place { code } indicatorId indicatorName row cell column typed severity reason fix }`
const OUTCOME = `rows ready submitted unchanged ${FAULTS} sheet { head { ${HEAD} } }`
const SUBMIT = `mutation ($input: SheetInput!) { submitSheet(input: $input) { ${OUTCOME} } }`
const CHECK = `query ($input: SheetInput!) { checkSheet(input: $input) { ${OUTCOME} } }`
const SHEET = `query ($place: ID!, $period: String!) {
  reportingSheet(place: $place, frequency: MONTHLY, period: $period) { head { ${HEAD} } draftSavedBy rows {
    indicator { id name } definition { kind } numerator denominator value note canEnter beforePeriod beforeValue
    observation { id version status revision period value opinion can { withdraw review publish return correct } } } } }`

interface Fault {
  indicatorName: string | null
  cell: string
  severity: string
  reason: string
}
interface Outcome {
  rows: number
  ready: number
  submitted: number
  unchanged: number
  faults: Fault[]
}
interface Row {
  indicator: { id: string; name: string }
  numerator: string | null
  denominator: string | null
  value: string | null
  canEnter: boolean
  beforeValue: number | null
  observation: { id: string; version: number; status: string; value: number | null } | null
}

type Typed = { indicatorId: string; numerator?: string; denominator?: string; value?: string; note?: string }

const input = (rows: readonly Typed[], place = VILLAGE, period = '2024-09') => ({
  input: { place, frequency: 'MONTHLY', period, rows },
})

async function submit(client: TestClient, rows: readonly Typed[], place = VILLAGE, period = '2024-09') {
  const answer = await client.query<{ submitSheet: Outcome }>(SUBMIT, input(rows, place, period))
  return { code: answer.code, message: answer.errors?.[0]?.message ?? null, ...answer.data?.submitSheet }
}

async function sheet(client: TestClient, place = VILLAGE, period = '2024-09') {
  const { data, code } = await client.query<{
    reportingSheet: { head: Record<string, unknown>; rows: Row[]; draftSavedBy: string | null }
  }>(SHEET, { place, period })
  return { code, ...data?.reportingSheet } as {
    code: string | null
    head: Record<string, unknown>
    rows: Row[]
    draftSavedBy: string | null
  }
}

const full = (): Typed[] => [
  { indicatorId: window, numerator: '９０', denominator: '100' },
  { indicatorId: online, numerator: '80' },
  { indicatorId: speed, value: '100兆' },
]

const REVIEW = `mutation ($keys: [ObservationKey!]!, $action: ObservationAction!, $opinion: String) {
  reviewObservations(keys: $keys, action: $action, opinion: $opinion) { done observations { id version status opinion } } }`

const review = (
  client: TestClient,
  keys: { id: string; version: number }[],
  action: string,
  opinion?: string,
) =>
  client.query<{ reviewObservations: { done: number; observations: { status: string }[] } }>(REVIEW, {
    ...{ keys, action, opinion },
  })

async function keysOf(place = VILLAGE) {
  const { rows } = await sheet(steward, place)
  return rows.flatMap(({ observation }) =>
    observation ? [{ id: observation.id, version: observation.version }] : [],
  )
}

const figure = (indicatorId: string, placeCode: string) =>
  server.db.sql<{ value: number | null; knownOn: string }>(
    `select value, known_on as "knownOn" from indicator_figure where indicator_id = $1 and place_code = $2
     order by known_on desc`,
    [indicatorId, placeCode],
  )

describe('a sheet', () => {
  test('is for those who see the place; only those who report it enter it', async () => {
    expect((await sheet(asStranger(server))).code).toBe('UNAUTHENTICATED')
    expect((await sheet(await asUser(server, { role: 'AUDIT_ADMIN', jurisdictionCode: WUJIANG }))).code).toBe(
      'FORBIDDEN',
    )
    expect((await sheet(otherTown)).code).toBe('FORBIDDEN')
    const far = await asUser(server, { role: 'DATA_STEWARD', jurisdictionCode: NANPING })
    expect((await sheet(far)).code).toBe('NOT_FOUND')
    expect((await submit(otherTown, full())).code).toBe('FORBIDDEN')
    expect((await submit(leader, full())).code).toBe('FORBIDDEN')
    expect((await submit(unit, full())).code).toBe('FORBIDDEN')
    expect((await sheet(village, VILLAGE, '2024-13')).code).toBe('BAD_INPUT')
    expect((await sheet(village, VILLAGE, '2024-Q3')).code).toBe('BAD_INPUT')
    const { rows, head } = await sheet(leader)
    expect([rows.length, rows.some(({ canEnter }) => canEnter), head['canEnter']]).toEqual([3, false, false])
  })

  test('holds what the place owes: its level, without what it is exempt from', async () => {
    const names = async (client: TestClient, place: string) =>
      (await sheet(client, place)).rows.map(row => row.indicator.name)
    expect(await names(village, VILLAGE)).toEqual(['一窗受理率', '网上可办率', '网络宽带速率'])
    expect(await names(town, LONGGUI)).toEqual(['一窗受理率', '网上可办率'])
    expect(await names(unit, WUJIANG)).toEqual(['上云率'])
    expect((await sheet(town)).head).toMatchObject({ owed: 3, light: 'NEAR', canEnter: true, submitted: 0 })
  })

  test('keeps what is typed, letter by letter, and forgets it when it is submitted', async () => {
    const save = `mutation ($input: SheetInput!) { saveSheetDraft(input: $input) { draftSavedBy rows { numerator } } }`
    const rows = [{ indicatorId: window, numerator: '九十', note: '待核' }]
    expect((await leader.query(save, input(rows))).code).toBe('FORBIDDEN')
    expect((await otherTown.query(save, input(rows))).code).toBe('FORBIDDEN')
    await village.query(save, input(rows))
    expect((await sheet(town)).rows[0]?.numerator).toBe('九十')
    expect((await sheet(town)).draftSavedBy).toBe('测试VILLAGE_OPERATOR')
    expect((await submit(village, full())).submitted).toBe(3)
    expect((await sheet(town)).draftSavedBy).toBeNull()
  })

  test('asks the same item once, and refuses two figures for it by name', async () => {
    const two = await submit(village, [
      { indicatorId: window, numerator: '90', denominator: '100' },
      { indicatorId: online, numerator: '80', denominator: '110' },
    ])
    expect(two.faults?.map(({ indicatorName, cell, severity }) => [indicatorName, cell, severity])).toEqual([
      ['网上可办率', 'DENOMINATOR', 'ERROR'],
    ])
    expect(two.faults?.[0]?.reason).toContain('在《一窗受理率》里填的是 100，这里填的是 110')
    expect(await submit(village, full())).toMatchObject({ rows: 3, ready: 3, submitted: 3, faults: [] })
    const { rows, head } = await sheet(village)
    expect(rows.map(row => row.observation?.value)).toEqual([90, 80, 100])
    expect(head).toMatchObject({ submitted: 3, light: 'GOOD', canEnter: false })
  })

  test('names every faulty cell at once and writes nothing', async () => {
    const rows = [
      { indicatorId: window, numerator: '120', denominator: '100' },
      { indicatorId: online, numerator: '约80' },
      { indicatorId: speed, value: '-5' },
      { indicatorId: cloud, numerator: '1', denominator: '2' },
    ]
    const checked = await village.query<{ checkSheet: Outcome }>(CHECK, input(rows))
    for (const outcome of [checked.data.checkSheet, await submit(village, rows)]) {
      expect(outcome.faults?.map(({ indicatorName, cell }) => `${indicatorName} ${cell}`).sort()).toEqual(
        ['一窗受理率 NUMERATOR', '上云率 ROW', '网上可办率 NUMERATOR', '网络宽带速率 VALUE'].sort(),
      )
      expect(outcome.submitted).toBe(0)
    }
    expect(await server.db.prisma.observation.count()).toBe(0)
    expect((await submit(village, [])).code).toBe('BAD_INPUT')
  })

  test('twice is once, also at the same moment; other figures have to be withdrawn first', async () => {
    const both = await Promise.all([submit(village, full()), submit(town, full())])
    expect(both.map(({ submitted }) => submitted).sort()).toEqual([0, 3])
    expect(await submit(village, full())).toMatchObject({ submitted: 0, unchanged: 3, faults: [] })
    expect(await server.db.prisma.observation.count()).toBe(3)
    const other = await submit(village, [{ indicatorId: speed, value: '90' }])
    expect(other.faults?.[0]?.reason).toContain('正在审核，与这次填的不同')
  })

  test('two at once on one cell with different figures: one goes in, the other is told', async () => {
    const both = await Promise.all(
      ['90', '95'].map(value => submit(value === '90' ? village : town, [{ indicatorId: speed, value }])),
    )
    expect(both.filter(({ submitted }) => submitted === 1)).toHaveLength(1)
    const lost = both.find(({ submitted }) => submitted !== 1)
    expect(lost?.code === 'CONFLICT' || (lost?.faults?.length ?? 0) > 0).toBe(true)
    expect(await server.db.prisma.observation.count()).toBe(1)
  })

  test('of a period that is not open says why', async () => {
    const reason = async (period: string) =>
      (await submit(village, full(), VILLAGE, period)).faults?.[0]?.reason
    expect(await reason('2024-11')).toContain('还没有到')
    expect(await reason('2024-10')).toContain('还没有开放')
    expect(await reason('2024-07')).toContain('已于 2024-08-25 截止')
    expect(await server.db.prisma.observation.count()).toBe(0)
  })

  test('with a doubt needs a note, which the reviewer sees beside it', async () => {
    await submit(village, [{ indicatorId: speed, value: '100' }], VILLAGE, '2024-09')
    await review(steward, await keysOf(), 'PUBLISH')
    await moveTo('2024-10-28')
    const typed = { indicatorId: speed, value: '80' }
    const asked = await submit(village, [typed], VILLAGE, '2024-10')
    expect(asked.faults?.map(({ cell, severity }) => [cell, severity])).toEqual([['VALUE', 'DOUBT']])
    expect((await submit(village, [{ ...typed, note: '线路改造' }], VILLAGE, '2024-10')).submitted).toBe(1)
    const { data } = await steward.query<{
      observations: { nodes: { period: string; note: string; doubts: string[]; place: { name: string } }[] }
    }>(
      `query ($place: ID!) { observations(place: $place, status: [SUBMITTED]) { total nodes { period note doubts place { name } } } }`,
      { place: WUJIANG },
    )
    expect(data.observations.nodes).toEqual([
      {
        period: '2024-10',
        note: '线路改造',
        doubts: ['数值：累计数比上期的 100 少了 20。'],
        place: { name: '示例村委会' },
      },
    ])
  })
})

describe('a review', () => {
  test('is the data steward’s, and moves all or nothing', async () => {
    await submit(village, full())
    const keys = await keysOf()
    for (const client of [village, town, leader, unit])
      expect((await review(client, keys, 'PUBLISH')).code).toBe('FORBIDDEN')
    const far = await asUser(server, { role: 'DATA_STEWARD', jurisdictionCode: NANPING })
    expect((await review(far, keys, 'PUBLISH')).code).toBe('NOT_FOUND')
    expect((await review(steward, keys, 'RETURN')).code).toBe('BAD_INPUT')
    expect((await review(steward, [], 'PUBLISH')).code).toBe('BAD_INPUT')
    const stale = [keys[0]!, { ...keys[1]!, version: 9 }]
    const refused = await review(steward, stale, 'PUBLISH')
    expect([refused.code, refused.errors?.[0]?.message]).toEqual([
      'CONFLICT',
      '选中的 2 个指标值里，有 1 个刚刚被其他人处理过。没有做任何改动，请刷新后重新选择。',
    ])
    expect(await server.db.prisma.observation.count({ where: { status: 'SUBMITTED' } })).toBe(3)
    const done = await review(steward, keys, 'PUBLISH')
    expect(done.data.reviewObservations.observations.map(({ status }) => status)).toEqual(
      Array(3).fill('PUBLISHED'),
    )
    expect((await review(steward, await keysOf(), 'PUBLISH')).code).toBe('BAD_INPUT')
  })

  test('that publishes writes the figures of the place and of those above it in the same write', async () => {
    await submit(village, full())
    expect(await figure(window, VILLAGE)).toEqual([])
    await review(steward, await keysOf(), 'PUBLISH')
    for (const place of [VILLAGE, LONGGUI, WUJIANG])
      expect((await figure(window, place))[0]).toEqual({ value: 90, knownOn: '2024-10-08' })
  })

  test('that returns tells the place, which enters it again', async () => {
    await submit(village, full())
    const [key] = await keysOf()
    await review(steward, [key!], 'RETURN', '口径不对，请核对。')
    const told = await server.db.prisma.message.findMany({ where: { kind: 'OBSERVATION_RETURNED' } })
    expect(told.map(({ userId }) => userId)).toEqual([village.userId])
    expect(told[0]?.path).toBe(`/reporting/${VILLAGE}/MONTHLY/2024-09`)
    await moveTo('2024-11-01')
    const { rows } = await sheet(village)
    expect(rows.map(({ canEnter }) => canEnter)).toEqual([true, false, false])
    expect(
      (await submit(village, [{ indicatorId: window, numerator: '85', denominator: '100' }])).submitted,
    ).toBe(1)
    const again = (await sheet(village)).rows[0]?.observation
    expect(again).toMatchObject({ status: 'SUBMITTED', revision: 2, value: 85 })
  })

  test('that breaks off in the middle has published nothing', async () => {
    await submit(village, full())
    const grants = [
      { role: 'DATA_STEWARD', jurisdictionCode: WUJIANG, scopeCode: WUJIANG, organizationId: null },
    ]
    let calls = 0
    const clock = {
      ...server.clock,
      now: () => {
        calls += 1
        // The second one is asked for by the audit entry, when values and figures are written.
        if (calls === 2) throw new Error('power cut')
        return server.clock.now()
      },
    }
    const viewer = { id: village.userId, name: '测试', grants }
    const context = { ...server.context, memo: new Map(), viewer, clock }
    await expect(reviewObservations(context, await keysOf(), 'PUBLISH', null)).rejects.toThrow('power cut')
    expect(await server.db.prisma.observation.count({ where: { status: 'PUBLISHED' } })).toBe(0)
    expect(await server.db.prisma.indicatorFigure.count()).toBe(0)
    expect((await review(steward, await keysOf(), 'PUBLISH')).code).toBeNull()
  })

  test('two at once publish once', async () => {
    await submit(village, full())
    const keys = await keysOf()
    const both = await Promise.all([1, 2].map(() => review(steward, keys, 'PUBLISH')))
    expect(both.map(({ code }) => code).sort()).toEqual(['CONFLICT', null].sort())
  })
})

describe('a value', () => {
  const WITHDRAW = `mutation ($id: ID!, $version: Int!) { withdrawObservation(id: $id, version: $version) { status can { withdraw } } }`
  const CORRECT = `mutation ($id: ID!, $version: Int!, $numerator: Float, $denominator: Float, $value: Float, $reason: String!) {
    correctObservation(id: $id, version: $version, numerator: $numerator, denominator: $denominator, value: $value, reason: $reason) {
      id revision status value reason before { value } revisions { revision status value } } }`

  test('is taken back by the place before it is published', async () => {
    await submit(village, full())
    const [key] = await keysOf()
    expect((await otherTown.query(WITHDRAW, key)).code).toBe('NOT_FOUND')
    expect((await leader.query(WITHDRAW, key)).code).toBe('FORBIDDEN')
    expect((await village.query(WITHDRAW, { ...key, version: 7 })).code).toBe('CONFLICT')
    const { data } = await village.query<{ withdrawObservation: { status: string } }>(WITHDRAW, key)
    expect(data.withdrawObservation).toEqual({ status: 'WITHDRAWN', can: { withdraw: false } })
    expect(
      (await submit(village, [{ indicatorId: window, numerator: '70', denominator: '100' }])).submitted,
    ).toBe(1)
    await review(steward, await keysOf(), 'PUBLISH')
    const [published] = await keysOf()
    expect((await village.query(WITHDRAW, published)).code).toBe('BAD_INPUT')
  })

  test('that counts is changed by correction only, with a reason, and stays visible', async () => {
    await submit(village, full())
    await review(steward, await keysOf(), 'PUBLISH')
    const refused = await submit(village, [{ indicatorId: window, numerator: '70', denominator: '100' }])
    expect(refused.faults?.[0]?.reason).toContain('已经发布')
    await moveTo('2024-10-20')
    const [key] = await keysOf()
    const figures = { numerator: 70, denominator: 100 }
    expect((await village.query(CORRECT, { ...key, ...figures, reason: '错' })).code).toBe('FORBIDDEN')
    expect((await steward.query(CORRECT, { ...key, ...figures, reason: ' ' })).code).toBe('BAD_INPUT')
    expect(
      (await steward.query(CORRECT, { ...key, numerator: 170, denominator: 100, reason: '错' })).code,
    ).toBe('BAD_INPUT')
    expect(
      (await steward.query(CORRECT, { ...key, numerator: 90, denominator: 100, reason: '错' })).code,
    ).toBe('BAD_INPUT')
    expect((await steward.query(CORRECT, { ...key, ...figures, version: 0, reason: '错' })).code).toBe(
      'CONFLICT',
    )
    const both = await Promise.all(
      [1, 2].map(() =>
        steward.query<{ correctObservation: object }>(CORRECT, { ...key, ...figures, reason: '事项划转' }),
      ),
    )
    expect(both.map(({ code }) => code).sort()).toEqual(['CONFLICT', null].sort())
    expect(both.find(({ code }) => code === null)?.data.correctObservation).toMatchObject({
      ...{ revision: 2, status: 'PUBLISHED', value: 70, reason: '事项划转', before: { value: 90 } },
      revisions: [
        { revision: 2, status: 'PUBLISHED', value: 70 },
        { revision: 1, status: 'PUBLISHED', value: 90 },
      ],
    })
    expect(await figure(window, WUJIANG)).toEqual([
      { value: 70, knownOn: '2024-10-20' },
      { value: 90, knownOn: '2024-10-08' },
    ])
    const { data } = await leader.query<{ indicator: { corrections: { reason: string }[] } }>(
      `query ($id: ID!, $place: ID!) { indicator(id: $id) { corrections(place: $place) { reason }
        observations(place: "${VILLAGE}", period: "2024-09") { revision } } }`,
      { id: window, place: LONGGUI },
    )
    expect(data.indicator).toEqual({
      corrections: [{ reason: '事项划转' }],
      observations: [{ revision: 2 }, { revision: 1 }],
    })
  })

  test('of nothing to be counted has no figure', async () => {
    const rows = [{ indicatorId: window, numerator: '0', denominator: '0', note: '本月没有事项' }]
    expect((await submit(village, rows)).submitted).toBe(1)
    await review(steward, await keysOf(), 'PUBLISH')
    expect((await sheet(village)).rows[0]?.observation?.value).toBeNull()
    expect((await figure(window, WUJIANG))[0]?.value ?? null).toBeNull()
  })

  test('is not seen before it counts by those whose it is not', async () => {
    await submit(village, full())
    const [key] = await keysOf()
    const one = `query ($id: ID!) { observation(id: $id) { id } }`
    const seen = async (client: TestClient) =>
      (await client.query<{ observation: object | null }>(one, { id: key!.id })).data.observation !== null
    expect([await seen(village), await seen(town), await seen(leader), await seen(steward)]).toEqual([
      true,
      true,
      true,
      true,
    ])
    expect([await seen(otherTown), await seen(unit)]).toEqual([false, false])
    await review(steward, [key!], 'PUBLISH')
    expect([await seen(otherTown), await seen(unit)]).toEqual([false, true])
  })
})

describe('periods', () => {
  test('are made every night, twice is once, and keep their days when the rules change', async () => {
    const { context } = server
    expect(await openPeriodsToday(context, WUJIANG, '2024-10-08')).toBe(24)
    expect(await openPeriodsToday(context, WUJIANG, '2024-10-08')).toBe(0)
    const { data } = await village.query<{ reportingPeriods: { period: string; open: boolean }[] }>(
      `query ($place: ID!) { reportingPeriods(place: $place) { period open words } }`,
      { place: VILLAGE },
    )
    expect(data.reportingPeriods[0]).toEqual({ period: '2024-09', open: true, words: '2024年9月' })
    expect(data.reportingPeriods.filter(({ open }) => open)).toHaveLength(1)
  })

  test('are opened again for one place with a reason', async () => {
    const reopen = `mutation ($place: ID!, $period: String!, $untilOn: Day!, $reason: String!) {
      reopenPeriod(place: $place, frequency: MONTHLY, period: $period, untilOn: $untilOn, reason: $reason) { ${HEAD} } }`
    const again = { place: VILLAGE, period: '2024-07', untilOn: '2024-10-12', reason: '补报' }
    expect((await town.query(reopen, again)).code).toBe('FORBIDDEN')
    expect((await steward.query(reopen, { ...again, reason: '' })).code).toBe('BAD_INPUT')
    expect((await steward.query(reopen, { ...again, untilOn: '2024-10-01' })).code).toBe('BAD_INPUT')
    expect((await steward.query(reopen, { ...again, period: '2024-09' })).code).toBe('BAD_INPUT')
    const { data } = await steward.query<{ reopenPeriod: object[] }>(reopen, again)
    expect(data.reopenPeriod).toMatchObject([
      { reopenedUntil: '2024-10-12', canEnter: true, light: 'BEHIND' },
    ])
    expect((await submit(village, full(), VILLAGE, '2024-07')).submitted).toBe(3)
    expect((await submit(town, full().slice(0, 2), LONGGUI, '2024-07')).faults?.[0]?.reason).toContain('截止')
    expect(await server.db.prisma.observation.count({ where: { late: true } })).toBe(3)
  })
})

describe('who owes what', () => {
  const LIST = `query ($place: ID!, $asOf: Day) { reportingSheets(place: $place, asOf: $asOf) { ${HEAD} } }`

  test('is listed for those who report it, overdue first', async () => {
    interface Heads {
      reportingSheets: {
        place: { code: string }
        light: string
        reporting: { period: string }
        owed: number
      }[]
    }
    const heads = async (client: TestClient, place: string) =>
      (await client.query<Heads>(LIST, { place })).data.reportingSheets.map(head => [
        ...[head.place.code, head.reporting.period, head.light, head.owed],
      ])
    expect((await leader.query<Heads>(LIST, { place: WUJIANG })).data.reportingSheets).toEqual([])
    expect(await heads(unit, WUJIANG)).toEqual([
      [WUJIANG, '2024-07', 'BEHIND', 1],
      [WUJIANG, '2024-08', 'BEHIND', 1],
      [WUJIANG, '2024-09', 'NEAR', 1],
    ])
    expect((await heads(town, LONGGUI)).map(([place]) => place)).toEqual([
      ...[LONGGUI, VILLAGE, LONGGUI, VILLAGE, LONGGUI, VILLAGE],
    ])
    await submit(village, full())
    expect((await heads(village, VILLAGE)).at(-1)).toEqual([VILLAGE, '2024-09', 'GOOD', 3])
  })

  test('counts for a unit what is its own', async () => {
    const otherId = await buildOrganization(server, { name: '区教育局' })
    const facts = { name: '入学率', reportLevels: [3], ownerId: otherId }
    const schooling = await buildReportedIndicator(server, facts)
    const other = await asUser(server, {
      ...{ role: 'UNIT_OFFICER', jurisdictionCode: WUJIANG, organizationId: otherId },
    })
    const rows = [{ indicatorId: schooling, numerator: '9', denominator: '10' }]
    expect((await submit(unit, rows, WUJIANG)).faults?.[0]?.reason).toContain('不由您填报')
    expect((await submit(other, rows, WUJIANG)).submitted).toBe(1)
    const september = async (client: TestClient) => {
      const { data } = await client.query<{
        reportingSheets: { reporting: { period: string }; owed: number; submitted: number }[]
      }>(LIST, { place: WUJIANG })
      const head = data.reportingSheets.find(({ reporting }) => reporting.period === '2024-09')
      return [head?.owed, head?.submitted]
    }
    expect([await september(unit), await september(other)]).toEqual([
      [1, 0],
      [1, 1],
    ])
    expect((await sheet(unit, WUJIANG)).rows.map(row => row.indicator.name)).toEqual(['上云率'])
    await server.db.prisma.indicator.updateMany({ where: { id: schooling }, data: { status: 'RETIRED' } })
  })

  test('is seen for every place, and reminded of once a day', async () => {
    await submit(village, full())
    const progress = `query ($place: ID!) { reportingProgress(place: $place, frequency: MONTHLY, period: "2024-09") {
      obliged reported owed submitted published places { place { code } owed submitted missing { name } light reporters remindedAt } } }`
    const { data } = await steward.query<{ reportingProgress: { places: { place: { code: string } }[] } }>(
      progress,
      {
        place: WUJIANG,
      },
    )
    expect(data.reportingProgress).toMatchObject({
      obliged: 4,
      reported: 1,
      owed: 8,
      submitted: 3,
      published: 0,
    })
    expect(data.reportingProgress.places[0]).toMatchObject({
      place: { code: WUJIANG },
      reporters: ['区政数局'],
    })
    expect(data.reportingProgress.places.at(-1)).toMatchObject({ place: { code: VILLAGE }, missing: [] })
    const remind = `mutation ($places: [ID!]!) {
      remindReporters(place: "${WUJIANG}", frequency: MONTHLY, period: "2024-09", places: $places) { places people skipped } }`
    expect((await leader.query(remind, { places: [LONGGUI] })).code).toBe('FORBIDDEN')
    expect((await steward.query(remind, { places: [NANPING] })).code).toBe('NOT_FOUND')
    const first = await steward.query<{ remindReporters: object }>(remind, {
      places: [LONGGUI, VILLAGE, WUJIANG],
    })
    expect(first.data.remindReporters).toEqual({
      ...{ places: 2, people: 2, skipped: ['示例村委会的2024年9月指标已全部报送，不用催报。'] },
    })
    const again = await steward.query<{ remindReporters: object }>(remind, { places: [LONGGUI] })
    expect(again.data.remindReporters).toMatchObject({
      places: 0,
      skipped: [expect.stringContaining('今天已由')],
    })
    await moveTo('2024-10-09')
    const next = await steward.query<{ remindReporters: object }>(remind, { places: [LONGGUI] })
    expect(next.data.remindReporters).toMatchObject({ places: 1, skipped: [] })
    const told = await server.db.prisma.message.findMany({
      where: { kind: 'REPORTING_REMINDER', userId: town.userId },
    })
    expect(told).toHaveLength(2)
    expect(told[0]?.title).toBe('龙归镇还有 2 项2024年9月指标没有报送，2024-10-10 前报送')
  })
})
