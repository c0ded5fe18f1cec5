import { Decimal } from 'decimal.js'
import { beforeAll, describe, expect, test } from 'vitest'
import { buildPlaces, JIANGWAN, LONGGUI, WUJIANG } from '#test/kit/builders.ts'
import { asUser, type TestClient } from '#test/kit/client.ts'
import { buildFigures, buildIndicator } from '#test/kit/indicator-world.ts'
import { createTestServer, type TestServer } from '#test/kit/server.ts'
import { countedQuery } from '#test/kit/statements.ts'
import { percentage } from '../figures/index.ts'

const COUNTS = '{ total good near behind noData }'
const COCKPIT = /* GraphQL */ `
  query ($place: ID!, $asOf: Day) {
    cockpit(place: $place, asOf: $asOf) {
      before
      attention { light sentence parts { text list indicatorId placeCode } }
      indicators {
        counts ${COUNTS} before ${COUNTS}
        cards { indicator { id name } state { value light expected } series { values } forecast { ok } worst { place { name } } }
      }
    }
  }
`

interface Answer {
  cockpit: {
    attention: { light: string; sentence: string }[]
    indicators: {
      counts: Record<string, number>
      before: Record<string, number>
      cards: { indicator: { name: string }; state: { value: number | null; light: string } }[]
    } | null
  }
}

let server: TestServer
let leader: TestClient

const cockpit = async (client: TestClient, place = WUJIANG, asOf?: string) =>
  (await client.query<Answer>(COCKPIT, { place, asOf })).data?.cockpit

const target = [{ baselineYear: 2023, baseline: 0, targetYear: 2024, target: 100 }]
const own = (placeCode: string, above: number, below: number) => ({
  placeCode,
  numerator: new Decimal(above),
  denominator: new Decimal(below),
  value: percentage(new Decimal(above), new Decimal(below)) ?? undefined,
})

beforeAll(async () => {
  server = await createTestServer({ day: '2024-10-15' })
  await buildPlaces(server)
  const behind = await buildIndicator(server, { no: 1, name: '上云率', reportLevels: [4], targets: target })
  const good = await buildIndicator(server, { no: 2, name: '办理率', reportLevels: [4], targets: target })
  await buildIndicator(server, { no: 3, name: '没有数据的', reportLevels: [4], targets: target })
  // In August both are on their path; in September one has fallen behind.
  const month = (indicatorId: string, startsOn: string, a: number, b: number) => ({
    indicatorId,
    startsOn,
    own: [own(LONGGUI, a, 10), own(JIANGWAN, b, 10)],
  })
  await buildFigures(server.context, '2024-09-08', [
    month(behind, '2024-08-01', 8, 9),
    month(good, '2024-08-01', 9, 9),
  ])
  await buildFigures(server.context, '2024-10-08', [
    month(behind, '2024-09-01', 1, 9),
    month(good, '2024-09-01', 9, 9),
  ])
  leader = await asUser(server, { role: 'LEADER', jurisdictionCode: WUJIANG })
})

describe('the indicators of the cockpit', () => {
  test('stand by light, beside how they stood at the end of the period before, the worst first', async () => {
    const board = await cockpit(leader)
    expect(board?.indicators).toMatchObject({
      counts: { total: 3, good: 1, near: 0, behind: 1, noData: 1 },
      before: { total: 3, good: 2, near: 0, behind: 0, noData: 1 },
    })
    expect(board?.indicators?.cards.map(({ indicator, state }) => [indicator.name, state.light])).toEqual([
      ['上云率', 'BEHIND'],
      ['办理率', 'GOOD'],
      ['没有数据的', 'NO_DATA'],
    ])
  })

  test('the one farthest behind is named with the place that holds it back', async () => {
    const board = await cockpit(leader)
    expect(board?.attention[0]).toMatchObject({ light: 'BEHIND' })
    expect(board?.attention[0]?.sentence).toMatch(/^上云率 50%，比应达低 \d+\.\d 个百分点，龙归镇落后最多。$/)
  })

  test('a past day knows only what was known then', async () => {
    const board = await cockpit(leader, WUJIANG, '2024-10-01')
    expect(board?.indicators?.counts).toMatchObject({ behind: 0, good: 2 })
    expect(board?.attention.map(({ sentence }) => sentence)).toEqual([
      '1 项指标没有新数据，3 项指标没有责任单位，需补齐。',
    ])
  })

  test('a town operator sees those of the town', async () => {
    const operator = await asUser(server, {
      role: 'TOWN_OPERATOR',
      jurisdictionCode: WUJIANG,
      scopeCode: LONGGUI,
    })
    const board = await cockpit(operator, LONGGUI)
    expect(board?.indicators?.cards[0]).toMatchObject({ indicator: { name: '上云率' }, state: { value: 10 } })
  })

  test('takes at most twenty statements, however many indicators there are', async () => {
    const ask = async () => {
      const { statements } = await countedQuery(server, leader, COCKPIT, { place: WUJIANG })
      return statements.length
    }
    const few = await ask()
    expect(few).toBeLessThanOrEqual(20)
    for (let no = 10; no < 20; no += 1)
      await buildIndicator(server, { no, reportLevels: [4], targets: target })
    expect(await ask()).toBe(few)
  })
})
