import { Decimal } from 'decimal.js'
import { beforeAll, describe, expect, test } from 'vitest'
import { importObservations } from '#api/modules/observations/index.ts'
import type { Viewer } from '#api/platform/context.ts'
import { seededRandom } from '#seeds/random.ts'
import { WUJIANG } from '#test/kit/builders.ts'
import { asUser, type TestClient } from '#test/kit/client.ts'
import { buildIndicator } from '#test/kit/indicator-world.ts'
import { createTestServer, type TestServer } from '#test/kit/server.ts'

const seed = Number(process.env['SEED'] ?? Date.now() % 100_000)
const random = seededRandom(seed)
const below = (limit: number) => Math.floor(random() * limit)
const shuffled = <T>(values: readonly T[]): T[] =>
  values
    .map(value => ({ value, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ value }) => value)

const TOWNS = ['440203101000', '440203102000', '440203103000']
const VILLAGES = TOWNS.flatMap((town, index) =>
  Array.from({ length: 2 + index }, (_, nth) => `${town.slice(0, 9)}${201 + nth}`),
)
const PLACES = [WUJIANG, ...TOWNS, ...VILLAGES]
const PERIOD = '2024-09'

interface Reported {
  no: number
  placeCode: string
  numerator: number | null
  denominator: number | null
  value: number | null
}

/** One ratio reported at every level, one count, one measured in villages; some places send nothing. */
const REPORTED: readonly Reported[] = PLACES.flatMap(placeCode => {
  const denominator = below(40)
  const all: Reported[] = [
    { no: 1, placeCode, numerator: below(denominator + 1), denominator, value: null },
    { no: 2, placeCode, numerator: null, denominator: null, value: below(500) },
    { no: 3, placeCode, numerator: null, denominator: null, value: 20 + below(800) / 10 },
  ]
  return all.filter(({ no }) => (no !== 3 || VILLAGES.includes(placeCode)) && random() > 0.15)
})

interface World {
  server: TestServer
  ids: string[]
  steward: TestClient & { userId: string }
}

async function world(): Promise<World> {
  const server = await createTestServer({ day: '2024-10-08' })
  const place = (code: string, level: number, parentCode: string | null) => ({
    code,
    name: `地方${code.slice(4, 12)}`,
    level,
    parentCode,
  })
  await server.db.prisma.division.createMany({
    data: [
      place(WUJIANG, 3, null),
      ...TOWNS.map(code => place(code, 4, WUJIANG)),
      ...VILLAGES.map(code => place(code, 5, `${code.slice(0, 9)}000`)),
    ],
  })
  await server.db.prisma.jurisdiction.create({ data: { code: WUJIANG, createdAt: server.clock.now() } })
  const targets = [{ baselineYear: 2021, baseline: 40, targetYear: 2025, target: 90 }]
  const part = { reportLevels: [3, 4, 5], ownFigure: 'PART' as const, targets }
  const ids = [
    await buildIndicator(server, { no: 1, ...part }),
    await buildIndicator(server, { no: 2, ...part, definitions: [{ kind: 'COUNT', unit: '件' }] }),
    await buildIndicator(server, {
      ...{ no: 3, targets, reportLevels: [5] },
      definitions: [{ kind: 'MINIMUM', direction: 'MINIMUM', unit: '兆', line: 50 }],
    }),
  ]
  const steward = await asUser(server, { role: 'DATA_STEWARD', jurisdictionCode: WUJIANG })
  return { server, ids, steward }
}

async function ask<T>({ steward }: World, document: string, variables: Record<string, unknown>): Promise<T> {
  const { data, errors } = await steward.query<T>(document, variables)
  if (errors?.[0]) throw new Error(`seed ${seed}: ${errors[0].message}`)
  return data
}

const text = (number: number | null) => (number === null ? null : String(number))

/** Place by place in any order, some values of a place before the others, published now and then. */
async function oneByOne(one: World): Promise<void> {
  const groups = new Map<string, Reported[]>()
  for (const row of REPORTED) {
    const key = `${row.placeCode} ${below(2)}`
    groups.set(key, [...(groups.get(key) ?? []), row])
  }
  for (const rows of shuffled([...groups.values()])) {
    const input = {
      ...{ place: rows[0]?.placeCode, frequency: 'MONTHLY', period: PERIOD },
      rows: rows.map(({ no, numerator, denominator, value }) => ({
        ...{ indicatorId: one.ids[no - 1], note: '已核对' },
        ...{ numerator: text(numerator), denominator: text(denominator), value: text(value) },
      })),
    }
    await ask(one, 'mutation ($input: SheetInput!) { submitSheet(input: $input) { submitted } }', { input })
    if (random() < 0.4) await publish(one)
  }
  await publish(one)
}

async function publish(one: World): Promise<void> {
  const { observations } = await ask<{ observations: { nodes: { id: string; version: number }[] } }>(
    one,
    'query ($place: ID!) { observations(place: $place, status: [SUBMITTED], first: 200) { nodes { id version } } }',
    { place: WUJIANG },
  )
  if (observations.nodes.length > 0)
    await ask(
      one,
      'mutation ($keys: [ObservationKey!]!) { reviewObservations(keys: $keys, action: PUBLISH) { done } }',
      {
        keys: shuffled(observations.nodes),
      },
    )
}

async function allAtOnce({ server, ids, steward }: World): Promise<void> {
  const viewer: Viewer = {
    id: steward.userId,
    name: '数据管理员',
    grants: [{ role: 'DATA_STEWARD', jurisdictionCode: WUJIANG, scopeCode: WUJIANG, organizationId: null }],
  }
  const rows = shuffled(REPORTED).map(({ no, ...row }) => ({
    ...row,
    period: PERIOD,
    indicatorId: ids[no - 1] ?? '',
  }))
  await importObservations({ ...server.context, memo: new Map(), viewer }, WUJIANG, rows)
}

interface Standing {
  value: number | null
  numerator: number | null
  denominator: number | null
  reported: number
  meeting: number | null
  light: string
  obliged: number
}

/** Where every indicator stands at every place. */
async function standings(one: World): Promise<Record<string, Standing>> {
  const found: Record<string, Standing> = {}
  for (const place of PLACES)
    for (const [index, id] of one.ids.entries()) {
      const { indicator } = await ask<{ indicator: { state: Standing } }>(
        one,
        `query ($id: ID!, $place: ID!) { indicator(id: $id) { state(place: $place) {
          value numerator denominator reported meeting light obliged } } }`,
        { id, place },
      )
      found[`${index + 1} ${place}`] = indicator.state
    }
  return found
}

describe(`what places report, sent through the API (seed ${seed})`, () => {
  let one: World
  let standing: Record<string, Standing>

  beforeAll(async () => {
    one = await world()
    await oneByOne(one)
    standing = await standings(one)
  }, 120_000)

  test('stands the same whether it comes one by one in any order or all at once', async () => {
    const other = await world()
    await allAtOnce(other)
    expect(await standings(other)).toEqual(standing)
  })

  test('adds up: the county is the sum of its villages and of the own parts of towns and county', () => {
    const sum = (no: number, of: (row: Reported) => number | null) =>
      REPORTED.filter(row => row.no === no).reduce((total, row) => total.plus(of(row) ?? 0), new Decimal(0))
    const numerator = sum(1, row => row.numerator)
    const denominator = sum(1, row => row.denominator)
    expect(standing[`1 ${WUJIANG}`]).toMatchObject({
      numerator: numerator.toNumber(),
      denominator: denominator.toNumber(),
      value: numerator.times(100).div(denominator).toDecimalPlaces(6).toNumber(),
    })
    expect(standing[`2 ${WUJIANG}`]?.value).toBe(sum(2, row => row.value).toNumber())
    const speeds = REPORTED.filter(({ no }) => no === 3)
    const meeting = speeds.filter(({ value }) => (value ?? 0) >= 50).length
    expect(standing[`3 ${WUJIANG}`]).toMatchObject({ meeting, reported: speeds.length })
  })

  test('a village that is new and empty changes no figure, only how many are obliged', async () => {
    await one.server.db.prisma.division.create({
      data: { code: '440203101299', name: '新村', level: 5, parentCode: TOWNS[0] ?? '' },
    })
    // Something above it is added up again.
    const row = REPORTED.find(({ no, placeCode }) => no === 1 && placeCode.startsWith('440203101'))
    if (row) await allAtOnce(one)
    const now = await standings(one)
    for (const [key, before] of Object.entries(standing)) {
      const more = key.endsWith(WUJIANG) || key.endsWith(TOWNS[0] ?? '') ? 1 : 0
      expect({ key, ...now[key] }).toEqual({ key, ...before, obliged: before.obliged + more })
    }
  })
})
