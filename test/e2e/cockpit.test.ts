import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type RunningApp, startApp } from '#test/kit/app.ts'
import { ask, hasBrowser, openBrowser, type Visit, type VisitOptions, visit } from '#test/kit/browser.ts'

const TOWN = '440203102000'
const NANPING = '350700000000'
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** A number on the board and the list it opens. */
interface LinkedNumber {
  text: string
  href: string
}

/** Waits until the figures stand there. */
const ready = (page: Page) => page.locator('.cockpit .heads .value').first().waitFor()

/** Integers on the board that are links to a list, each list once. Rates (100 is one too) count no rows. */
async function linkedNumbers(page: Page, within: string): Promise<LinkedNumber[]> {
  const links = await page
    .locator(`:is(${within}) a:is([href^="/tasks?"], [href="/tasks"], [href^="/milestones?"])`)
    .evaluateAll(elements =>
      elements.map(element => ({
        text: element.textContent ?? '',
        href: element.getAttribute('href') ?? '',
        rate: element.matches(':is(.cnt, .value) [href^="/milestones"]'),
      })),
    )
  const counted = links.filter(({ text, rate }) => !rate && /^\d+($| )/.test(text))
  return [...new Map(counted.map(link => [`${link.href} ${link.text}`, link])).values()]
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
  return Number(/· (\d+)/.exec((await title.textContent()) ?? '')?.[1])
}

/** What a leader reads first, as text. */
const figures = (page: Page) => page.locator('.cockpit .heads .value').allTextContents()

describe.skipIf(!hasBrowser)('the cockpit', () => {
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
  afterEach(async () => {
    expect(open.noise).toEqual([])
    await open.close()
  })

  const enter = async (username: string, address = '/', options: Partial<VisitOptions> = {}) => {
    open = await visit(browser, { url: app.url, username, ...options })
    await open.page.goto(address)
    await ready(open.page)
    return open.page
  }

  it('opens from every number a list of exactly that many', async () => {
    const page = await enter('leader')
    const board = await linkedNumbers(
      page,
      '.att, .heads, .plans, .levels, .completion header, .lines tfoot, .units tbody tr:nth-child(-n+3), .areas tbody tr:nth-child(-n+3)',
    )
    expect(board.length).toBeGreaterThan(40)
    const wrong: string[] = []
    for (const { text, href } of board) {
      const listed = await countAt(page, href)
      if (listed !== Number.parseInt(text, 10)) wrong.push(`${text} → ${listed} at ${href}`)
    }
    expect(wrong).toEqual([])
  })

  it('shows the joint parts apart, and their lists too', async () => {
    const page = await enter('leader')
    await page.getByRole('button', { name: '配合', exact: true }).click()
    await page.waitForURL(/part=JOINT/)
    const numbers = await linkedNumbers(page, '.units tbody tr:nth-child(-n+3), .units tfoot')
    expect(numbers.length).toBeGreaterThan(4)
    for (const { text, href } of numbers)
      expect([href, await countAt(page, href)]).toEqual([href, Number(text)])
  })

  it('drills from county to town to village and back to the same address and figures', async () => {
    const page = await enter('leader')
    const seen: [string, string[]][] = []
    const here = async () => [new URL(page.url()).search, await figures(page)] as [string, string[]]
    seen.push(await here())
    for (let step = 0; step < 2; step += 1) {
      const link = page.locator('.areas tbody th a').first()
      const name = (await link.textContent()) ?? ''
      await link.click()
      await page.locator('.crumbs b', { hasText: name }).waitFor()
      seen.push(await here())
    }
    expect(seen[1]?.[0]).toContain('place=440203')
    expect(await page.locator('.areas .state').textContent()).toContain('没有下级区划')
    await page.locator('.crumbs a').last().click()
    await page.locator('.areas tbody tr').first().waitFor()
    expect(await here()).toEqual(seen[1])
    await page.locator('.crumbs a').first().click()
    await expect.poll(() => page.locator('.crumbs a').count()).toBe(0)
    expect(await here()).toEqual(seen[0])
    await page.goBack()
    await expect.poll(here).toEqual(seen[1])
  })

  it('shows how the indicators stand, each number with its list, each chart with its indicator', async () => {
    const page = await enter('leader')
    const { cockpit } = await ask<{
      cockpit: {
        attention: { sentence: string }[]
        indicators: { counts: { total: number; good: number; behind: number } }
      }
    }>(
      open,
      '{ cockpit(place: "440203000000") { attention { sentence } indicators { counts { total good behind } } } }',
    )
    const { total, good } = cockpit.indicators.counts
    expect(await page.locator('.heads').textContent()).toContain(`${good}/${total}`)
    const spoken = cockpit.attention.find(({ sentence }) => sentence.includes('上云率'))?.sentence
    expect(spoken).toMatch(/^政务信息系统上云率 [\d.]+%，比应达低 [\d.]+ 个百分点/)
    expect(await page.locator('.att').textContent()).toContain(spoken)
    const charts = page.locator('.minis a')
    expect(await charts.count()).toBe(Math.min(9, total))
    const name = (await charts.first().locator('.ell').textContent()) ?? ''
    await charts.first().click()
    await page.waitForURL(/\/indicators\/[0-9a-f-]{36}/)
    await page.locator('h1', { hasText: name }).waitFor()
    await page.goBack()
    await ready(page)
    await page.locator('.heads a[href*="light=BEHIND"][href^="/indicators"]').click()
    await page.waitForURL(/\/indicators\?.*light=BEHIND/)
  })

  it('shows another day, and says which', async () => {
    const page = await enter('leader')
    const today = await figures(page)
    await page.goto(`/?asOf=2018-10-15&place=${NANPING}`)
    await ready(page)
    await expect.poll(() => page.locator('.ph .cap').textContent()).toContain('截至 2018-10-15 周一')
    expect(await figures(page)).not.toEqual(today)
    const { cockpit } = await ask<{ cockpit: { counts: { open: number } } }>(
      open,
      `{ cockpit(place: "${NANPING}", asOf: "2018-10-15") { counts { open } } }`,
    )
    expect((await figures(page))[0]).toBe(`${cockpit.counts.open}项`)
    await page.locator('.heads .value a').first().click()
    await page.waitForURL(/\/tasks\?.*asOf=2018-10-15/)
  })

  it('says on focus how a figure was counted, and is walked by keyboard alone', async () => {
    const page = await enter('leader')
    await page.keyboard.press('Tab')
    await page.getByRole('button', { name: '任务按期完成率怎么算' }).focus()
    const tip = page.getByRole('tooltip')
    await tip.waitFor()
    expect(await tip.textContent()).toMatch(/分子\/分母\d+ \/ \d+.*任务台账.*2024-10-15/)
    await page.keyboard.press('Escape')
    const place = page.locator('.areas tbody th a').first()
    for (let presses = 0; presses < 400; presses += 1) {
      if (await place.evaluate(element => element === document.activeElement)) break
      await page.keyboard.press('Tab')
    }
    const name = (await place.textContent()) ?? ''
    await page.keyboard.press('Enter')
    await page.locator('.crumbs b', { hasText: name }).waitFor()
  })

  it('gives the completion chart as a table whose numbers open their milestones', async () => {
    const page = await enter('leader')
    await page.getByRole('button', { name: '数据表' }).click()
    const numbers = await linkedNumbers(page, '.completion .data tbody tr:nth-child(n+5)')
    expect(numbers.length).toBeGreaterThan(6)
    for (const { text, href } of numbers)
      expect([href, await countAt(page, href)]).toEqual([href, Number(text)])
    await page.locator('tr.item a').first().click()
    await page.waitForURL(/\/tasks\/[0-9a-f-]{36}/)
  })

  it('fits one screen at 1440 × 900, and a phone without sideways scrolling', async () => {
    const page = await enter('leader')
    const overflow = () =>
      page
        .locator('main')
        .evaluate(main => [main.scrollHeight - main.clientHeight, main.scrollWidth - main.clientWidth])
    expect(await overflow()).toEqual([0, 0])
    await page.setViewportSize({ width: 390, height: 844 })
    expect((await overflow())[1]).toBe(0)
  })

  it('shows a town operator the town alone', async () => {
    const page = await enter('town')
    expect(await page.locator('.crumbs').textContent()).toBe('龙归镇')
    expect(await page.locator('.areas tbody tr').count()).toBe(16)
    await page.goto('/?place=440203000000')
    await page.getByRole('alert').waitFor()
    expect(await page.locator('.heads .value').count()).toBe(0)
    open.noise.splice(0) // The browser reports the refusal itself.
  })

  for (const [who, address, viewport] of [
    ['leader', '/', { width: 1440, height: 900 }],
    ['supervisor', `/?place=${TOWN}`, { width: 390, height: 844 }],
  ] as const) {
    it(`has nothing serious for axe at ${viewport.width} px`, async () => {
      const page = await enter(who, address, { viewport })
      await page.locator('.completion canvas').waitFor()
      await page.evaluate(AXE)
      const found = (await page.evaluate('axe.run()')) as {
        violations: { id: string; impact: string; nodes: { html: string }[] }[]
      }
      const serious = found.violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
      expect(serious.map(({ id, nodes }) => [id, nodes.slice(0, 3).map(({ html }) => html)])).toEqual([])
    })
  }
})
