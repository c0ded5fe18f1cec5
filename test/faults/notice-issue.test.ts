import { setTimeout } from 'node:timers/promises'
import { afterAll, describe, expect, test } from 'vitest'
import type { Context } from '#api/platform/context.ts'
import { dayToDate } from '#api/platform/day.ts'
import { newId } from '#api/platform/id.ts'
import { buildOrganization, buildPlaces, WUJIANG } from '#test/kit/builders.ts'
import { asStranger, asUser, type TestClient } from '#test/kit/client.ts'
import { serverUrl } from '#test/kit/database.ts'
import { startServerProcess, stopServerProcesses } from '#test/kit/server-process.ts'
import { dataPlace, dropPlaces } from './data-place.ts'

const TODAY = '2024-10-15'
const SEED = Number(process.env['SEED'] ?? Date.now() % 100_000)

const ISSUE = `mutation ($input: NoticeActionInput!) { actOnNotices(input: $input) { done { documentNumber } } }`

afterAll(async () => {
  await stopServerProcesses()
  await dropPlaces()
})

interface World {
  cookie: string | null
  ids: string[]
}

/** Notices that are signed, and somebody who may issue them. */
async function prepare(context: Context, count: number): Promise<World> {
  await buildPlaces(context)
  const organizationId = await buildOrganization(context, { name: '区财政局' })
  const { cookie } = await asUser({ ...context, url: '' }, { role: 'SUPERVISOR', jurisdictionCode: WUJIANG })
  const ids = Array.from({ length: count }, () => newId())
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

const issue = (client: TestClient, id: string) =>
  client.query<{ actOnNotices: { done: { documentNumber: string }[] } }>(ISSUE, {
    input: { action: 'ISSUE', notices: [{ id, version: 0 }] },
  })

/** What stands in the database for one notice. */
interface Traces {
  id: string
  status: string
  number: number | null
  recipient: string
  audits: number
  events: number
  messages: number
}

const readTraces = ({ db }: Context): Promise<Traces[]> =>
  db.sql<Traces>(`
    select n.id, n.status::text as status, n.number, r.status::text as recipient,
      (select count(*) from audit_entry e where e.entity_id = n.id::text and e.type = 'NOTICE_ISSUED') as audits,
      (select count(*) from outbox_event e where e.payload ->> 'entityId' = n.id::text and e.type = 'NOTICE_ISSUED') as events,
      (select count(*) from message m where m.entity_id = n.id and m.kind = 'NOTICE_ISSUED') as messages
    from notice n join notice_recipient r on r.notice_id = n.id order by n.number nulls last, n.id`)

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1)

test(`a server killed amid issues leaves each notice issued with its number once, or not at all (seed ${SEED})`, async () => {
  const place = await dataPlace({ DUBAN_CLOCK: TODAY })
  const { cookie, ids } = await place.open(context => prepare(context, 24))
  const acknowledged = new Set<string>()
  for (let round = 0; round < 2; round += 1) {
    const server = startServerProcess(place.environment)
    const client = asStranger({ url: await server.ready }, cookie)
    const left = ids.filter(id => !acknowledged.has(id))
    const sent = left.map(id =>
      issue(client, id).then(
        ({ data }) => void (data?.actOnNotices && acknowledged.add(id)),
        () => {},
      ),
    )
    await setTimeout(300 + ((SEED * (round + 7)) % 700))
    await server.stop('SIGKILL')
    await Promise.all(sent)
    await place.open(async context => {
      const traces = await readTraces(context)
      const out = traces.filter(({ number }) => number !== null)
      expect(out.map(({ number }) => number)).toEqual(upTo(out.length))
      for (const one of out)
        expect(one).toMatchObject({ status: 'ISSUED', recipient: 'ISSUED', audits: 1, events: 1 })
      for (const one of traces.filter(({ number }) => number === null))
        expect(one).toMatchObject({
          status: 'SIGNED',
          recipient: 'WAITING',
          audits: 0,
          events: 0,
          messages: 0,
        })
      const issued = new Set(out.map(({ id }) => id))
      expect([...acknowledged].filter(id => !issued.has(id))).toEqual([])
      for (const { id } of out) acknowledged.add(id)
    })
  }
}, 180_000)

if (!serverUrl)
  console.info('Skipped: TEST_DATABASE_URL names no PostgreSQL server for 200 issues by several processes.')

describe.skipIf(!serverUrl)('several processes on one PostgreSQL server', () => {
  test('200 notices issued at once over three processes get 200 numbers without a gap', async () => {
    const place = await dataPlace({ DUBAN_CLOCK: TODAY })
    const { cookie, ids } = await place.open(context => prepare(context, 200))
    const servers = [1, 2, 3].map(() => startServerProcess(place.environment))
    const clients = (await Promise.all(servers.map(({ ready }) => ready))).map(url =>
      asStranger({ url }, cookie),
    )
    const answers = await Promise.all(
      ids.map((id, index) => issue(clients[index % clients.length] as TestClient, id)),
    )
    expect(answers.filter(({ errors }) => errors).map(({ errors }) => errors?.[0]?.message)).toEqual([])
    const given = answers.map(({ data }) => data.actOnNotices.done[0]?.documentNumber)
    expect(new Set(given).size).toBe(200)
    await Promise.all(servers.map(server => server.stop()))
    const traces = await place.open(readTraces)
    expect(traces.map(({ number }) => number)).toEqual(upTo(200))
  }, 180_000)
})
