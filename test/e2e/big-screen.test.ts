import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { ask, hasBrowser } from '#test/kit/browser.ts'
import { demoStage } from '#test/kit/stage.ts'
import { axeFaults } from '#test/screens/faults.ts'

const PLACE = '440203000000'
const SOON = { timeout: 20_000 }

/** The board in sight, by its name in the head. */
const board = (page: Page) => page.locator('.screen-head .sub')
const notice = (page: Page) => page.locator('.line-notice')
const ready = (page: Page) => page.locator('.wall .card').first().waitFor()

/** What the browser says of a line that is cut, or a session that is ended, on purpose. */
const onPurpose = (line: string) =>
  line.includes('status of 401') ||
  /ERR_(FAILED|INTERNET_DISCONNECTED|NETWORK_CHANGED|CONNECTION_REFUSED)/.test(line)

describe.skipIf(!hasBrowser)('the big screen', () => {
  const stage = demoStage({ forgives: onPurpose })

  const enter = async (address: string, username = 'leader') => {
    const page = await stage.enter(username, address, { viewport: { width: 1920, height: 1080 } })
    await ready(page)
    return page
  }

  it('shows the figures of the cockpit, the time of the server, and finds nothing wrong with itself', async () => {
    const page = await enter('/screen?paused=overview')
    const { cockpit } = await ask<{
      cockpit: { counts: { behind: number }; onTime: { rate: { numerator: number } } }
    }>(stage.seen, `{ cockpit(place: "${PLACE}") { counts { behind } onTime { rate { numerator } } } }`)
    await expect
      .poll(() => page.locator('.towns tfoot').textContent())
      .toContain(String(cockpit.counts.behind))
    expect(await page.locator('.headlines').textContent()).toContain(`${cockpit.onTime.rate.numerator}/`)
    expect(await page.locator('.clock').textContent()).toMatch(/^2024-10-15 周二 \d\d:\d\d$/)
    expect(await axeFaults(page)).toEqual([])
  })

  it('fits every screen as a whole: nothing scrolls, 4K is exactly twice as large', async () => {
    const page = await enter('/screen?paused=overview')
    const size = () =>
      page.locator('.screen-head h1').evaluate(element => element.getBoundingClientRect().height)
    const normal = await size()
    await page.setViewportSize({ width: 3840, height: 2160 })
    await expect.poll(size, SOON).toBeCloseTo(normal * 2, 1)
    for (const viewport of [
      { width: 3840, height: 2160 },
      { width: 1280, height: 1024 },
    ]) {
      await page.setViewportSize(viewport)
      const over = await page.evaluate(() => [
        document.documentElement.scrollWidth - innerWidth,
        document.documentElement.scrollHeight - innerHeight,
      ])
      expect(over.every(beyond => beyond <= 0)).toBe(true)
    }
    // Nothing of a board is cut off within it.
    await page.setViewportSize({ width: 1920, height: 1080 })
    const cut = await page
      .locator('.wall')
      .evaluate(wall => wall.scrollHeight > wall.clientHeight + 1 || wall.scrollWidth > wall.clientWidth + 1)
    expect(cut).toBe(false)
  })

  it('rotates, is paused and moved by keys, and keeps what was set in the address', async () => {
    const page = await enter('/screen?boards=overview,notices&every=2')
    await board(page).filter({ hasText: '督办与逾期' }).waitFor()
    await board(page).filter({ hasText: '概览' }).waitFor()
    await page.keyboard.press('Space')
    const standing = await board(page).textContent()
    await page.waitForURL(/paused=/)
    await page.waitForTimeout(3_000)
    expect(await board(page).textContent()).toBe(standing)
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => board(page).textContent(), SOON).not.toBe(standing)
    await page.reload()
    await ready(page)
    expect(await board(page).textContent()).not.toBe(standing)
    await page.mouse.move(300, 300)
    await page.getByRole('button', { name: '继续轮播' }).click()
    await page.waitForURL(address => !address.search.includes('paused'))
    await page.keyboard.press('Escape')
    await page.waitForURL(address => address.pathname === '/')
  })

  it('keeps the last figures when the line is cut, says so, and comes back by itself', async () => {
    const page = await enter('/screen?boards=overview,notices&every=2')
    await board(page).filter({ hasText: '督办与逾期' }).waitFor()
    await page.locator('.tbl.list').first().waitFor()
    await page.locator('.headlines').waitFor()
    await stage.seen.context.setOffline(true)
    await notice(page).waitFor({ timeout: 40_000 })
    expect(await notice(page).textContent()).toMatch(/与服务器断开（\d\d:\d\d 起）。.*的数据/)
    await board(page).filter({ hasText: '概览' }).waitFor()
    expect(await page.locator('.headlines').count()).toBe(1)
    await stage.seen.context.setOffline(false)
    await notice(page).waitFor({ state: 'detached', timeout: 40_000 })
    expect(
      (await page.locator('.headlines').count()) + (await page.locator('.tbl.list').count()),
    ).toBeGreaterThan(0)
  })

  it('shows a change that somebody else makes, without being asked', async () => {
    const page = await enter('/screen?paused=complaints')
    const received = page.locator('.eight .l2 b').first()
    const before = Number(await received.textContent())
    const other = await stage.visit({ username: 'supervisor' })
    const input = {
      key: crypto.randomUUID(),
      place: PLACE,
      class: 'REQUEST',
      title: '路灯不亮',
      content: '滨江路人行道的路灯坏了三盏，晚上散步看不清路。',
    }
    await ask(other, 'mutation ($input: NewComplaint!) { createComplaint(input: $input) { id } }', { input })
    await other.close()
    await expect.poll(() => received.textContent(), { timeout: 20_000 }).toBe(String(before + 1))
  })

  it('is kept on by whoever knows the password: this computer then shows the big screen and nothing else', async () => {
    const page = await enter('/screen?paused=overview')
    await page.mouse.move(300, 300)
    await page.getByRole('button', { name: '长期显示' }).click()
    const dialog = page.getByRole('alertdialog', { name: '让这台电脑长期显示大屏' })
    const password = dialog.getByLabel('您的登录密码')
    // What is typed is no key of the wall.
    await password.fill('wrong f')
    await password.press('ArrowRight')
    expect(await board(page).textContent()).toContain('概览')
    expect(await axeFaults(page)).toEqual([])
    await dialog.getByRole('button', { name: '开始长期显示' }).click()
    await dialog.getByText('当前密码不正确。').waitFor()
    await password.fill('Duban@2024')
    await dialog.getByRole('button', { name: '开始长期显示' }).click()
    await dialog.waitFor({ state: 'detached', timeout: 40_000 })
    await ready(page)
    await page.mouse.move(320, 320)
    await page.getByText('长期显示至 2024-11-14').waitFor()
    await page.goto('/tasks')
    await page.getByRole('heading', { name: '这台电脑是大屏专用登录' }).waitFor()
    expect(await axeFaults(page)).toEqual([])
    await page.getByRole('link', { name: '回到大屏' }).click()
    await ready(page)
    await page.keyboard.press('Escape')
    await page.getByRole('alertdialog').getByRole('button', { name: '结束', exact: true }).click()
    await page.waitForURL(address => address.pathname === '/login')
  })

  it('says that the session has ended, keeps what it shows, and offers to sign in', async () => {
    const page = await enter('/screen?paused=overview')
    await stage.seen.context.clearCookies()
    await notice(page).filter({ hasText: '登录已到期' }).waitFor({ timeout: 40_000 })
    expect(await page.locator('.headlines').count()).toBe(1)
    const href = await page.getByRole('link', { name: '重新登录' }).getAttribute('href')
    expect(href).toContain(encodeURIComponent('/screen'))
  })

  it('shows each reader the boards of his rights', async () => {
    const page = await enter('/screen?paused=indicators', 'steward')
    await page.mouse.move(200, 200)
    expect(await page.locator('.screen-bar .chip').allTextContents()).toEqual([
      '指标分地区',
      '12345',
      '好差评',
    ])
  })
})
