/**
 * A year of supervision, lived day by day through the API and checked against its own history (`pnpm simulate`).
 *
 * 50 units lead 200 tasks each, in plans that are imported, confirmed and issued in waves; accounts of a head, a
 * supervisor, a leader and one officer a unit send GraphQL over HTTP. Units sign, report on time, late or never, ask for
 * more time, hand back, withdraw; the office reviews in batches, sends back, grants, suspends, terminates, closes and
 * reopens; every night the escalation runs, and every working day some of what it proposes is decided, issued, received,
 * answered, reviewed and closed. All draws follow from the seed.
 *
 * So that a machine with one core to spare gets through it, one task in ten reports by week, month or quarter and the
 * others by stage or once, and one in eight is not taken up within the year.
 */
import 'reflect-metadata'
import { parseArgs } from 'node:util'
import { verifyAudit } from '#api/modules/audit/index.ts'
import { WUJIANG } from '#test/kit/builders.ts'
import { closeServers } from '#test/kit/server.ts'
import { checkDays, checkNumbers } from './year/check.ts'
import { sampledDays } from './year/recompute.ts'
import { simulate } from './year/simulate.ts'
import { FIRST_DAY, WHOLE_YEAR } from './year/size.ts'

const USAGE = `pnpm simulate [--units 50] [--tasks 200] [--months 12] [--seed ${WHOLE_YEAR.seed}] [--days 13] [--database-url URL]
  --days          past days on which every task is recomputed at the end
  --database-url  a PostgreSQL server, on which a database is made and dropped again; embedded when left out`

const say = (line: string) => void process.stdout.write(`${line}\n`)

const { values } = parseArgs({
  options: {
    units: { type: 'string', default: String(WHOLE_YEAR.units) },
    tasks: { type: 'string', default: String(WHOLE_YEAR.tasks) },
    months: { type: 'string', default: String(WHOLE_YEAR.months) },
    seed: { type: 'string', default: String(WHOLE_YEAR.seed) },
    days: { type: 'string', default: '13' },
    'database-url': { type: 'string' },
    help: { type: 'boolean', short: 'h', default: false },
  },
})

const MOST_LINES = 20

/** Prints what was done and found; answers the number of faults. */
async function run(): Promise<number> {
  const [units, tasks, months, seed] = [values.units, values.tasks, values.months, values.seed].map(
    Number,
  ) as [number, number, number, number]
  const { world, lastDay, days, nights, counts, onTheDay, seconds } = await simulate(
    { units, tasks, months, seed },
    { databaseUrl: values['database-url'] ?? null, tell: say },
  )
  say(JSON.stringify({ units, tasks, months, seed, days, seconds, ...counts, nights }, null, 2))
  const started = performance.now()
  const past = await checkDays(world, sampledDays(FIRST_DAY, lastDay, Number(values.days)))
  const took = Math.round((performance.now() - started) / 1000)
  const numbers = await checkNumbers(world)
  const audit = await verifyAudit(world.server.context, WUJIANG)
  const differences = [...onTheDay.differences, ...past.differences, ...numbers.faults]
  for (const line of differences.slice(0, MOST_LINES)) say(`✗ ${line}`)
  say(
    `${onTheDay.compared} lights on the day itself, ${past.compared} on past days (${took} s): ${differences.length} differences`,
  )
  say(`${numbers.numbers} numbers of notices; ${world.files.length} tasks`)
  say(
    `audit log: ${audit.entries} entries, ${audit.sealed} sealed, ${audit.intact ? 'intact' : `${audit.faultCount} faults`}`,
  )
  return differences.length + audit.faultCount
}

try {
  if (values.help) say(USAGE)
  else if ((await run()) > 0) process.exitCode = 1
} catch (error) {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  process.exitCode = 1
} finally {
  await closeServers()
}
