import type { Page } from 'playwright-core'

/** What a page notes of itself while it is there. All times in ms since the navigation began. */
export interface Probe {
  /** Largest contentful paint so far; 0 before there is any. */
  lcp: number
  /** What was painted then, for whoever wonders. */
  lcpElement: string
  /** First paint with content. */
  fcp: number
  /** The worst window of layout shifts, as Chrome sums them: at most 5 s long, gaps under 1 s. */
  shift: number
  /** Elements that moved, the worst first. */
  shifted: string[]
  /** From each click or key to the next paint. Chrome rounds to 8 ms and leaves out what took less than 16. */
  interactions: number[]
  /** Tasks of the main thread of 50 ms and more. */
  longTasks: { start: number; duration: number }[]
}

declare global {
  interface Window {
    __probe: Probe
  }
}

/** Runs in the page before any script of it. */
function observe(): void {
  const probe: Probe = {
    lcp: 0,
    lcpElement: '',
    fcp: 0,
    shift: 0,
    shifted: [],
    interactions: [],
    longTasks: [],
  }
  window.__probe = probe
  const nameOf = (node: Node | null | undefined) => {
    const element = node instanceof Element ? node : node?.parentElement
    return element ? `${element.tagName.toLowerCase()}.${element.className}`.slice(0, 60) : ''
  }
  const watch = (type: string, take: (entry: PerformanceEntry) => void, options: object = {}) => {
    try {
      new PerformanceObserver(list => list.getEntries().forEach(take)).observe({
        type,
        buffered: true,
        ...options,
      })
    } catch {
      // A kind of entry this browser does not know.
    }
  }
  watch('largest-contentful-paint', entry => {
    const { startTime, element } = entry as PerformanceEntry & { element?: Element }
    probe.lcp = startTime
    probe.lcpElement = `${nameOf(element)} ${element?.textContent?.slice(0, 30) ?? ''}`
  })
  watch('paint', ({ name, startTime }) => {
    if (name === 'first-contentful-paint') probe.fcp = startTime
  })
  let window_ = { from: 0, last: 0, sum: 0 }
  watch('layout-shift', entry => {
    const { startTime, value, hadRecentInput, sources } = entry as PerformanceEntry & {
      value: number
      hadRecentInput: boolean
      sources: { node: Node | null }[]
    }
    if (hadRecentInput) return
    const goesOn = startTime - window_.last < 1000 && startTime - window_.from < 5000
    window_ = goesOn
      ? { from: window_.from, last: startTime, sum: window_.sum + value }
      : { from: startTime, last: startTime, sum: value }
    probe.shift = Math.max(probe.shift, window_.sum)
    probe.shifted.push(`${value.toFixed(3)} ${sources.map(({ node }) => nameOf(node)).join(', ')}`)
  })
  const slowest = new Map<number, number>()
  watch(
    'event',
    entry => {
      const { interactionId, duration } = entry as PerformanceEntry & { interactionId?: number }
      if (!interactionId) return
      slowest.set(interactionId, Math.max(slowest.get(interactionId) ?? 0, duration))
      probe.interactions = [...slowest.values()]
    },
    { durationThreshold: 16 },
  )
  watch('longtask', ({ startTime, duration }) => probe.longTasks.push({ start: startTime, duration }))
}

/** Lets every page opened in this tab from now on note how it does. */
export async function probing(page: Page): Promise<void> {
  // What the compiler puts around functions that are sent to the page.
  await page.addInitScript(`(() => { const __name = made => made; (${observe.toString()})() })()`)
}

export const readProbe = (page: Page): Promise<Probe> => page.evaluate(() => window.__probe)

const QUIET_MS = 500
const PATIENCE_MS = 30_000

/**
 * Until the page has its figures and nothing more has come for a while; at most half a minute. The stream of live events
 * stays open for ever: only what has ended counts.
 */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('load')
  const drawn = () =>
    document.querySelector('#root') === null ||
    (document.querySelector('main') !== null && document.querySelector('.skeleton') === null)
  // A page that never comes to rest is measured as it stands.
  await page.waitForFunction(drawn, undefined, { timeout: PATIENCE_MS }).catch(() => {})
  const ended = () => page.evaluate(() => performance.getEntriesByType('resource').length)
  const until = performance.now() + PATIENCE_MS
  for (let before = -1, now = await ended(); now !== before && performance.now() < until; ) {
    await page.waitForTimeout(QUIET_MS)
    before = now
    now = await ended()
  }
}
