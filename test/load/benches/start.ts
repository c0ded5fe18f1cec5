import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import {
  AS_BUILT,
  startServerProcess,
  stopServerProcesses,
  temporaryFolder,
} from '#test/kit/server-process.ts'
import type { Bench } from '../bench.ts'
import { inTurns, type Measurement, measurement, seriesOf, timed } from '../measure.ts'

const LATER_STARTS = 7
const LATER_LIMIT_MS = 3000

/** Runs a program of one line to its end. */
const runNode = (script: string, folder: string) =>
  new Promise<void>((resolve, reject) => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', script, folder], { stdio: 'inherit' })
    child.once('close', code => (code === 0 ? resolve() : reject(new Error(`node -e ended with ${code}`))))
  })

const OPEN_PGLITE = `import { PGlite } from '@electric-sql/pglite'
const db = await PGlite.create(process.argv[1]); await db.query('select 1'); process.exit(0)`

/** From the command to the first answer of /healthz; what stopping takes is not counted. */
async function startOnce(folder: string): Promise<number> {
  const started = performance.now()
  const server = startServerProcess({ DATA_DIR: folder, DUBAN_CLOCK: '2024-10-15' }, AS_BUILT)
  const { ok } = await fetch(`${await server.ready}/healthz`)
  const time = performance.now() - started
  if (!ok) throw new Error('The server does not answer /healthz.')
  await server.stop()
  return time
}

async function laterStarts(folder: string): Promise<Measurement[]> {
  const later: number[] = []
  const bare: number[] = []
  const opened = await inTurns(
    LATER_STARTS,
    async () => {
      later.push(await startOnce(folder))
      bare.push(await timed(() => runNode('0', folder)))
    },
    () => runNode(OPEN_PGLITE, join(folder, 'postgres')),
    1,
  )
  // The first of each warms up.
  const series = seriesOf(later.slice(1))
  const facts = { bench: 'start', database: 'pglite', limit: LATER_LIMIT_MS }
  return [
    measurement({ ...facts, name: 'later start to /healthz' }, series, {
      name: 'open PGlite alone',
      series: opened.reference,
    }),
    measurement({ ...facts, name: 'later start to /healthz' }, series, {
      name: 'node -e 0',
      series: seriesOf(bare.slice(1)),
    }),
  ]
}

/** Cold starts of the built server on a folder: the first with the demo world, then later ones. */
export const start: Bench = async () => {
  if (!existsSync(AS_BUILT[0] as string))
    throw new Error('bench start: nothing is built yet; run `pnpm build` first.')
  const folder = temporaryFolder()
  try {
    const first = seriesOf([await startOnce(folder)])
    const bare = seriesOf([await timed(() => runNode(OPEN_PGLITE, join(temporaryFolder(), 'postgres')))])
    return [
      measurement({ bench: 'start', name: 'first start, demo world and all', database: 'pglite' }, first, {
        name: 'make a PGlite folder',
        series: bare,
      }),
      ...(await laterStarts(folder)),
    ]
  } finally {
    await stopServerProcesses()
  }
}
