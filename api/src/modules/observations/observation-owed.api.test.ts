import { beforeEach, describe, expect, test } from 'vitest'
import { buildOrganization, LONGGUI, NANPING, WUJIANG } from '#test/kit/builders.ts'
import { asUser, type TestClient } from '#test/kit/client.ts'
import { moveTo } from '#test/kit/days.ts'
import { buildReportedIndicator } from '#test/kit/reporting-world.ts'
import { beginAgain, HEAD, sheet, sheetsIn, sheetWorld, submit, VILLAGE } from '#test/kit/sheet-world.ts'

const world = await sheetWorld()
const { server, village, town, unit, steward, leader } = world
const { full } = sheetsIn(world)

beforeEach(() => beginAgain(world))

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
    await moveTo(world, '2024-10-09')
    const next = await steward.query<{ remindReporters: object }>(remind, { places: [LONGGUI] })
    expect(next.data.remindReporters).toMatchObject({ places: 1, skipped: [] })
    const told = await server.db.prisma.message.findMany({
      where: { kind: 'REPORTING_REMINDER', userId: town.userId },
    })
    expect(told).toHaveLength(2)
    expect(told[0]?.title).toBe('龙归镇还有 2 项2024年9月指标没有报送，2024-10-10 前报送')
  })
})
