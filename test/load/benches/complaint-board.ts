import { counted, foldTallies, verifyTallies } from '#api/modules/tallies/index.ts'
import { write } from '#api/platform/write.ts'
import { WUJIANG } from '#test/kit/builders.ts'
import type { Bench, BenchDatabase } from '../bench.ts'
import { inTurns, type Measurement, measurement, statementsOf, timed } from '../measure.ts'
import { type ComplaintWorld, complaintWorld } from './complaint-world.ts'

const RATE = '{ numerator denominator value definition source asOf }'
const ROW = `{ name received before onTime late openOverdue total onTimeRate ${RATE} responseRate ${RATE} resolvedRate ${RATE}
  satisfiedRate ${RATE} composite light rank rankChange few place { code } organization { id name } }`
const SHARE = `{ key name parentId value before yearBefore onTime ${RATE} satisfied ${RATE} }`
const BOARD = `query ($place: ID!, $from: Day, $filter: ComplaintBoardFilter) {
  complaintBoard(place: $place, from: $from, filter: $filter) {
    place { code name } asOf from until updatedAt received { value before yearBefore } excluded problems unplaced hours unknownHour
    rates { kind rate ${RATE} whole ${RATE} change yearChange unanswered light }
    trend { step days received before yearBefore closed onTime }
    categories ${SHARE} channels ${SHARE} whole ${ROW} places ${ROW} units ${ROW} daysOff { from until name }
  }
}`

const SIZES = [10_000, 1_000_000]
/** On a server only. */
const LARGEST = 10_000_000
const MOST_STATEMENTS = 12
/** p95 at the largest size against p95 at the smallest. */
const MOST_TIMES = 1.3

const CASES = [
  { name: 'county, 30 days', variables: {} },
  { name: 'county, a year', variables: { from: '2023-10-16' } },
  { name: 'town, 30 days', variables: { place: '440203101000' } },
  {
    name: 'county, one unit',
    variables: { filter: { organizationId: '00000000-0000-7000-8002-000000000003' } },
  },
] as const

const ask = async ({ leader }: ComplaintWorld, variables: Record<string, unknown>): Promise<void> => {
  const { errors } = await leader.query(BOARD, { place: WUJIANG, ...variables })
  if (errors) throw new Error(errors[0]?.message)
}

const statements = ({ server, leader }: ComplaintWorld, variables: Record<string, unknown>) =>
  statementsOf(async () =>
    server.app.inject({
      method: 'POST',
      url: '/graphql',
      headers: { cookie: leader.cookie ?? '', 'apollo-require-preflight': 'true' },
      payload: { query: BOARD, variables: { place: WUJIANG, ...variables } },
    }),
  )

/** The board of a world in turns with that of the small one. */
async function boards(world: ComplaintWorld, small: ComplaintWorld): Promise<Measurement[]> {
  const rows: Measurement[] = []
  for (const { name, variables } of CASES) {
    const runs = name === CASES[0].name ? 40 : 15
    const times = await inTurns(
      runs,
      () => ask(world, variables),
      () => ask(small, variables),
      4,
    )
    const sent = await statements(world, variables)
    if (sent > MOST_STATEMENTS) throw new Error(`${name}: ${sent} statements, at most ${MOST_STATEMENTS}.`)
    const notes = {
      tickets: world.tickets,
      'p95 of 10,000': Math.round(times.reference.p95 * 10) / 10,
      'p95 times': Math.round((times.work.p95 / times.reference.p95) * 100) / 100,
      'most times': MOST_TIMES,
      'rss MB': Math.round(process.memoryUsage().rss / 2 ** 20),
    }
    const facts = { bench: 'complaint-board', name, database: world.database, statements: sent, notes }
    rows.push(measurement(facts, times.work, { name: '10,000 tickets', series: times.reference }))
  }
  return rows
}

const CHANGED = 20_000

/** A write that changes many tickets, and how fast what it appended is folded. */
async function folding({ server, tickets, database, rebuildSeconds }: ComplaintWorld): Promise<Measurement> {
  const { context, db } = server
  const ids = (
    await db.sql<{ id: string }>(
      `select id from complaint where division_code = $1 order by id desc limit $2`,
      [WUJIANG, Math.min(CHANGED, tickets)],
    )
  ).map(({ id }) => id)
  const writing = await timed(() =>
    write(context, WUJIANG, async step => {
      await counted(step, WUJIANG, ids, () =>
        step.tx.$executeRawUnsafe(
          `update complaint set reworks = reworks + 1 where division_code = $1 and id in (select value::uuid from json_array_elements_text($2::json))`,
          WUJIANG,
          JSON.stringify(ids),
        ),
      )
      await step.record({ type: 'COMPLAINTS_CHANGED', entity: 'Jurisdiction', entityId: WUJIANG })
    }),
  )
  let moved = 0
  const time = await timed(async () => {
    moved = await foldTallies(context)
  })
  const notes = {
    tickets,
    changed: ids.length,
    'write ms': Math.round(writing),
    deltas: moved,
    'deltas/s': Math.round(moved / (time / 1000)),
    'rebuild s': rebuildSeconds,
    'right afterwards':
      tickets > 1_000_000 ? 'not checked' : String((await verifyTallies(context, WUJIANG)).length === 0),
  }
  const facts = { bench: 'complaint-board', name: `fold ${ids.length} changed tickets`, database, notes }
  return measurement(facts, { times: [time], median: time, p95: time })
}

/** Boards of a world beside those of the small one, and the folding of a change. */
export const complaintBoardOf = async (
  world: ComplaintWorld,
  small: ComplaintWorld,
): Promise<Measurement[]> => [...(await boards(world, small)), await folding(world)]

async function onDatabase(database: BenchDatabase, seed: number): Promise<Measurement[]> {
  const rows: Measurement[] = []
  const small = await complaintWorld(database, SIZES[0] as number, seed)
  const sizes = database.url === null ? SIZES : [...SIZES, LARGEST]
  for (const size of sizes) {
    const world = size === small.tickets ? small : await complaintWorld(database, size, seed)
    rows.push(...(await complaintBoardOf(world, small)))
  }
  return rows
}

/** 12345 boards at growing numbers of tickets: how much of the time of the smallest they take, and in how many statements. */
export const complaintBoard: Bench = async ({ databases, seed }) => {
  const rows: Measurement[] = []
  for (const database of databases) rows.push(...(await onDatabase(database, seed)))
  return rows
}
