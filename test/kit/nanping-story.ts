import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, it, onTestFailed } from 'vitest'
import type { Day } from '#api/platform/day.ts'
import { openBrowser, type Visit, visit } from './browser.ts'
import { type MovingApp, nanpingApp } from './moving-app.ts'

/** A story told day by day: five people of Nanping, each at a browser of their own. */
export interface NanpingStory {
  /** The day it is in the story. */
  day(): Day
  /** What one of the five does; their browser must have nothing to complain of. */
  as(username: string, work: (page: Page, seen: Visit) => Promise<void>): Promise<void>
  /** A day of the story, as a test. Every day stands on the day before: once one has failed, the rest is skipped. */
  on(day: Day, what: string, work: () => Promise<void>): void
}

/** Begins the story in the `describe` it is called in. */
export function nanpingStory(firstDay: Day): NanpingStory {
  let app: MovingApp | undefined
  let browser: Browser | undefined
  let stoppedAt: string | null = null

  beforeAll(async () => {
    app = await nanpingApp(firstDay)
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await app?.stop()
  })
  beforeEach(context => {
    if (stoppedAt !== null) context.skip(`The story ended at: ${stoppedAt}`)
    onTestFailed(({ task }) => {
      stoppedAt = task.name
    })
  })

  const begun = (): { app: MovingApp; browser: Browser } => {
    if (!app || !browser) throw new Error('The story has not begun.')
    return { app, browser }
  }
  return {
    day: () => begun().app.day(),
    async as(username, work) {
      const { app, browser } = begun()
      const seen = await visit(browser, { url: app.url(), username, viewport: { width: 1440, height: 1200 } })
      seen.page.setDefaultTimeout(60_000)
      try {
        await work(seen.page, seen)
        expect(seen.noise, `console of ${username}`).toEqual([])
      } finally {
        await seen.close()
      }
    },
    on(day, what, work) {
      it(`${day}: ${what}`, async () => {
        await begun().app.moveTo(day)
        await work()
      }, 240_000)
    },
  }
}
