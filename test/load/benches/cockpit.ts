import { WUJIANG } from '#test/kit/builders.ts'
import type { Bench, BenchDatabase } from '../bench.ts'
import type { Measurement } from '../measure.ts'
import { type BoardWorld, boardWorld, measureQuery } from './board-world.ts'
import { complaintWorld } from './complaint-world.ts'

const COUNTS = '{ total done open behind near good noData }'
const LIGHTS = '{ total good near behind noData }'
const RATE = '{ numerator denominator value definition source asOf }'
const PAST = '{ numerator denominator value }'
const CHANGE = `{ rate ${RATE} before ${PAST} yearBefore ${PAST} target light }`
const COUNT = '{ value before yearBefore }'
const DAYS = '{ from until }'

/** What the screen of the cockpit asks for, in one query. */
const BOARD = /* GraphQL */ `
  query ($place: ID!, $period: BoardPeriod) {
    cockpit(place: $place, period: $period) {
      place { code name } asOf updatedAt calendarUncertain
      compared { period days ${DAYS} before ${DAYS} yearBefore ${DAYS} }
      counts ${COUNTS} led ${COUNTS} joined ${COUNTS} below { level count } gaps { kind count }
      attention { light sentence subject subjectId subjectTitle parts { text list gap organizationId taskId indicatorId hotIssueId placeCode } }
      overdue { count before yearBefore oldestWorkingDays oldestTask { id title lead { organization { name } } } }
      dueWithin15 dueWithin30 onTime ${CHANGE} originalOnTimeRate ${RATE} reached ${CHANGE}
      indicators { counts ${LIGHTS} cards { indicator { id name } state { value expected light fresh } series { values expected } } }
      complaints {
        received ${COUNT} onTime ${CHANGE} satisfied ${CHANGE} unanswered openOverdue unplaced
        days receivedByDay beforeByDay daysOff { from until name } hot { issue { id title light } received before growth }
      }
      notices { awaiting ${COUNT} overdue ${COUNT} near light byLevel { kind awaiting overdue } }
      byPlan { plan { id title } counts ${COUNTS} }
      byUnit { organization { id name } lead ${COUNTS} joint ${COUNTS} }
      byPlace {
        place { code name level } counts ${COUNTS} onTimeRate ${PAST} indicators ${LIGHTS}
        onTimeComplaints ${CHANGE} satisfied ${CHANGE} onTimeMonths
      }
      completion { months due done onTime total }
    }
  }
`

/** More would grow with something. */
const MOST_STATEMENTS = 26

const TASK_CASES = [
  { name: 'county, 10,000 tasks', variables: { place: WUJIANG } },
  { name: 'town, 10,000 tasks', variables: { place: '440203102000' } },
]

/** Tickets the board is measured with; on 10,000 tasks there are none. */
const TICKETS = [10_000, 1_000_000]

const ticketCases = (tickets: number) => [
  { name: `county, ${tickets} tickets`, variables: { place: WUJIANG } },
  { name: `county, ${tickets} tickets, a year`, variables: { place: WUJIANG, period: 'YEAR' } },
  { name: `town, ${tickets} tickets`, variables: { place: '440203101000' } },
]

async function measured(
  world: BoardWorld,
  cases: readonly { name: string; variables: Record<string, unknown> }[],
  table: 'task' | 'complaint',
): Promise<Measurement[]> {
  const rows: Measurement[] = []
  for (const { name, variables } of cases) {
    const row = await measureQuery(world, {
      bench: 'cockpit',
      name,
      document: BOARD,
      variables,
      runs: 15,
      reference: {
        name: `count ${table} rows`,
        sql: `select count(*)::int from ${table} where division_code = $1`,
        parameters: [WUJIANG],
      },
    })
    if ((row.statements ?? 0) > MOST_STATEMENTS)
      throw new Error(`${name}: ${row.statements} statements, at most ${MOST_STATEMENTS}.`)
    rows.push(row)
  }
  return rows
}

async function onDatabase(database: BenchDatabase, seed: number): Promise<Measurement[]> {
  const rows = await measured(await boardWorld(database, seed), TASK_CASES, 'task')
  for (const tickets of TICKETS)
    rows.push(
      ...(await measured(await complaintWorld(database, tickets, seed), ticketCases(tickets), 'complaint')),
    )
  return rows
}

/** The whole cockpit over HTTP: at 10,000 tasks with 30,000 assignments, and at growing numbers of tickets. */
export const cockpit: Bench = async ({ databases, seed }) => {
  const rows: Measurement[] = []
  for (const database of databases) rows.push(...(await onDatabase(database, seed)))
  return rows
}
