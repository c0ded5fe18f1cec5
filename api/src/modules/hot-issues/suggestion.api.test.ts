import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addDays } from '#api/platform/day.ts'
import { buildOrganization, JIANGWAN, LONGGUI, WUJIANG } from '#test/kit/builders.ts'
import { asUser, type TestClient } from '#test/kit/client.ts'
import { emptyDatabase } from '#test/kit/database.ts'
import { buildVillages, burst, chanceOf, HOT_CATEGORIES, MATTERS } from '#test/kit/hot-world.ts'
import { addCategories, addTickets } from '#test/kit/plain-tickets.ts'
import { createTestServer, type TestServer } from '#test/kit/server.ts'
import { learnSuggestions } from './suggestion.service.ts'

const TODAY = '2024-10-15'
const SUGGEST = `query ($place: ID!, $text: String!) { suggestForComplaint(place: $place, text: $text) {
  categories { category { path } probability } units { organization { name } probability }
  similar { score reason complaint { id title } } } }`
const TICKET = `query ($id: ID!) { complaint(id: $id) { suggestedCategories { category { path } }
  suggestedUnits { organization { name } } similar { score reason complaint { id title place { code } } } } }`

interface Suggested {
  categories: { category: { path: string }; probability: number }[]
  units: { organization: { name: string }; probability: number }[]
  similar: { score: number; reason: string; complaint: { id: string; title: string } }[]
}

let server: TestServer
let steward: TestClient
let waterworks: string
let ids: string[]

const context = () =>
  ({ db: server.db, clock: server.clock, viewer: null, ip: null, memo: new Map() }) as never

beforeAll(async () => {
  server = await createTestServer()
})

beforeEach(async () => {
  await emptyDatabase(server.db)
  await buildVillages(server)
  const categories = await addCategories(server, HOT_CATEGORIES)
  waterworks = await buildOrganization(server, { name: '区水务局' })
  const cityOffice = await buildOrganization(server, { name: '区城管局' })
  steward = await asUser(server, { role: 'DATA_STEWARD', jurisdictionCode: WUJIANG })
  const random = chanceOf(5)
  const closed = MATTERS.flatMap(matter =>
    burst(matter, LONGGUI, 40, { until: addDays(TODAY, -5), days: 80 }, categories, random).map(ticket => ({
      ...ticket,
      organizationId: matter.name === '水压不足' ? waterworks : cityOffice,
      closedOn: TODAY,
    })),
  )
  ids = await addTickets(server, closed)
})

describe('suggestions for a new ticket', () => {
  test('are for those who take tickets in', async () => {
    const unit = await asUser(server, {
      role: 'UNIT_LEADER',
      jurisdictionCode: WUJIANG,
      organizationId: waterworks,
    })
    expect((await unit.query(SUGGEST, { place: WUJIANG, text: '水压不足' })).code).toBe('FORBIDDEN')
    expect((await steward.query(SUGGEST, { place: WUJIANG, text: '水'.repeat(6000) })).code).toBe('BAD_INPUT')
  })

  test('are learned from the closed tickets of the county, with what is like it', async () => {
    const ask = async (text: string) =>
      (await steward.query<{ suggestForComplaint: Suggested }>(SUGGEST, { place: LONGGUI, text })).data
        .suggestForComplaint
    expect(await ask('自来水没有水压，二楼用不上水')).toMatchObject({ categories: [], units: [] })
    expect(await learnSuggestions(context(), WUJIANG)).toBe(2)
    expect(await learnSuggestions(context(), WUJIANG)).toBe(0)
    const found = await ask('家里自来水水压不足，二楼用不上水')
    expect(found.categories[0]?.category.path).toBe('供水供电/供水')
    expect(found.units[0]?.organization.name).toBe('区水务局')
    expect(found.units[0]?.probability).toBeGreaterThan(0.6)
    expect(found.similar.length).toBeGreaterThan(3)
    expect(found.similar.every(({ complaint }) => /水/.test(complaint.title))).toBe(true)
    expect(await ask('水')).toEqual({ categories: [], units: [], similar: [] })
    const models = await server.db.prisma.complaintModel.findMany()
    expect(models.map(({ kind }) => kind).sort()).toEqual(['CATEGORY', 'UNIT'])
    for (const { accuracy, weights } of models) {
      expect(accuracy).toBeGreaterThan(0.9)
      expect(JSON.stringify(weights).length).toBeLessThan(2_000_000)
    }
  })

  test('stand on tickets that wait to be dispatched, and on no others', async () => {
    await learnSuggestions(context(), WUJIANG)
    const [waiting = ''] = await addTickets(server, [
      {
        title: '水压不足',
        content: '自来水水压不足，上不了楼',
        receivedOn: TODAY,
        own: true,
        placeCode: JIANGWAN,
      },
    ])
    const read = async (id: string) =>
      (
        await steward.query<{
          complaint: {
            suggestedCategories: { category: { path: string } }[]
            suggestedUnits: unknown[]
            similar: { score: number; reason: string; complaint: { id: string; place: { code: string } } }[]
          }
        }>(TICKET, { id })
      ).data.complaint
    expect((await read(waiting)).suggestedCategories[0]?.category.path).toBe('供水供电/供水')
    const closed = await read(ids[0] as string)
    expect(closed).toMatchObject({ suggestedCategories: [], suggestedUnits: [] })
    expect(closed.similar).toHaveLength(8)
    expect(closed.similar[0]?.reason).toMatch(/内容(相近|几乎相同)/)
    expect(closed.similar.map(({ complaint }) => complaint.id)).not.toContain(ids[0])
    const scores = closed.similar.map(({ score }) => score)
    expect(scores).toEqual([...scores].sort((one, other) => other - one))
  })
})
