import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { hasBrowser, sideways } from '#test/kit/browser.ts'
import { type LinkedNumber, wrongNumbers } from '#test/kit/linked-numbers.ts'
import { demoStage } from '#test/kit/stage.ts'
import { axeFaults } from '#test/screens/faults.ts'

const WUJIANG = '440203000000'
const LONGGUI = '440203102000'

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

describe.skipIf(!hasBrowser)('the board of complaints', () => {
  const stage = demoStage()

  it('says of every number how many tickets its list holds', async () => {
    const page = await stage.enter('leader', '/complaints')
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
    expect(await wrongNumbers(page, numbers)).toEqual([])
  })

  it('is narrowed by period, category, unit and channel, in the address', async () => {
    const page = await stage.enter('supervisor', '/complaints')
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
  })

  it('leads from the county to a town and a village, and back up', async () => {
    const page = await stage.enter('supervisor', '/complaints')
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
  })

  it('shows every chart as a table, and the categories as areas', async () => {
    const page = await stage.enter('leader', '/complaints?categories=treemap')
    await ready(page)
    expect(await page.locator('.treemap li').count()).toBeGreaterThan(5)
    await page.getByRole('button', { name: '看数据表' }).click()
    await page.getByRole('table', { name: /受理.*前 30 天.*件/ }).waitFor()
    expect(await page.locator('.trend tbody tr').count()).toBe(30)
    expect(await page.locator('.hours tbody tr').count()).toBe(24)
    expect(await page.locator('.complaint-board canvas').count()).toBe(0)
  })

  it('says how a rate is counted on keyboard focus', async () => {
    const page = await stage.enter('leader', '/complaints')
    await ready(page)
    await page.getByRole('button', { name: '按时办结率' }).first().click()
    const words = page.getByRole('dialog', { name: '按时办结率怎么算' })
    await words.getByText('口径').waitFor()
    await words.getByText('截至').waitFor()
    await words.getByText('较去年同期').waitFor()
  })

  it('tells a unit of its own tickets only', async () => {
    const page = await stage.enter('unit-officer', '/complaints?period=year')
    await ready(page)
    expect(await page.locator('.units tbody tr').count()).toBe(1)
    await page.locator('.units').getByText('区政务服务数据管理局').waitFor()
  })

  it('keeps title, period and actions on one line of a phone', async () => {
    const page = await stage.enter('leader', '/complaints', { viewport: { width: 390, height: 844 } })
    await ready(page)
    const [title, actions] = await Promise.all(
      ['.ph h1', '.ph .act'].map(part => page.locator(part).boundingBox()),
    )
    expect((title?.y ?? 0) + (title?.height ?? 0)).toBeGreaterThan(actions?.y ?? 999)
    expect(await page.getByRole('button', { name: '导出 Word' }).isVisible()).toBe(false)

    const month = await received(page)
    await page.getByRole('button', { name: '近 30 天', exact: true }).click()
    await page.getByRole('button', { name: '本年', exact: true }).click()
    await page.waitForURL(/period=year/)
    await expect.poll(() => received(page), SOON).not.toBe(month)

    const fold = page.getByRole('button', { name: '操作', exact: true })
    await fold.click()
    await page.getByRole('button', { name: '导出 Word' }).waitFor()
    expect(await axeFaults(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: '导出 Word' }).waitFor({ state: 'hidden' })
    expect(await fold.evaluate(element => element === document.activeElement)).toBe(true)
    await fold.click()
    await page.getByRole('button', { name: '看数据表' }).click()
    await page.locator('.trend tbody tr').first().waitFor()
    expect(await page.getByRole('button', { name: '导出 Word' }).isVisible()).toBe(false)
  })

  for (const viewport of [
    { width: 1440, height: 900 },
    { width: 390, height: 844 },
  ])
    for (const path of ['/complaints', '/complaints/hot'])
      it(`${path} has nothing serious for axe at ${viewport.width} px, and does not scroll sideways`, async () => {
        const page = await stage.enter('supervisor', path, { viewport })
        if (path === '/complaints') await ready(page)
        else await page.locator('h1', { hasText: '·' }).waitFor()
        expect(await axeFaults(page)).toEqual([])
        expect(await sideways(page)).toBe(0)
      })
})
