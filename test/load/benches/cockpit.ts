import { WUJIANG } from '#test/kit/builders.ts'
import type { Bench } from '../bench.ts'
import type { Measurement } from '../measure.ts'
import { boardWorld, measureQuery } from './board-world.ts'

const COUNTS = '{ total done open behind near good noData }'
const RATE = '{ numerator denominator value definition source asOf }'
const BOARD = /* GraphQL */ `
  query ($place: ID!) {
    cockpit(place: $place) {
      place { code name } asOf nearUntil before behindBefore calendarUncertain
      counts ${COUNTS} led ${COUNTS} joined ${COUNTS}
      below { level count }
      attention { light sentence taskId parts { text list organizationId taskId } }
      overdue { count oldestWorkingDays oldestTask { id title lead { organization { name } } } }
      dueWithin15 dueWithin30 noLead noDueDate
      onTimeRate ${RATE} onTimeRateBefore ${RATE} originalOnTimeRate ${RATE}
      byPlan { plan { id title } counts ${COUNTS} }
      byUnit { organization { id name } lead ${COUNTS} joint ${COUNTS} }
      byPlace { place { code name level } counts ${COUNTS} onTimeRate ${RATE} }
      byLevel { level counts ${COUNTS} }
      completion { months due done onTime total }
    }
  }
`

const PLACES = [
  { name: 'county', place: WUJIANG },
  { name: 'town', place: '440203102000' },
]

/** The whole board at 10,000 tasks and 30,000 assignments, over HTTP. */
export const cockpit: Bench = async ({ databases, seed }) => {
  const rows: Measurement[] = []
  for (const database of databases) {
    const world = await boardWorld(database, seed)
    for (const { name, place } of PLACES)
      rows.push(
        await measureQuery(world, {
          bench: 'cockpit',
          name: `board of a ${name}`,
          document: BOARD,
          variables: { place },
          runs: 15,
          reference: {
            name: 'count by status',
            sql: 'select status, count(*)::int from task where division_code = $1 group by status',
            parameters: [WUJIANG],
          },
        }),
      )
  }
  return rows
}
