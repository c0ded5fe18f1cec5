import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { identify } from '#api/modules/access/index.ts'
import type { Clock } from '#api/platform/clock.ts'
import { dayInShanghai } from '#api/platform/clock.ts'
import { type Config, readConfig } from '#api/platform/config.ts'
import type { Context } from '#api/platform/context.ts'
import type { Database } from '#api/platform/database.ts'
import type { Day } from '#api/platform/day.ts'
import { createServer } from '#api/platform/http/server.ts'
import { createSchema, routes } from '#api/schema.ts'
import { storesOf, systemContext } from '#api/start.ts'
import { createTestDatabase } from './database.ts'

/** A clock that a test moves by hand. */
export interface TestClock extends Clock {
  /** Sets the calendar day. */
  setDay(day: Day): void
  /** Lets minutes pass. */
  advance(minutes: number): void
}

export function testClock(day: Day = '2024-10-15'): TestClock {
  let now = new Date(`${day}T10:00:00+08:00`)
  return {
    now: () => new Date(now),
    today: () => dayInShanghai(now),
    fixed: null,
    setDay: next => {
      now = new Date(`${next}T10:00:00+08:00`)
    },
    advance: minutes => {
      now = new Date(now.getTime() + minutes * 60_000)
    },
  }
}

export interface TestServer {
  url: string
  db: Database
  clock: TestClock
  app: FastifyInstance
  /** For building a world through the services. */
  context: Context
  config: Config
}

const open: TestServer[] = []

export interface TestServerOptions {
  day?: Day
  config?: Partial<Config>
  documents?: Map<string, string>
  /** PostgreSQL server to make the database on; null = embedded. `TEST_DATABASE_URL` when left out. */
  databaseUrl?: string | null
}

/** A whole server with a database of its own, listening on a free port of the loopback. */
export async function createTestServer({
  day,
  config,
  documents,
  databaseUrl,
}: TestServerOptions = {}): Promise<TestServer> {
  const db = await createTestDatabase(databaseUrl)
  const clock = testClock(day)
  const dataDir = mkdtempSync(join(tmpdir(), 'duban-test-files-'))
  const whole: Config = {
    ...readConfig({}),
    logLevel: 'silent',
    production: true,
    demo: false,
    dataDir,
    ...config,
  }
  const stores = storesOf(whole)
  const app = await createServer({
    config: whole,
    db,
    clock,
    ...stores,
    schema: createSchema(),
    documents: documents ?? new Map(),
    identify,
    routes,
  })
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as AddressInfo
  const server: TestServer = {
    url: `http://127.0.0.1:${port}`,
    db,
    clock,
    app,
    context: systemContext(db, clock, stores),
    config: whole,
  }
  open.push(server)
  return server
}

/** Ends every server of the test file. */
export async function closeServers(): Promise<void> {
  for (const { app, db, config } of open.splice(0)) {
    await app.close()
    await db.close()
    rmSync(config.dataDir, { recursive: true, force: true })
  }
}
