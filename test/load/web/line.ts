import type { CDPSession, Page } from 'playwright-core'

/** A line as Chrome's own tools draw it. */
export interface Line {
  name: string
  /** Bytes a second. */
  down: number
  up: number
  /** From a request to the first byte of its answer, ms. */
  latency: number
}

/** "Fast 4G" of Chrome's DevTools: 9 and 1.5 Mbit/s at nine tenths, 60 ms times 2.75. */
export const FAST_4G: Line = {
  name: 'Fast 4G (DevTools)',
  down: ((9 * 1000 * 1000) / 8) * 0.9,
  up: ((1.5 * 1000 * 1000) / 8) * 0.9,
  latency: 60 * 2.75,
}

/** How many times slower the processor is made on the slow machine. */
export const SLOW_CPU = 4

/** Makes a tab the slow machine: its processor four times slower, its line Fast 4G. */
export async function slowDown(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: FAST_4G.latency,
    downloadThroughput: FAST_4G.down,
    uploadThroughput: FAST_4G.up,
  })
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOW_CPU })
  return session
}
