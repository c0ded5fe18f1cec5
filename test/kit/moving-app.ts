import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Day } from '#api/platform/day.ts'
import { assertBuilt, type RunningApp, type Started, start, stop } from './app.ts'

/** The built program whose calendar day a test moves. */
export interface MovingApp extends Omit<RunningApp, 'url'> {
  /** Changes with every move. */
  url(): string
  day(): Day
  /** Ends the program and starts it anew on that day, on the same data: what it does at night is made up for. */
  moveTo(day: Day): Promise<void>
}

const root = fileURLToPath(new URL('../../', import.meta.url))

/** Nanping with its units and five people (see nanping-world.ts), not started yet. */
export async function nanpingApp(firstDay: Day): Promise<MovingApp> {
  assertBuilt()
  const dataDir = mkdtempSync(join(tmpdir(), 'duban-e2e-story-'))
  const environment = { DUBAN_DEMO: '0', DUBAN_CLOCK: firstDay, DATABASE_URL: '', DATA_DIR: dataDir }
  await promisify(execFile)(join(root, 'node_modules/.bin/tsx'), ['test/kit/nanping-world.ts'], {
    cwd: root,
    env: { ...process.env, ...environment },
  })
  let running: Started | null = null
  let today = firstDay
  const end = async () => {
    if (running) await stop(running)
    running = null
  }
  return {
    url: () => running?.url ?? '',
    day: () => today,
    async moveTo(day) {
      await end()
      today = day
      running = await start(dataDir, { DUBAN_DEMO: '0', DUBAN_CLOCK: day })
    },
    async stop() {
      await end()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
