import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { startTicker } from './ticker.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('works at once, then every so often, and no more after it was stopped', async () => {
  const work = vi.fn(async () => {})
  const ticker = startTicker(1000, work, () => {})
  await vi.advanceTimersByTimeAsync(2500)
  expect(work).toHaveBeenCalledTimes(3)
  await ticker.stop()
  await vi.advanceTimersByTimeAsync(5000)
  expect(work).toHaveBeenCalledTimes(3)
})

test('never works twice at a time: asked meanwhile, it works once more afterwards', async () => {
  let most = 0
  let now = 0
  const work = vi.fn(async () => {
    now += 1
    most = Math.max(most, now)
    await new Promise(resolve => setTimeout(resolve, 100))
    now -= 1
  })
  const ticker = startTicker(10_000, work, () => {})
  ticker.poke()
  ticker.poke()
  await vi.advanceTimersByTimeAsync(500)
  expect([work.mock.calls.length, most]).toEqual([2, 1])
  await ticker.stop()
})

test('goes on after a failure, and says so', async () => {
  const failed = vi.fn()
  const work = vi.fn(async () => {
    throw new Error('once')
  })
  const ticker = startTicker(1000, work, failed)
  await vi.advanceTimersByTimeAsync(1500)
  expect(failed).toHaveBeenCalledTimes(2)
  await ticker.stop()
})

test('stopping waits for the work under way', async () => {
  let ended = false
  const ticker = startTicker(
    1000,
    async () => {
      await new Promise(resolve => setTimeout(resolve, 300))
      ended = true
    },
    () => {},
  )
  const stopped = ticker.stop()
  await vi.advanceTimersByTimeAsync(400)
  await stopped
  expect(ended).toBe(true)
})
