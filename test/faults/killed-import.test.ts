import { setTimeout } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import type { Context } from '#api/platform/context.ts'
import { seededRandom } from '#seeds/random.ts'
import { buildPlaces, WUJIANG } from '#test/kit/builders.ts'
import { asStranger, asUser, type TestClient } from '#test/kit/client.ts'
import { startServerProcess, stopServerProcesses } from '#test/kit/server-process.ts'
import { dataPlace, dropPlaces } from './data-place.ts'

const ROWS = 3000
const SEED = Number(process.env['SEED'] ?? Date.now() % 100_000)

afterAll(async () => {
  await stopServerProcesses()
  await dropPlaces()
})

const file = () =>
  [
    '工单编号,诉求内容,受理时间,所属街道,承办单位,来电号码',
    ...Array.from(
      { length: ROWS },
      (_, at) => `K${at},第${at}盏路灯不亮,2024-03-01 09:00:00,龙归镇,区城管局,138${10_000_000 + (at % 900)}`,
    ),
  ].join('\n')

async function prepare(context: Context): Promise<string | null> {
  await buildPlaces(context)
  return (await asUser({ ...context, url: '' }, { role: 'DATA_STEWARD', jurisdictionCode: WUJIANG })).cookie
}

interface State {
  status: string
  committedRows: number
  created: number
}

async function stateOf(client: TestClient, id: string): Promise<State> {
  const { data } = await client.query<{ complaintImport: State }>(
    'query ($id: ID!) { complaintImport(id: $id) { status committedRows created } }',
    { id },
  )
  return data.complaintImport
}

async function until(client: TestClient, id: string, done: (state: State) => boolean): Promise<State> {
  for (;;) {
    const state = await stateOf(client, id)
    if (done(state)) return state
    if (state.status === 'FAILED') throw new Error('The import failed.')
    await setTimeout(30)
  }
}

async function upload(client: TestClient): Promise<string> {
  const form = new FormData()
  form.append('file', new Blob([file()]), '工单.csv')
  const answer = await client.fetch(`/files/complaints/import?place=${WUJIANG}`, {
    method: 'POST',
    body: form,
  })
  return ((await answer.json()) as { id: string }).id
}

const settle = (client: TestClient, id: string) =>
  client.query(
    'mutation ($id: ID!) { settleComplaintImport(id: $id, sourceName: "热线", columns: []) { id } }',
    { id },
  )

test(`a server killed while it writes tickets goes on at its next start: every row once, counts exact (seed ${SEED})`, async () => {
  const random = seededRandom(SEED)
  const place = await dataPlace()
  const cookie = await place.open(prepare)
  const first = startServerProcess(place.environment)
  const client = asStranger({ url: await first.ready }, cookie)
  const id = await upload(client)
  await settle(client, id)
  await until(client, id, ({ status }) => status === 'READY')
  void client
    .query('mutation ($id: ID!) { commitComplaintImport(id: $id, wholeOnly: true) { id } }', { id })
    .catch(() => null)
  await until(client, id, ({ committedRows }) => committedRows > 0)
  await setTimeout(random() * 1500)
  await first.stop('SIGKILL')

  const second = startServerProcess(place.environment)
  const again = asStranger({ url: await second.ready }, cookie)
  // On a server the dead one's turn has to run out first.
  const done = await until(again, id, ({ status }) => status !== 'WRITING')
  expect(done).toMatchObject({ status: 'DONE', committedRows: ROWS, created: ROWS })
  await second.stop()
  await place.open(async ({ db }) => {
    const [tickets] = await db.sql<{ count: number; ids: number }>(
      'select count(*) as count, count(distinct external_id) as ids from complaint',
    )
    expect(tickets).toEqual({ count: ROWS, ids: ROWS })
    const [texts] = await db.sql<{ count: number }>('select count(*) as count from complaint_text')
    expect(texts?.count).toBe(ROWS)
    const [counted] = await db.sql<{ received: number }>(
      `select coalesce((select sum(received) from complaint_delta), 0) + coalesce((select sum(received) from complaint_day), 0) as received`,
    )
    expect(Number(counted?.received)).toBe(ROWS)
  })
}, 300_000)
