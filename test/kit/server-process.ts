import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A server in a process of its own, as people run it. */
export interface ServerProcess {
  process: ChildProcess
  /** Once it listens: its address. Rejects with what it printed when it ends before. */
  ready: Promise<string>
  /** Everything it printed so far. */
  output(): string
  /** Resolves with what it printed once a line of it contains these words. Rejects when it ends before. */
  prints(words: string): Promise<string>
  /** Ends it and waits until it is gone; SIGKILL gives it no chance to clean up. */
  stop(signal?: 'SIGTERM' | 'SIGKILL'): Promise<number | null>
}

/** How a server is run: from the sources, or as it was built. One process each, so that a signal reaches the server. */
export const FROM_SOURCES = ['--import', 'tsx', 'api/src/main.ts']
export const AS_BUILT = ['dist/api/main.js']

const running = new Set<ServerProcess>()
const folders = new Set<string>()

/** A folder for one test's data, removed with the processes that use it. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'duban-'))
  folders.add(folder)
  return folder
}

/** What a server prints last. */
const LISTENING = /督办已启动[^\n]*?(http:\/\/\S+:\d+)/

/** Starts a server on a free port of the loopback. `environment` says on which data. */
export function startServerProcess(
  environment: Record<string, string>,
  program: readonly string[] = FROM_SOURCES,
): ServerProcess {
  const { PATH = '', HOME = '', TMPDIR = tmpdir() } = process.env
  const child = spawn(process.execPath, [...program], {
    env: { PATH, HOME, TMPDIR, HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'silent', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  const listeners = new Set<() => void>()
  const hear = (chunk: Buffer) => {
    printed += chunk.toString()
    for (const listener of listeners) listener()
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  const ended = new Promise<number | null>(resolve => child.once('close', code => resolve(code)))

  const until = (found: () => boolean) =>
    new Promise<string>((resolve, reject) => {
      const look = () => {
        if (found()) resolve(printed)
      }
      listeners.add(look)
      look()
      void ended.then(code => reject(new Error(`The server ended (${code}):\n${printed}`)))
    })
  const ready = until(() => LISTENING.test(printed)).then(text =>
    String(LISTENING.exec(text)?.[1]).replace('localhost', '127.0.0.1'),
  )
  // Whoever waits for it hears of it; nobody has to.
  ready.catch(() => {})
  const server: ServerProcess = {
    process: child,
    ready,
    output: () => printed,
    prints: words => until(() => printed.includes(words)),
    stop: async (signal = 'SIGTERM') => {
      child.kill(signal)
      const code = await ended
      running.delete(server)
      return code
    },
  }
  running.add(server)
  return server
}

/** Ends every process this file started and removes its folders. */
export async function stopServerProcesses(): Promise<void> {
  await Promise.all([...running].map(server => server.stop('SIGKILL')))
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
  folders.clear()
}
