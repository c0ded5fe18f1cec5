import type { CDPSession, Page } from 'playwright-core'
import { type Measurement, measurement, seriesOf } from '../measure.ts'
import { settled } from './probe.ts'
import type { WebWorld } from './world.ts'

/** Seconds a board stays: a day of it is then 288 boards, and each of its seconds ticks. */
const EVERY_S = 300
const BOARDS = 5
const HOURS = 24
const ROUNDS = (HOURS * 3600) / EVERY_S

/** Time for a board to be asked for and drawn: the network does not follow the page's clock. */
const DRAWN_MS = 120

/** How much larger the heap may be at the end than after the first time round. */
const GROWTH = 1.1

interface Size {
  mb: number
  nodes: number
  listeners: number
}

async function sizeOf(session: CDPSession): Promise<Size> {
  // Twice: what the first finds unreachable may have kept something else alive.
  for (let time = 0; time < 2; time += 1) await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters')
  return { mb: usedSize / 1024 / 1024, nodes, listeners: jsEventListeners }
}

async function goRound(page: Page, boards: number): Promise<void> {
  for (let board = 0; board < boards; board += 1) {
    await page.clock.runFor(EVERY_S * 1000)
    await page.waitForTimeout(DRAWN_MS)
  }
}

/** The heap of the big screen after a day by its own clock, against what it was after the first times round. */
export async function heap(world: WebWorld): Promise<Measurement[]> {
  const context = await world.sessions.open(world.leader, { viewport: { width: 1920, height: 1080 } })
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await page.clock.install()
  await page.goto(`/screen?every=${EVERY_S}`)
  await page.clock.runFor(1000)
  await settled(page)
  // Twice round, so that every part is there and every cache has its usual size.
  await goRound(page, 2 * BOARDS)
  const sizes = [await sizeOf(session)]
  for (let quarter = 0; quarter < 4; quarter += 1) {
    await goRound(page, ROUNDS / 4)
    sizes.push(await sizeOf(session))
  }
  await context.close()
  const [first, last] = [sizes[0] as Size, sizes[sizes.length - 1] as Size]
  const notes = {
    'MB every 6 h': sizes.map(({ mb }) => mb.toFixed(1)).join(' '),
    nodes: `${first.nodes} → ${last.nodes}`,
    listeners: `${first.listeners} → ${last.listeners}`,
  }
  return [
    measurement(
      {
        bench: 'big screen',
        name: `heap after ${HOURS} h`,
        database: world.name,
        unit: 'MB',
        limit: Math.round(first.mb * GROWTH * 10) / 10,
        notes,
      },
      seriesOf([last.mb]),
      { name: 'after twice round', series: seriesOf([first.mb]) },
    ),
  ]
}
