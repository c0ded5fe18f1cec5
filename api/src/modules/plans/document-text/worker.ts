import { Worker } from 'node:worker_threads'
import { refuse } from './document-text-error.ts'

/** Milliseconds and megabytes a single file may cost before it is given up. */
const TIME_LIMIT = 30_000
const MEMORY_LIMIT = 512

/** Parsers at work at once: an afternoon of uploads must not take all memory. The others wait their turn. */
const MAX_RUNNING = 2
let running = 0
const waiting: (() => void)[] = []

async function takeTurn(): Promise<void> {
  if (running < MAX_RUNNING) running++
  else await new Promise<void>(resolve => waiting.push(resolve))
}

function passTurn() {
  const next = waiting.shift()
  if (next) next()
  else running--
}

/**
 * Runs a parser in a thread of its own, because a hostile file can keep one busy for ever or eat all memory and
 * neither can be stopped from within. `body` is CommonJS source text with `workerData` and `reply(value)` in scope:
 * source text and not a file, so that it runs the same under tsx, Vitest and a bundle.
 */
export async function runInWorker<T>(body: string, workerData: unknown, timeLimit = TIME_LIMIT): Promise<T> {
  await takeTurn()
  try {
    return await startWorker<T>(body, workerData, timeLimit)
  } finally {
    passTurn()
  }
}

function startWorker<T>(body: string, workerData: unknown, timeLimit: number): Promise<T> {
  const source = `const { parentPort, workerData } = require('node:worker_threads')
const reply = value => parentPort.postMessage(value)
;(async () => { ${body} })().catch(error => reply({ failure: String(error?.name ?? error) }))`
  return new Promise((resolve, reject) => {
    const worker = new Worker(source, {
      eval: true,
      workerData,
      execArgv: [],
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_LIMIT },
    })
    const timer = setTimeout(() => settle(() => reject(refuse('TOO_SLOW'))), timeLimit)
    const settle = (finish: () => void) => {
      clearTimeout(timer)
      finish()
      void worker.terminate()
    }
    worker.once('message', (value: T) => settle(() => resolve(value)))
    worker.once('error', (error: NodeJS.ErrnoException) =>
      settle(() => reject(refuse(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'TOO_LONG' : 'DAMAGED'))),
    )
    worker.once('exit', () => settle(() => reject(refuse('DAMAGED'))))
  })
}
