import { readFileSync } from 'node:fs'
import type { Browser, BrowserContextOptions } from 'playwright-core'
import { startApp } from '#test/kit/app.ts'
import { WUJIANG } from '#test/kit/builders.ts'
import { asUser } from '#test/kit/client.ts'
import { buildManyTasks, TEN_THOUSAND } from '#test/kit/many-tasks.ts'
import { createTestServer, type TestServer } from '#test/kit/server.ts'
import { type Sessions, sessionsOf } from '#test/kit/sessions.ts'
import type { BenchDatabase } from '../bench.ts'
import { complaintWorld } from '../benches/complaint-world.ts'

/** Where pages are measured. */
export interface WebWorld {
  name: string
  url: string
  sessions: Sessions
  /** Leader of the county; the demo has more people. */
  leader: string
  stop(): Promise<void>
}

/** The built program with the demo world, in a process of its own. */
export async function demoWorld(browser: Browser): Promise<WebWorld> {
  const { url, stop } = await startApp()
  return { name: 'demo', url, sessions: sessionsOf(browser, url), leader: 'leader', stop }
}

/** What the built web asks by hash alone. */
export const builtDocuments = (): Map<string, string> =>
  new Map(Object.entries(JSON.parse(readFileSync('dist/documents.json', 'utf8')) as Record<string, string>))

/** Windows of a person whose session was written straight into the database. */
const sessionsWith = (browser: Browser, url: string, cookie: string): Sessions => ({
  async open(_, options: BrowserContextOptions = {}) {
    const context = await browser.newContext({
      baseURL: url,
      viewport: { width: 1440, height: 900 },
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      ...options,
    })
    const [name = '', value = ''] = cookie.split(/=(.*)/s)
    await context.addCookies([{ name, value, url }])
    return context
  },
})

async function ofServer(browser: Browser, name: string, server: TestServer): Promise<WebWorld> {
  const { cookie } = await asUser(server, { role: 'LEADER', jurisdictionCode: WUJIANG })
  const sessions = sessionsWith(browser, server.url, cookie ?? '')
  // Servers made in this process are closed together at the end.
  return { name, url: server.url, sessions, leader: 'leader', stop: async () => {} }
}

/** A county with 10,000 tasks, served from the sources with the built web. */
export async function manyTasksWorld(browser: Browser, seed: number): Promise<WebWorld> {
  const server = await createTestServer({ databaseUrl: null, documents: builtDocuments() })
  await buildManyTasks(server, { ...TEN_THOUSAND, seed })
  return ofServer(browser, '10,000 tasks', server)
}

/** A county with so many tickets on a PostgreSQL server. */
export async function ticketsWorld(
  browser: Browser,
  database: BenchDatabase,
  tickets: number,
  seed: number,
): Promise<WebWorld> {
  const { server } = await complaintWorld(database, tickets, seed, builtDocuments())
  return ofServer(browser, `${tickets.toLocaleString('en-US')} tickets`, server)
}
