import 'reflect-metadata'
import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { Browser } from 'playwright-core'
import { hasBrowser, openBrowser } from '#test/kit/browser.ts'
import { closeServers } from '#test/kit/server.ts'
import type { Measurement } from './measure.ts'
import { isOver, tableOf } from './report.ts'
import { firstView } from './web/first-view.ts'
import { heap } from './web/heap.ts'
import { interaction } from './web/interaction.ts'
import { scroll } from './web/scroll.ts'
import { weightAndShift } from './web/weight.ts'
import { demoWorld, manyTasksWorld, ticketsWorld, type WebWorld } from './web/world.ts'

const PARTS = ['view', 'interaction', 'weight', 'scroll', 'heap'] as const
type Part = (typeof PARTS)[number]

const USAGE = `pnpm bench:web [PART…] [--page PATTERN…] [--json] [--runs N] [--seed N] [--tickets N --database-url URL]
  PART            ${PARTS.join(' ')}; all of them when none is given
  --json          one JSON object per line
  --page          weight of these pages alone, by the pattern of their address: --page /complaints --page /tasks/:id
  --runs          how often each page is opened; 5 when left out
  --tickets       the first view and interactions also with so many tickets, in a database of their own
  --database-url  the PostgreSQL server of that database
  --seed          of every invented row; 20241015 when left out
Needs a build (\`pnpm build\`) and Chromium (CHROMIUM names another than the usual one).`

const say = (line: string) => void process.stdout.write(`${line}\n`)
const note = (line: string) => void process.stderr.write(`${line}\n`)

interface Options {
  parts: readonly Part[]
  runs: number
  seed: number
  pages: readonly string[]
  tickets: { count: number; url: string } | null
}

function readOptions(): Options & { json: boolean; help: boolean } {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
      runs: { type: 'string', default: '5' },
      seed: { type: 'string', default: '20241015' },
      page: { type: 'string', multiple: true, default: [] },
      tickets: { type: 'string' },
      'database-url': { type: 'string' },
    },
  })
  const unknown = positionals.find(name => !PARTS.some(part => part === name))
  if (unknown !== undefined) throw new Error(`There is no part ${unknown}.\n${USAGE}`)
  const url = values['database-url']
  if (values.tickets && !url) throw new Error(`--tickets needs --database-url.\n${USAGE}`)
  return {
    parts: positionals.length > 0 ? PARTS.filter(part => positionals.includes(part)) : PARTS,
    runs: Number(values.runs),
    seed: Number(values.seed),
    pages: values.page,
    tickets: values.tickets && url ? { count: Number(values.tickets), url } : null,
    json: values.json,
    help: values.help,
  }
}

async function ofDemo(browser: Browser, { parts, runs, pages }: Options): Promise<Measurement[]> {
  const wanted = parts.filter(part => part !== 'scroll')
  if (wanted.length === 0) return []
  note('the demo world …')
  const world = await demoWorld(browser)
  const measures: Record<Exclude<Part, 'scroll'>, () => Promise<Measurement[]>> = {
    view: () => firstView(world, runs),
    interaction: () => interaction(world, Math.min(runs, 2)),
    weight: () => weightAndShift(world, pages),
    heap: () => heap(world),
  }
  const rows: Measurement[] = []
  for (const part of wanted) {
    note(`  ${part} …`)
    rows.push(...(await measures[part as Exclude<Part, 'scroll'>]()))
  }
  await world.stop()
  return rows
}

async function ofTickets(browser: Browser, { parts, runs, seed, tickets }: Options): Promise<Measurement[]> {
  if (!tickets) return []
  note(`${tickets.count.toLocaleString('en-US')} tickets …`)
  const world: WebWorld = await ticketsWorld(
    browser,
    { name: 'postgresql', url: tickets.url },
    tickets.count,
    seed,
  )
  const rows: Measurement[] = []
  if (parts.includes('view')) rows.push(...(await firstView(world, runs)))
  if (parts.includes('interaction')) rows.push(...(await interaction(world, Math.min(runs, 2))))
  return rows
}

async function ofManyTasks(browser: Browser, { parts, runs, seed }: Options): Promise<Measurement[]> {
  if (!parts.includes('scroll')) return []
  note('10,000 tasks …')
  return scroll(await manyTasksWorld(browser, seed), Math.min(runs, 3))
}

async function main(): Promise<void> {
  const options = readOptions()
  if (options.help) return say(USAGE)
  if (!hasBrowser) throw new Error('bench:web: no Chromium.')
  if (!existsSync('dist/web/index.html'))
    throw new Error('bench:web: nothing is built yet; run `pnpm build` first.')
  const browser = await openBrowser()
  const rows = [
    ...(await ofDemo(browser, options)),
    ...(await ofTickets(browser, options)),
    ...(await ofManyTasks(browser, options)),
  ]
  await browser.close()
  if (options.json) for (const row of rows) say(JSON.stringify({ ...row, seed: options.seed }))
  else for (const line of tableOf(rows)) say(line)
  const over = rows.filter(isOver)
  if (!options.json)
    say(
      `seed ${options.seed} · node ${process.version} · ${rows.length} rows, ${over.length} over their limit · figures of a shared machine: compare them with their reference 共用机器上的数字,请对照参照列`,
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
