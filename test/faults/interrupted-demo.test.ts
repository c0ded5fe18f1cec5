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
    issued:
      'select ledger_no, no, title, status, percent, reported_percent, round, issued_on, done_on, closed_on from task where ledger_no is not null order by ledger_no, no',
    reports:
      'select t.no, o.name, r.status, r.percent, r.text, r.claim, r.submitted_on, r.reviewed_on from progress_report r join task t on t.id = r.task_id join organization o on o.id = r.organization_id order by r.submitted_at, 1, 2',
    cycles:
      "select t.no, case c.cycle when 'BY_STAGE' then 'stage' else c.period end as period, c.round, c.due_on, c.submitted_on, c.cancelled_on from report_cycle c join task t on t.id = c.task_id join assignment a on a.id = c.assignment_id join organization o on o.id = a.organization_id order by 1, o.name, 2, 3, 4",
    notices:
      'select kind, document_number, status, title, drafted_on, issued_on, closed_on from notice order by drafted_at, title',
    proposals:
      'select p.kind, p.cause, p.status, p.proposed_on, o.name from escalation_proposal p join organization o on o.id = p.organization_id order by 4, 1, 2, 5, 3',
    problems: 'select year, no, title, status, round, due_on, closed_on from problem order by 1, 2',
    instructions: 'select text, status, written_on, due_on from instruction order by written_at',
    extensions:
      'select status, due_on, requested_due_on, granted_due_on from extension order by requested_at',
    files: 'select name, hash, entity from attachment order by created_at',
    messages:
      'select u.username, m.kind, m.title, m.day, m.read_at is null as unread, count(*) from message m join app_user u on u.id = m.user_id group by 1, 2, 3, 4, 5 order by 1, 4, 2, 3, 5',
    indicators:
      'select i.division_code, i.no, i.name, t.target from indicator i join indicator_target t on t.indicator_id = i.id order by 1, 2, 3',
    events: `select type, count(*) from outbox_event where type in ('PLAN_IMPORTED', 'PLAN_CONFIRMED', 'TASKS_CREATED', 'MILESTONE_COMPLETED', 'TASK_ISSUED', 'TASK_SIGNED', 'REPORT_APPROVED', 'NOTICE_ISSUED', 'DEMO_WORLD_LOADED') group by 1 order by 1`,
  }
  const rows = await Promise.all(Object.values(all).map(sql => db.sql(sql)))
  // Rows that are alike in what they are ordered by come in any order on a server.
  const inOrder = (found: readonly object[] = []) => found.map(row => JSON.stringify(row)).sort()
  return Object.fromEntries(Object.keys(all).map((name, index) => [name, inOrder(rows[index])]))
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

/** A server process that is killed while the office works through the year, and the next one, which runs until the world stands. */
async function killedAndStartedAgain(words: string): Promise<DataPlace> {
  const place = await dataPlace({ DUBAN_DEMO: '1', DUBAN_CLOCK: DAY })
  const killed = startServerProcess(place.environment)
  await killed.prints(words)
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
    afterKill = killedAndStartedAgain('2024-06 督办工作')
    afterKill.catch(() => {})
    server = await createTestServer({ day: DAY })
    await loadDemoWorld(server.context)
    whole = await worldOf(server.context)
  }, 480_000)

  test('is finished by the next one, wherever it stopped: the same world, nothing twice', async () => {
    const { context } = await createTestServer({ day: DAY })
    let line = 1
    while (!(await loadUntil(context, line))) line += 1
    expect(line).toBeGreaterThan(10)
    expect(await worldOf(context)).toEqual(whole)
  }, 800_000)

  test('is finished after the process was killed, too', async () => {
    expect(await (await afterKill).open(worldOf)).toEqual(whole)
  }, 800_000)

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

  test('gives numbers without a gap, and leaves the office work for the day', async () => {
    const numbers = await server.db.sql<{ kind: string; whole: boolean }>(
      'select kind, max(number) = count(number) as whole from notice where number is not null group by kind',
    )
    expect(numbers).toHaveLength(6)
    expect(numbers.every(({ whole }) => whole)).toBe(true)
    const [ledger] = await server.db.sql(
      "select max(substr(ledger_no, 6)::int) = count(*) as whole from task where ledger_no like '2024-%'",
    )
    expect(ledger).toEqual({ whole: true })
    const [open] = await server.db.sql<{ proposals: number; reports: number; levels: number }>(
      `select (select count(*) from escalation_proposal where status = 'OPEN') as proposals,
        (select count(*) from progress_report where status = 'SUBMITTED') as reports,
        (select count(distinct case when place_code like '%000000' then 1 when place_code like '%000' then 2 else 3 end)
         from task where ledger_no is not null) as levels`,
    )
    expect(open?.proposals).toBeGreaterThanOrEqual(4)
    expect(open?.proposals).toBeLessThanOrEqual(6)
    expect(open?.reports).toBeGreaterThanOrEqual(5)
    expect(open?.levels).toBe(3)
  })
})
