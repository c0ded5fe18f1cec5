import { afterAll, beforeAll, expect, test } from 'vitest'
import { rebuildTallies } from '#api/modules/tallies/index.ts'
import { dayToDate } from '#api/platform/day.ts'
import { buildOrganization, buildPlaces, LONGGUI, WUJIANG } from '#test/kit/builders.ts'
import { asUser, type TestClient } from '#test/kit/client.ts'
import { buildIndicator } from '#test/kit/indicator-world.ts'
import { closeServers, createTestServer, type TestServer } from '#test/kit/server.ts'
import { feedRatingFigures } from './rating-figures.service.ts'

let server: TestServer
let steward: TestClient
let indicatorId: string

beforeAll(async () => {
  server = await createTestServer({ day: '2024-10-15' })
  await buildPlaces(server)
  await buildOrganization(server, { name: '区政务服务数据管理局' })
  await buildOrganization(server, { name: '龙归镇人民政府', placeCode: LONGGUI, kind: 'TOWN_GOVERNMENT' })
  steward = await asUser(server, { role: 'DATA_STEWARD', jurisdictionCode: WUJIANG })
  indicatorId = await buildIndicator(server, { no: 1, feed: 'RATINGS', reportLevels: [], ownFigure: 'PART' })
  await server.db.prisma.indicator.updateMany({ data: { measure: 'GOOD' } })
})
afterAll(closeServers)

const feed = () => feedRatingFigures(server.context, WUJIANG)

const figureOf = async (placeCode: string, month: string) => {
  const row = await server.db.prisma.indicatorFigure.findFirst({
    where: { indicatorId, placeCode, startsOn: dayToDate(`${month}-01`) },
    orderBy: { knownOn: 'desc' },
  })
  return row && [row.numerator?.toNumber() ?? null, row.denominator?.toNumber() ?? null]
}

async function take(rows: readonly string[]): Promise<void> {
  const form = new FormData()
  const head = '办件编号,事项名称,办理单位,办理日期,评价日期,评价结果'
  form.append('file', new Blob([[head, ...rows].join('\n')]), '评价.csv')
  const address = `/files/ratings/import?place=${WUJIANG}&source=${encodeURIComponent('一体化平台')}&commit=1`
  const answer = await steward.fetch(address, { method: 'POST', body: form })
  expect(answer.status).toBe(200)
}

test('without ratings nothing is fed, and nothing breaks', async () => {
  expect(await feed()).toEqual({ indicators: 1, figures: 0 })
  expect(await figureOf(WUJIANG, '2024-10')).toBeNull()
})

test('好评率 of every place and month, added up to the county; defaults and services nobody rated stay out', async () => {
  const bureau = '区政务服务数据管理局'
  const town = '龙归镇人民政府'
  await take([
    `F1,办证,${bureau},2024-09-03,2024-09-03,非常满意`,
    `F2,办证,${bureau},2024-09-04,2024-09-04,不满意`,
    `F3,办证,${bureau},2024-10-08,2024-10-08,满意`,
    `F4,办证,${town},2024-10-09,2024-10-09,基本满意`,
    `F5,办证,${town},2024-10-09,2024-10-09,非常不满意`,
    `F6,办证,${town},2024-10-10,,默认好评`,
    `F7,办证,${town},2024-10-11,,`,
  ])
  await rebuildTallies(server.context, WUJIANG)
  const fed = await feed()
  expect(fed).toMatchObject({ indicators: 1 })
  expect(await figureOf(WUJIANG, '2024-09')).toEqual([1, 2])
  expect(await figureOf(WUJIANG, '2024-10')).toEqual([2, 3])
  expect(await figureOf(LONGGUI, '2024-10')).toEqual([1, 2])
  expect(await figureOf(LONGGUI, '2024-09')).toBeNull()

  await take([`F8,办证,${town},2024-10-12,2024-10-12,满意`])
  await feed()
  expect(await figureOf(LONGGUI, '2024-10')).toEqual([2, 3])
  const again = await feed()
  expect(await figureOf(WUJIANG, '2024-10')).toEqual([3, 4])
  expect(await feed()).toEqual(again)
})
