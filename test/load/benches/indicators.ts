import { readFileSync } from 'node:fs'
import { importObservations } from '#api/modules/observations/index.ts'
import type { Context } from '#api/platform/context.ts'
import type { Period } from '#api/platform/period.ts'
import { WUJIANG } from '#test/kit/builders.ts'
import { asUser, type TestClient } from '#test/kit/client.ts'
import { buildManyFigures, HUNDRED_VILLAGES, type ManyFigures } from '#test/kit/many-figures.ts'
import { createTestServer, type TestServer } from '#test/kit/server.ts'
import type { Bench, BenchDatabase } from '../bench.ts'
import { type Measurement, measurement, seriesOf, timed } from '../measure.ts'
import { measureQuery } from './board-world.ts'
import { ask, countRequest } from './loop-world.ts'

/** Most statements that any board or page may send. */
export const MOST_STATEMENTS = 12

const RUNS = 15

interface FigureWorld extends ManyFigures {
  server: TestServer
  database: string
  leader: TestClient
  steward: TestClient & { userId: string }
}

/** What the screens ask, by the names of their queries; made by `pnpm build`. */
function documentsOfTheScreens(): (name: string) => string {
  const file = new URL('../../../web/src/graphql/generated/persisted-documents.json', import.meta.url)
  const documents = Object.values(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>)
  return name => {
    const found = documents.find(text => new RegExp(`\\bquery ${name}\\b`).test(text))
    if (!found) throw new Error(`No screen asks ${name}.`)
    return found
  }
}

async function build({ name, url }: BenchDatabase, seed: number): Promise<FigureWorld> {
  const server = await createTestServer({ databaseUrl: url, day: '2024-10-08' })
  const many = await buildManyFigures(server, { ...HUNDRED_VILLAGES, seed })
  const at = { jurisdictionCode: WUJIANG }
  return {
    ...many,
    ...{ server, database: name },
    leader: await asUser(server, { ...at, role: 'LEADER' }),
    steward: await asUser(server, { ...at, role: 'DATA_STEWARD' }),
  }
}

const bySteward = ({ server, steward }: FigureWorld): Context => ({
  ...server.context,
  memo: new Map(),
  viewer: {
    id: steward.userId,
    name: '数据管理员',
    grants: [{ role: 'DATA_STEWARD', jurisdictionCode: WUJIANG, scopeCode: WUJIANG, organizationId: null }],
  },
})

/** Milliseconds for all values of some periods. */
const importTime = (world: FigureWorld, periods: readonly Period[]): Promise<number> => {
  const rows = world.figures(periods)
  return timed(() => importObservations(bySteward(world), WUJIANG, rows))
}

const SUBMIT = 'mutation ($input: SheetInput!) { submitSheet(input: $input) { submitted faults { reason } } }'
const WAITING =
  'query ($place: ID!) { observations(place: $place, status: [SUBMITTED], first: 10) { nodes { id version } } }'
const PUBLISH =
  'mutation ($keys: [ObservationKey!]!) { reviewObservations(keys: $keys, action: PUBLISH) { done } }'

/** One value of one village, entered and not yet published; its key. */
async function entered(
  { steward, indicatorIds, villages, periods }: FigureWorld,
  nth: number,
): Promise<unknown[]> {
  const input = {
    place: villages[nth],
    frequency: 'MONTHLY',
    period: periods.at(-1)?.key,
    rows: [{ indicatorId: indicatorIds[0], numerator: '19', denominator: '25', note: '已核对' }],
  }
  const { submitSheet } = await ask<{ submitSheet: { submitted: number } }>(steward, SUBMIT, { input })
  if (submitSheet.submitted !== 1) throw new Error(JSON.stringify(submitSheet))
  const { observations } = await ask<{ observations: { nodes: unknown[] } }>(steward, WAITING, {
    place: villages[nth],
  })
  return observations.nodes
}

async function publishOne(world: FigureWorld, first: number, runs: number) {
  const times: number[] = []
  for (let nth = first; nth < first + runs; nth += 1) {
    const keys = await entered(world, nth)
    times.push(await timed(() => ask(world.steward, PUBLISH, { keys })))
  }
  const keys = await entered(world, first + runs)
  return { times, statements: await countRequest(world, world.steward, PUBLISH, { keys }) }
}

/** A year at a time, oldest first; a single value is published between the first month and the rest, and at the end. */
async function writes(world: FigureWorld): Promise<Measurement[]> {
  const { database, periods } = world
  const past = periods.slice(0, -1)
  const times = [await importTime(world, past.slice(0, 1))]
  const few = await publishOne(world, 0, 3)
  for (let from = 1; from < past.length; from += 12)
    times.push(await importTime(world, past.slice(from, from + 12)))
  const all = times.reduce((sum, time) => sum + time, 0)
  const count = past.length * HUNDRED_VILLAGES.villages * HUNDRED_VILLAGES.indicators
  await world.server.db.script('analyze')
  // The connection of the last request was closed during the import; the first to find out fails.
  await world.steward.query('{ __typename }').catch(() => null)
  const many = await publishOne(world, 10, RUNS)
  const facts = { bench: 'indicators', database }
  return [
    measurement(
      {
        ...facts,
        name: 'import: 100 villages × 60 indicators × 72 months, a year at a time',
        notes: {
          values: count,
          's in all': Math.round(all / 1000),
          'values/s': Math.round((count * 1000) / all),
        },
      },
      seriesOf(times.slice(1)),
    ),
    measurement(
      {
        ...facts,
        name: 'publish one value of one village',
        statements: many.statements,
        notes: {
          'SQL after one month': few.statements,
          'median ms after one month': seriesOf(few.times).median.toFixed(1),
        },
      },
      seriesOf(many.times),
    ),
  ]
}

/** Name of the query of the screen, what it shows, its variables. */
type Page = [query: string, name: string, variables: Record<string, unknown>]

function pages({ indicatorIds, towns, villages, periods }: FigureWorld): Page[] {
  const [id] = indicatorIds
  const sheet = { place: WUJIANG, frequency: 'MONTHLY', period: periods.at(-1)?.key }
  return [
    ['IndicatorBoard', 'board of the county', { place: WUJIANG }],
    ['IndicatorBoard', 'board of a town', { place: towns[0] }],
    ['IndicatorBoard', 'board of a village', { place: villages[0] }],
    ['IndicatorPage', 'page of an indicator', { id, place: WUJIANG }],
    ['IndicatorPage', 'page of an indicator in a village', { id, place: villages[0] }],
    ['IndicatorGrid', 'villages × 24 months', { id, place: towns[0], periods: 24 }],
    [
      'IndicatorCompare',
      '8 places over 24 months',
      { id, place: WUJIANG, places: towns.slice(0, 8), periods: 24 },
    ],
    ['ReportingProgressPage', 'who has reported', sheet],
  ]
}

async function reads(world: FigureWorld): Promise<Measurement[]> {
  const documentOf = documentsOfTheScreens()
  const rows: Measurement[] = []
  for (const [query, name, variables] of pages(world)) {
    const row = await measureQuery(world, {
      ...{ bench: 'indicators', name, document: documentOf(query), variables, runs: RUNS },
      reference: {
        name: 'figures of the place',
        sql: `select * from indicator_figure where division_code = $1 and place_code = $2
          and starts_on >= date '2023-10-01'`,
        parameters: [WUJIANG, variables['place']],
      },
    })
    const over = (row.statements ?? 0) > MOST_STATEMENTS
    rows.push(
      over ? { ...row, notes: { ...row.notes, '!': `more than ${MOST_STATEMENTS} statements` } } : row,
    )
  }
  return rows
}

/** 100 villages × 60 indicators × 72 months: import, a single entry, and every board and page. */
export const indicators: Bench = async ({ databases, seed }) => {
  const rows: Measurement[] = []
  for (const database of databases) {
    const world = await build(database, seed)
    rows.push(...(await writes(world)), ...(await reads(world)))
  }
  return rows
}
