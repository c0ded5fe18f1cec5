import type { Locator, Page } from 'playwright-core'
import { type Measurement, measurement, seriesOf } from '../measure.ts'
import { probing, readProbe, settled } from './probe.ts'
import type { WebWorld } from './world.ts'

const LIMIT_MS = 100

/** Below it Chrome reports nothing: counted as this much. */
const LEAST_MS = 16

/** Controls that show or sort something and write nothing, by what they say of themselves. */
const CONTROLS = [
  'main [aria-expanded]',
  'main [aria-haspopup]',
  'main [aria-pressed]',
  'main [role=tab]',
  'main [role=radio]',
  'main th button',
  'main [aria-sort]',
  'header [aria-haspopup], header [aria-expanded]',
]
const EACH = 4
const ROWS = 'main [role=row][tabindex], main tbody tr[tabindex], main [role=option], main tbody tr'
const TEXT = 'main input[type=search], main input[type=text], main input:not([type])'

/** Time for the answer to be painted, and for what follows to end. */
const BETWEEN_MS = 250

interface Tried {
  count: number
}

async function press(page: Page, target: Locator, tried: Tried): Promise<void> {
  if (!(await target.isVisible().catch(() => false))) return
  const pressed = await target.click({ timeout: 1000 }).then(
    () => true,
    () => false,
  )
  if (!pressed) return
  await page.waitForTimeout(BETWEEN_MS)
  await page.keyboard.press('Escape')
  await page.waitForTimeout(BETWEEN_MS)
  tried.count += 2
}

async function type(page: Page, tried: Tried): Promise<void> {
  const field = page.locator(TEXT).first()
  if (!(await field.isVisible().catch(() => false))) return
  await field.click({ timeout: 1000 }).catch(() => {})
  for (const key of ['a', 'b', 'Backspace', 'Backspace']) {
    await page.keyboard.press(key)
    await page.waitForTimeout(BETWEEN_MS)
    tried.count += 1
  }
  await page.keyboard.press('Escape')
}

/** J and K walk through the rows, where the page has them. */
async function walk(page: Page, tried: Tried): Promise<void> {
  for (const key of ['j', 'j', 'k']) {
    await page.keyboard.press(key)
    await page.waitForTimeout(BETWEEN_MS)
    tried.count += 1
  }
}

async function tryControls(page: Page): Promise<number> {
  const tried = { count: 0 }
  const start = page.url()
  for (const selector of CONTROLS) {
    const all = page.locator(selector)
    const count = Math.min(EACH, await all.count())
    for (let at = 0; at < count; at += 1) await press(page, all.nth(at), tried)
  }
  await walk(page, tried)
  const rows = page.locator(ROWS)
  for (let at = 0; at < Math.min(EACH, await rows.count()); at += 1) await press(page, rows.nth(at), tried)
  // A row may have been a link to its own page.
  if (new URL(page.url()).pathname === new URL(start).pathname) await type(page, tried)
  return tried.count
}

const PAGES: readonly { name: string; address: string; username?: string }[] = [
  { name: 'cockpit', address: '/' },
  { name: 'ledger', address: '/tasks' },
  { name: 'tickets', address: '/complaints/list' },
  { name: 'desk', address: '/desk', username: 'unit-officer' },
]

/** From click or key to the next paint, over everything on the page that can be pressed without writing. */
export async function interaction(world: WebWorld, runs: number): Promise<Measurement[]> {
  const rows: Measurement[] = []
  for (const { name, address, username = world.leader } of PAGES) {
    if (world.name !== 'demo' && username !== world.leader) continue
    const times: number[] = []
    let longest = 0
    for (let run = 0; run < runs; run += 1) {
      const context = await world.sessions.open(username)
      const page = await context.newPage()
      await probing(page)
      await page.goto(address)
      await settled(page)
      const tried = await tryControls(page)
      const { interactions = [] } = (await readProbe(page)) ?? {}
      times.push(...interactions, ...Array(Math.max(0, tried - interactions.length)).fill(LEAST_MS))
      longest = Math.max(longest, ...interactions)
      await context.close()
    }
    const notes = { interactions: times.length, 'longest ms': longest }
    rows.push(
      measurement(
        {
          bench: 'interaction',
          name: `${name}, click or key to next paint`,
          database: world.name,
          limit: LIMIT_MS,
          notes,
        },
        seriesOf(times),
      ),
    )
  }
  return rows
}
