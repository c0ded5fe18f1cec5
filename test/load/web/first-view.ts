import { inTurns, type Measurement, measurement, seriesOf } from '../measure.ts'
import { FAST_4G, SLOW_CPU, slowDown } from './line.ts'
import { probing, readProbe, settled } from './probe.ts'
import type { WebWorld } from './world.ts'

/** A page of the same server with nothing on it but a word. */
const BLANK = '/healthz'

interface View {
  name: string
  slow: boolean
  limit: number
}

const VIEWS: readonly View[] = [
  { name: 'cockpit, largest paint, cold cache', slow: false, limit: 800 },
  { name: `cockpit, largest paint, cold cache, ${SLOW_CPU}× CPU, ${FAST_4G.name}`, slow: true, limit: 2500 },
]

/** Opens an address in a window with an empty cache. */
async function look({ sessions, leader }: WebWorld, address: string, slow: boolean) {
  const context = await sessions.open(leader)
  try {
    const page = await context.newPage()
    await probing(page)
    if (slow) await slowDown(page)
    await page.goto(address)
    await settled(page)
    return await readProbe(page)
  } finally {
    await context.close()
  }
}

/** When the largest part of the cockpit stands there, cold, in turns with a blank page of the same server. */
export async function firstView(world: WebWorld, runs: number): Promise<Measurement[]> {
  const rows: Measurement[] = []
  for (const { name, slow, limit } of VIEWS) {
    const largest: number[] = []
    const first: number[] = []
    const blank: number[] = []
    let element = ''
    await inTurns(
      runs,
      async () => {
        const { lcp, fcp, lcpElement } = await look(world, '/', slow)
        largest.push(lcp)
        first.push(fcp)
        element = lcpElement
      },
      async () => blank.push((await look(world, BLANK, slow)).fcp),
      1,
    )
    // The first of each warms up.
    const notes = { 'first paint ms': Math.round(seriesOf(first.slice(1)).median), element }
    rows.push(
      measurement(
        { bench: 'first view', name, database: world.name, limit, notes },
        seriesOf(largest.slice(1)),
        { name: 'blank page', series: seriesOf(blank.slice(1)) },
      ),
    )
  }
  return rows
}
