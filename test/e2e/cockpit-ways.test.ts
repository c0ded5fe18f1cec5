import { describe, expect, it } from 'vitest'
import { ask, hasBrowser, type VisitOptions } from '#test/kit/browser.ts'
import { wrongNumbers } from '#test/kit/linked-numbers.ts'
import { demoStage } from '#test/kit/stage.ts'
import { figures, linkedNumbers, ready } from './cockpit-steps.ts'

const NANPING = '350700000000'

describe.skipIf(!hasBrowser)('every way out of the cockpit', () => {
  const stage = demoStage()

  const enter = async (username: string, address = '/', options: Partial<VisitOptions> = {}) => {
    const page = await stage.enter(username, address, options)
    await ready(page)
    return page
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

  it('shows another day, and says which', async () => {
    const page = await enter('leader')
    const today = await figures(page)
    await page.goto(`/?asOf=2018-10-15&place=${NANPING}`)
    await ready(page)
    await expect.poll(() => page.locator('.ph .cap').textContent()).toContain('截至 2018-10-15 周一')
    expect(await figures(page)).not.toEqual(today)
    const { cockpit } = await ask<{ cockpit: { counts: { behind: number } } }>(
      stage.seen,
      `{ cockpit(place: "${NANPING}", asOf: "2018-10-15") { counts { behind } } }`,
    )
    const behind = page.locator('.units tfoot .sum .cnt').first()
    expect(await behind.textContent()).toBe(String(cockpit.counts.behind))
    expect(await behind.locator('a').getAttribute('href')).toContain('asOf=2018-10-15')
  })
})
