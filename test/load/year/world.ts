import { createHash } from 'node:crypto'
import { seededRandom } from '#seeds/random.ts'
import { buildOrganization, buildPlaces, WUJIANG } from '#test/kit/builders.ts'
import { asUser, type TestClient } from '#test/kit/client.ts'
import { agreeWithAll, confirm, importText } from '#test/kit/plan-journey.ts'
import { createTestServer, type TestServer } from '#test/kit/server.ts'
import { type Agenda, createAgenda } from './agenda.ts'
import { type PlannedTask, plannedTasks, planPaper, unitNames } from './plan-paper.ts'
import { createRequests, type Requests } from './requests.ts'
import { FIRST_DAY, type YearSize } from './size.ts'

/** A task as those who work on it remember it. */
export interface TaskFile {
  /** 0, 1, 2 …: deeds on it happen one after the other. */
  no: number
  id: string
  /** As it was when its plan was confirmed. */
  version: number
  planned: PlannedTask
  /** Draws of its own, so that nothing depends on who was faster. */
  random: () => number
  leads: Part[]
  joint: Part | null
  done: boolean
}

export interface Part {
  assignmentId: string
  organizationId: string
}

export interface YearWorld {
  size: YearSize
  server: TestServer
  agenda: Agenda
  requests: Requests
  supervisor: TestClient
  head: TestClient
  leader: TestClient
  /** The officer of each unit. */
  officers: ReadonlyMap<string, TestClient>
  /** Draws of the office. */
  random: () => number
  files: TaskFile[]
  byId: Map<string, TaskFile>
  /** Everybody signs in in the morning: a session does not outlive its day. */
  morning(): Promise<void>
}

interface Nodes {
  tasks: {
    nodes: {
      id: string
      version: number
      lead: { id: string; organization: { id: string } }[]
      joint: { id: string; organization: { id: string } }[]
    }[]
    pageInfo: { endCursor: string | null; hasNextPage: boolean }
  }
}

const TASKS = `query ($filter: TaskFilter!, $after: String) { tasks(filter: $filter, first: 200, after: $after,
  sort: { key: PLAN, direction: ASC }) { nodes { id version lead { id organization { id } } joint { id organization { id } } }
  pageInfo { endCursor hasNextPage } } }`

const seedOf = (seed: number, what: string): number =>
  createHash('sha256').update(`${seed} ${what}`).digest().readUInt32BE()

/** Imports, agrees with and confirms the plan of one unit through the API; answers the ids of its tasks in order. */
async function takePlan(supervisor: TestClient, text: string): Promise<Nodes['tasks']['nodes']> {
  const { plan } = (await importText(supervisor, WUJIANG, text)).data.importPlanText
  const { planId, version } = await agreeWithAll(supervisor, plan.id)
  const answer = await confirm(supervisor, planId, version)
  if (answer.errors) throw new Error(answer.errors[0]?.message)
  const nodes: Nodes['tasks']['nodes'] = []
  for (let after: string | null = null; ; ) {
    const filter = { place: WUJIANG, planIds: [planId] }
    const page: Nodes = (await supervisor.query<Nodes>(TASKS, { filter, after })).data
    nodes.push(...page.tasks.nodes)
    after = page.tasks.pageInfo.endCursor
    if (!page.tasks.pageInfo.hasNextPage) return nodes
  }
}

const partOf = ({ id, organization }: Nodes['tasks']['nodes'][number]['lead'][number]): Part => ({
  assignmentId: id,
  organizationId: organization.id,
})

/** A server with the accounts, the units and their plans, on the first day. */
export async function createYearWorld(size: YearSize, databaseUrl?: string | null): Promise<YearWorld> {
  const server = await createTestServer({
    day: FIRST_DAY,
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
  })
  await buildPlaces(server)
  const names = unitNames(size.units)
  const at = { jurisdictionCode: WUJIANG }
  const officers = new Map<string, TestClient>()
  const ids: string[] = []
  for (const name of names) {
    const organizationId = await buildOrganization(server, { name })
    ids.push(organizationId)
    officers.set(organizationId, await asUser(server, { ...at, role: 'UNIT_LEADER', organizationId }))
  }
  const world: YearWorld = {
    ...{ size, server, officers, agenda: createAgenda(), requests: createRequests() },
    supervisor: await asUser(server, { ...at, role: 'SUPERVISOR' }),
    head: await asUser(server, { ...at, role: 'SUPERVISION_HEAD' }),
    leader: await asUser(server, { ...at, role: 'LEADER' }),
    random: seededRandom(seedOf(size.seed, 'office')),
    files: [],
    byId: new Map(),
    async morning() {
      const now = server.clock.now().toISOString()
      await server.db.sql('update session set created_at = $1::timestamptz, last_seen_at = $1::timestamptz', [
        now,
      ])
    },
  }
  for (const unit of names.keys()) await fileTasks(world, unit, names)
  return world
}

async function fileTasks(world: YearWorld, unit: number, names: readonly string[]): Promise<void> {
  const { size, supervisor } = world
  const planned = plannedTasks(unit, size, seededRandom(seedOf(size.seed, `plan ${unit}`)))
  const nodes = await takePlan(supervisor, planPaper(unit, planned, names))
  if (nodes.length !== size.tasks)
    throw new Error(`The plan of ${names[unit]} was read as ${nodes.length} tasks.`)
  for (const [index, { id, version, lead, joint }] of nodes.entries()) {
    const no = world.files.length
    const file: TaskFile = {
      ...{ no, id, version, planned: planned[index] as PlannedTask, done: false },
      random: seededRandom(seedOf(size.seed, `task ${no}`)),
      leads: lead.map(partOf),
      joint: joint[0] ? partOf(joint[0]) : null,
    }
    if (
      lead.length !== (file.planned.second === null ? 1 : 2) ||
      (file.planned.joint !== null) !== !!joint[0]
    )
      throw new Error(`Task ${index + 1} of ${names[unit]} was read with other owners than written.`)
    world.files.push(file)
    world.byId.set(id, file)
  }
}
