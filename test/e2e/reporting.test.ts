import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { ask, hasBrowser } from '#test/kit/browser.ts'
import { demoStage } from '#test/kit/stage.ts'

const SHEET = '/reporting/440203102215/MONTHLY/2024-09'

/** What Excel puts on the clipboard, into the field that has the focus. */
const paste = (page: Page, text: string) =>
  page.evaluate(words => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', words)
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
    document.activeElement?.dispatchEvent(event)
  }, text)

interface Row {
  indicator: { name: string }
  observation: { status: string } | null
}
const ROWS = `{ reportingSheet(place: "440203102215", frequency: MONTHLY, period: "2024-09") {
  rows { indicator { name } observation { status } } } }`

describe.skipIf(!hasBrowser)('reporting', () => {
  const stage = demoStage()

  const statuses = async () => {
    const { reportingSheet } = await ask<{ reportingSheet: { rows: Row[] } }>(stage.seen, ROWS)
    return reportingSheet.rows.map(({ observation }) => observation?.status ?? null)
  }

  it('takes a pasted block, names what is wrong in its cell, keeps it and hands it in', async () => {
    const page = await stage.enter('town', SHEET)
    await page.locator('.sheet [data-at]').first().click()
    // More items at the window than there are.
    await paste(page, '60\n20\t25\n30\t25\n300\n200')
    await page.locator('.sheet-faults .errors li').first().waitFor()
    expect(await page.locator('.sheet-cell.bad .fault').first().textContent()).toContain('大于分母')
    await page.getByText(/^已保存 \d\d:\d\d$/).waitFor()

    await page.locator('.sheet-faults .errors li button').first().click()
    await page.keyboard.type('18')
    await page.locator('.sheet-faults .errors').waitFor({ state: 'detached' })
    const doubts = await page.locator('.sheet-faults .doubts li').count()
    for (let turn = 0; turn < doubts; turn += 1) {
      await page.locator('.sheet-cell .wanted').first().fill('已核对，情况属实')
      await page.waitForTimeout(300)
    }
    await page.keyboard.press('Control+Enter')
    await page.getByText(/已提交 \d+ 项/).waitFor()
    expect((await statuses()).every(status => status === 'SUBMITTED')).toBe(true)
  })

  it('publishes with A what the steward has looked at, and goes on to the next', async () => {
    const page = await stage.enter('steward', '/reporting/review')
    const count = async () => Number(/(\d+) 项/.exec((await page.locator('h1').textContent()) ?? '')?.[1])
    await page.locator('.office-column .item').first().waitFor()
    const before = await count()
    await page.keyboard.press('j')
    await page.locator('.panel .compare').waitFor()
    await page.keyboard.press('a')
    await page.getByText('已公布 1 项。').waitFor()
    await page.waitForFunction(
      number => !document.querySelector('h1')?.textContent?.includes(` ${number} 项`),
      before,
    )
    expect(await count()).toBe(before - 1)
    expect(await page.locator('.panel .compare').count()).toBe(1)
  })

  it('shows a sheet as cards on a phone, wide enough for its words', async () => {
    const page = await stage.enter('town', SHEET, { viewport: { width: 390, height: 844 } })
    await page.locator('.sheet-cards > li').first().waitFor()
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(over).toBeLessThanOrEqual(0)
  })
})
