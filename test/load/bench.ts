import 'reflect-metadata'
import { parseArgs } from 'node:util'
import { closeServers } from '#test/kit/server.ts'
import type { Measurement } from './measure.ts'
import { tableOf } from './report.ts'

export interface BenchDatabase {
  name: 'pglite' | 'postgresql'
  /** Null = embedded. */
  url: string | null
}

export interface BenchOptions {
  /** Every invented row, text and date follows from it. */
  seed: number
  /** What the benches with a database run on, one after the other. */
  databases: readonly BenchDatabase[]
}

export type Bench = (options: BenchOptions) => Promise<Measurement[]>

/** Loaded only when asked for, so that none pays for the libraries of another. */
const BENCHES: Readonly<Record<string, () => Promise<Bench>>> = {
  parse: async () => (await import('./benches/parse.ts')).parse,
  confirm: async () => (await import('./benches/confirm.ts')).confirm,
  ledger: async () => (await import('./benches/ledger.ts')).ledger,
  cockpit: async () => (await import('./benches/cockpit.ts')).cockpit,
  reports: async () => (await import('./benches/reports.ts')).reports,
  desks: async () => (await import('./benches/desks.ts')).desks,
  escalation: async () => (await import('./benches/escalation.ts')).escalation,
  indicators: async () => (await import('./benches/indicators.ts')).indicators,
  issues: async () => (await import('./benches/issues.ts')).issues,
  'complaint-board': async () => (await import('./benches/complaint-board.ts')).complaintBoard,
  'complaint-import': async () => (await import('./benches/complaint-import.ts')).complaintImport,
  'complaint-search': async () => (await import('./benches/complaint-search.ts')).complaintSearch,
  search: async () => (await import('./benches/search.ts')).search,
  start: async () => (await import('./benches/start.ts')).start,
  bundle: async () => (await import('./benches/bundle.ts')).bundle,
}

const USAGE = `pnpm bench [NAME…] [--json] [--database-url URL] [--seed N]
  NAME            ${Object.keys(BENCHES).join(' ')}; all of them when none is given
  --json          one JSON object per line
  --database-url  run the benches with a database on this PostgreSQL server too (in databases of their own)
  --seed          of every invented row and text; 20241015 when left out`

const say = (line: string) => void process.stdout.write(`${line}\n`)
const note = (line: string) => void process.stderr.write(`${line}\n`)

function readOptions() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
      'database-url': { type: 'string' },
      seed: { type: 'string', default: '20241015' },
    },
  })
  const unknown = positionals.find(name => !(name in BENCHES))
  if (unknown !== undefined) throw new Error(`There is no bench ${unknown}.\n${USAGE}`)
  const url = values['database-url']
  const databases: BenchDatabase[] = [{ name: 'pglite', url: null }]
  if (url) databases.push({ name: 'postgresql', url })
  const names = positionals.length > 0 ? positionals : Object.keys(BENCHES)
  return { names, json: values.json, help: values.help, options: { seed: Number(values.seed), databases } }
}

async function main(): Promise<void> {
  const { names, json, help, options } = readOptions()
  if (help) return say(USAGE)
  const rows: Measurement[] = []
  for (const name of names) {
    note(`${name} …`)
    const bench = await BENCHES[name]?.()
    const found = (await bench?.(options)) ?? []
    rows.push(...found)
    if (json) for (const row of found) say(JSON.stringify({ ...row, seed: options.seed }))
  }
  if (!json) for (const line of tableOf(rows)) say(line)
  if (!json)
    say(
      `seed 种子 ${options.seed} · node ${process.version} · figures of a shared machine: trust the ratios 共用机器上的数字,以倍数为准`,
    )
}

try {
  await main()
} catch (error) {
  note(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
} finally {
  await closeServers()
}
