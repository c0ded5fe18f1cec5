import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type RunningApp, startApp } from '#test/kit/app.ts'
import { hasBrowser, openBrowser, type Visit, visit } from '#test/kit/browser.ts'
import { AS_OF } from './plan-decomposition.ts'

const WUJIANG = '440203000000'

/** A plan of our own words; the number makes each a document of its own. */
const planText = (number: number) => `武江区数据治理行动方案第${number}号
一、主要任务
(一)统一登记系统。2018年11月底前,各单位登记在用的政务信息系统。登记结果每季度更新一次,完成率达到90%以上。
责任单位:区政务服务数据管理局牵头,区直有关部门配合
(二)清理闲置系统。2018年10月17日前,关停一年以上无人使用的系统。
责任单位:区政务服务数据管理局
(三)培训管理人员。组织各单位的系统管理人员参加培训。
责任单位:区人力资源和社会保障局
`

describe.runIf(hasBrowser)('working on a draft', () => {
  let app: RunningApp
  let browser: Browser
  let seen: Visit
  let page: Page
  let number = 0
  beforeAll(async () => {
    app = await startApp()
    browser = await openBrowser()
    seen = await visit(browser, { url: app.url, username: 'supervisor' })
    page = seen.page
  })
  beforeEach(async () => {
    number += 1
    await paste(planText(number))
  })
  afterEach(() => expect(seen.noise.splice(0)).toEqual([]))
  afterAll(async () => {
    await browser?.close()
    await app?.stop()
  })

  async function paste(text: string): Promise<void> {
    await page.goto(`/plans?place=${WUJIANG}&asOf=${AS_OF}`)
    await page.getByRole('button', { name: '导入方案' }).first().click()
    await page.getByLabel('粘贴方案正文').fill(text)
    await page.getByRole('button', { name: '使用粘贴的正文' }).click()
    await page.waitForURL(/\/decompose/)
    await card('统一登记系统').waitFor()
  }
  const card = (title: string) =>
    page
      .locator('.tk[data-card]')
      .filter({ hasText: title })
      .or(page.locator('.tk[data-card]').filter({ has: page.locator(`textarea:text-is("${title}")`) }))
      .first()
  const active = () => page.locator('.tk.on')
  const saved = () => page.locator('.save-mark', { hasText: '已保存' }).waitFor()
  const cards = () => page.locator('.tk[data-card]').count()

  it('confirms with Enter, one after another, and resumes at the first one left', async () => {
    await active().focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => page.locator('.done-line').textContent()).toContain('已确认 1/3')
    await saved()
    await page.reload()
    await active().waitFor()
    expect(await active().getAttribute('aria-label')).toContain('清理闲置系统')
  })

  it('keeps what was typed when the page is left at once', async () => {
    await active().getByRole('textbox', { name: '备注' }).fill('每月通报一次')
    await page.getByRole('link', { name: '方案', exact: true }).first().click()
    await page.locator('tr.item a').first().waitFor()
    await page.goBack()
    await active().waitFor()
    await expect.poll(() => active().getByRole('textbox', { name: '备注' }).inputValue()).toBe('每月通报一次')
  })

  it('merges with the next card, takes it back with Ctrl+Z and does it again', async () => {
    await active().focus()
    await page.keyboard.press('m')
    await expect.poll(cards).toBe(2)
    await page.keyboard.press('Control+z')
    await expect.poll(cards).toBe(3)
    await page.keyboard.press('Control+Shift+z')
    await expect.poll(cards).toBe(2)
  })

  it('splits a task where the caret stands', async () => {
    await active().focus()
    await page.keyboard.press('s')
    await page.getByLabel('第二项的标题').fill('按季更新登记')
    await page.getByRole('button', { name: '拆成两项' }).click()
    await expect.poll(cards).toBe(4)
    await card('按季更新登记').waitFor()
  })

  it('moves a card with Alt and the arrows', async () => {
    await active().focus()
    await page.keyboard.press('Alt+ArrowDown')
    const order = () =>
      page.locator('.tk[data-card]').evaluateAll(all => all.map(one => one.getAttribute('data-card')))
    await expect.poll(order).toEqual(['t2', 't1', 't3'])
  })

  it('takes a card away with Del and brings it back from the line at the foot', async () => {
    await active().focus()
    await page.keyboard.press('Delete')
    await expect.poll(cards).toBe(2)
    await page.getByRole('button', { name: '撤销' }).last().click()
    await expect.poll(cards).toBe(3)
  })

  it('shows the words of a card in the text and the card of words in the text', async () => {
    const date = page.locator('.src .k.d').first()
    await date.hover()
    await expect.poll(() => page.locator('.mrow.part').count()).toBe(1)
    await card('清理闲置系统').hover()
    await expect.poll(() => page.locator('.src .k.hot').first().textContent()).toContain('清理闲置系统')
  })

  it('says why the ledger cannot be made and lets nobody make it', async () => {
    const make = page.getByRole('button', { name: '生成台账' })
    expect(await make.isEnabled()).toBe(false)
    expect(await page.locator('#blockers').textContent()).toMatch(/还有 \d+ 项任务没有确认/)
  })

  it('fills in a missing date from its warning', async () => {
    await page.getByRole('button', { name: /处时限待明确/ }).click()
    const warning = page.locator('.wn.here')
    await warning.getByRole('button', { name: '填日期' }).click()
    await page.keyboard.type('20181231')
    await expect.poll(() => page.locator('.tk.on time').first().getAttribute('datetime')).toBe('2018-12-31')
    expect(await page.locator('.tk.on .mrow time').count()).toBe(1)
    await expect.poll(() => page.getByRole('button', { name: /处时限待明确/ }).count()).toBe(0)
  })

  it('takes over what somebody else saved meanwhile and keeps what was typed here', async () => {
    const other = await seen.context.newPage()
    await other.goto(page.url())
    await other.locator('.tk.on').getByRole('textbox', { name: '备注' }).fill('另一人的备注')
    await other.locator('.save-mark', { hasText: '已保存' }).waitFor()
    await other.close()
    await active().getByRole('textbox', { name: '任务标题' }).fill('统一登记信息系统')
    await page.getByText('其他人刚刚修改过这份草稿').waitFor()
    await expect.poll(() => active().getByRole('textbox', { name: '备注' }).inputValue()).toBe('另一人的备注')
    expect(await active().getByRole('textbox', { name: '任务标题' }).inputValue()).toBe('统一登记信息系统')
  })

  it('shows one half at a time on a phone, without sideways scrolling', async () => {
    await page.setViewportSize({ width: 390, height: 844 })
    await page.getByRole('tab', { name: '原文' }).click()
    await page.locator('.src .k.t').first().waitFor()
    expect(await page.locator('.tks').count()).toBe(0)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    await page.locator('.src .k.t').nth(1).click()
    await expect.poll(() => active().getAttribute('aria-label')).toContain('清理闲置系统')
    await page.setViewportSize({ width: 1440, height: 900 })
  })

  it('throws a draft away only after asking', async () => {
    await page.getByRole('button', { name: '丢弃' }).click()
    await page.getByRole('button', { name: '丢弃草稿' }).click()
    await page.waitForURL(/\/plans\?/)
    await page.getByText('已丢弃').waitFor()
  })
})

describe.runIf(hasBrowser)('documents that cannot be read', () => {
  it('are refused in a sentence beside the drop area, and nothing is kept', async () => {
    const app = await startApp()
    const browser = await openBrowser()
    const { page } = await visit(browser, { url: app.url, username: 'supervisor' })
    await page.goto(`/plans?place=${WUJIANG}`)
    await page.getByRole('button', { name: '导入方案' }).first().click()
    const give = (name: string, buffer: Buffer) =>
      page.setInputFiles('input[type=file]', { name, mimeType: 'application/octet-stream', buffer })
    await give('图片.png', Buffer.from('x'))
    await page.getByText('不是可读取的格式').waitFor()
    await give('空白.txt', Buffer.alloc(0))
    await page.locator('.refused').waitFor()
    expect((await page.locator('.refused').textContent())?.length).toBeGreaterThan(5)
    await browser.close()
    await app.stop()
  })
})
