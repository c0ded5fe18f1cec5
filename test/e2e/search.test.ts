import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type RunningApp, startApp } from '#test/kit/app.ts'
import { ask, hasBrowser, openBrowser, type Visit, visit } from '#test/kit/browser.ts'

const field = (page: Page) => page.getByRole('dialog').getByPlaceholder('拼音首字母', { exact: false })
const options = (page: Page) => page.locator('.palette [role=option]')

describe.runIf(hasBrowser)('finding', () => {
  let app: RunningApp
  let browser: Browser
  const open: Visit[] = []

  const visitAs = async (username: string) => {
    const seen = await visit(browser, { url: app.url, username })
    open.push(seen)
    return seen
  }

  beforeAll(async () => {
    app = await startApp()
    browser = await openBrowser()
  })
  afterEach(async () => {
    for (const seen of open.splice(0)) {
      expect(seen.noise).toEqual([])
      await seen.close()
    }
  })
  afterAll(async () => {
    await browser?.close()
    await app?.stop()
  })

  it('opens on Ctrl K, finds by initials, and goes there by Enter, with the place and the day', async () => {
    const { page } = await visitAs('supervisor')
    await page.goto('/tasks?asOf=2024-09-30')
    await page.locator('h1').waitFor()
    await page.keyboard.press('Control+k')
    await field(page).waitFor()
    await page.keyboard.type('longgui')
    await options(page).filter({ hasText: '龙归镇' }).first().waitFor()
    await page.keyboard.type('z')
    const place = options(page).filter({ hasText: /^龙归镇武江区$/ })
    await place.waitFor()
    await expect.poll(() => options(page).locator('mark').first().textContent()).toBe('龙归镇')
    for (let step = 0; step < 30 && !(await place.getAttribute('data-focused')); step += 1)
      await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.waitForURL(url => url.pathname === '/places/440203102000')
    expect(new URL(page.url()).searchParams.get('asOf')).toBe('2024-09-30')
  })

  it('finds pages too, says when there is nothing, and gives the focus back on Esc', async () => {
    const { page } = await visitAs('town')
    await page.goto('/tasks')
    const box = page.locator('.search-box')
    await box.focus()
    await page.keyboard.press('Enter')
    await field(page).waitFor()
    await page.keyboard.type('zzzqqq')
    await page.getByText('没有找到“zzzqqq”').waitFor()
    await field(page).fill('dbtz')
    await options(page).filter({ hasText: '督办通知' }).first().waitFor()
    await page.keyboard.press('Escape')
    await page.locator('.palette').waitFor({ state: 'detached' })
    expect(await box.evaluate(element => element === document.activeElement)).toBe(true)
  })

  it('keeps filters under a name, and shows another person his own part behind the link', async () => {
    const supervisor = await visitAs('supervisor')
    const { page } = supervisor
    await page.goto('/tasks?light=BEHIND&place=440203000000')
    await page.getByRole('button', { name: '视图', exact: true }).click()
    await page.getByRole('button', { name: '保存当前筛选…' }).click()
    await page.getByLabel('视图名称').fill('逾期任务')
    await page.keyboard.press('Enter')
    await page.getByText('已保存视图“逾期任务”。').waitFor()
    const { savedViews } = await ask<{ savedViews: { id: string; address: string }[] }>(
      supervisor,
      '{ savedViews { id address } }',
    )
    expect(savedViews.map(({ address }) => address)).toEqual(['/tasks?light=BEHIND&place=440203000000'])
    const link = `/views/${savedViews[0]?.id}`
    const officer = await visitAs('unit-officer')
    await officer.page.goto(link)
    await officer.page.waitForURL(
      url => url.pathname === '/tasks' && url.searchParams.get('light') === 'BEHIND',
    )
    const town = await visitAs('town')
    await town.page.goto(link)
    await town.page.waitForURL(url => url.pathname === '/tasks')
    expect(new URL(town.page.url()).searchParams.has('place')).toBe(false)
    expect(await ask(town, '{ savedViews { id } }')).toEqual({ savedViews: [] })
  })
})
