import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningApp, startApp } from '#test/kit/app.ts'
import { hasBrowser, openBrowser } from '#test/kit/browser.ts'
import { type Sessions, sessionsOf } from '#test/kit/sessions.ts'

/** KB of a built file as it travels. */
const weightOf = (path: string) => gzipSync(readFileSync(join('dist/web', path)), { level: 9 }).length / 1024

/** Notes every script and style the page asks for. */
function watch(page: Page): Set<string> {
  const files = new Set<string>()
  page.on('request', request => {
    const { pathname } = new URL(request.url())
    if (/^\/assets\/.*\.(?:js|css)$/.test(pathname)) files.add(pathname)
  })
  return files
}

const sumOf = (files: ReadonlySet<string>) => [...files].reduce((sum, file) => sum + weightOf(file), 0)

/** Keys of words that stand where the word should: `tasks:status.DONE`. */
const keysIn = (text: string) => text.match(/\b[a-z][A-Za-z]+:[a-z]\w*(?:\.\w+)+\b/g) ?? []

describe.skipIf(!hasBrowser)('the first view', () => {
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

  it('of a stranger is the login page alone, at most 100 KB of scripts and styles', async () => {
    const context = await sessions.open(null)
    const page = await context.newPage()
    const files = watch(page)
    await page.goto('/login', { waitUntil: 'networkidle' })
    expect(await page.locator('link[rel=modulepreload]').count()).toBe(0)
    expect(sumOf(files)).toBeLessThanOrEqual(100)
    await context.close()
  })

  it('of a leader is the cockpit, at most 300 KB, with every word in its place', async () => {
    const context = await sessions.open('leader')
    const page = await context.newPage()
    const files = watch(page)
    let asked = 0
    page.on('request', request => {
      if (request.url().includes('operationName=CockpitPage')) asked += 1
    })
    await page.goto('/', { waitUntil: 'networkidle' })
    await page.locator('.cockpit .att').first().waitFor()
    // Asked before the page was drawn, which takes that answer and does not ask again.
    expect(asked).toBe(1)
    expect(sumOf(files)).toBeLessThanOrEqual(300)
    const empty = await page
      .locator('.app :is(h1, h2, button, a)')
      .evaluateAll(elements =>
        elements
          .filter(
            element =>
              !element.textContent?.trim() &&
              !element.getAttribute('aria-label') &&
              !element.getAttribute('aria-labelledby') &&
              !element.getAttribute('title') &&
              !element.querySelector('svg, i, img') &&
              element.getClientRects().length > 0,
          )
          .map(element => element.outerHTML.slice(0, 120)),
      )
    // Words that are still on their way leave their place empty: the frame and the cockpit have none of those.
    expect(empty).toEqual([])
    // Once the reader moves, the words of everything else arrive; what is missing then shows its key.
    await page.mouse.move(300, 300)
    await page.waitForLoadState('networkidle')
    expect(keysIn((await page.locator('.app').textContent()) ?? '')).toEqual([])
    await context.close()
  })

  it('of a board with charts brings its own words and parts alone, at most 250 KB beyond the cockpit', async () => {
    const context = await sessions.open('leader')
    const page = await context.newPage()
    const cockpit = watch(page)
    await page.goto('/', { waitUntil: 'networkidle' })
    for (const address of ['/complaints', '/indicators', '/ratings', '/progress']) {
      const board = await context.newPage()
      const files = watch(board)
      await board.goto(address, { waitUntil: 'networkidle' })
      await board.locator('main h1').waitFor()
      // A word that was not named would have brought all of them.
      expect(
        [...files].filter(file => /\/zh-CN-/.test(file)),
        address,
      ).toEqual([])
      expect(sumOf(new Set([...files].filter(file => !cockpit.has(file)))), address).toBeLessThanOrEqual(250)
      await board.close()
    }
    await context.close()
  })

  it('comes with what it needs: the page names its parts, and they travel compressed and are kept for good', async () => {
    const html = await (await fetch(`${app.url}/`)).text()
    const parts = [...html.matchAll(/rel="modulepreload" crossorigin href="([^"]+)"/g)].map(
      ([, href]) => href,
    )
    expect(parts.some(part => part?.includes('signed-in'))).toBe(true)
    expect(parts.some(part => part?.includes('cockpit.page'))).toBe(true)
    for (const [encoding, accepts] of [
      ['gzip', 'gzip, deflate'],
      ['br', 'gzip, deflate, br'],
    ]) {
      const answer = await fetch(`${app.url}${parts[0]}`, { headers: { 'accept-encoding': accepts ?? '' } })
      expect(answer.headers.get('content-encoding')).toBe(encoding)
      expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
      expect(answer.headers.get('vary')).toContain('accept-encoding')
      expect(await answer.text()).toContain('import')
    }
    const page = await fetch(`${app.url}/tasks`)
    expect(page.headers.get('cache-control')).toBe('no-cache')
    expect(await page.text()).not.toContain('cockpit.page')
  })
})
