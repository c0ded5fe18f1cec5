import type { Day } from '#api/platform/day.ts'
import { WUJIANG } from '#test/kit/builders.ts'
import { asUser } from '#test/kit/client.ts'
import type { Bench } from '../bench.ts'
import { type Measurement, measurement, seriesOf, timed } from '../measure.ts'
import { ask, countRequest, type LoopWorld, loopWorld, OPEN_TASKS } from './loop-world.ts'

const RUN =
  'mutation ($place: ID!) { runEscalation(place: $place) { proposed lapsed cyclesOpened turnedRed dueSoon } }'

/** The least a run has to look at. */
const REFERENCE = {
  name: 'open milestones past their date',
  sql: `select count(*)::int from task t join milestone m on m.division_code = t.division_code and m.task_id = t.id
    where t.division_code = $1 and m.done_on is null and m.due_on < $2::date`,
}

const RUNS = 5

interface Run {
  proposed: number
  lapsed: number
  cyclesOpened: number
}

async function onWorld(world: LoopWorld): Promise<Measurement[]> {
  const { server, database } = world
  const place = WUJIANG
  const reference: number[] = []
  const look = async () =>
    reference.push(await timed(() => server.db.sql(REFERENCE.sql, [WUJIANG, server.clock.today()])))
  const lines: Measurement[] = []
  const run = async (name: string, runs: number, before: () => Promise<void>) => {
    const times: number[] = []
    let outcome: Run | null = null
    for (let index = 0; index < runs; index += 1) {
      await before()
      const supervisor = await asUser(server, { role: 'SUPERVISOR', jurisdictionCode: WUJIANG })
      times.push(
        await timed(async () => {
          outcome = (await ask<{ runEscalation: Run }>(supervisor, RUN, { place })).runEscalation
        }),
      )
      await look()
    }
    await before()
    const supervisor = await asUser(server, { role: 'SUPERVISOR', jurisdictionCode: WUJIANG })
    const statements = runs > 1 ? await countRequest(world, supervisor, RUN, { place }) : null
    const notes = outcome as unknown as Record<string, number>
    lines.push(
      measurement(
        {
          bench: 'escalation',
          name: `${name}, ${OPEN_TASKS} open tasks`,
          database,
          statements,
          notes: { ...notes },
        },
        seriesOf(times),
        { name: REFERENCE.name, series: seriesOf(reference) },
      ),
    )
  }
  let day: Day = server.clock.today()
  await run('first run', 1, async () => {})
  await run('run again on the same day', RUNS, async () => {})
  await run('run of the next day', RUNS, async () => {
    day = new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)
    server.clock.setDay(day)
  })
  return lines
}

/** The nightly run over 20,000 open tasks, asked for over HTTP. */
export const escalation: Bench = async ({ databases, seed }) => {
  const rows: Measurement[] = []
  for (const database of databases) rows.push(...(await onWorld(await loopWorld(database, seed))))
  return rows
}
