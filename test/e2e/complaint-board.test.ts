import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type RunningApp, startApp } from '#test/kit/app.ts'
import { hasBrowser, openBrowser, type Visit, type VisitOptions, visit } from '#test/kit/browser.ts'

const WUJIANG = '440203000000'
const LONGGUI = '440203102000'
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** A number on the board and the list it opens. */
interface LinkedNumber {
  text: string
  href: string
}

/** Waits until the figures and the cards stand there. */
async function ready(page: Page): Promise<void> {
  await page.locator('.complaint-board .strip .l2 b').first().waitFor()
  await expect.poll(() => page.locator('.complaint-board .skeleton').count(), { timeout: 30_000 }).toBe(0)
}

/** Under load an answer takes its time. */
const SOON = { timeout: 15_000 }

const received = (page: Page) => page.locator('.strip .cell').first().locator('.l2 b').textContent()

/** Whole numbers in a part of the board that open a list, each list once. */
async function linkedNumbers(page: Page, within: string): Promise<LinkedNumber[]> {
  const links = await page.locator(`${within} a[href^="/complaints/list"]`).evaluateAll(elements =>
    elements.map(element => ({
      text: (element.textContent ?? '').replace(',', ''),
      href: element.getAttribute('href') ?? '',
    })),
  )
  const whole = links.filter(({ text }) => /^\d+$/.test(text) || /^未应答 \d+$/.test(text))
  return [...new Map(whole.map(link => [link.href, link])).values()]
}

/** The count in the title of the list at this address, opened within the app. */
async function countAt(page: Page, href: string): Promise<number> {
  const go = (to: string) => page.evaluate(address => history.pushState(null, '', address), to)
  // By way of a page without a count, so that no title of the list before can be read.
  await go('/me/password')
  await page.locator('h1', { hasNotText: '·' }).waitFor()
  await go(href)
  const title = page.locator('h1', { hasText: '·' })
  await title.waitFor()
  return Number(/· ([\d,]+)/.exec((await title.textContent()) ?? '')?.[1]?.replace(',', ''))
}

describe.skipIf(!hasBrowser)('the board of complaints', () => {
  let app: RunningApp
  let browser: Browser
  let open: Visit

  beforeAll(async () => {
    app = await startApp()
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await app?.stop()
  })
  afterEach(() => open?.close())

  const as = async (options: Omit<VisitOptions, 'url'>, path: string): Promise<Page> => {
    open = await visit(browser, { url: app.url, ...options })
    await open.page.goto(path)
    return open.page
  }

  it('says of every number how many tickets its list holds', async () => {
    const page = await as({ username: 'leader' }, '/complaints')
    await ready(page)
    const numbers = [
      ...(await linkedNumbers(page, '.strip')),
      ...(await linkedNumbers(page, '.categories')).slice(0, 3),
      ...(await linkedNumbers(page, '.units tbody tr:nth-child(-n + 2)')),
      ...(await linkedNumbers(page, '.units tfoot')),
      ...(await linkedNumbers(page, '.ranking tbody')).slice(0, 3),
      ...(await linkedNumbers(page, '.ranking tbody tr:last-child')),
      ...(await linkedNumbers(page, '.channels')).slice(0, 2),
      ...(await linkedNumbers(page, '.hot')).slice(0, 1),
    ]
    expect(numbers.length).toBeGreaterThan(20)
    const wrong: string[] = []
    for (const { text, href } of numbers) {
      const said = Number(/\d+/.exec(text)?.[0])
      const found = await countAt(page, href)
      if (found !== said) wrong.push(`${href}: ${said} on the board, ${found} in the list`)
    }
    expect(wrong).toEqual([])
    expect(open.noise).toEqual([])
  })

  it('is narrowed by period, category, unit and channel, in the address', async () => {
    const page = await as({ username: 'supervisor' }, '/complaints')
    await ready(page)
    const month = await received(page)
    await page.getByRole('button', { name: '本年', exact: true }).click()
    await page.waitForURL(/period=year/)
    await expect.poll(() => received(page), SOON).not.toBe(month)
    await page.getByRole('button', { name: '近 30 天', exact: true }).click()
    await expect.poll(() => received(page), SOON).toBe(month)

    const first = page.locator('.categories tbody tr').first()
    const count = (await first.locator('td.num').first().textContent()) ?? ''
    await first.getByRole('button').click()
    await page.waitForURL(/category=/)
    await expect.poll(() => received(page), SOON).toBe(count)
    await page.locator('.channels tbody tr').first().getByRole('button').click()
    await page.waitForURL(/channel=/)
    await ready(page)
    await page.getByRole('button', { name: '清除全部' }).click()
    await expect.poll(() => received(page), SOON).toBe(month)
    // Back goes through the same steps.
    await page.goBack()
    await page.waitForURL(/category=.*channel=|channel=.*category=/)
    expect(open.noise).toEqual([])
  })

  it('leads from the county to a town and a village, and back up', async () => {
    const page = await as({ username: 'supervisor' }, '/complaints')
    await ready(page)
    const county = await received(page)
    await page.locator('.ranking').getByRole('link', { name: '龙归镇', exact: true }).click()
    await page.waitForURL(new RegExp(`place=${LONGGUI}`))
    await expect.poll(() => received(page), SOON).not.toBe(county)
    const town = Number(await received(page))
    await ready(page)
    const village = page.locator('.ranking tbody th a').first()
    const name = (await village.textContent()) ?? ''
    await village.click()
    await page.locator('.trail b', { hasText: name }).waitFor()
    await ready(page)
    expect(Number(await received(page))).toBeLessThanOrEqual(town)
    await page.getByText('没有下级地区').waitFor()
    await page.locator('.trail').getByRole('link', { name: '武江区' }).click()
    await expect.poll(() => received(page), SOON).toBe(county)
    expect(new URL(page.url()).searchParams.get('place') ?? WUJIANG).toBe(WUJIANG)
    expect(open.noise).toEqual([])
  })

  it('shows every chart as a table, and the categories as areas', async () => {
    const page = await as({ username: 'leader' }, '/complaints?categories=treemap')
    await ready(page)
    expect(await page.locator('.treemap li').count()).toBeGreaterThan(5)
    await page.getByRole('button', { name: '看数据表' }).click()
    await page.getByRole('table', { name: /受理.*前 30 天.*件/ }).waitFor()
    expect(await page.locator('.trend tbody tr').count()).toBe(30)
    expect(await page.locator('.hours tbody tr').count()).toBe(24)
    expect(await page.locator('.complaint-board canvas').count()).toBe(0)
  })

  it('says how a rate is counted on keyboard focus', async () => {
    const page = await as({ username: 'leader' }, '/complaints')
    await ready(page)
    await page.getByRole('button', { name: '按时办结率' }).first().click()
    const words = page.getByRole('dialog', { name: '按时办结率怎么算' })
    await words.getByText('口径').waitFor()
    await words.getByText('截至').waitFor()
    await words.getByText('较去年同期').waitFor()
  })

  it('tells a unit of its own tickets only', async () => {
    const page = await as({ username: 'unit-officer' }, '/complaints?period=year')
    await ready(page)
    expect(await page.locator('.units tbody tr').count()).toBe(1)
    await page.locator('.units').getByText('区政务服务数据管理局').waitFor()
  })

  for (const viewport of [
    { width: 1440, height: 900 },
    { width: 390, height: 844 },
  ])
    for (const path of ['/complaints', '/complaints/hot'])
      it(`${path} has nothing serious for axe at ${viewport.width} px, and does not scroll sideways`, async () => {
        const page = await as({ username: 'supervisor', viewport }, path)
        if (path === '/complaints') await ready(page)
        else await page.locator('h1', { hasText: '·' }).waitFor()
        await page.evaluate(AXE)
        const found = (await page.evaluate('axe.run()')) as {
          violations: { id: string; impact: string; nodes: { html: string }[] }[]
        }
        const serious = found.violations
          .filter(({ impact }) => impact === 'serious' || impact === 'critical')
          .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
        expect(serious).toEqual([])
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
        expect(over).toBeLessThanOrEqual(0)
      })
})
