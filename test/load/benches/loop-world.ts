import { WUJIANG } from '#test/kit/builders.ts'
import { asUser, type TestClient } from '#test/kit/client.ts'
import { buildManyTasks, TEN_THOUSAND } from '#test/kit/many-tasks.ts'
import { createTestServer, type TestServer } from '#test/kit/server.ts'
import type { BenchDatabase } from '../bench.ts'
import { statementsOf } from '../measure.ts'

/** Open tasks the supervision loop is measured at. */
export const OPEN_TASKS = 20_000

/** A county amid its work: 20,000 tasks that are issued, signed for and open, half of them with a date that has passed. */
export interface LoopWorld {
  server: TestServer
  database: string
  supervisor: TestClient
  /** Of the unit that leads the first task. */
  officer: TestClient
  organizationId: string
}

/** Nothing is done; a fifth each reports by month, by quarter and by stage. */
const ALL_OPEN = `
  update milestone set done_on = null where division_code = '${WUJIANG}';
  update task set status = 'IN_PROGRESS', percent = 0, done_on = null, issued_on = '2024-01-02',
    ledger_no = '2024-' || lpad(position::text, 5, '0'),
    feedback_cycle = (array['MONTHLY', 'QUARTERLY', 'BY_STAGE', 'ONCE', 'ONCE'])[1 + position % 5]::"FeedbackCycle"
    where division_code = '${WUJIANG}';
  update assignment set status = 'IN_PROGRESS', issued_on = '2024-01-02', sign_due_on = '2024-01-03',
    signed_on = '2024-01-03', signed_by = '测试' where division_code = '${WUJIANG}';
  analyze`

const worlds = new Map<string, Promise<LoopWorld>>()

async function build({ name, url }: BenchDatabase, seed: number): Promise<LoopWorld> {
  const server = await createTestServer({ databaseUrl: url })
  await buildManyTasks(server, { ...TEN_THOUSAND, tasks: OPEN_TASKS, seed })
  for (const step of ALL_OPEN.split(';')) await server.db.script(step)
  const [first] = await server.db.sql<{ id: string }>(
    `select organization_id as id from assignment where division_code = $1 and part = 'LEAD' order by task_id limit 1`,
    [WUJIANG],
  )
  const organizationId = String(first?.id)
  const at = { jurisdictionCode: WUJIANG }
  return {
    ...{ server, database: name, organizationId },
    supervisor: await asUser(server, { ...at, role: 'SUPERVISOR' }),
    officer: await asUser(server, { ...at, role: 'UNIT_LEADER', organizationId }),
  }
}

/** Made once for all benches of a run; they write, each on tasks of its own. */
export function loopWorld(database: BenchDatabase, seed: number): Promise<LoopWorld> {
  const world = worlds.get(database.name) ?? build(database, seed)
  worlds.set(database.name, world)
  return world
}

/** Sends a request that has to be answered well. */
export async function ask<Answer>(client: TestClient, document: string, variables: object): Promise<Answer> {
  const { data, errors } = await client.query<Answer>(document, variables as Record<string, unknown>)
  if (errors) throw new Error(errors[0]?.message)
  return data
}

/** Statements of one request, sent without the socket, which would lose sight of them. */
export const countRequest = (
  { server }: Pick<LoopWorld, 'server'>,
  client: TestClient,
  query: string,
  variables: object,
): Promise<number> =>
  statementsOf(async () => {
    const answer = await server.app.inject({
      method: 'POST',
      url: '/graphql',
      headers: { cookie: client.cookie ?? '', 'apollo-require-preflight': 'true' },
      payload: { query, variables },
    })
    const fault = (answer.json() as { errors?: { message: string }[] }).errors?.[0]
    if (fault) throw new Error(fault.message)
  })

/** The least a write can be: one row changed, one line in the log and one for those who listen, in one statement. */
export const bareWrite = ({ server }: LoopWorld) =>
  server.db.sql(
    `with moved as (
       update task set version = version + 1 where division_code = $1 and position = ${OPEN_TASKS} returning id
     ), noted as (
       insert into audit_entry (division_code, at, user_name, type, entity, entity_id, after)
       select $1, now(), '测试', 'BENCH', 'Task', id::text, '{"text": "按计划推进。"}' from moved
     )
     insert into outbox_event (division_code, at, type, payload)
     select $1, now(), 'BENCH', json_build_object('entity', 'Task', 'entityId', id) from moved`,
    [WUJIANG],
  )
