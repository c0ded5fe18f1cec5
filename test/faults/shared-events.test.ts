import { afterAll, describe, expect, test } from 'vitest'
import { importPlan } from '#api/modules/plans/index.ts'
import { openDatabase } from '#api/platform/database.ts'
import { newId } from '#api/platform/id.ts'
import { write } from '#api/platform/write.ts'
import { buildPlaces, WUJIANG } from '#test/kit/builders.ts'
import { asStranger, asUser } from '#test/kit/client.ts'
import { serverUrl } from '#test/kit/database.ts'
import { openEvents } from '#test/kit/events.ts'
import { planText } from '#test/kit/plan-text.ts'
import { startServerProcess, stopServerProcesses } from '#test/kit/server-process.ts'
import { supervisorContext } from '#test/kit/supervisor.ts'
import { dataPlace, dropPlaces } from './data-place.ts'

afterAll(async () => {
  await stopServerProcesses()
  await dropPlaces()
})

if (!serverUrl) console.info('Skipped: TEST_DATABASE_URL names no PostgreSQL server for processes to share.')

describe.skipIf(!serverUrl)('events across processes on one PostgreSQL server', () => {
  test('who listens at one process hears at once of a write through the other', async () => {
    const place = await dataPlace()
    const cookie = await place.open(async context => {
      await buildPlaces(context)
      const { cookie: made } = await asUser(
        { ...context, url: '' },
        { role: 'SUPERVISOR', jurisdictionCode: WUJIANG },
      )
      return made
    })
    const servers = [1, 2].map(() => startServerProcess(place.environment))
    const [one = '', other = ''] = await Promise.all(servers.map(({ ready }) => ready))
    const stream = await openEvents(asStranger({ url: one }, cookie))
    expect((await stream.hears(({ event }) => event === 'hello')).data.unread).toBe(0)
    const { code } = await asStranger({ url: other }, cookie).query(
      'mutation ($place: ID!, $text: String!) { importPlanText(place: $place, text: $text) { plan { id } } }',
      { place: WUJIANG, text: planText('云岭县共享实施方案', 5, 1) },
    )
    expect(code).toBeNull()
    const { data } = await stream.hears(({ event }) => event === 'change')
    expect(data).toMatchObject({ jurisdiction: WUJIANG, revision: expect.any(Number) })
    stream.close()
    const begun = performance.now()
    await Promise.all(servers.map(server => server.stop()))
    expect(performance.now() - begun).toBeLessThan(10_000)
  }, 240_000)

  test('a line to the database that broke is made again, and who listens hears that something may have been missed', async () => {
    const place = await dataPlace()
    const url = place.environment['DATABASE_URL'] ?? ''
    await place.open(context => buildPlaces(context))
    const db = await openDatabase({ dataDir: '', databaseUrl: url })
    const heard: (string | null)[] = []
    const unlisten = await db.listen('duban_outbox', payload => void heard.push(payload))
    const cut = () =>
      db.sql(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where application_name = 'duban listener' and datname = current_database()`,
      )
    await cut()
    await expect.poll(() => heard, { timeout: 20_000 }).toEqual([null])
    await place.open(async context => {
      await importPlan(supervisorContext(context), WUJIANG, { text: planText('云岭县方案', 2, 1) })
    })
    await expect.poll(() => heard.at(-1), { timeout: 20_000 }).toMatch(/^440203000000:\d+$/)
    await unlisten()
    const count = heard.length
    await place.open(context =>
      write(context, WUJIANG, ({ record }) => record({ type: 'TESTED', entity: 'Task', entityId: newId() })),
    )
    expect(heard).toHaveLength(count)
    await db.close()
  }, 120_000)
})
