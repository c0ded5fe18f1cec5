import { afterAll, beforeAll, expect, test } from 'vitest'
import { dayToDate } from '#api/platform/day.ts'
import { buildPlaces, LONGGUI, WUJIANG } from '#test/kit/builders.ts'
import { buildIndicator } from '#test/kit/indicator-world.ts'
import { countNaively, read } from '#test/kit/naive-complaints.ts'
import { randomTicket, seeded, someGround } from '#test/kit/random-complaints.ts'
import { closeServers, createTestServer, type TestServer } from '#test/kit/server.ts'
import { feedComplaintFigures } from './complaint-figures.service.ts'
import { foldTallies } from './fold.service.ts'
import { rebuildTallies } from './verify.service.ts'

const SEED = Date.now() % 1_000_000
console.log(`figures of tickets: seed ${SEED}`)

let server: TestServer
let indicatorId: string

beforeAll(async () => {
  server = await createTestServer({ day: '2024-10-15' })
  await buildPlaces(server)
  indicatorId = await buildIndicator(server, {
    ...{ no: 1, feed: 'COMPLAINTS', reportLevels: [], ownFigure: 'PART' },
  })
  await server.db.prisma.indicator.updateMany({ data: { measure: 'ON_TIME' } })
})
afterAll(closeServers)

const figureOf = async (placeCode: string, month: string) => {
  const row = await server.db.prisma.indicatorFigure.findFirst({
    where: { indicatorId, placeCode, startsOn: dayToDate(`${month}-01`) },
    orderBy: { knownOn: 'desc' },
  })
  return row && [row.numerator?.toNumber() ?? null, row.denominator?.toNumber() ?? null]
}

test('without tickets nothing is fed, and nothing breaks', async () => {
  expect(await feedComplaintFigures(server.context, WUJIANG)).toEqual({ indicators: 0, figures: 0 })
})

test('an indicator fed by tickets has the rate of every place and month, added up to the county', async () => {
  const ground = someGround(seeded(SEED), '2024-08-01', 80)
  await server.db.prisma.complaint.createMany({
    data: Array.from({ length: 300 }, () => randomTicket(ground)),
  })
  await rebuildTallies(server.context, WUJIANG)
  const fed = await feedComplaintFigures(server.context, WUJIANG)
  expect(fed.indicators).toBe(1)
  const tickets = (await server.db.prisma.complaint.findMany()).map(read).filter(({ excluded }) => !excluded)
  for (const [place, prefix] of [
    [WUJIANG, '440203'],
    [LONGGUI, '440203102'],
    ['440203102200', '440203102200'],
  ] as const)
    for (const [month, until] of [
      ['2024-08', '2024-08-31'],
      ['2024-09', '2024-09-30'],
      ['2024-10', '2024-10-15'],
    ] as const) {
      const own = tickets.filter(({ placeCode }) => placeCode.startsWith(prefix))
      const period = { from: `${month}-01`, until }
      const expected = [countNaively(own, 'ON_TIME', period), countNaively(own, 'SHOULD_BE_CLOSED', period)]
      expect(await figureOf(place, month), `${place} ${month}, seed ${SEED}`).toEqual(
        expected[1] === 0 ? [null, null] : expected,
      )
    }
  expect(await feedComplaintFigures(server.context, WUJIANG)).toEqual(fed)
  await foldTallies(server.context)
})
