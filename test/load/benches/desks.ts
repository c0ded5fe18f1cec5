import { WUJIANG } from '#test/kit/builders.ts'
import type { TestClient } from '#test/kit/client.ts'
import type { Bench } from '../bench.ts'
import { inTurns, type Measurement, measurement } from '../measure.ts'
import { ask, countRequest, type LoopWorld, loopWorld } from './loop-world.ts'

/** What the page 我的工作 asks for. */
const UNIT_DESK = `query ($place: ID!) { unitDesk(place: $place) { total overdue near nearWorkingDays asOf
  counts { kind count } burden { asked given cap parts { name count } }
  items { id kind title detail dueOn workingDaysLeft light version taskId assignmentId reportId noticeId recipientId
    problemId instructionId extensionId organization { id name } } } }`

/** What the page of the office asks for. */
const OFFICE_DESK = `query ($place: ID!) { officeDesk(place: $place) {
  reviewCount proposalCount toSignCount toIssueCount dueToday oldestSubmittedOn
  review { id kind title ledgerNo submittedOn submittedAt dueOn workingDaysLeft light version taskId reportId
    organization { id name } }
  proposals { id version kind summary proposedOn organization { id name } task { id title ledgerNo light }
    can { confirm dismiss } }
  toSign { id version kind status title draftedOn draftedBy stepDueOn recipients { id organization { id name } }
    can { send sign reject issue } }
  toIssue { id version title no dueOn light plan { id title } lead { id groupWords organization { id name } }
    can { issue rejectIssue } } } }`

const COUNT = 'query ($place: ID!) { deskCount(place: $place) }'

const ROWS = {
  name: 'select … limit 50',
  sql: 'select * from task where division_code = $1 order by plan_id, position limit 50',
}

async function read(
  world: LoopWorld,
  name: string,
  client: TestClient,
  document: string,
): Promise<Measurement> {
  const variables = { place: WUJIANG }
  const series = await inTurns(
    12,
    () => ask(client, document, variables),
    () => world.server.db.sql(ROWS.sql, [WUJIANG]),
  )
  const statements = await countRequest(world, client, document, variables)
  return measurement(
    { bench: 'desks', name, database: world.database, statements, notes: { 'cpu ms': series.processor } },
    series.work,
    { name: ROWS.name, series: series.reference },
  )
}

/** The desks of a unit and of the office at 20,000 open tasks, over HTTP. */
export const desks: Bench = async ({ databases, seed }) => {
  const rows: Measurement[] = []
  for (const database of databases) {
    const world = await loopWorld(database, seed)
    const { officer, supervisor } = world
    rows.push(
      await read(world, 'desk of a unit', officer, UNIT_DESK),
      await read(world, 'count beside its menu', officer, COUNT),
      await read(world, 'desk of the office', supervisor, OFFICE_DESK),
      await read(world, 'count beside its menu, office', supervisor, COUNT),
    )
  }
  return rows
}
