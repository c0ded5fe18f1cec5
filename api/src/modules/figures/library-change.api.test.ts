import { Decimal } from 'decimal.js'
import { beforeAll, expect, test } from 'vitest'
import { buildPlaces, WUJIANG } from '#test/kit/builders.ts'
import { asUser, type TestClient } from '#test/kit/client.ts'
import { buildFigures, buildIndicator } from '#test/kit/indicator-world.ts'
import { createTestServer, type TestServer } from '#test/kit/server.ts'

const VILLAGE = '440203102200'

let server: TestServer
let steward: TestClient

beforeAll(async () => {
  server = await createTestServer({ day: '2024-10-15' })
  await buildPlaces(server)
  steward = await asUser(server, { role: 'DATA_STEWARD', jurisdictionCode: WUJIANG })
})

const valuesOf = async (id: string) => {
  const rows = await server.db.sql(
    `select place_code, starts_on::text, known_on::text, definition_version::int as version, value::float8 as value
     from indicator_figure where indicator_id = $1::uuid and known_on = '2024-10-15' order by starts_on, place_code`,
    [id],
  )
  return rows.map(row => [row['place_code'], row['starts_on'], row['version'], row['value']])
}

const own = (placeCode: string, value: number) => ({ placeCode, value: new Decimal(value) })

const definition = {
  kind: 'COUNT',
  direction: 'HIGHER',
  unit: '个',
  decimals: 0,
  cumulative: false,
  definition: '测试口径',
}

test('a formula made today has the figures of all periods of what it uses, known from today on', async () => {
  const parts = await Promise.all(
    [1, 2].map(no =>
      buildIndicator(server, { no, reportLevels: [5], definitions: [{ kind: 'COUNT', unit: '个' }] }),
    ),
  )
  await buildFigures(
    server.context,
    '2024-10-08',
    ['2024-08-01', '2024-09-01'].flatMap((startsOn, month) =>
      parts.map((indicatorId, index) => ({
        indicatorId,
        startsOn,
        own: [own(VILLAGE, 10 * (month + 1) + index)],
      })),
    ),
  )
  const { data } = await steward.query<{ createIndicator: { id: string } }>(
    `mutation ($input: CreateIndicatorInput!) { createIndicator(input: $input) { id } }`,
    {
      input: {
        place: WUJIANG,
        facts: { name: '合计', feed: 'FORMULA', reportLevels: [], frequency: 'MONTHLY', ownFigure: 'WHOLE' },
        definition: { ...definition, kind: 'DERIVED', formula: '[1] + [2]', validFrom: '2024-01-01' },
      },
    },
  )
  const rows = await valuesOf(data.createIndicator.id)
  expect(rows.filter(([place]) => place === WUJIANG)).toEqual([
    [WUJIANG, '2024-08-01', 1, 21],
    [WUJIANG, '2024-09-01', 1, 41],
  ])
  expect(rows).toHaveLength(6)
})

test('a line that moves tells from the day it holds, and a past day keeps what was known', async () => {
  const id = await buildIndicator(server, {
    no: 7,
    reportLevels: [5],
    definitions: [{ kind: 'MINIMUM', direction: 'MINIMUM', unit: '兆', line: 50 }],
  })
  await buildFigures(
    server.context,
    '2024-10-08',
    ['2024-07-01', '2024-08-01'].map(startsOn => ({ indicatorId: id, startsOn, own: [own(VILLAGE, 60)] })),
  )
  const answer = await steward.query(
    `mutation ($id: ID!, $definition: DefinitionInput!) {
      defineIndicator(id: $id, version: 0, definition: $definition) { version } }`,
    {
      id,
      definition: {
        ...{ ...definition, kind: 'MINIMUM', direction: 'MINIMUM', unit: '兆', line: 100 },
        ...{ validFrom: '2024-08-01', reason: '达标线提高到 100 兆' },
      },
    },
  )
  expect(answer.errors).toBeUndefined()
  expect((await valuesOf(id)).filter(([place]) => place === WUJIANG)).toEqual([[WUJIANG, '2024-08-01', 2, 0]])
  const before = await server.db.sql(
    `select starts_on::text, value::float8 as value from indicator_figure
     where indicator_id = $1::uuid and place_code = $2 and known_on = '2024-10-08' order by 1`,
    [id, WUJIANG],
  )
  expect(before.map(({ value }) => value)).toEqual([100, 100])
})
