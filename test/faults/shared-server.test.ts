import { afterAll, describe, expect, test } from 'vitest'
import { importPlan } from '#api/modules/plans/index.ts'
import { readMigrations } from '#api/platform/migrate.ts'
import { migrationsFolder } from '#api/start.ts'
import { buildPlaces, WUJIANG } from '#test/kit/builders.ts'
import { asStranger, asUser } from '#test/kit/client.ts'
import { serverUrl } from '#test/kit/database.ts'
import { editDraft, readDraft } from '#test/kit/plan-journey.ts'
import { planText } from '#test/kit/plan-text.ts'
import { startServerProcess, stopServerProcesses } from '#test/kit/server-process.ts'
import { supervisorContext } from '#test/kit/supervisor.ts'
import { dataPlace, dropPlaces } from './data-place.ts'

afterAll(async () => {
  await stopServerProcesses()
  await dropPlaces()
})

if (!serverUrl) console.info('Skipped: TEST_DATABASE_URL names no PostgreSQL server for processes to share.')

describe.skipIf(!serverUrl)('several processes on one PostgreSQL server', () => {
  test('started together on an empty database they migrate it once, and all answer', async () => {
    const place = await dataPlace()
    const servers = [1, 2, 3].map(() => startServerProcess(place.environment))
    const addresses = await Promise.all(servers.map(({ ready }) => ready))
    for (const address of addresses) expect((await fetch(`${address}/healthz`)).status).toBe(200)
    expect(servers.filter(server => server.output().includes('数据库已更新'))).toHaveLength(1)
    await Promise.all(servers.map(server => server.stop()))
    await place.open(async ({ db }) => {
      const rows = await db.sql<{ name: string; lines: number }>(
        'select migration_name as name, count(*) as lines from _prisma_migrations group by 1 order by 1',
      )
      expect(rows).toEqual(readMigrations(migrationsFolder).map(({ name }) => ({ name, lines: 1 })))
    })
  }, 60_000)

  test('of two that save the same draft at once one wins, the other is told', async () => {
    const place = await dataPlace()
    const { planId, cookie } = await place.open(async context => {
      await buildPlaces(context)
      const user = await asUser({ ...context, url: '' }, { role: 'SUPERVISOR', jurisdictionCode: WUJIANG })
      const text = planText('云岭县共享实施方案', 5, 1)
      const { plan } = await importPlan(supervisorContext(context), WUJIANG, { text })
      return { planId: plan.id, cookie: user.cookie }
    })
    const servers = [1, 2].map(() => startServerProcess(place.environment))
    const addresses = await Promise.all(servers.map(({ ready }) => ready))
    const clients = addresses.map(url => asStranger({ url }, cookie))
    const [first] = clients
    for (let round = 0; round < 10; round += 1) {
      const answers = await Promise.all(
        clients.map((client, index) =>
          editDraft(client, planId, round, { header: { title: `第${round}轮 ${index}` } }),
        ),
      )
      expect(answers.map(({ code }) => code).sort()).toEqual(['CONFLICT', null])
      const winner = answers.findIndex(({ code }) => code === null)
      for (const client of [...clients, first as (typeof clients)[0]]) {
        const { data } = await readDraft(client, planId)
        expect(data.planDraft).toMatchObject({ version: round + 1, title: `第${round}轮 ${winner}` })
      }
    }
  }, 60_000)
})
