import type { Page } from 'playwright-core'
import { type Measurement, measurement, seriesOf } from '../measure.ts'
import { probing, readProbe, settled } from './probe.ts'
import type { WebWorld } from './world.ts'

const STEPS = 120
const STEP_PX = 600

/** A frame in which the main thread was busy for as long is one that is seen. */
const LONG_MS = 50

/** Turns the wheel through the list, one notch a frame or two; returns how many rows there are and what stood at the end. */
async function scrollThrough(page: Page): Promise<string> {
  const list = page.locator('main [role=table], main [role=grid], main table').first()
  await list.waitFor()
  const box = await list.boundingBox()
  await page.mouse.move((box?.x ?? 0) + 200, (box?.y ?? 0) + 300)
  for (let step = 0; step < STEPS; step += 1) {
    await page.mouse.wheel(0, STEP_PX)
    await page.waitForTimeout(16)
  }
  await page.waitForTimeout(1000)
  return (await page.locator('h1').first().textContent()) ?? ''
}

/** Long tasks of the main thread while a list of 10,000 rows is scrolled. */
export async function scroll(world: WebWorld, runs: number): Promise<Measurement[]> {
  const counts: number[] = []
  const longest: number[] = []
  let title = ''
  for (let run = 0; run < runs; run += 1) {
    const context = await world.sessions.open(world.leader)
    const page = await context.newPage()
    await probing(page)
    await page.goto('/tasks')
    await settled(page)
    const from = await page.evaluate(() => performance.now())
    title = await scrollThrough(page)
    const { longTasks } = await readProbe(page)
    const during = longTasks.filter(({ start }) => start >= from)
    counts.push(during.length)
    longest.push(Math.max(0, ...during.map(({ duration }) => duration)))
    await context.close()
  }
  const facts = { bench: 'scrolling', database: world.name }
  const notes = { list: title, px: STEPS * STEP_PX }
  return [
    measurement(
      { ...facts, name: `tasks of ${LONG_MS} ms and more while scrolling`, unit: '', limit: 0, notes },
      seriesOf(counts),
    ),
    measurement({ ...facts, name: 'the longest of them' }, seriesOf(longest)),
  ]
}
