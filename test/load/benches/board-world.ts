import { WUJIANG } from '#test/kit/builders.ts'
import { asUser, type TestClient } from '#test/kit/client.ts'
import { buildManyTasks, TEN_THOUSAND } from '#test/kit/many-tasks.ts'
import { createTestServer, type TestServer } from '#test/kit/server.ts'
import type { BenchDatabase } from '../bench.ts'
import { inTurns, type Measurement, measurement, statementsOf } from '../measure.ts'

/** A server with 10,000 tasks and someone who sees them all. */
export interface BoardWorld {
  server: TestServer
  leader: TestClient
  database: string
}

const worlds = new Map<string, Promise<BoardWorld>>()

async function build({ name, url }: BenchDatabase, seed: number): Promise<BoardWorld> {
  const server = await createTestServer({ databaseUrl: url })
  await buildManyTasks(server, { ...TEN_THOUSAND, seed })
  const leader = await asUser(server, { role: 'LEADER', jurisdictionCode: WUJIANG })
  return { server, leader, database: name }
}

/** Made once for all benches of a run: none of them writes. */
export function boardWorld(database: BenchDatabase, seed: number): Promise<BoardWorld> {
  const world = worlds.get(database.name) ?? build(database, seed)
  worlds.set(database.name, world)
  return world
}

export interface BoardQuery {
  bench: string
  name: string
  document: string
  variables: Record<string, unknown>
  /** What the same database does at the least. */
  reference: { name: string; sql: string; parameters: unknown[] }
  runs?: number
}

/** Statements are counted without the socket, which would lose sight of them. */
const inject = ({ server, leader }: BoardWorld, { document, variables }: BoardQuery) =>
  server.app.inject({
    method: 'POST',
    url: '/graphql',
    headers: { cookie: leader.cookie ?? '', 'apollo-require-preflight': 'true' },
    payload: { query: document, variables },
  })

/** Times one query over HTTP, by POST so that no answer is served from memory. Throws when it is answered with errors. */
export async function measureQuery(world: BoardWorld, query: BoardQuery): Promise<Measurement> {
  const { server, leader, database } = world
  const first = await leader.query(query.document, query.variables)
  if (first.errors) throw new Error(`${query.name}: ${first.errors[0]?.message}`)
  const { reference, bench, name } = query
  const times = await inTurns(
    query.runs ?? 25,
    () => leader.query(query.document, query.variables),
    () => server.db.sql(reference.sql, reference.parameters),
  )
  const statements = await statementsOf(async () => inject(world, query))
  return measurement(
    { bench, name, database, statements, notes: { 'cpu ms': times.processor } },
    times.work,
    {
      name: reference.name,
      series: times.reference,
    },
  )
}
