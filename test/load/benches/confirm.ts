import { importDivisions } from '#api/modules/divisions/index.ts'
import { confirmPlan } from '#api/modules/imports/index.ts'
import { importPlan } from '#api/modules/plans/index.ts'
import { newId } from '#api/platform/id.ts'
import { divisionFacts } from '#seeds/facts/read-facts.ts'
import { WUJIANG } from '#test/kit/builders.ts'
import { planText } from '#test/kit/plan-text.ts'
import { createTestServer, type TestServer } from '#test/kit/server.ts'
import { agreeWithDraft, supervisorContext } from '#test/kit/supervisor.ts'
import type { Bench, BenchDatabase } from '../bench.ts'
import { type Measurement, measurement, type Series, seriesOf, statementsOf, timed } from '../measure.ts'

const TASKS = 500
const RUNS = 8
const TABLES = ['task', 'milestone', 'assignment_group', 'assignment', 'task_target'] as const

/** The rows of a plan as JSON per table, under a new plan and with new ids throughout. */
async function copyOfRows({ db }: TestServer, planId: string): Promise<Map<string, string>> {
  const fresh = new Map<string, string>()
  const renamed = (json: string) =>
    json.replace(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g, id => {
      if (!made.has(id)) return id
      if (!fresh.has(id)) fresh.set(id, newId())
      return fresh.get(id) as string
    })
  const made = new Set<string>()
  const texts = new Map<string, string>()
  for (const table of TABLES) {
    const tasks = 'select id from task where division_code = $1 and plan_id = $2'
    const [row] = await db.sql<{ json: string }>(
      `select coalesce(json_agg(x), '[]')::text as json from ${table} x
       where division_code = $1 and ${table === 'task' ? 'plan_id = $2' : `task_id in (${tasks})`}`,
      [WUJIANG, planId],
    )
    const json = row?.json ?? '[]'
    for (const { id } of JSON.parse(json) as { id: string }[]) made.add(id)
    texts.set(table, json)
  }
  return new Map([...texts].map(([table, json]) => [table, renamed(json)]))
}

/** The same rows by bare SQL: five statements in one transaction, without audit, policy or rules. */
const bareInsert = ({ db }: TestServer, rows: Map<string, string>) =>
  db.prisma.$transaction(
    async tx => {
      for (const [table, json] of rows)
        await tx.$executeRawUnsafe(
          `insert into ${table} select * from json_populate_recordset(null::${table}, $1::json)`,
          json,
        )
    },
    { maxWait: 20_000, timeout: 60_000 },
  )

interface Run {
  read: number
  edit: number
  confirm: number
  bare: number
  statements: number
}

async function runOnce(server: TestServer, run: number, seed: number): Promise<Run> {
  const context = supervisorContext(server.context)
  const text = planText(`云岭县第${run}号实施方案`, TASKS, seed + run)
  let planId = ''
  const read = await timed(async () => {
    planId = (await importPlan(context, WUJIANG, { text })).plan.id
  })
  let version = 0
  const edit = await timed(async () => {
    version = (await agreeWithDraft(context, planId)).version
  })
  let statements = 0
  const confirm = await timed(async () => {
    statements = await statementsOf(() => confirmPlan(context, planId, version))
  })
  const rows = await copyOfRows(server, planId)
  return { read, edit, confirm, statements, bare: await timed(() => bareInsert(server, rows)) }
}

async function onDatabase({ name, url }: BenchDatabase, seed: number): Promise<Measurement[]> {
  const server = await createTestServer({ databaseUrl: url })
  await importDivisions(server.context, divisionFacts('wujiang'))
  const runs: Run[] = []
  for (let run = 0; run <= RUNS; run += 1) runs.push(await runOnce(server, run, seed))
  // The first run warms up.
  const series = (key: keyof Run): Series => seriesOf(runs.slice(1).map(run => run[key]))
  const reference = { name: 'bare bulk insert', series: series('bare') }
  const steps = [
    { key: 'read', name: `importPlan, ${TASKS} tasks` },
    { key: 'edit', name: 'confirm all tasks and warnings (2 edits)' },
  ] as const
  const statements = runs.at(-1)?.statements ?? null
  return [
    ...steps.map(step =>
      measurement({ bench: 'confirm', name: step.name, database: name }, series(step.key)),
    ),
    measurement(
      { bench: 'confirm', name: `confirmPlan, ${TASKS} tasks`, database: name, statements },
      series('confirm'),
      reference,
    ),
  ]
}

/** A document of 500 tasks through the services: read, agreed with, confirmed. */
export const confirm: Bench = async ({ databases, seed }) => {
  const rows: Measurement[] = []
  for (const database of databases) rows.push(...(await onDatabase(database, seed)))
  return rows
}
