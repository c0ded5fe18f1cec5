import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { type RunningApp, startApp } from './app.ts'
import { openBrowser, type Visit, type VisitOptions, visit } from './browser.ts'

export interface StageOptions {
  /** The day the demo world was made on; default 2024-10-15. */
  clock?: string
  /** True for what the browser complains of on purpose of these tests; everything else fails them. */
  forgives?: (line: string) => boolean
}

/** The demo world and a browser for the tests of one `describe`; windows are closed after each test. */
export interface Stage {
  /** Address of the program. */
  readonly url: string
  readonly browser: Browser
  /** The window opened last, for questions to the API and for what it complained of. */
  readonly seen: Visit
  /** One more window. */
  visit(options: Omit<VisitOptions, 'url'>): Promise<Visit>
  /** A window of this demo account (null = a stranger) at this address. */
  enter(username: string | null, address: string, options?: Partial<VisitOptions>): Promise<Page>
}

const NOTHING_YET = 'Nothing is on the stage before the tests begin.'

/** Builds the stage before the tests of the `describe` it is called in and takes it down after them. */
export function demoStage({ clock, forgives = () => false }: StageOptions = {}): Stage {
  let app: RunningApp | undefined
  let browser: Browser | undefined
  const windows: Visit[] = []

  beforeAll(async () => {
    app = await startApp(clock)
    browser = await openBrowser()
  })
  afterEach(async () => {
    const open = windows.splice(0)
    for (const { close } of open) await close()
    expect(open.flatMap(({ noise }) => noise).filter(line => !forgives(line))).toEqual([])
  })
  afterAll(async () => {
    await browser?.close()
    await app?.stop()
  })

  const there = <Thing>(thing: Thing | undefined): Thing => {
    if (thing === undefined) throw new Error(NOTHING_YET)
    return thing
  }
  const stage: Stage = {
    get url() {
      return there(app).url
    },
    get browser() {
      return there(browser)
    },
    get seen() {
      return there(windows[windows.length - 1])
    },
    async visit(options) {
      const window = await visit(stage.browser, { url: stage.url, ...options })
      windows.push(window)
      return window
    },
    async enter(username, address, options = {}) {
      const { page } = await stage.visit({ ...options, ...(username === null ? {} : { username }) })
      await page.goto(address)
      return page
    },
  }
  return stage
}
