import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createUser, DEMO_PASSWORD } from '#api/modules/access/index.ts'
import { importDivisions, saveOrganizations } from '#api/modules/divisions/index.ts'
import { feedSystemFigures } from '#api/modules/systems/index.ts'
import type { Context, Viewer } from '#api/platform/context.ts'
import { dateToDay, dayToDate } from '#api/platform/day.ts'
import { newId } from '#api/platform/id.ts'
import { write } from '#api/platform/write.ts'
import { divisionFacts, organizationFacts } from '#seeds/facts/read-facts.ts'
import { loadSystems } from '#seeds/systems.ts'
import { WUJIANG } from '#test/kit/builders.ts'
import { asUser, type TestClient } from '#test/kit/client.ts'
import { closeServers, createTestServer, type TestServer } from '#test/kit/server.ts'
import { countedQuery } from '#test/kit/statements.ts'

const SUMMARY = `query ($place: ID!, $asOf: Day) { systemSummary(place: $place, asOf: $asOf) { total zombies
  rates { measure excluded rate { numerator denominator value } }
  places { ownPart total place { code name } rates { measure excluded rate { numerator denominator } } } } }`
const COUNT = `query ($place: ID!, $asOf: Day, $filter: SystemFilter) {
  systems(place: $place, asOf: $asOf, filter: $filter, first: 1) { total } }`

interface Rates {
  measure: string
  excluded: number
  rate: { numerator: number; denominator: number; value: number | null }
}
interface Part {
  ownPart: boolean
  total: number
  place: { code: string; name: string }
  rates: Rates[]
}

let server: TestServer
let steward: TestClient
let indicatorId: string

const viewerOf = async ({ db }: Context, username: string): Promise<Viewer> =>
  db.prisma.user.findUniqueOrThrow({ where: { username }, include: { grants: true } })

async function buildCounty({ context }: TestServer): Promise<void> {
  await importDivisions(context, divisionFacts('wujiang'), { demo: true })
  const drafts = organizationFacts('wujiang').map(fact => ({ ...fact, placeCode: WUJIANG }))
  await write(context, WUJIANG, async step => {
    await saveOrganizations(step, WUJIANG, drafts, context.clock.now())
    await step.record({ type: 'ORGANIZATIONS_SAVED', entity: 'Jurisdiction', entityId: WUJIANG })
  })
  await createUser(context, {
    ...{ username: 'steward', name: '数据管理员', password: DEMO_PASSWORD, demo: true },
    grants: [{ role: 'DATA_STEWARD', jurisdictionCode: WUJIANG }],
  })
}

/** 上云率, counted in the ledger month by month. */
async function buildIndicator({ db, clock }: TestServer): Promise<string> {
  const id = newId()
  await db.prisma.indicator.create({
    data: {
      ...{ jurisdictionCode: WUJIANG, id, no: 1, position: 1, name: '政务信息系统上云率', comparator: 'EQ' },
      ...{ status: 'ACTIVE', feed: 'SYSTEMS', measure: 'CLOUD', reportLevels: [3, 4, 5], ownFigure: 'PART' },
      createdAt: clock.now(),
      definitions: {
        create: {
          ...{ version: 1, validFrom: dayToDate('2021-01-01'), knownOn: dayToDate('2021-01-01') },
          ...{ kind: 'RATIO', direction: 'HIGHER', unit: '%', definition: '已上云占应上云的比例' },
          ...{ createdAt: clock.now(), createdBy: '测试' },
        },
      },
    },
  })
  return id
}

beforeAll(async () => {
  server = await createTestServer({ day: '2024-10-15' })
  await buildCounty(server)
  indicatorId = await buildIndicator(server)
  await loadSystems(server.context, viewerOf)
  steward = await asUser(server, { role: 'DATA_STEWARD', jurisdictionCode: WUJIANG })
}, 240_000)
afterAll(closeServers)

const summary = async (asOf?: string, place = WUJIANG) =>
  (
    await steward.query<{
      systemSummary: { total: number; zombies: number; rates: Rates[]; places: Part[] }
    }>(SUMMARY, { place, asOf })
  ).data.systemSummary
const count = async (place: string, asOf: string, filter: object) =>
  (await steward.query<{ systems: { total: number } }>(COUNT, { place, asOf, filter })).data.systems.total
const fraction = ({ rate: { numerator, denominator } }: Rates) => `${numerator}/${denominator}`

const figure = async (placeCode: string, startsOn: string, knownOn = '2024-10-15') => {
  const row = await server.db.prisma.indicatorFigure.findFirst({
    where: {
      ...{ jurisdictionCode: WUJIANG, indicatorId, placeCode, startsOn: dayToDate(startsOn) },
      knownOn: { lte: dayToDate(knownOn) },
    },
    orderBy: { knownOn: 'desc' },
  })
  return row && `${row.numerator}/${row.denominator} ${row.value}`
}

describe('the ledger of the demo county', () => {
  test('is loaded once: a second time changes nothing', async () => {
    const rows = await server.db.prisma.systemState.count()
    await loadSystems(server.context, viewerOf)
    expect(await server.db.prisma.systemState.count()).toBe(rows)
  })

  test('stands where the plan and the screens have it', async () => {
    const { rates, places } = await summary()
    expect(fraction(rates[0] as Rates)).toBe('140/168')
    expect(rates[0]?.excluded).toBe(23)
    expect(places.map(part => `${part.place.name} ${fraction(part.rates[0] as Rates)}`)).toEqual([
      ...['武江区 46/50', '新华街道 15/16', '惠民街道 16/18', '西联镇 14/17', '西河镇 17/18'],
      ...['龙归镇 11/20', '江湾镇 9/13', '重阳镇 12/16'],
    ])
    const past = async (day: string) => fraction((await summary(day)).rates[0] as Rates)
    expect(await past('2021-12-31')).toBe('88/110')
    expect(await past('2023-05-31')).toBe('93/110')
    expect(await past('2024-09-30')).toBe('138/168')
    const names = `query ($place: ID!, $filter: SystemFilter) {
      systems(place: $place, filter: $filter) { nodes { name } } }`
    const { data } = await steward.query<{ systems: { nodes: { name: string }[] } }>(names, {
      place: WUJIANG,
      filter: { measure: 'CLOUD', part: 'MISSING', ownPart: true },
    })
    expect(data.systems.nodes.map(({ name }) => name).sort()).toEqual(
      [
        '武江区农村集体三资管理平台',
        '武江区家园管家小程序',
        '武江区应急综合应用平台',
        '武江区智慧城市指挥平台',
      ].sort(),
    )
  })

  test('every number opens exactly its systems, at any place', async () => {
    for (const asOf of ['2023-06-25', '2024-10-15']) {
      const { rates, places } = await summary(asOf)
      const parts = [
        { place: WUJIANG, ownPart: false, rates },
        ...places.slice(0, 2).map(part => ({ ...part, place: part.place.code })),
      ]
      for (const { place, ownPart, rates: found } of parts)
        for (const { measure, excluded, rate } of found) {
          const of = (part: string) => count(place, asOf, { measure, part, ownPart })
          expect([await of('NUMERATOR'), await of('DENOMINATOR'), await of('EXCLUDED')]).toEqual([
            ...[rate.numerator, rate.denominator, excluded],
          ])
        }
    }
  })

  test('feeds the indicator, place by place and month by month, as it was known', async () => {
    expect(await figure(WUJIANG, '2024-10-01')).toBe('140/168 83.333333')
    expect(await figure(WUJIANG, '2024-09-01')).toBe('138/168 82.142857')
    expect(await figure(WUJIANG, '2021-12-01')).toBe('88/110 80')
    expect(await figure('440203102000', '2024-10-01')).toBe('11/20 55')
    expect(await figure('440203102216', '2024-10-01')).toBe(null)
    // A change of the month is entered on the 25th.
    expect(await figure(WUJIANG, '2023-06-01', '2023-06-24')).toBe(null)
    expect(await figure(WUJIANG, '2023-05-01', '2023-05-24')).toBe(null)
    expect(await figure(WUJIANG, '2023-05-01', '2023-05-25')).toBe('93/110 84.545455')
  })

  test('the run of the night changes nothing where everything is there, and makes a new month', async () => {
    const rows = () => server.db.prisma.indicatorFigure.count({ where: { indicatorId } })
    const before = await rows()
    await feedSystemFigures(server.context, WUJIANG)
    expect(await rows()).toBe(before)
    server.clock.setDay('2024-11-01')
    await feedSystemFigures(server.context, WUJIANG)
    expect(await figure(WUJIANG, '2024-11-01', '2024-11-01')).toBe('140/168 83.333333')
    server.clock.setDay('2024-10-15')
  })

  test('an indicator adopted later gets every month since the ledger begins', async () => {
    await server.db.prisma.indicatorFigure.deleteMany({ where: { indicatorId } })
    await feedSystemFigures(server.context, WUJIANG)
    expect(await figure(WUJIANG, '2021-12-01')).toBe('88/110 80')
    expect(await figure(WUJIANG, '2023-05-01')).toBe('93/110 84.545455')
    expect(await figure(WUJIANG, '2024-10-01')).toBe('140/168 83.333333')
    const first = await server.db.prisma.indicatorFigure.findFirst({
      where: { indicatorId },
      orderBy: { startsOn: 'asc' },
    })
    expect(first && dateToDay(first.startsOn)).toBe('2021-01-01')
  })

  test('a board of it takes few statements', async () => {
    const { statements } = await countedQuery(server, steward, SUMMARY, { place: WUJIANG })
    expect(statements.length).toBeLessThanOrEqual(12)
  })
})
