import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Context } from '#api/platform/context.ts'
import { loadDemoWorld } from '#seeds/demo-world.ts'
import { type FactsName, JURISDICTIONS, planFacts } from '#seeds/facts/read-facts.ts'
import { createTestServer, type TestServer } from '#test/kit/server.ts'
import { startServerProcess, stopServerProcesses } from '#test/kit/server-process.ts'
import { type DataPlace, dataPlace, dropPlaces } from './data-place.ts'

const DAY = '2024-10-15'

afterAll(async () => {
  await stopServerProcesses()
  await dropPlaces()
})

/** What a demo world consists of, by names and numbers that are the same at every load. */
async function worldOf({ db }: Context): Promise<unknown> {
  const all = {
    divisions: 'select code, name from division order by code',
    organizations: 'select division_code, place_code, name, kind from organization order by 1, 2, 3',
    users: 'select username, name, demo from app_user order by 1',
    grants:
      'select u.username, g.role, g.division_code, g.scope_code from access_grant g join app_user u on u.id = g.user_id order by 1, 2, 3',
    plans: 'select division_code, title, document_number, issued_on, status from plan order by 1, 2',
    tasks:
      'select p.title as plan, t.position, t.no, t.title, t.status, t.percent, t.done_on from task t join plan p on p.id = t.plan_id order by 1, 2',
    milestones:
      'select p.title as plan, t.position, m.position as nth, m.due_on, m.done_on from milestone m join task t on t.id = m.task_id join plan p on p.id = t.plan_id order by 1, 2, 3',
    owners:
      'select p.title as plan, t.position, o.name, a.part from assignment a join organization o on o.id = a.organization_id join task t on t.id = a.task_id join plan p on p.id = t.plan_id order by 1, 2, 3',
    indicators: 'select division_code, name, target from indicator order by 1, 2, 3',
    events: `select type, count(*) from outbox_event where type in ('PLAN_IMPORTED', 'PLAN_CONFIRMED', 'TASKS_CREATED', 'MILESTONE_COMPLETED', 'DEMO_WORLD_LOADED') group by 1 order by 1`,
  }
  const rows = await Promise.all(Object.values(all).map(sql => db.sql(sql)))
  return Object.fromEntries(Object.keys(all).map((name, index) => [name, rows[index]]))
}

class Interruption extends Error {}

/** Loads until the line with this number is printed, as if the power went then; true when it came to its end. */
async function loadUntil(context: Context, line: number): Promise<boolean> {
  let printed = 0
  try {
    await loadDemoWorld(context, () => {
      printed += 1
      if (printed === line) throw new Interruption()
    })
    return true
  } catch (error) {
    if (error instanceof Interruption) return false
    throw error
  }
}

/** A server process that is killed while it records progress, and the next one, which runs until the world stands. */
async function killedAndStartedAgain(): Promise<DataPlace> {
  const place = await dataPlace({ DUBAN_DEMO: '1', DUBAN_CLOCK: DAY })
  const killed = startServerProcess(place.environment)
  await killed.prints('模拟进展')
  await killed.stop('SIGKILL')
  const next = startServerProcess(place.environment)
  expect((await fetch(`${await next.ready}/healthz`)).status).toBe(200)
  expect(await next.stop('SIGTERM')).toBe(0)
  return place
}

describe('a first start that is interrupted while the demo world loads', () => {
  let whole: unknown
  let server: TestServer
  let afterKill: Promise<DataPlace>

  beforeAll(async () => {
    // Runs beside the other test: half of it is waiting for the lock of the killed process.
    afterKill = killedAndStartedAgain()
    afterKill.catch(() => {})
    server = await createTestServer({ day: DAY })
    await loadDemoWorld(server.context)
    whole = await worldOf(server.context)
  })

  test('is finished by the next one, wherever it stopped: the same world, nothing twice', async () => {
    const { context } = await createTestServer({ day: DAY })
    let line = 1
    while (!(await loadUntil(context, line))) line += 1
    expect(line).toBeGreaterThan(10)
    expect(await worldOf(context)).toEqual(whole)
  }, 60_000)

  test('is finished after the process was killed, too', async () => {
    expect(await (await afterKill).open(worldOf)).toEqual(whole)
  }, 90_000)

  test('leaves every task of the plans, and nothing done in the days to come', async () => {
    for (const name of Object.keys(JURISDICTIONS) as FactsName[]) {
      const where = { jurisdictionCode: JURISDICTIONS[name], kind: 'TASK' as const }
      expect(await server.db.prisma.task.count({ where })).toBeGreaterThanOrEqual(
        planFacts(name).tasks.length,
      )
    }
    const [row] = await server.db.sql('select max(done_on) <= $1::date as past from milestone', [DAY])
    expect(row).toEqual({ past: true })
  })
})
