import type { Page, Request } from 'playwright-core'

const QUIET_MS = 250
const PATIENCE_MS = 20_000

/** The stream of live events stays open for ever. */
const endless = (request: Request) => new URL(request.url()).pathname === '/events'

/**
 * Watches what a page asks for; the function it returns waits until all has come and nothing more is asked for, and
 * says whether that happened within twenty seconds.
 */
export function watchRest(page: Page): () => Promise<boolean> {
  const open = new Set<Request>()
  let changed = performance.now()
  const note = (change: (request: Request) => void) => (request: Request) => {
    if (endless(request)) return
    change(request)
    changed = performance.now()
  }
  page.on(
    'request',
    note(request => open.add(request)),
  )
  page.on(
    'requestfinished',
    note(request => open.delete(request)),
  )
  page.on(
    'requestfailed',
    note(request => open.delete(request)),
  )
  // What the page before still waited for never comes.
  page.on('framenavigated', frame => {
    if (frame === page.mainFrame()) open.clear()
  })
  return async () => {
    const until = performance.now() + PATIENCE_MS
    changed = performance.now()
    while (performance.now() < until) {
      // A page that goes elsewhere by itself, to the login or to itself anew, cannot be asked: it is waited for.
      const waiting = await page
        .evaluate(() => document.querySelector('.skeleton, .refreshing') !== null)
        .catch(() => true)
      if (!waiting && open.size === 0 && performance.now() - changed > QUIET_MS) return true
      await page.waitForTimeout(60)
    }
    return false
  }
}
