import { type ChildProcess, spawn } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
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

const JOBS_MS = 120_000

/** Waits until the program has done what it does by itself once a day; two minutes at most, for a copy does the rest. */
function jobsDone({ process: child }: Started): Promise<void> {
  return new Promise((resolve, reject) => {
    setTimeout(resolve, JOBS_MS).unref()
    let said = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      if (said.includes('jobs of the day done')) resolve()
    })
    child.once('exit', code => reject(new Error(`The program ended with ${code} amid its jobs.`)))
  })
}

/** Longer than a demo world takes to be made on a slow machine: whoever was at it is gone. */
const GIVEN_UP_MS = 300_000

/** Whether this process is the one to make a folder; the lock of one that never finished is taken over. */
function takesOn(lock: string): boolean {
  try {
    if (existsSync(lock) && Date.now() - statSync(lock).mtimeMs > GIVEN_UP_MS)
      rmSync(lock, { recursive: true })
    mkdirSync(lock)
    return true
  } catch {
    return false
  }
}

/**
 * A data folder with the demo world as it is made on a day, made once for a build and copied for every test file. Test
 * files that run side by side wait for the one that makes it.
 */
async function demoFolder(clock: string): Promise<string> {
  const stamp = readFileSync(join(root, 'dist/.stamp'), 'utf8').slice(0, 16)
  const template = join(tmpdir(), `duban-e2e-${stamp}-${clock}`)
  const lock = `${template}.lock`
  while (!existsSync(template)) {
    if (!takesOn(lock)) {
      await new Promise(resolve => setTimeout(resolve, 500))
      continue
    }
    try {
      const making = mkdtempSync(join(tmpdir(), 'duban-e2e-making-'))
      const started = await start(making, { DUBAN_CLOCK: clock, LOG_LEVEL: 'info' })
      // Else every copy would do them again.
      await jobsDone(started)
      await stop(started)
      renameSync(making, template)
    } finally {
      rmSync(lock, { recursive: true, force: true })
    }
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
export async function startApp(clock = '2024-10-15'): Promise<RunningApp> {
  assertBuilt()
  const dataDir = mkdtempSync(join(tmpdir(), 'duban-e2e-data-'))
  cpSync(await demoFolder(clock), dataDir, { recursive: true })
  const started = await start(dataDir, { DUBAN_CLOCK: clock })
  return {
    url: started.url,
    async stop() {
      await stop(started)
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
