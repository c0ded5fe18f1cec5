import { readConfig } from '#api/platform/config.ts'
import type { Context } from '#api/platform/context.ts'
import { dayToDate } from '#api/platform/day.ts'
import { newId } from '#api/platform/id.ts'
import { openMigrated } from '#api/start.ts'
import { buildOrganization, buildPlaces, WUJIANG } from '#test/kit/builders.ts'
import { asStranger, asUser, type TestClient } from '#test/kit/client.ts'
import { createServerDatabase } from '#test/kit/database.ts'
import { createTestServer } from '#test/kit/server.ts'
import { startServerProcess, stopServerProcesses, temporaryFolder } from '#test/kit/server-process.ts'
import type { Bench } from '../bench.ts'
import { type Measurement, measurement, seriesOf, timed } from '../measure.ts'

const ISSUE =
  'mutation ($input: NoticeActionInput!) { actOnNotices(input: $input) { done { documentNumber } } }'

const AT_ONCE = 200
const PROCESSES = 3
const TODAY = '2024-10-15'

/** Notices that are signed and wait to be issued, and somebody who may. */
async function prepare(context: Context): Promise<{ cookie: string | null; ids: string[] }> {
  await buildPlaces(context)
  const organizationId = await buildOrganization(context, { name: '区财政局' })
  const { cookie } = await asUser({ ...context, url: '' }, { role: 'SUPERVISOR', jurisdictionCode: WUJIANG })
  const ids = Array.from({ length: AT_ONCE }, () => newId())
  const day = dayToDate(TODAY)
  const due = dayToDate('2024-10-22')
  await context.db.prisma.notice.createMany({
    data: ids.map(id => ({
      ...{ jurisdictionCode: WUJIANG, id, kind: 'SUPERVISION' as const, status: 'SIGNED' as const },
      ...{ title: '事项', content: '内容', basis: '', requirement: '要求', contact: '', contactPhone: '' },
      ...{ placeCode: WUJIANG, draftedBy: '测试', draftedOn: day, draftedAt: context.clock.now() },
      ...{ replyDueOn: due, originalReplyDueOn: due, signedOn: day, signedBy: '测试' },
    })),
  })
  await context.db.prisma.noticeRecipient.createMany({
    data: ids.map(noticeId => ({
      ...{ jurisdictionCode: WUJIANG, id: newId(), noticeId, organizationId },
      ...{ part: 'LEAD' as const, position: 0, status: 'WAITING' as const },
    })),
  })
  return { cookie, ids }
}

/** All of them at the same moment; throws unless the numbers are 1 to 200, each once. */
async function issueAll(clients: readonly TestClient[], ids: readonly string[]): Promise<number[]> {
  const times: number[] = []
  const given: number[] = []
  await Promise.all(
    ids.map(async (id, index) => {
      const client = clients[index % clients.length] as TestClient
      const time = await timed(async () => {
        const input = { action: 'ISSUE', notices: [{ id, version: 0 }] }
        const { data, errors } = await client.query<{ actOnNotices: { done: { documentNumber: string }[] } }>(
          ISSUE,
          { input },
        )
        if (errors) throw new Error(errors[0]?.message)
        given.push(Number(/(\d+)号$/.exec(data.actOnNotices.done[0]?.documentNumber ?? '')?.[1]))
      })
      times.push(time)
    }),
  )
  const sorted = given.sort((one, other) => one - other)
  if (sorted.some((number, index) => number !== index + 1))
    throw new Error(`The numbers have a gap: ${sorted}`)
  return times
}

function line(database: string, processes: number, all: number, times: number[]): Measurement {
  const notes = { 'all of them, ms': Math.round(all), 'per second': Math.round((AT_ONCE / all) * 1000) }
  const name = `${AT_ONCE} notices issued at once, ${processes} process${processes > 1 ? 'es' : ''}`
  return measurement({ bench: 'issues', name, database, notes }, seriesOf(times))
}

async function embedded(): Promise<Measurement> {
  const server = await createTestServer({ databaseUrl: null, day: TODAY })
  const { cookie, ids } = await prepare(server.context)
  let times: number[] = []
  const all = await timed(async () => {
    times = await issueAll([asStranger(server, cookie)], ids)
  })
  return line('pglite', 1, all, times)
}

async function onServer(url: string): Promise<Measurement> {
  const made = await createServerDatabase(url)
  const environment = {
    ...{ DUBAN_CLOCK: TODAY, DUBAN_DEMO: '0' },
    ...{ DATABASE_URL: made.url, DATA_DIR: temporaryFolder() },
  }
  try {
    const { context, close } = await openMigrated(readConfig(environment))
    const { cookie, ids } = await prepare(context).finally(close)
    const servers = Array.from({ length: PROCESSES }, () => startServerProcess(environment))
    const urls = await Promise.all(servers.map(({ ready }) => ready))
    let times: number[] = []
    const all = await timed(async () => {
      times = await issueAll(
        urls.map(url => asStranger({ url }, cookie)),
        ids,
      )
    })
    return line('postgresql', PROCESSES, all, times)
  } finally {
    await stopServerProcesses()
    await made.drop()
  }
}

/** 200 notices issued at once: by one process, and by several on one PostgreSQL server. */
export const issues: Bench = async ({ databases }) => {
  const rows: Measurement[] = []
  for (const { url } of databases) rows.push(url === null ? await embedded() : await onServer(url))
  return rows
}
