import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type RunningApp, startApp } from '#test/kit/app.ts'
import { ask, hasBrowser, openBrowser, type Visit, type VisitOptions, visit } from '#test/kit/browser.ts'

const TOWN = '440203102000'
const NANPING = '350700000000'
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface Change {
  rate: { numerator: number; denominator: number; value: number }
  target: number | null
}

/** What the API says of the board. */
interface Whole {
  onTime: Change
  reached: Change
  notices: { awaiting: { value: number }; overdue: { value: number } }
  complaints: {
    unanswered: number
    openOverdue: number
    onTime: Change
    satisfied: Change
    receivedByDay: number[]
  }
  attention: { sentence: string }[]
  gaps: { count: number }[]
  byPlace: { place: { code: string } }[]
}

/** A number on the board and the list it opens. */
interface LinkedNumber {
  text: string
  href: string
}

/** Waits until the figures stand there. */
const ready = (page: Page) => page.locator('.cockpit .heads .value').first().waitFor()

/** Pages whose title counts what they list. */
const LISTS = ['/tasks', '/milestones', '/notices', '/indicators', '/complaints/list']

/** Integers on the board that are links to a list, each list once. Rates (100 is one too) count no rows. */
async function linkedNumbers(page: Page, within: string): Promise<LinkedNumber[]> {
  const links = await page.locator(`:is(${within}) a`).evaluateAll((elements, lists) => {
    const found = elements.map(element => ({
      text: element.textContent ?? '',
      href: element.getAttribute('href') ?? '',
      rate:
        element.matches('.rate a') ||
        (element.matches('.value a') && element.parentElement?.querySelector('small')?.textContent === '%'),
    }))
    return found.filter(({ href }) => lists.includes(href.split('?')[0] ?? ''))
  }, LISTS)
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
  return Number(/· ([\d,]+)/.exec((await title.textContent()) ?? '')?.[1]?.replace(/,/g, ''))
}

/** Those whose list holds another number than they say. */
async function wrongNumbers(page: Page, numbers: readonly LinkedNumber[]): Promise<string[]> {
  const wrong: string[] = []
  for (const { text, href } of numbers) {
    const listed = await countAt(page, href)
    if (listed !== Number.parseInt(text, 10)) wrong.push(`${text} → ${listed} at ${href}`)
  }
  return wrong
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
      '.att, .gaps, .heads, .hots li:nth-child(-n+2), .tickets header, .lines tfoot, .units tbody tr:first-child, .areas tbody tr:first-child',
    )
    expect(board.length).toBeGreaterThan(35)
    expect(await wrongNumbers(page, board)).toEqual([])
  }, 240_000)

  it('shows the joint parts apart, and their lists too', async () => {
    const page = await enter('leader')
    await page.getByRole('button', { name: '配合', exact: true }).click()
    await page.waitForURL(/part=JOINT/)
    const numbers = await linkedNumbers(page, '.units tbody tr:nth-child(-n+2), .units tfoot')
    expect(numbers.length).toBeGreaterThan(4)
    expect(await wrongNumbers(page, numbers)).toEqual([])
  })

  it('shows the figures the API gives, with what they are made of', async () => {
    const page = await enter('leader')
    const rate = 'rate { numerator denominator value } before { value } target'
    const { cockpit } = await ask<{ cockpit: Whole }>(
      open,
      `{ cockpit(place: "440203000000") {
        onTime { ${rate} } reached { ${rate} } notices { awaiting { value } overdue { value } }
        complaints { unanswered openOverdue onTime { ${rate} } satisfied { ${rate} } receivedByDay }
        attention { sentence } gaps { count } byPlace { place { code } }
      } }`,
    )
    const heads = await page.locator('.cockpit .heads .fig').allTextContents()
    const { onTime, reached, complaints, notices } = cockpit
    for (const [at, { rate: one, target }] of [onTime, complaints.onTime, complaints.satisfied].entries()) {
      const text = heads[[0, 2, 3][at] ?? 0] ?? ''
      expect(text).toContain(`${one.value === 1 ? '100' : (one.value * 100).toFixed(1)}%`)
      expect(text).toContain(`${one.numerator}/${one.denominator}`)
      expect(text).toContain(`目标 ${target}%`)
      expect(text).toMatch(/较前 30 天 ([+−][\d.]+|0)/)
    }
    expect(heads[1]).toContain(`${reached.rate.numerator}/${reached.rate.denominator}`)
    expect(heads[3]).toContain(`未应答 ${complaints.unanswered}`)
    expect(heads[4]).toContain(`${notices.awaiting.value}件`)
    const said = await page.locator('.att p').allTextContents()
    expect(said).toEqual(cockpit.attention.map(({ sentence }) => sentence))
    expect(await page.locator('.gaps li').count()).toBe(cockpit.gaps.length)
    expect(await page.locator('.areas tbody tr').count()).toBe(cockpit.byPlace.length)
    const received = complaints.receivedByDay.reduce((sum, one) => sum + one, 0)
    expect(await page.locator('.tickets header').textContent()).toContain(`近 30 天受理 ${received} 件`)
  })

  it('drills from county to town to village and back to the same address, period and figures', async () => {
    const page = await enter('leader')
    const seen: [string, string[]][] = []
    const here = async () => [new URL(page.url()).search, await figures(page)] as [string, string[]]
    await page.getByRole('button', { name: '本月', exact: true }).click()
    await page.waitForURL(/period=month/)
    await page.locator('.heads', { hasText: '较上月同期' }).waitFor()
    seen.push(await here())
    for (let step = 0; step < 2; step += 1) {
      const link = page.locator('.areas tbody th a').first()
      const name = (await link.textContent()) ?? ''
      await link.click()
      await page.locator('.crumbs b', { hasText: name }).waitFor()
      seen.push(await here())
    }
    expect(seen[1]?.[0]).toContain('place=440203')
    expect(seen[2]?.[0]).toContain('period=month')
    expect(await page.locator('.areas h2').textContent()).toContain('的任务')
    await page.locator('.crumbs a').last().click()
    await page.locator('.areas tbody tr').first().waitFor()
    expect(await here()).toEqual(seen[1])
    await page.locator('.crumbs a').first().click()
    await expect.poll(() => page.locator('.crumbs a').count(), { timeout: 15_000 }).toBe(0)
    await expect.poll(here, { timeout: 15_000 }).toEqual(seen[0])
    await page.goBack()
    await expect.poll(here, { timeout: 15_000 }).toEqual(seen[1])
  })

  it('is found where it was left after going back', async () => {
    const page = await enter('leader', '/', { viewport: { width: 390, height: 844 } })
    const main = page.locator('main')
    await main.evaluate(element => element.scrollTo(0, 1200))
    await expect.poll(() => main.evaluate(element => element.scrollTop)).toBe(1200)
    await page.evaluate(() => history.pushState(null, '', '/tasks'))
    await page.locator('h1', { hasText: '任务台账' }).waitFor()
    expect(await main.evaluate(element => element.scrollTop)).toBe(0)
    await page.goBack()
    await ready(page)
    await expect.poll(() => main.evaluate(element => element.scrollTop), { timeout: 10_000 }).toBe(1200)
  })

  it('opens each indicator from its small chart, and hot issues from their words', async () => {
    const page = await enter('leader')
    const charts = page.locator('.minis a')
    expect(await charts.count()).toBeGreaterThan(5)
    const name = (await charts.first().locator('.ell').textContent()) ?? ''
    await charts.first().click()
    await page.waitForURL(/\/indicators\/[0-9a-f-]{36}/)
    await page.locator('h1', { hasText: name }).waitFor()
    await page.goBack()
    await ready(page)
    const hot = page.locator('.hots a').first()
    const title = (await hot.textContent()) ?? ''
    await hot.click()
    await page.waitForURL(/\/complaints\/hot\/[0-9a-f-]{36}/)
    await page.locator('h1', { hasText: title }).waitFor()
  })

  it('shows another day, and says which', async () => {
    const page = await enter('leader')
    const today = await figures(page)
    await page.goto(`/?asOf=2018-10-15&place=${NANPING}`)
    await ready(page)
    await expect.poll(() => page.locator('.ph .cap').textContent()).toContain('截至 2018-10-15 周一')
    expect(await figures(page)).not.toEqual(today)
    const { cockpit } = await ask<{ cockpit: { counts: { behind: number } } }>(
      open,
      `{ cockpit(place: "${NANPING}", asOf: "2018-10-15") { counts { behind } } }`,
    )
    const behind = page.locator('.units tfoot .sum .cnt').first()
    expect(await behind.textContent()).toBe(String(cockpit.counts.behind))
    expect(await behind.locator('a').getAttribute('href')).toContain('asOf=2018-10-15')
  })

  it('says on hover and on focus how a number was counted, and is walked by keyboard alone', async () => {
    const page = await enter('leader')
    const tip = page.getByRole('tooltip')
    await page.locator('.heads .value a').first().hover()
    await tip.waitFor()
    expect(await tip.textContent()).toMatch(
      /分子\/分母\d+ \/ \d+口径.*较前 30 天.*目标90%.*任务台账.*2024-10-15/,
    )
    await page.keyboard.press('Escape')
    await tip.waitFor({ state: 'detached' })
    await page.locator('.areas tbody .cnt a').first().focus()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Shift+Tab')
    await tip.waitFor()
    expect(await tip.textContent()).toMatch(/口径.*来源.*截至2024-10-15/)
    await page.keyboard.press('Escape')
    const place = page.locator('.areas tbody th a').first()
    await page.locator('.areas .lines').focus()
    await page.keyboard.press('Tab')
    expect(await place.evaluate(element => element === document.activeElement)).toBe(true)
    const name = (await place.textContent()) ?? ''
    await page.keyboard.press('Enter')
    await page.locator('.crumbs b', { hasText: name }).waitFor()
  })

  it('takes an instruction on a figure, in place', async () => {
    const page = await enter('leader')
    await page.locator('.heads .fig').first().hover()
    await page.getByRole('button', { name: /就“任务按期完成率/ }).click()
    const dialog = page.getByRole('alertdialog')
    expect(await dialog.getByLabel('针对事项').inputValue()).toMatch(/^任务按期完成率 [\d.]+%（\d+\/\d+）$/)
    await dialog.getByLabel('批示内容').fill('请督查室逐项核对逾期节点，本周内报结果。')
    await dialog.getByRole('button', { name: '发出批示' }).click()
    await dialog.waitFor({ state: 'detached' })
    expect(new URL(page.url()).pathname).toBe('/')
    const { instructions } = await ask<{ instructions: { nodes: { subjectTitle: string; text: string }[] } }>(
      open,
      '{ instructions(filter: { place: "440203000000" }) { nodes { subjectTitle text } } }',
    )
    const mine = instructions.nodes.find(({ text }) => text.startsWith('请督查室逐项核对'))
    expect(mine?.subjectTitle).toContain('任务按期完成率')
  })

  it('gives thirty days as a table whose numbers open their tickets', async () => {
    const page = await enter('leader')
    await page
      .locator('.tickets')
      .getByRole('button', { name: /数据表/ })
      .click()
    const table = page.getByRole('dialog').locator('tbody tr')
    await table.first().waitFor()
    expect(await table.count()).toBe(30)
    const numbers = await linkedNumbers(page, '.pop tbody tr:nth-child(-n+2)')
    expect(numbers.length).toBeGreaterThan(0)
    expect(await wrongNumbers(page, numbers)).toEqual([])
  })

  it('leads to the progress of tasks, whose numbers open their milestones', async () => {
    const page = await enter('leader')
    await page.getByRole('link', { name: '进展', exact: true }).click()
    await page.waitForURL(/\/progress/)
    await page.locator('.completion canvas').waitFor()
    const numbers = await linkedNumbers(page, '.heads, .plans, .levels, .completion header')
    expect(numbers.length).toBeGreaterThan(15)
    expect(await wrongNumbers(page, numbers)).toEqual([])
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
    expect(await page.getByRole('button', { name: /批示/ }).count()).toBe(0)
    await page.goto('/?place=440203000000')
    await page.getByRole('alert').waitFor()
    expect(await page.locator('.heads .value').count()).toBe(0)
    open.noise.splice(0) // The browser reports the refusal itself.
  })

  for (const [who, address, viewport] of [
    ['leader', '/', { width: 1440, height: 900 }],
    ['supervisor', `/?place=${TOWN}`, { width: 390, height: 844 }],
  ] as const) {
    it(`has nothing for axe at ${viewport.width} px`, async () => {
      const page = await enter(who, address, { viewport })
      await page.locator('.tickets .drawn').waitFor()
      await page.evaluate(AXE)
      const found = (await page.evaluate('axe.run()')) as {
        violations: { id: string; nodes: { html: string }[] }[]
      }
      expect(
        found.violations.map(({ id, nodes }) => [id, nodes.slice(0, 3).map(({ html }) => html)]),
      ).toEqual([])
    })
  }
})
