import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningApp, startApp } from '#test/kit/app.ts'
import { hasBrowser, openBrowser } from '#test/kit/browser.ts'
import { asChromium88 } from '#test/kit/old-browser.ts'
import { newerThan88 } from '#test/kit/old-css.ts'
import { everyPage, type PageAddress } from '#test/kit/pages.ts'
import { type Sessions, sessionsOf } from '#test/kit/sessions.ts'

const ASSETS = 'dist/web/assets'

/** A window of one person for all pages of theirs, and what its console said. */
interface Desk {
  page: Page
  noise: string[]
}

async function deskOf(context: BrowserContext): Promise<Desk> {
  await asChromium88(context)
  const page = await context.newPage()
  const noise: string[] = []
  page.on('console', message => {
    if (message.type() === 'error') noise.push(message.text())
  })
  page.on('pageerror', error => noise.push(error.stack ?? error.message))
  return { page, noise }
}

/** What is wrong with a page: nothing drawn, or something said on the console. */
async function faultsOf({ page, noise }: Desk, { name, address }: PageAddress): Promise<string[]> {
  noise.length = 0
  await page.goto(address)
  const drawn = await page
    .waitForFunction(
      () => document.querySelector('main, .screen') && !document.querySelector('.skeleton'),
      undefined,
      { timeout: 20_000 },
    )
    .then(
      () => true,
      () => false,
    )
  return [...(drawn ? [] : ['never drawn']), ...noise].map(fault => `${name}: ${fault}`)
}

describe.skipIf(!hasBrowser)('a browser of the age of Chromium 88', () => {
  let app: RunningApp
  let browser: Browser
  let sessions: Sessions

  beforeAll(async () => {
    app = await startApp()
    browser = await openBrowser()
    sessions = sessionsOf(browser, app.url)
  })
  afterAll(async () => {
    await browser?.close()
    await app?.stop()
  })

  it('understands every built style sheet', () => {
    const files = readdirSync(ASSETS).filter(file => file.endsWith('.css'))
    expect(files.length).toBeGreaterThan(0)
    expect(
      files.flatMap(file =>
        newerThan88(readFileSync(join(ASSETS, file), 'utf8')).map(fault => `${file}: ${fault}`),
      ),
    ).toEqual([])
  })

  it('lacks what came later: the test would notice', async () => {
    const { page } = await deskOf(await sessions.open(null))
    await page.goto('/healthz')
    const left = await page.evaluate(
      `[typeof [].at, typeof Object.hasOwn, typeof structuredClone, typeof crypto.randomUUID, typeof crypto.subtle, typeof URL.canParse]`,
    )
    expect(left).toEqual(Array(6).fill('undefined'))
    await page.context().close()
  })

  it('draws every page, and says nothing on the console', { timeout: 300_000 }, async () => {
    const pages = await everyPage(sessions)
    const desks = new Map<string | null, Desk>()
    const faults: string[] = []
    for (const page of pages) {
      const desk = desks.get(page.username) ?? (await deskOf(await sessions.open(page.username)))
      desks.set(page.username, desk)
      faults.push(...(await faultsOf(desk, page)))
    }
    expect(faults).toEqual([])
  })
})
