import { importDivisions } from '#api/modules/divisions/index.ts'
import { divisionFacts } from '#seeds/facts/read-facts.ts'
import { WUJIANG } from '#test/kit/builders.ts'
import { asUser } from '#test/kit/client.ts'
import { createTestServer } from '#test/kit/server.ts'
import type { Bench, BenchDatabase } from '../bench.ts'
import type { Measurement } from '../measure.ts'
import { type BoardWorld, measureQuery } from './board-world.ts'
import { manyTickets } from './many-tickets.ts'

/** One million on a server; the embedded database is for small offices. */
const TICKETS = { pglite: 100_000, postgresql: 1_000_000 } as const
/** ISSUE: p95 at one million tickets. */
const LIMIT_MS = 150

const LIST = /* GraphQL */ `
  query ($place: ID!, $filter: ComplaintFilter, $sort: ComplaintSort) {
    complaints(place: $place, filter: $filter, sort: $sort, first: 50) {
      totalCount
      more
      pageInfo { hasNextPage endCursor }
      nodes {
        id externalId title class state light lightReason receivedAt dueOn closedOn
        place { code name } organization { id name } category { id path } source { id name }
      }
    }
  }
`

const CASES: readonly { name: string; place?: string; sort?: string; filter: Record<string, unknown> }[] = [
  { name: 'newest, no words', filter: {} },
  { name: 'a word in one of four tickets 诉求', filter: { search: '诉求' } },
  { name: 'a common word 物业', filter: { search: '物业' } },
  { name: 'a usual word 噪声', filter: { search: '噪声' } },
  { name: 'two words 物业 电梯', filter: { search: '物业 电梯' } },
  { name: 'two words that rarely meet 停车 烧烤', filter: { search: '停车 烧烤' } },
  { name: 'a rare name 兴旺宏烧烤店', filter: { search: '兴旺宏烧烤店' } },
  { name: 'a sentence', filter: { search: '小区门口流动摊贩占道' } },
  { name: 'a wrong character 流动摊泛', filter: { search: '流动摊泛' } },
  { name: 'no such word', filter: { search: '火星探测器' } },
  { name: 'a number', filter: { search: 'BENCH000012345' } },
  { name: 'a common word in one town', place: '440203102000', filter: { search: '物业' } },
  { name: 'a usual word, open only', filter: { search: '噪声', open: true } },
  { name: 'best hits first 电梯故障', sort: 'RELEVANCE', filter: { search: '电梯故障' } },
]

const NEWEST = {
  name: 'select … limit 50',
  sql: 'select * from complaint where division_code = $1 order by received_at desc, id desc limit 50',
  parameters: [WUJIANG],
}

async function worldOf({ name, url }: BenchDatabase, seed: number): Promise<BoardWorld> {
  const server = await createTestServer({ databaseUrl: url })
  await importDivisions(server.context, divisionFacts('wujiang'), { demo: false })
  await manyTickets(server.db, TICKETS[name], seed)
  const leader = await asUser(server, { role: 'LEADER', jurisdictionCode: WUJIANG })
  return { server, leader, database: name }
}

/** The list of tickets with words of every kind, over HTTP, counts included. */
export const complaintSearch: Bench = async ({ databases, seed }) => {
  const rows: Measurement[] = []
  for (const database of databases) {
    const world = await worldOf(database, seed)
    for (const { name, place = WUJIANG, sort, filter } of CASES) {
      const variables = { place, filter, sort }
      const query = { bench: 'complaint-search', name, document: LIST, variables, reference: NEWEST }
      const row = await measureQuery(world, query)
      rows.push({ ...row, limit: LIMIT_MS, notes: { ...row.notes, tickets: TICKETS[database.name] } })
    }
  }
  return rows
}
