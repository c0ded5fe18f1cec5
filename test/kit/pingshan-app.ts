import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { assertBuilt, type RunningApp, start, stop } from './app.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** The built program on Pingshan as its complaint file names it (see pingshan-world.ts), after the last of its tickets. */
export async function pingshanApp(today: string): Promise<RunningApp> {
  assertBuilt()
  const dataDir = mkdtempSync(join(tmpdir(), 'duban-e2e-pingshan-'))
  const environment = { DUBAN_DEMO: '0', DUBAN_CLOCK: today, DATABASE_URL: '' }
  await promisify(execFile)(join(root, 'node_modules/.bin/tsx'), ['test/kit/pingshan-world.ts'], {
    cwd: root,
    env: { ...process.env, ...environment, DATA_DIR: dataDir },
  })
  const running = await start(dataDir, environment)
  return {
    url: running.url,
    async stop() {
      await stop(running)
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
