import { describe, expect, it, vi } from 'vitest'
import { runInWorker } from './worker.ts'

// Parsers start in threads of their own, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

describe('a parser in a thread of its own', () => {
  it('is stopped when it never ends', async () => {
    await expect(runInWorker('for (;;);', null, 300)).rejects.toMatchObject({ code: 'TOO_SLOW' })
  })

  it('is stopped when it eats memory', async () => {
    const greedy = 'const all = []; for (;;) all.push(new Array(1000000).fill(0.5))'
    await expect(runInWorker(greedy, null)).rejects.toMatchObject({ code: 'TOO_LONG' })
  })

  it('does not take the others down when it crashes or leaves without a word', async () => {
    await expect(runInWorker('process.exit(1)', null)).rejects.toMatchObject({ code: 'DAMAGED' })
    await expect(runInWorker('setImmediate(() => { throw new Error("x") })', null)).rejects.toMatchObject({
      code: 'DAMAGED',
    })
  })

  it('waits its turn, and everyone gets one', async () => {
    const jobs = Array.from({ length: 6 }, (_, i) => runInWorker<number>('reply(workerData * 2)', i))
    expect(await Promise.all(jobs)).toEqual([0, 2, 4, 6, 8, 10])
  })
})
