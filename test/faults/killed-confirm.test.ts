import { setTimeout } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { confirmPlan } from '#api/modules/imports/index.ts'
import { importPlan } from '#api/modules/plans/index.ts'
import type { Context } from '#api/platform/context.ts'
import { seededRandom } from '#seeds/random.ts'
import { buildPlaces, WUJIANG } from '#test/kit/builders.ts'
import { asStranger, asUser } from '#test/kit/client.ts'
import { confirm } from '#test/kit/plan-journey.ts'
import { planText } from '#test/kit/plan-text.ts'
import { startServerProcess, stopServerProcesses } from '#test/kit/server-process.ts'
import { agreeWithDraft, supervisorContext } from '#test/kit/supervisor.ts'
import { dataPlace, dropPlaces } from './data-place.ts'

const PLANS = 8
const TASKS = 30
/** About the time that a few confirmations take. */
const LATEST_KILL_MS = 120
const SEED = Number(process.env['SEED'] ?? Date.now() % 100_000)

interface Draft {
  planId: string
  version: number
}

/** What stands in the database for one plan. */
interface Traces {
  id: string
  status: string
  tasks: number
  milestones: number
  assignments: number
  /** PLAN_CONFIRMED and TASKS_CREATED, in the audit log and in the outbox. */
  audits: number
  events: number
}

afterAll(async () => {
  await stopServerProcesses()
  await dropPlaces()
})

/** Drafts that need nothing but the confirmation, and someone who may give it. */
async function prepare(context: Context): Promise<{ drafts: Draft[]; cookie: string | null }> {
  await buildPlaces(context)
  const { cookie } = await asUser({ ...context, url: '' }, { role: 'SUPERVISOR', jurisdictionCode: WUJIANG })
  const drafts: Draft[] = []
  for (let index = 0; index < PLANS; index += 1) {
    const supervisor = supervisorContext(context)
    const { plan } = await importPlan(supervisor, WUJIANG, {
      text: planText(`云岭县第${index}号实施方案`, TASKS, SEED + index),
    })
    drafts.push({ planId: plan.id, version: (await agreeWithDraft(supervisor, plan.id)).version })
  }
  return { drafts, cookie }
}

const readTraces = ({ db }: Context): Promise<Traces[]> =>
  db.sql<Traces>(`
    select p.id, p.status::text as status,
      (select count(*) from task t where t.plan_id = p.id) as tasks,
      (select count(*) from milestone m join task t on t.id = m.task_id where t.plan_id = p.id) as milestones,
      (select count(*) from assignment a join task t on t.id = a.task_id where t.plan_id = p.id) as assignments,
      (select count(*) from audit_entry e where e.entity_id = p.id::text and e.type in ('PLAN_CONFIRMED', 'TASKS_CREATED')) as audits,
      (select count(*) from outbox_event e where e.payload ->> 'entityId' = p.id::text and e.type in ('PLAN_CONFIRMED', 'TASKS_CREATED')) as events
    from plan p order by p.id`)

test(`a server killed amid confirmations leaves every plan whole or untouched, and loses none it acknowledged (seed ${SEED})`, async () => {
  const place = await dataPlace()
  const { drafts, cookie } = await place.open(prepare)
  const random = seededRandom(SEED)
  const inPeace = 1 + Math.floor(random() * 3)
  const acknowledged = new Set<string>()

  const server = startServerProcess(place.environment)
  const client = asStranger({ url: await server.ready }, cookie)
  const ask = async ({ planId, version }: Draft) => {
    const { data, code } = await confirm(client, planId, version)
    expect(code).toBeNull()
    acknowledged.add(data.confirmPlan.id)
  }
  for (const draft of drafts.slice(0, inPeace)) await ask(draft)
  const others = Promise.allSettled(drafts.slice(inPeace).map(ask))
  await setTimeout(random() * LATEST_KILL_MS)
  await server.stop('SIGKILL')
  const answers = await others
  expect(answers.filter(({ status }) => status === 'fulfilled').length + inPeace).toBe(acknowledged.size)

  await place.open(async context => {
    const before = await readTraces(context)
    for (const { planId, version } of drafts) {
      const traces = before.find(({ id }) => id === planId)
      if (traces?.status === 'DRAFT') await confirmPlan(supervisorContext(context), planId, version)
    }
    // Confirmed without a crash, they say what whole means for each.
    const whole = new Map((await readTraces(context)).map(traces => [traces.id, traces]))
    const untouched = { status: 'DRAFT', tasks: 0, milestones: 0, assignments: 0, audits: 0, events: 0 }
    for (const traces of before) {
      expect(whole.get(traces.id)).toMatchObject({ tasks: TASKS, audits: 2, events: 2 })
      expect(traces).toEqual(
        traces.status === 'DRAFT' ? { id: traces.id, ...untouched } : whole.get(traces.id),
      )
    }
    const confirmed = before.filter(({ status }) => status === 'CONFIRMED').map(({ id }) => id)
    expect([...acknowledged].filter(id => !confirmed.includes(id))).toEqual([])
  })
}, 90_000)
