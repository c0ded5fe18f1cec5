import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { hasBrowser } from '#test/kit/browser.ts'
import { demoStage } from '#test/kit/stage.ts'
import { axeFaults, layoutFaults } from '../screens/faults.ts'

const DESKTOP = { width: 1440, height: 900 }
const PHONE = { width: 390, height: 844 }

const LOOKS = [
  { name: 'light', theme: 'light', size: 'normal', viewport: DESKTOP },
  { name: 'dark', theme: 'dark', size: 'normal', viewport: DESKTOP },
  { name: 'large type on a phone', theme: 'light', size: 'large', viewport: PHONE },
] as const

const press = (name: string | RegExp) => async (page: Page) =>
  page.getByRole('button', { name }).first().click()

/** Opens the menu of the first row and one of its actions. */
const first = (action: string) => async (page: Page) => {
  await page
    .getByRole('button', { name: /：操作$/ })
    .first()
    .click()
  await page.getByRole('menuitem', { name: action }).click()
}

interface Seen {
  who: string
  at: string
  /** What is opened on it, one after the other from the page as it comes. */
  opens: Readonly<Record<string, (page: Page) => Promise<void>>>
}

const PAGES: readonly Seen[] = [
  { who: 'security-admin', at: '/admin', opens: {} },
  {
    who: 'security-admin',
    at: '/admin/people',
    opens: { add: press('新增人员'), import: press('批量导入') },
  },
  { who: 'security-admin', at: '/admin/tokens', opens: { add: press('新建令牌') } },
  {
    who: 'system-admin',
    at: '/admin/divisions',
    opens: {
      add: press('在武江区下新增'),
      import: press('导入区划文件'),
      rename: first('改名'),
      retire: first('撤并'),
    },
  },
  {
    who: 'system-admin',
    at: '/admin/units?words=交通',
    opens: {
      add: press('新增单位'),
      edit: first('修改'),
      merge: first('并入其他单位……'),
      retire: first('停用'),
    },
  },
  { who: 'system-admin', at: '/admin/lights', opens: {} },
  {
    who: 'system-admin',
    at: '/admin/calendar?year=2024',
    opens: { day: page => page.locator('[data-day="2024-10-16"]').click() },
  },
  {
    who: 'system-admin',
    at: '/admin/rules',
    opens: { rule: page => page.getByText('签收时限', { exact: true }).click() },
  },
  { who: 'system-admin', at: '/admin/map', opens: {} },
  { who: 'system-admin', at: '/admin/webhooks', opens: { add: press('新增接口') } },
  { who: 'audit-admin', at: '/admin/audit', opens: { check: press('立即校验') } },
  { who: 'steward', at: '/complaints/terms', opens: { add: press('新增分类') } },
]

describe.skipIf(!hasBrowser)('the looks of the administrators’ pages', () => {
  const stage = demoStage()

  for (const { who, at, opens } of PAGES)
    it(`${at} and its dialogs are without a fault: light, dark, and large type on a phone`, async () => {
      const faults: string[] = []
      for (const { name, theme, size, viewport } of LOOKS) {
        const { page, context } = await stage.visit({ username: who, viewport })
        await context.addInitScript('globalThis.__name = made => made')
        await context.addInitScript(
          stored => localStorage.setItem('duban.appearance', stored),
          JSON.stringify({ theme, size }),
        )
        for (const [what, open] of [['page', async () => {}] as const, ...Object.entries(opens)]) {
          await page.goto(at)
          await page.locator('h1').waitFor()
          await page.waitForLoadState('networkidle')
          await open(page)
          if (what !== 'page')
            await page
              .locator('[role=dialog], [role=alertdialog], .panel, .audit-check .row')
              .first()
              .waitFor()
          const found = [...(await axeFaults(page)), ...(await layoutFaults(page, viewport === PHONE))]
          faults.push(...found.map(fault => `${name}, ${what}: ${fault}`))
        }
      }
      expect(faults).toEqual([])
    })
})
