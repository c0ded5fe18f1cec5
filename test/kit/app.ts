import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))
const MAIN = join(root, 'dist/api/main.js')

export interface RunningApp {
  url: string
  stop(): Promise<void>
}

export interface Started {
  process: ChildProcess
  url: string
}

/** Starts the built program on a free port and waits for its address; the demo world unless told otherwise. */
export function start(dataDir: string, environment: Record<string, string> = {}): Promise<Started> {
  const child = spawn(process.execPath, [MAIN], {
    cwd: root,
    env: {
      ...process.env,
      PORT: '0',
      HOST: '127.0.0.1',
      DATA_DIR: dataDir,
      DATABASE_URL: '',
      DUBAN_CLOCK: '2024-10-15',
      DUBAN_DEMO: '1',
      NODE_ENV: 'production',
      LOG_LEVEL: 'warn',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  return new Promise((resolve, reject) => {
    let said = ''
    const listen = (chunk: Buffer) => {
      said += chunk.toString()
      const port = /http:\/\/localhost:(\d+)/.exec(said)?.[1]
      if (port) resolve({ process: child, url: `http://127.0.0.1:${port}` })
    }
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
    child.on('exit', code => reject(new Error(`The program ended with ${code} before it listened:\n${said}`)))
  })
}

export function stop({ process: child }: Started): Promise<void> {
  return new Promise(resolve => {
    if (child.exitCode !== null) return resolve()
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })
}

/** A data folder with the demo world, made once for a build and copied for every test file. */
async function demoFolder(): Promise<string> {
  const stamp = readFileSync(join(root, 'dist/.stamp'), 'utf8').slice(0, 16)
  const template = join(tmpdir(), `duban-e2e-${stamp}`)
  if (!existsSync(template)) {
    const making = mkdtempSync(join(tmpdir(), 'duban-e2e-making-'))
    await stop(await start(making))
    // Another test file may have been faster.
    if (existsSync(template)) rmSync(making, { recursive: true })
    else renameSync(making, template)
  }
  return template
}

export function assertBuilt(): void {
  if (!existsSync(MAIN)) throw new Error('There is no build to test: run `pnpm build` first.')
}

/**
 * The built program with the demo world, on a database of its own; with another `clock`, the world as it was made on
 * that day. Throws when there is no build.
 */
export async function startApp(clock?: string): Promise<RunningApp> {
  assertBuilt()
  const dataDir = mkdtempSync(join(tmpdir(), 'duban-e2e-data-'))
  if (clock === undefined) cpSync(await demoFolder(), dataDir, { recursive: true })
  const started = await start(dataDir, clock === undefined ? {} : { DUBAN_CLOCK: clock })
  return {
    url: started.url,
    async stop() {
      await stop(started)
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
