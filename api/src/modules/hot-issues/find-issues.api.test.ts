import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addDays } from '#api/platform/day.ts'
import { JIANGWAN, LONGGUI, WUJIANG } from '#test/kit/builders.ts'
import { asUser, type TestClient } from '#test/kit/client.ts'
import { emptyDatabase } from '#test/kit/database.ts'
import {
  buildVillages,
  burst,
  chanceOf,
  HOT_CATEGORIES,
  type LabelledTicket,
  MATTERS,
  type Matter,
  oddTickets,
} from '#test/kit/hot-world.ts'
import { addCategories, addTickets } from '#test/kit/plain-tickets.ts'
import { createTestServer, type TestServer } from '#test/kit/server.ts'

const TODAY = '2024-10-15'
const FIND = 'mutation ($place: ID!) { findHotIssues(place: $place) }'
const LIST = `query ($place: ID!, $filter: HotIssueFilter, $first: Int, $after: String) {
  hotIssues(place: $place, filter: $filter, first: $first, after: $after) {
    totalCount foundAt pageInfo { hasNextPage endCursor }
    nodes { id title status version count before total growth light reason weekly weeks keywords firstOn lastOn
      place { code name } places { code } category { name } examples { id title content } } } }`

interface Listed {
  id: string
  title: string
  status: string
  version: number
  count: number
  before: number
  total: number
  growth: number | null
  light: string
  reason: string
  weekly: number[]
  place: { code: string; name: string }
  places: { code: string }[]
  category: { name: string } | null
  examples: { id: string; title: string; content: string | null }[]
}

let server: TestServer
let office: TestClient
let categories: Map<string, string>

const matter = (name: string) => MATTERS.find(one => one.name === name) as Matter

const list = async (client = office, variables: Record<string, unknown> = {}) =>
  (
    await client.query<{ hotIssues: { nodes: Listed[]; totalCount: number } }>(LIST, {
      place: WUJIANG,
      ...variables,
    })
  ).data.hotIssues

const find = async () =>
  (await office.query<{ findHotIssues: number }>(FIND, { place: WUJIANG })).data.findHotIssues

/** Adds tickets and remembers which matter each is about. */
async function add(tickets: readonly LabelledTicket[]): Promise<Map<string, string | null>> {
  const ids = await addTickets(server, tickets)
  return new Map(ids.map((id, index) => [id, tickets[index]?.matter ?? null]))
}

const members = async () =>
  server.db.sql<{ id: string; issue: string }>(
    'select complaint_id as id, hot_issue_id as issue from hot_issue_member where not removed order by 1',
  )

beforeAll(async () => {
  server = await createTestServer()
})

beforeEach(async () => {
  await emptyDatabase(server.db)
  await buildVillages(server)
  categories = await addCategories(server, HOT_CATEGORIES)
  office = await asUser(server, { role: 'SUPERVISOR', jurisdictionCode: WUJIANG })
})

describe('hot issues are found', () => {
  test('in a world of known matters, each as one issue with little else in it', async () => {
    const seed = 20241015
    const random = chanceOf(seed)
    const recent = { until: TODAY, days: 30 }
    const steady = { until: TODAY, days: 200 }
    const labels = await add([
      ...burst(matter('夜间施工'), LONGGUI, 40, recent, categories, random),
      ...burst(matter('广场舞'), LONGGUI, 24, recent, categories, random),
      ...burst(matter('水压不足'), LONGGUI, 30, recent, categories, random),
      ...burst(matter('水压不足'), JIANGWAN, 14, recent, categories, random),
      ...burst(matter('路灯不亮'), JIANGWAN, 18, recent, categories, random),
      ...burst(matter('垃圾清运'), JIANGWAN, 160, steady, categories, random),
      ...burst(matter('充电桩'), LONGGUI, 3, recent, categories, random),
      ...oddTickets(900, TODAY, 200, categories, random),
    ])
    const found = await find()
    const rows = await members()
    const byIssue = new Map<string, (string | null)[]>()
    for (const { id, issue } of rows)
      byIssue.set(issue, [...(byIssue.get(issue) ?? []), labels.get(id) ?? null])
    let right = 0
    const seen = new Set<string>()
    for (const matters of byIssue.values()) {
      const counts = new Map<string, number>()
      for (const name of matters) if (name) counts.set(name, (counts.get(name) ?? 0) + 1)
      const [name, count] = [...counts].sort((one, other) => other[1] - one[1])[0] ?? ['', 0]
      if (!seen.has(name)) right += count
      seen.add(name)
    }
    const hot = [...labels.values()].filter(name => name !== null && !name.startsWith('充电桩'))
    const recall = right / hot.length
    const precision = right / rows.length
    process.stdout.write(
      `hot issues: seed ${seed}, ${found} found, recall ${recall.toFixed(3)}, precision ${precision.toFixed(3)}\n`,
    )
    const listed = await list()
    process.stdout.write(
      `${listed.nodes.map(one => `${one.title} ${one.place.name} ${one.count}/${one.before} ${one.light} ${one.reason}`).join('\n')}\n`,
    )
    expect(recall).toBeGreaterThan(0.9)
    expect(precision).toBeGreaterThan(0.9)
    expect(found).toBeGreaterThanOrEqual(5)
    expect(found).toBeLessThanOrEqual(8)
    const night = listed.nodes.find(({ title }) => title.includes('夜间施工'))
    expect(night).toMatchObject({ light: 'NEAR', count: 40, before: 0, growth: null })
    expect(night?.place.code.startsWith('440203102')).toBe(true)
    expect(night?.examples.length).toBeGreaterThan(2)
    expect(listed.nodes.some(({ title }) => title.includes('充电桩'))).toBe(false)
  })

  test('once: a second run changes nothing, later tickets join what is known under the same name', async () => {
    const random = chanceOf(7)
    const recent = { until: '2024-10-10', days: 25 }
    await add([
      ...burst(matter('路灯不亮'), LONGGUI, 20, recent, categories, random),
      ...oddTickets(120, TODAY, 200, categories, random),
    ])
    await asUser(server, { role: 'SUPERVISION_HEAD', jurisdictionCode: WUJIANG })
    expect(await find()).toBe(1)
    const before = await list()
    const audited = await server.db.prisma.auditEntry.count()
    expect(await find()).toBe(0)
    expect(await server.db.prisma.auditEntry.count()).toBe(audited)
    expect(await list()).toEqual(before)
    const later = { until: TODAY, days: 4 }
    await add(burst(matter('路灯不亮'), LONGGUI, 9, later, categories, random))
    expect(await find()).toBe(0)
    const [issue] = (await list()).nodes
    expect(issue).toMatchObject({ id: before.nodes[0]?.id, title: before.nodes[0]?.title, total: 29 })
    const messages = await server.db.prisma.message.findMany({ where: { kind: 'HOT_ISSUES_FOUND' } })
    expect(messages).toHaveLength(1)
    expect(messages[0]?.title).toMatch(/^发现热点问题：.+（20 件）$/)
  })

  test('not where one person calls again and again, nor where it was always so', async () => {
    const random = chanceOf(11)
    const nag = burst(matter('广场舞'), LONGGUI, 15, { until: TODAY, days: 20 }, categories, random)
    const usual = burst(matter('充电桩'), JIANGWAN, 54, { until: TODAY, days: 210 }, categories, random)
    await add([...nag.map(ticket => ({ ...ticket, callerKey: 'the same' })), ...usual])
    expect(await find()).toBe(0)
  })

  test('follow when an import is taken back: its tickets leave them, and an empty one is gone', async () => {
    const random = chanceOf(13)
    const recent = { until: TODAY, days: 20 }
    const lamps = await add(burst(matter('路灯不亮'), LONGGUI, 20, recent, categories, random))
    const taps = await add(burst(matter('水压不足'), JIANGWAN, 15, recent, categories, random))
    expect(await find()).toBe(2)
    const gone = [...taps.keys(), ...[...lamps.keys()].slice(0, 4)]
    await server.db.prisma.complaint.deleteMany({ where: { id: { in: gone } } })
    await find()
    expect((await list()).nodes).toMatchObject([{ total: 16 }])
  })

  test('without any words, by what and where', async () => {
    const places = ['440203102200', '440203102201', '440203102202']
    const bare = (path: string, placeCode: string, offset: number) => ({
      title: path.split('/').at(-1) ?? path,
      placeCode,
      categoryId: categories.get(path) ?? null,
      receivedOn: addDays(TODAY, -offset),
    })
    await addTickets(server, [
      ...Array.from({ length: 24 }, (_, at) => bare('交通/停车', places[at % 3] as string, at)),
      ...Array.from({ length: 12 }, (_, at) => bare('环境卫生/公厕', '440203103200', at * 15)),
    ])
    expect(await find()).toBe(1)
    const [issue] = (await list()).nodes
    expect(issue).toMatchObject({ title: '停车', total: 24, place: { code: LONGGUI } })
  })
})
