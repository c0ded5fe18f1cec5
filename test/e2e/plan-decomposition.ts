import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** The day the five plans are looked at: some of their dates are over, some are near, some far. */
export const AS_OF = '2018-10-15'

/** What a person presses to be done with a warning that is alone of its kind. */
const SETTLE = /^(已核对|按时限|暂作待明确|暂不指定|交办前展开)$/

/** Uploads a document through the dialog; the address then is that of its decomposition. Returns the plan's id. */
export async function importThroughScreen(
  page: Page,
  place: string,
  file: string,
  asOf: string = AS_OF,
): Promise<string> {
  await page.goto(`/plans?place=${place}&asOf=${asOf}`)
  await page.getByRole('button', { name: '导入方案' }).first().click()
  await page.setInputFiles('input[type=file]', file)
  await page.waitForURL(/\/plans\/[^/]+\/decompose/)
  await page.locator('.tks [data-card]').first().waitFor()
  return new URL(page.url()).pathname.split('/')[2] ?? ''
}

/** Gives the document the title it lost. */
export async function nameThePlan(page: Page, title: string): Promise<void> {
  await page.getByRole('textbox', { name: '题名' }).fill(title)
  await page.getByRole('textbox', { name: '文号' }).focus()
  await expect.poll(() => page.locator('.ph').textContent()).toContain(title)
}

/** Works through the checklist, all of a kind at once where that is offered, until nothing holds up the ledger. */
export async function settleWarnings(page: Page): Promise<void> {
  for (let rounds = 0; rounds < 80; rounds += 1) {
    const left = await page.locator('.wbar b').first().textContent()
    if (left?.includes('处理完')) return
    await page.locator('.wchip').first().click()
    const all = page.locator('.whead').getByRole('button', { name: /处都/ })
    const one = page.locator('.wn.here').getByRole('button', { name: SETTLE }).first()
    await all.or(one).first().click()
    await expect.poll(() => page.locator('.wbar b').first().textContent()).not.toBe(left)
  }
}

/** Confirms every card and makes the ledger; ends on the ledger of the plan. */
export async function makeTheLedger(page: Page): Promise<void> {
  await page.getByRole('button', { name: '全部确认' }).click()
  const make = page.getByRole('button', { name: '生成台账' })
  await expect.poll(() => make.isEnabled(), { timeout: 15_000 }).toBe(true)
  await make.click()
  await page.waitForURL(/\/tasks\?/)
}

/** The rows of the ledger of one plan as they stand on the screen, one text a row. */
export async function ledgerRows(
  page: Page,
  place: string,
  planId: string,
  asOf: string = AS_OF,
): Promise<string[]> {
  await page.goto(`/tasks?place=${place}&asOf=${asOf}&plan=${planId}&state=ALL&group=none&sort=no`)
  const rows = page.locator('table tr.item')
  await rows.first().waitFor()
  await expect.poll(() => page.locator('.refreshing, .skeleton').count()).toBe(0)
  return (await rows.allInnerTexts()).map(text => text.replace(/\s+/g, ' ').trim())
}
