import { execFile } from 'node:child_process'
import { createReadStream, createWriteStream, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { systemClock } from '#api/platform/clock.ts'
import { openDatabase } from '#api/platform/database.ts'
import { migrate } from '#api/platform/migrate.ts'
import { migrationsFolder } from '#api/start.ts'
import { buildPlaces } from '#test/kit/builders.ts'
import { createServerDatabase, prepareFolder } from '#test/kit/database.ts'
import type { Bench, BenchDatabase } from '../bench.ts'
import { type Measurement, timed } from '../measure.ts'
import { writeTicketFile } from './complaint-file.ts'

/** Rows of the file, by where they go. `DUBAN_BENCH_ROWS` takes their place where time is short. */
const ROWS = { pglite: 100_000, postgresql: 1_000_000 } as const

/** The import may take so many times as long as COPY: 1 / 0.3. */
const LIMIT = 1 / 0.3
const MOST_MEMORY = 400 * 1024 * 1024

const TABLES = ['complaint', 'complaint_text', 'complaint_person'] as const

interface Outcome {
  created: number
  readMs: number
  writeMs: number
  ms: number
  growth: number
}

const PLACES = [
  { town: '龙归镇', village: '示例村委会' },
  { town: '江湾镇', village: '' },
]

/** In a process of its own: its memory is nobody else's. */
async function importInChild(file: string, env: Record<string, string>): Promise<Outcome> {
  const child = fileURLToPath(new URL('./complaint-import.child.ts', import.meta.url))
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', child, file], {
    env: { ...process.env, DUBAN_DEMO: '0', DUBAN_CLOCK: '2024-10-15', ...env },
    maxBuffer: 1 << 24,
  })
  return JSON.parse(stdout) as Outcome
}

/** Copies the rows out, empties the tables and copies them in again: milliseconds of the last. */
async function copyAgain(url: string, folder: string): Promise<number> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    for (const table of TABLES)
      await pipeline(client.query(copyTo(`copy ${table} to stdout`)), createWriteStream(join(folder, table)))
    await client.query(`truncate ${TABLES.join(', ')}`)
    return await timed(async () => {
      for (const table of TABLES)
        await pipeline(
          createReadStream(join(folder, table)),
          client.query(copyFrom(`copy ${table} from stdin`)),
        )
    })
  } finally {
    await client.end()
  }
}

async function prepareWorld(config: { dataDir: string; databaseUrl: string | null }): Promise<void> {
  const db = await openDatabase(config)
  await migrate(db, migrationsFolder)
  await buildPlaces({ db, clock: systemClock })
  await db.close()
}

async function measure(
  { name, url }: BenchDatabase,
  rows: number,
  seed: number,
  folder: string,
): Promise<Measurement> {
  const file = join(folder, 'tickets.csv')
  await writeTicketFile(file, rows, seed, PLACES)
  const made = url === null ? null : await createServerDatabase(url)
  const dataDir = join(folder, 'data')
  try {
    mkdirSync(dataDir)
    if (made === null) await prepareFolder(dataDir)
    await prepareWorld({ dataDir, databaseUrl: made?.url ?? null })
    const outcome = await importInChild(file, { DATA_DIR: dataDir, DATABASE_URL: made?.url ?? '' })
    if (outcome.created !== rows) throw new Error(`${outcome.created} of ${rows} rows are in.`)
    const copied = made === null ? null : await copyAgain(made.url, folder)
    return measurementOf(name, rows, outcome, copied)
  } finally {
    await made?.drop()
  }
}

function measurementOf(database: string, rows: number, outcome: Outcome, copied: number | null): Measurement {
  const perSecond = (ms: number) => Math.round(rows / (ms / 1000))
  return {
    bench: 'complaint-import',
    name: `CSV of ${rows.toLocaleString('en')} tickets, previewed and written`,
    ...{ database, runs: 1, unit: 'ms', median: outcome.ms, p95: outcome.ms, statements: null },
    reference:
      copied === null ? null : { name: 'COPY of the same rows into the same tables', median: copied },
    ratio: copied === null ? null : outcome.ms / copied,
    limit: copied === null ? null : copied * LIMIT,
    notes: {
      'rows/s': perSecond(outcome.ms),
      'rows/s read': perSecond(outcome.readMs),
      'rows/s written': perSecond(outcome.writeMs),
      ...(copied === null
        ? {}
        : { 'rows/s COPY': perSecond(copied), 'of COPY': (copied / outcome.ms).toFixed(2) }),
      'memory grew MB': Math.round(outcome.growth / 1_048_576),
      'memory goal MB': MOST_MEMORY / 1_048_576,
    },
  } as Measurement
}

/** The import of a file of tickets, beside PostgreSQL's COPY of what it comes to. */
export const complaintImport: Bench = async ({ seed, databases }) => {
  const found: Measurement[] = []
  for (const database of databases) {
    const folder = mkdtempSync(join(tmpdir(), 'duban-bench-import-'))
    try {
      const rows = Number(process.env['DUBAN_BENCH_ROWS'] ?? ROWS[database.name])
      found.push(await measure(database, rows, seed, folder))
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }
  return found
}
