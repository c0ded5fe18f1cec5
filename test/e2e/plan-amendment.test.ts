import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningApp, startApp } from '#test/kit/app.ts'
import { hasBrowser, openBrowser, type Visit, visit } from '#test/kit/browser.ts'
import { AS_OF } from './plan-decomposition.ts'

const WUJIANG = '440203000000'
const TITLE = '武江区机房整合行动方案'

const first = `${TITLE}
一、主要任务
(一)统一登记系统。2024年11月底前,各单位登记在用的政务信息系统,登记结果每季度更新一次。
责任单位:区政务服务数据管理局
(二)清理闲置系统。2024年12月20日前,关停一年以上无人使用的系统。
责任单位:区政务服务数据管理局
`

/** (一) moved and reworded, (二) gone, a new (二). */
const second = `${TITLE}
一、主要任务
(一)统一登记系统。2025年3月底前,各单位登记在用的全部政务信息系统,登记结果每季度更新一次。
责任单位:区政务服务数据管理局
(二)培训管理人员。2024年11月15日前,轮训各单位系统管理员。
责任单位:区人力资源和社会保障局
`

describe.runIf(hasBrowser)('a new version of a plan', () => {
  let app: RunningApp
  let browser: Browser
  let seen: Visit
  let page: Page
  beforeAll(async () => {
    app = await startApp()
    browser = await openBrowser()
    seen = await visit(browser, { url: app.url, username: 'supervisor' })
    page = seen.page
  })
  afterAll(async () => {
    await browser?.close()
    await app?.stop()
  })

  const open = (path: string) => page.goto(`${path}?place=${WUJIANG}&asOf=${AS_OF}`)

  async function paste(text: string): Promise<void> {
    await page.getByLabel('粘贴方案正文').fill(text)
    await page.getByRole('button', { name: '使用粘贴的正文' }).click()
  }

  /** Every card and every reminder agreed with, until the ledger can be made. */
  async function agree(make: string): Promise<void> {
    await page.getByRole('button', { name: '全部确认' }).click()
    const made = page.getByRole('button', { name: make })
    await expect.poll(() => made.isEnabled()).toBe(true)
    await made.click()
  }

  const group = (name: string) => page.getByRole('region', { name: new RegExp(`^${name} \\d`) })

  it('is recognised by its title, compared word by word and carried over', async () => {
    await open('/plans')
    await page.getByRole('button', { name: '导入方案' }).first().click()
    await paste(first)
    await page.waitForURL(/\/decompose/)
    await agree('生成台账')
    await page.waitForURL(/\/tasks/)

    await open('/plans')
    await page.getByRole('button', { name: '导入方案' }).first().click()
    await paste(second)
    await page.getByRole('button', { name: '作为修订版' }).click()
    await page.waitForURL(/\/decompose/)
    await agree('比对变化')
    await page.waitForURL(/\/amendment/)

    await group('变更').waitFor()
    expect(await group('变更').locator('del').allTextContents()).toContain('2024-11-30')
    expect(await group('变更').locator('ins').allTextContents()).toContain('2025-03-31')
    expect(await group('新增').textContent()).toContain('培训管理人员')
    expect(await group('新增').textContent()).toContain('区人力资源和社会保障局')
    expect(await group('删除').textContent()).toContain('尚未交办，随修订终止')
    await page.getByRole('button', { name: '确认修订，更新台账' }).click()
    await page.waitForURL(/\/tasks/)
    expect(seen.noise.splice(0)).toEqual([])
  })

  it('leaves the first date in sight on the page of the task', async () => {
    await page.locator('tr.item', { hasText: '统一登记系统' }).first().click()
    await page.getByRole('link', { name: '打开全页' }).click()
    await page.getByText('方案修订：时限由 2024-11-30 改为 2025-03-31').first().waitFor()
    expect(seen.noise.splice(0)).toEqual([])
  })

  it('stands in the list alone; the version before it is one press away', async () => {
    await open('/plans')
    await page.locator('tr.item', { hasText: TITLE }).first().waitFor()
    expect(await page.locator('tr.item', { hasText: TITLE }).allTextContents()).toEqual([
      expect.stringContaining('第 2 版'),
    ])
    await page.getByRole('button', { name: '历次旧版' }).click()
    await page.locator('tr.item', { hasText: '第 1 版' }).waitFor()
    expect(await page.locator('tr.item', { hasText: TITLE }).textContent()).toContain('已有修订版')
    expect(seen.noise.splice(0)).toEqual([])
  })
})
