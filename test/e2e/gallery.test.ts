import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningApp, startApp } from '#test/kit/app.ts'
import { hasBrowser, openBrowser, type Visit, visit } from '#test/kit/browser.ts'
import { axeFaults, keyboardFaults, layoutFaults } from '../screens/faults.ts'

const SECTIONS = ['controls', 'open', 'data', 'drawn', 'table', 'states']
const DESKTOP = { width: 1440, height: 900 }
const PHONE = { width: 390, height: 844 }

const LOOKS = [
  { name: 'light', theme: 'light', size: 'normal', viewport: DESKTOP },
  { name: 'dark', theme: 'dark', size: 'normal', viewport: DESKTOP },
  { name: 'large type on a phone', theme: 'light', size: 'large', viewport: PHONE },
] as const

describe.runIf(hasBrowser)('every component of the kit', () => {
  let app: RunningApp
  let browser: Browser
  let seen: Visit

  beforeAll(async () => {
    app = await startApp()
    browser = await openBrowser()
    seen = await visit(browser, { url: app.url, username: 'supervisor' })
    await seen.context.addInitScript('globalThis.__name = made => made')
    // What is stored for an address can be written only at it.
    await seen.page.goto('/dev/ui')
  })
  afterAll(async () => {
    expect(seen?.noise).toEqual([])
    await browser?.close()
    await app?.stop()
  })

  const look = async (section: string, { theme, size, viewport }: (typeof LOOKS)[number]) => {
    const { page } = seen
    await page.setViewportSize(viewport)
    await page.evaluate(
      stored => localStorage.setItem('duban.appearance', stored),
      JSON.stringify({ theme, size }),
    )
    await page.goto(`/dev/ui?section=${section}`)
    await page.locator('h1').waitFor()
    return page
  }

  for (const one of LOOKS)
    it(`is without a fault of accessibility: ${one.name}`, async () => {
      const faults: string[] = []
      for (const section of SECTIONS) {
        const page = await look(section, one)
        const found = [...(await axeFaults(page)), ...(await layoutFaults(page, one.viewport === PHONE))]
        faults.push(...found.map(fault => `${section}: ${fault}`))
      }
      expect(faults).toEqual([])
    })

  it('shows where the keyboard stands', async () => {
    const page = await look('controls', LOOKS[0])
    expect(await keyboardFaults(page)).toEqual([])
  })

  it('keeps the focus in a dialog and gives it back', async () => {
    const page = await look('open', LOOKS[0])
    const opener = page.getByRole('button', { name: '打开对话框' })
    await opener.focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: '登记完成' })
    await dialog.waitFor()
    for (let step = 0; step < 5; step += 1) {
      await page.keyboard.press('Tab')
      expect(await dialog.evaluate(box => box.contains(document.activeElement))).toBe(true)
    }
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await expect.poll(() => opener.evaluate(button => document.activeElement === button)).toBe(true)
  })
})
