import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { hasBrowser } from '#test/kit/browser.ts'
import { demoStage } from '#test/kit/stage.ts'

/** The board of another day is counted anew. */
const SOON = { timeout: 30_000 }

const dayOf = (page: Page) => new URL(page.url()).searchParams.get('asOf')

describe.skipIf(!hasBrowser)('the date of the boards, and the guides', () => {
  const stage = demoStage()

  it('steps through days by keys, jumps to usual ones, says that they are past, and comes back', async () => {
    const page = await stage.enter('leader', '/notices')
    await page.locator('h1').waitFor()
    await page.keyboard.press('[')
    await page.locator('.other-day').waitFor()
    expect(dayOf(page)).toBe('2024-10-14')
    expect(await page.locator('.other-day').textContent()).toContain('历史：2024-10-14 周一')
    await page.keyboard.press(']')
    await page.locator('.other-day').waitFor({ state: 'detached' })
    expect(dayOf(page)).toBeNull()
    await page.getByRole('button', { name: '截至 2024-10-15' }).click()
    await page.getByRole('button', { name: '上季末 2024-09-30' }).click()
    await expect.poll(() => dayOf(page), SOON).toBe('2024-09-30')
    await page.keyboard.press('t')
    await expect.poll(() => dayOf(page), SOON).toBeNull()
  })

  it('replays the past on the boards: another day, other figures, the same ones again today', async () => {
    const page = await stage.enter('leader', '/complaints')
    const figures = () => page.locator('.complaint-board .strip b').allTextContents()
    await page.locator('.complaint-board .strip b').first().waitFor()
    const today = await figures()
    await page.keyboard.press('[')
    await expect.poll(figures, SOON).not.toEqual(today)
    await page.keyboard.press('t')
    await expect.poll(figures, SOON).toEqual(today)
  })

  it('opens the guide of the reader’s role, by the hint of the first visit, once', async () => {
    const page = await stage.enter('town', '/')
    const hint = page.locator('.first-hint')
    await hint.getByRole('link').click()
    await page.locator('.guide h2', { hasText: '镇街' }).waitFor()
    await page.goto('/')
    await page.locator('h1').waitFor()
    expect(await hint.count()).toBe(0)
  })

  it('lists the keys on ? and closes on Esc', async () => {
    const page = await stage.enter('unit-officer', '/desk')
    await page.locator('h1').waitFor()
    await page.keyboard.press('?')
    await page.getByRole('dialog', { name: '快捷键' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  })
})
