import type { CDPSession, Page } from 'playwright-core'
import { type Measurement, measurement, seriesOf } from '../measure.ts'
import { settled } from './probe.ts'
import type { WebWorld } from './world.ts'

/** Seconds a board stays: a day of it is then 288 boards, and each of its seconds ticks. */
const EVERY_S = 300
const BOARDS = 5
/** Whole times round, so that the same board stands there whenever the heap is looked at: 6¼ hours each. */
const ROUNDS = 15
const PARTS = 4
const HOURS = (PARTS * ROUNDS * BOARDS * EVERY_S) / 3600

/** Time for a board to be asked for and drawn: the network does not follow the page's clock. */
const DRAWN_MS = 120

/**
 * How much larger the heap may be at the end than after the first quarter, when every cache has its usual size. The
 * engine keeps some code and strings of its own; what the page keeps is seen in the counts.
 */
const GROWTH = 1.1

/** Left behind by a time round the boards; one of them is a leak, less is a sentence about the age that has two words more. */
const LEFT_EACH_ROUND = 0.5

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

async function goRound(page: Page, rounds: number): Promise<void> {
  for (let board = 0; board < rounds * BOARDS; board += 1) {
    await page.clock.runFor(EVERY_S * 1000)
    await page.waitForTimeout(DRAWN_MS)
  }
}

/** What the big screen holds after the first times round, and then four times a day. */
async function sizesOfADay(world: WebWorld): Promise<Size[]> {
  const context = await world.sessions.open(world.leader, { viewport: { width: 1920, height: 1080 } })
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await page.clock.install()
  await page.goto(`/screen?every=${EVERY_S}`)
  await page.clock.runFor(1000)
  await settled(page)
  // Twice round, so that every part is there.
  await goRound(page, 2)
  const sizes = [await sizeOf(session)]
  for (let part = 0; part < PARTS; part += 1) {
    await goRound(page, ROUNDS)
    sizes.push(await sizeOf(session))
  }
  await context.close()
  return sizes
}

/** Rounds between the first quarter and the end. */
const LATER_ROUNDS = (PARTS - 1) * ROUNDS

/**
 * The big screen through a day by its own clock. Its heap is flat when it no longer grows after the first quarter; nodes
 * and listeners are counted, not weighed: one left behind by each time round is seen.
 */
export async function heap(world: WebWorld): Promise<Measurement[]> {
  const sizes = await sizesOfADay(world)
  const [begun, quarter, last] = [sizes[0], sizes[1], sizes[sizes.length - 1]] as [Size, Size, Size]
  const facts = { bench: 'big screen', database: world.name }
  const all = (value: (size: Size) => number | string) => sizes.map(value).join(' ')
  const left = (name: string, count: (size: Size) => number) =>
    measurement(
      {
        ...facts,
        name: `${name} left behind by a time round`,
        unit: '',
        limit: LEFT_EACH_ROUND,
        notes: { [name]: all(count) },
      },
      seriesOf([Math.max(0, count(last) - count(quarter)) / LATER_ROUNDS]),
    )
  return [
    measurement(
      {
        ...facts,
        name: `heap after ${HOURS} h`,
        unit: 'MB',
        limit: Math.round(quarter.mb * GROWTH * 100) / 100,
        notes: { 'MB every quarter': all(({ mb }) => mb.toFixed(2)), 'MB at first': begun.mb.toFixed(2) },
      },
      seriesOf([last.mb]),
      { name: 'after a quarter', series: seriesOf([quarter.mb]) },
    ),
    left('nodes', ({ nodes }) => nodes),
    left('listeners', ({ listeners }) => listeners),
  ]
}
