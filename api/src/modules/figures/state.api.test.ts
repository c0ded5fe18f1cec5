import { Decimal } from 'decimal.js'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildPlaces, JIANGWAN, LONGGUI, NANPING, WUJIANG } from '#test/kit/builders.ts'
import { asStranger, asUser, type TestClient } from '#test/kit/client.ts'
import { buildFigures, buildIndicator, type OwnFigureFacts } from '#test/kit/indicator-world.ts'
import { createTestServer, type TestServer } from '#test/kit/server.ts'
import { countedQuery } from '#test/kit/statements.ts'
import type { Day } from '../../platform/day.ts'
import { dayToDate } from '../../platform/day.ts'
import { periodsBetween } from '../../platform/period.ts'

let server: TestServer
let leader: TestClient

beforeAll(async () => {
  server = await createTestServer({ day: '2024-10-15' })
  await buildPlaces(server)
  await server.db.prisma.division.createMany({
    data: [1, 2, 3].flatMap(index => [
      { code: village(2, index), name: `龙归村${index}`, level: 5, parentCode: LONGGUI },
      { code: village(3, index), name: `江湾村${index}`, level: 5, parentCode: JIANGWAN },
    ]),
  })
  leader = await asUser(server, { role: 'LEADER', jurisdictionCode: WUJIANG })
})

beforeEach(async () => {
  await server.db.script(
    'truncate indicator_figure, indicator_target, indicator_definition, indicator_exemption, indicator_task, indicator cascade',
  )
})

const village = (town: 2 | 3, index: number) => `44020310${town}20${index}`

const ratio = (placeCode: string, numerator: number, denominator: number, late = false): OwnFigureFacts => ({
  placeCode,
  numerator: new Decimal(numerator),
  denominator: new Decimal(denominator),
  late,
})

const measured = (placeCode: string, value: number): OwnFigureFacts => ({
  placeCode,
  value: new Decimal(value),
})

/** One figure of one village in a month, published on the fifth of the next. */
const publish = (indicatorId: string, month: string, own: OwnFigureFacts[], knownOn?: Day) => {
  const [period] = periodsBetween('MONTHLY', `${month}-01`, `${month}-01`)
  const day = knownOn ?? `${period!.endsOn.slice(0, 7)}-28`
  return buildFigures(server.context, day, [{ indicatorId, startsOn: `${month}-01`, own }])
}

const STATE = `place { code } asOf period periodEndsOn value numerator denominator unit decimals source
  own { numerator denominator value } rollUp { numerator denominator value } difference reported obliged meeting
  expected target targetYear baseline baselineYear gap light reason late freshUntil knownOn change yearChange
  definitionVersion definition dataSource`

interface State {
  period: string | null
  value: number | null
  light: string
  reason: string
  [key: string]: unknown
}

async function board(place: string, asOf: Day | null = null, client = leader) {
  return client.query<{
    indicatorBoard: {
      proposed: number
      counts: Record<string, number>
      cards: {
        indicator: { id: string; name: string }
        state: State
        series: { periods: string[]; values: (number | null)[]; expected: (number | null)[] }
        forecast: { ok: boolean; sentence: string }
        places: Record<string, number>
        worst: { place: { name: string }; ownPart: boolean; state: State } | null
      }[]
    }
  }>(
    `query ($place: ID!, $asOf: Day) { indicatorBoard(place: $place, asOf: $asOf) {
      proposed counts { total good near behind noData }
      cards { indicator { id name } state { ${STATE} } series { periods values expected }
        forecast { ok sentence } places { total good near behind noData }
        worst { place { name } ownPart state { ${STATE} } } } } }`,
    { place, asOf },
  )
}

async function stateAt(place: string, asOf: Day | null = null): Promise<State> {
  const { data, errors } = await board(place, asOf)
  expect(errors).toBeUndefined()
  expect(data.indicatorBoard.cards).toHaveLength(1)
  return data.indicatorBoard.cards[0]!.state
}

const PAGE = `query ($place: ID!, $town: ID!, $asOf: Day) { indicators(place: $place) { id
  state(place: $place, asOf: $asOf) { ${STATE} }
  path(place: $place, asOf: $asOf) { day value }
  series(place: $place, asOf: $asOf) { periods endsOn values numerators denominators expected reported definitionVersions late }
  forecast(place: $place, asOf: $asOf) { ok method periods points { day value low high } atTarget { day value low high }
    reachesOn reached pace neededPace missing missingItems sentence }
  ranking(place: $place, asOf: $asOf) { place { code name } ownPart rank state { value numerator denominator light gap } }
  grid(place: $town, asOf: $asOf, periods: 3) { periods rows { place { name } ownPart exempt values numerators denominators lights corrected } }
} }`

describe('who may look', () => {
  const document = 'query ($place: ID!) { indicatorBoard(place: $place) { counts { total } } }'

  it('asks strangers to sign in, and refuses administrators and towns that look at the county', async () => {
    expect((await asStranger(server).query(document, { place: WUJIANG })).code).toBe('UNAUTHENTICATED')
    const admin = await asUser(server, { role: 'SYSTEM_ADMIN', jurisdictionCode: WUJIANG })
    expect((await admin.query(document, { place: WUJIANG })).code).toBe('FORBIDDEN')
    const town = await asUser(server, {
      role: 'TOWN_OPERATOR',
      jurisdictionCode: WUJIANG,
      scopeCode: LONGGUI,
    })
    expect((await town.query(document, { place: WUJIANG })).code).toBe('FORBIDDEN')
    expect((await town.query(document, { place: JIANGWAN })).code).toBe('FORBIDDEN')
    expect((await town.query(document, { place: LONGGUI })).code).toBeNull()
  })

  it('does not say that places and indicators of another jurisdiction are there', async () => {
    const id = await buildIndicator(server, { no: 1 })
    expect((await leader.query(document, { place: NANPING })).code).toBe('NOT_FOUND')
    expect((await leader.query(document, { place: '440203199000' })).code).toBe('NOT_FOUND')
    const other = await asUser(server, { role: 'LEADER', jurisdictionCode: NANPING })
    const compare =
      'query ($id: ID!, $places: [ID!]!) { indicatorComparison(indicatorId: $id, places: $places) { unit } }'
    expect((await other.query(compare, { id, places: [NANPING] })).code).toBe('NOT_FOUND')
    expect((await leader.query(compare, { id, places: [NANPING] })).code).toBe('NOT_FOUND')
    expect((await leader.query(compare, { id, places: [] })).code).toBe('BAD_INPUT')
    expect((await leader.query(compare, { id, places: [WUJIANG] })).code).toBeNull()
  })

  it('refuses a place of another jurisdiction on an indicator in hand', async () => {
    await buildIndicator(server, { no: 1 })
    const both = await asUser(
      server,
      { role: 'LEADER', jurisdictionCode: WUJIANG },
      { role: 'LEADER', jurisdictionCode: NANPING },
    )
    const page = `query ($at: ID!, $place: ID!) { indicators(place: $at) { state(place: $place) { value } } }`
    expect((await both.query(page, { at: WUJIANG, place: NANPING })).code).toBe('NOT_FOUND')
    expect((await both.query(page, { at: WUJIANG, place: WUJIANG })).code).toBeNull()
  })
})

describe('where an indicator stands', () => {
  const targets = [{ baselineYear: 2023, baseline: 0, targetYear: 2025, target: 100 }]

  it('says value, coverage, expected, gap, light and why', async () => {
    const id = await buildIndicator(server, { no: 1, name: '上云率', targets })
    await publish(id, '2024-08', [ratio(village(2, 1), 1, 10), ratio(village(3, 1), 3, 10)])
    await publish(id, '2024-09', [ratio(village(2, 1), 2, 10), ratio(village(3, 1), 4, 10)], '2024-10-08')
    const state = await stateAt(WUJIANG)
    expect(state).toMatchObject({
      period: '2024-09',
      periodEndsOn: '2024-09-30',
      value: 30,
      numerator: 6,
      denominator: 20,
      unit: '%',
      decimals: 1,
      source: 'ROLL_UP',
      own: null,
      rollUp: { numerator: 6, denominator: 20, value: 30 },
      reported: 2,
      obliged: 7,
      // 289 of 731 days.
      expected: 39.534884,
      target: 100,
      targetYear: 2025,
      baseline: 0,
      baselineYear: 2023,
      gap: -9.534884,
      light: 'NEAR',
      knownOn: '2024-10-08',
      freshUntil: '2024-11-15',
      change: 10,
      yearChange: null,
      definition: '测试口径',
    })
    expect(state.reason).toContain('落后 9.53 个百分点')
  })

  it('shows what was known on a past day', async () => {
    const id = await buildIndicator(server, { no: 1, targets })
    await publish(id, '2024-08', [ratio(village(2, 1), 1, 10)], '2024-09-05')
    await publish(id, '2024-08', [ratio(village(2, 1), 5, 10)], '2024-09-20')
    expect(await stateAt(WUJIANG, '2024-09-04')).toMatchObject({
      period: null,
      value: null,
      light: 'NO_DATA',
    })
    expect(await stateAt(WUJIANG, '2024-09-05')).toMatchObject({ value: 10, knownOn: '2024-09-05' })
    expect(await stateAt(WUJIANG, '2024-09-20')).toMatchObject({ value: 50, knownOn: '2024-09-20' })
  })

  it('is never green on old figures or without any', async () => {
    const id = await buildIndicator(server, { no: 1, targets })
    await publish(id, '2024-07', [ratio(village(2, 1), 9, 10)])
    expect(await stateAt(WUJIANG, '2024-09-14')).toMatchObject({ light: 'GOOD', value: 90 })
    expect(await stateAt(WUJIANG, '2024-10-15')).toMatchObject({ light: 'NO_DATA', value: 90 })
  })

  it('remembers what was made up late until the next period is in time', async () => {
    const id = await buildIndicator(server, { no: 1, targets })
    await publish(id, '2024-08', [ratio(village(2, 1), 9, 10, true)])
    expect(await stateAt(WUJIANG, '2024-09-01')).toMatchObject({ light: 'NEAR', late: true })
    await publish(id, '2024-09', [ratio(village(2, 1), 9, 10)])
    expect(await stateAt(WUJIANG, '2024-10-15')).toMatchObject({ light: 'GOOD', late: false })
  })

  it('shows a figure of the whole beside the roll-up, with the difference', async () => {
    const id = await buildIndicator(server, { no: 1, reportLevels: [3, 5], targets })
    await publish(id, '2024-09', [ratio(WUJIANG, 90, 100), ratio(village(2, 1), 3, 4)])
    expect(await stateAt(WUJIANG)).toMatchObject({
      value: 75,
      own: { numerator: 90, denominator: 100, value: 90 },
      rollUp: { numerator: 3, denominator: 4, value: 75 },
      difference: 15,
      reported: 2,
      obliged: 8,
    })
  })

  it('of a minimum-type shows the share of places above, and the measured value below', async () => {
    const id = await buildIndicator(server, {
      no: 1,
      definitions: [{ kind: 'MINIMUM', direction: 'MINIMUM', unit: '兆' }],
      targets: [{ baselineYear: 2023, baseline: 20, targetYear: 2025, target: 100 }],
    })
    await publish(id, '2024-09', [measured(village(2, 1), 100), measured(village(2, 2), 50)])
    expect(await stateAt(LONGGUI)).toMatchObject({
      value: 50,
      unit: '%',
      numerator: 1,
      denominator: 2,
      meeting: 1,
      baseline: 0,
      target: 100,
      expected: 39.534884,
      gap: 10.465116,
      light: 'GOOD',
    })
    expect(await stateAt(village(2, 2))).toMatchObject({ value: 50, unit: '兆', target: 100, source: 'OWN' })
  })

  it('goes by the last whole period while the next is still being reported', async () => {
    const id = await buildIndicator(server, { no: 1, targets })
    const all = (above: number) =>
      [1, 2, 3].flatMap(index => [ratio(village(2, index), above, 10), ratio(village(3, index), above, 10)])
    await publish(id, '2024-08', [...all(5), ratio('440203102200', 5, 10)], '2024-09-08')
    await publish(id, '2024-09', all(6).slice(0, 1), '2024-10-03')
    expect(await stateAt(WUJIANG, '2024-10-05')).toMatchObject({ period: '2024-08', reported: 7 })
    expect(await stateAt(WUJIANG, '2024-10-11')).toMatchObject({ period: '2024-09', reported: 1 })
    await publish(id, '2024-09', [...all(6), ratio('440203102200', 6, 10)], '2024-10-06')
    expect(await stateAt(WUJIANG, '2024-10-06')).toMatchObject({ period: '2024-09', reported: 7, obliged: 7 })
  })

  it('compares with the period before and the year before, but not across a change of definition', async () => {
    const id = await buildIndicator(server, {
      no: 1,
      definitions: [{}, { validFrom: '2024-09-01', definition: '新口径' }],
    })
    const at = village(2, 1)
    for (const [month, above] of [
      ['2023-07', 1],
      ['2024-07', 4],
      ['2024-08', 6],
      ['2024-09', 3],
    ] as const)
      await publish(id, month, [ratio(at, above, 10)])
    expect(await stateAt(at, '2024-09-01')).toMatchObject({ value: 60, change: 20, definitionVersion: 1 })
    expect(await stateAt(at, '2024-08-20')).toMatchObject({ value: 40, yearChange: 30 })
    expect(await stateAt(at)).toMatchObject({ value: 30, change: null, definition: '新口径' })
  })
})

describe('the board', () => {
  it('counts lights, names who holds back most, and leaves out what says nothing of the place', async () => {
    const targets = [{ baselineYear: 2023, baseline: 0, targetYear: 2025, target: 100 }]
    const one = await buildIndicator(server, {
      no: 1,
      name: '第一',
      targets,
      ownFigure: 'PART',
      reportLevels: [3, 5],
    })
    await buildIndicator(server, { no: 2, name: '区级', reportLevels: [3] })
    await buildIndicator(server, { no: 3, name: '待完善', status: 'PROPOSED' })
    await publish(one, '2024-09', [
      ratio(WUJIANG, 1, 10),
      ratio(village(2, 1), 2, 10),
      ratio(village(3, 1), 9, 10),
    ])
    const { data } = await board(WUJIANG)
    const { cards, counts, proposed } = data.indicatorBoard
    expect(proposed).toBe(1)
    expect(cards.map(({ indicator }) => indicator.name)).toEqual(['第一', '区级'])
    expect(counts).toEqual({ total: 2, good: 1, near: 0, behind: 0, noData: 1 })
    expect(cards[0]?.places).toEqual({ total: 2, good: 1, near: 0, behind: 1, noData: 0 })
    expect(cards[0]?.worst).toMatchObject({ place: { name: '武江区' }, ownPart: true, state: { value: 10 } })
    expect(cards[0]?.series.values).toHaveLength(12)
    expect(cards[0]?.forecast).toEqual({
      ok: false,
      sentence: '现行口径下只有 1 期数据，满 6 期后才能预测。',
    })
    const town = await board(LONGGUI)
    expect(town.data.indicatorBoard.cards.map(({ indicator }) => indicator.name)).toEqual(['第一'])
  })
})

describe('the page of an indicator', () => {
  it('has path, series, forecast, ranking and grid that agree with each other', async () => {
    const id = await buildIndicator(server, {
      no: 1,
      ownFigure: 'PART',
      reportLevels: [3, 4, 5],
      targets: [
        {
          baselineYear: 2023,
          baseline: 0,
          targetYear: 2025,
          target: 100,
          yearly: [{ year: 2024, value: 40 }],
        },
      ],
    })
    await server.db.prisma.indicatorExemption.create({
      data: {
        jurisdictionCode: WUJIANG,
        indicatorId: id,
        placeCode: village(2, 3),
        fromOn: dayToDate('2021-01-01'),
        reason: '没有应上云的系统',
        createdAt: server.clock.now(),
        createdBy: '测试',
      },
    })
    for (let month = 2; month <= 9; month += 1)
      await publish(id, `2024-0${month}`, [
        ratio(WUJIANG, 10 + month, 100),
        ratio(LONGGUI, month, 20),
        ratio(village(2, 1), month, 10),
        ratio(village(3, 1), 1, 10),
      ])
    await publish(id, '2024-08', [ratio(village(2, 1), 7, 10)], '2024-09-30')
    const { data, errors } = await leader.query<{ indicators: Record<string, unknown>[] }>(PAGE, {
      place: WUJIANG,
      town: LONGGUI,
      asOf: '2024-10-15',
    })
    expect(errors).toBeUndefined()
    const [page] = data.indicators
    expect(page!['path']).toEqual([
      { day: '2023-12-31', value: 0 },
      { day: '2024-12-31', value: 40 },
      { day: '2025-12-31', value: 100 },
    ])
    expect(page!['series']).toMatchObject({
      periods: ['2024-02', '2024-03', '2024-04', '2024-05', '2024-06', '2024-07', '2024-08', '2024-09'],
      numerators: [17, 20, 23, 26, 29, 32, 34, 38],
      reported: [4, 4, 4, 4, 4, 4, 4, 4],
    })
    expect(page!['ranking']).toMatchObject([
      { place: { code: LONGGUI }, rank: 1, ownPart: false, state: { numerator: 18, denominator: 30 } },
      { place: { code: WUJIANG }, rank: 2, ownPart: true, state: { numerator: 19, denominator: 100 } },
      { place: { code: JIANGWAN }, rank: 3, ownPart: false, state: { numerator: 1, denominator: 10 } },
    ])
    expect(page!['grid']).toMatchObject({
      periods: ['2024-07', '2024-08', '2024-09'],
      rows: [
        { place: { name: '龙归镇' }, ownPart: true, exempt: null, numerators: [7, 8, 9] },
        { place: { name: '示例村委会' }, exempt: null, values: [null, null, null] },
        { place: { name: '龙归村1' }, numerators: [7, 7, 9], corrected: [false, true, false] },
        { place: { name: '龙归村2' }, exempt: null },
        { place: { name: '龙归村3' }, exempt: '没有应上云的系统' },
      ],
    })
    const forecast = page!['forecast'] as {
      ok: boolean
      pace: number
      missingItems: number
      sentence: string
    }
    expect(forecast.ok).toBe(true)
    expect(forecast.missingItems).toBe(102)
    expect(forecast.sentence).toMatch(
      /^照近 7 个月的速度，到 2025 年底约为 .*，比目标低 .* 个百分点；20\d\d 年 \d+ 月前后达到。$/,
    )
  })
})

describe('the number of statements', () => {
  it('of a board and of a page does not pass twelve, however many indicators and places', async () => {
    for (let no = 1; no <= 30; no += 1) {
      const id = await buildIndicator(server, { no, targets: [{ targetYear: 2025, target: 100 }] })
      if (no % 3 === 0) await publish(id, '2024-09', [ratio(village(2, 1), 1, 2), ratio(village(3, 1), 1, 2)])
    }
    const document = `query ($place: ID!) { indicatorBoard(place: $place) { counts { total }
      cards { indicator { id name } state { ${STATE} } worst { place { name } } forecast { sentence } places { total } } } }`
    const board = await countedQuery<{ indicatorBoard: { counts: { total: number } } }>(
      server,
      leader,
      document,
      { place: WUJIANG },
    )
    expect(board.data.indicatorBoard.counts.total).toBe(30)
    expect(board.statements.length).toBeLessThanOrEqual(12)
    const page = await countedQuery(server, leader, PAGE, { place: WUJIANG, town: LONGGUI, asOf: null })
    expect(page.statements.length).toBeLessThanOrEqual(12)
  })
})

describe('a comparison', () => {
  it('sets places side by side with 环比 and 同比', async () => {
    const id = await buildIndicator(server, { no: 1 })
    await publish(id, '2023-09', [ratio(village(2, 1), 1, 10), ratio(village(3, 1), 2, 10)])
    await publish(id, '2024-08', [ratio(village(2, 1), 3, 10)])
    await publish(id, '2024-09', [ratio(village(2, 1), 4, 10), ratio(village(3, 1), 8, 10)])
    const { data } = await leader.query<{ indicatorComparison: unknown }>(
      `query ($id: ID!, $places: [ID!]!) { indicatorComparison(indicatorId: $id, places: $places, periods: 2) {
        periods unit decimals expected places { place { code } values change yearChange } } }`,
      { id, places: [JIANGWAN, LONGGUI] },
    )
    expect(data.indicatorComparison).toEqual({
      periods: ['2024-08', '2024-09'],
      unit: '%',
      decimals: 1,
      expected: [null, null],
      places: [
        { place: { code: JIANGWAN }, values: [null, 80], change: [null, null], yearChange: [null, 60] },
        { place: { code: LONGGUI }, values: [30, 40], change: [null, 10], yearChange: [null, 30] },
      ],
    })
  })
})
