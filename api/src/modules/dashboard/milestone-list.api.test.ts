import { beforeAll, describe, expect, test } from 'vitest'
import {
  buildOrganization,
  buildPlaces,
  buildPlan,
  buildTask,
  LONGGUI,
  NANPING,
  WUJIANG,
} from '#test/kit/builders.ts'
import { asStranger, asUser, type TestClient } from '#test/kit/client.ts'
import { createTestServer, type TestServer } from '#test/kit/server.ts'
import { countedQuery } from '#test/kit/statements.ts'

const LIST = /* GraphQL */ `
  query ($filter: MilestoneFilter!, $asOf: Day, $first: Int, $after: String) {
    milestones(filter: $filter, asOf: $asOf, first: $first, after: $after) {
      totalCount pageInfo { hasNextPage endCursor }
      nodes { id dueOn originalDueOn doneOn onTime task { title lead { organization { name } } } }
    }
    cockpit(place: "${WUJIANG}", asOf: $asOf) {
      onTimeRate { numerator denominator }
      originalOnTimeRate { numerator denominator }
      completion { months due done onTime total }
    }
  }
`

interface Rate {
  numerator: number
  denominator: number
}
interface Answer {
  milestones: {
    totalCount: number
    pageInfo: { hasNextPage: boolean; endCursor: string | null }
    nodes: { id: string; dueOn: string; doneOn: string | null; onTime: boolean; task: { title: string } }[]
  }
  cockpit: {
    onTimeRate: Rate
    originalOnTimeRate: Rate
    completion: { months: string[]; due: number[]; done: (number | null)[]; onTime: (number | null)[] }
  }
}

let server: TestServer
let leader: TestClient

const list = (client: TestClient, filter: Record<string, unknown> = {}, more: Record<string, unknown> = {}) =>
  client.query<Answer>(LIST, { filter: { place: WUJIANG, ...filter }, ...more })
const count = async (filter: Record<string, unknown>) =>
  (await list(leader, filter)).data.milestones.totalCount

beforeAll(async () => {
  server = await createTestServer({ day: '2024-10-15' })
  await buildPlaces(server)
  const planId = await buildPlan(server, { title: '方案甲' })
  const town = await buildOrganization(server, {
    name: '龙归镇人民政府',
    placeCode: LONGGUI,
    kind: 'TOWN_GOVERNMENT',
  })
  const task = (facts: Omit<Parameters<typeof buildTask>[1], 'planId'>) =>
    buildTask(server, { planId, ...facts })
  await task({
    title: '两个节点',
    milestones: [{ due: '2024-09-20', done: '2024-09-19' }, { due: '2024-12-31' }],
  })
  await task({ title: '延期', milestones: [{ due: '2024-10-25', original: '2024-09-10' }], lead: [town] })
  await task({ title: '迟办', milestones: [{ due: '2024-08-20', done: '2024-10-08' }] })
  await task({ title: '后来才办', milestones: [{ due: '2024-10-14', done: '2024-10-20' }] })
  await task({ title: '无期', milestones: [] })
  leader = await asUser(server, { role: 'LEADER', jurisdictionCode: WUJIANG })
})

describe('who may read the milestones behind a figure', () => {
  test('strangers and administrators are refused; other places are unknown or closed', async () => {
    expect((await list(asStranger(server))).code).toBe('UNAUTHENTICATED')
    expect((await list(await asUser(server, { role: 'AUDIT_ADMIN', jurisdictionCode: WUJIANG }))).code).toBe(
      'FORBIDDEN',
    )
    expect((await list(leader, { place: NANPING })).code).toBe('NOT_FOUND')
    const operator = await asUser(server, {
      role: 'TOWN_OPERATOR',
      jurisdictionCode: WUJIANG,
      scopeCode: LONGGUI,
    })
    expect((await list(operator)).code).toBe('FORBIDDEN')
  })

  test('a page that is none is refused with the field', async () => {
    expect((await list(leader, {}, { first: 0 })).code).toBe('BAD_INPUT')
    expect((await list(leader, {}, { after: 'nonsense' })).code).toBe('BAD_INPUT')
  })
})

describe('the list is the figure', () => {
  test('numerator and denominator of both rates', async () => {
    const { cockpit } = (await list(leader)).data
    const dueBy = '2024-10-15'
    expect(cockpit.onTimeRate).toEqual({ numerator: 1, denominator: 3 })
    expect(await count({ dueBy })).toBe(cockpit.onTimeRate.denominator)
    expect(await count({ dueBy, onTime: true })).toBe(cockpit.onTimeRate.numerator)
    expect(cockpit.originalOnTimeRate).toEqual({ numerator: 1, denominator: 4 })
    expect(await count({ dueBy, originalDates: true })).toBe(cockpit.originalOnTimeRate.denominator)
    expect(await count({ dueBy, originalDates: true, onTime: true })).toBe(
      cockpit.originalOnTimeRate.numerator,
    )
  })

  test('every point of the three lines', async () => {
    const { months, due, done, onTime } = (await list(leader)).data.cockpit.completion
    for (const [index, month] of months.entries()) {
      const end = `${month}-${['08', '10', '12'].includes(month.slice(5)) ? '31' : '30'}`
      expect([month, await count({ dueBy: end })]).toEqual([month, due[index]])
      if (done[index] === null) continue
      expect([month, await count({ doneBy: end })]).toEqual([month, done[index]])
      expect([month, await count({ doneBy: end, onTime: true })]).toEqual([month, onTime[index]])
    }
  })

  test('what is done after the day looked at has not happened yet', async () => {
    const { nodes } = (await list(leader, { dueBy: '2024-10-15' })).data.milestones
    expect(nodes.map(({ task, doneOn, onTime }) => [task.title, doneOn, onTime])).toEqual([
      ['迟办', '2024-10-08', false],
      ['两个节点', '2024-09-19', true],
      ['后来才办', null, false],
    ])
  })

  test('a town sees its own', async () => {
    const { nodes } = (await list(leader, { place: LONGGUI })).data.milestones
    expect(nodes.map(({ task }) => task.title)).toEqual(['延期'])
  })

  test('pages by key without loss or repetition, in few statements', async () => {
    const seen: string[] = []
    let after: string | null = null
    do {
      const page: Answer['milestones'] = (await list(leader, {}, { first: 2, after })).data.milestones
      expect(page.totalCount).toBe(5)
      seen.push(...page.nodes.map(({ id }) => id))
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
    } while (after)
    expect(new Set(seen).size).toBe(5)
    expect(seen).toHaveLength(5)
    const titles = `{ milestones(filter: { place: "${WUJIANG}" }) { nodes { task { title } } } }`
    const { statements } = await countedQuery(server, leader, titles)
    expect(statements.length).toBeLessThanOrEqual(6)
  })
})
