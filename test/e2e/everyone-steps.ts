import type { Browser, Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { signInAtForm, type Visit, visit } from '#test/kit/browser.ts'
import { axeFaults, layoutFaults } from '../screens/faults.ts'

/** Machines are slow at times; nothing here waits longer than it has to. */
const PATIENCE = 30_000
const eventually = <T>(read: () => T | Promise<T>) => expect.poll(read, { timeout: PATIENCE })

export interface Size {
  name: string
  width: number
  height: number
}

export const SIZES: readonly Size[] = [
  { name: 'at a desk', width: 1440, height: 900 },
  { name: 'on a tablet', width: 768, height: 1024 },
  { name: 'on a phone', width: 390, height: 844 },
]

/** A person at a window of a size: what is wrong with the pages that were seen is collected, and told at the end. */
export interface Person {
  page: Page
  seen: Visit
  /** Looks at the page as it stands now; call it on every page of a story. */
  look(name: string): Promise<void>
  /** Ends the story: no page had a fault, nothing was said on the console. */
  leave(): Promise<void>
}

export async function enter(browser: Browser, url: string, username: string, size: Size): Promise<Person> {
  const seen = await visit(browser, { url, viewport: size })
  // What the compiler puts around functions that are sent to the page.
  await seen.context.addInitScript('globalThis.__name = made => made')
  const { page } = seen
  await signInAtForm(page, username)
  const faults: string[] = []
  return {
    page,
    seen,
    async look(name) {
      await eventually(() => page.locator('.skeleton, .refreshing').count()).toBe(0)
      await page.evaluate('globalThis.__name = made => made')
      const found = [...(await axeFaults(page)), ...(await layoutFaults(page, size.width < 640))]
      faults.push(...found.map(fault => `${name}: ${fault}`))
    },
    async leave() {
      const { noise } = seen
      await seen.close()
      expect({ faults, noise }).toEqual({ faults: [], noise: [] })
    },
  }
}

/** A row of a list, a card on a phone. */
export const row = (page: Page, ...words: (string | RegExp)[]): Locator =>
  words.reduce((rows, hasText) => rows.filter({ hasText }), page.locator('tr.item, .cards .tap')).first()

export const panel = (page: Page) => page.locator('aside.panel')

/** What the program says when something was done. */
export const said = (page: Page, words: string | RegExp) =>
  page.locator('.toasts').getByText(words).first().waitFor({ timeout: PATIENCE })

/** Opens a page of the menu: at the side, at the foot of a phone, or behind 更多. */
export async function goTo(page: Page, word: string | RegExp): Promise<void> {
  const menu = page.locator('nav.side')
  const link = menu.getByRole('link', { name: word }).first()
  await menu.waitFor()
  if ((await link.count()) > 0) return link.click()
  await menu.getByRole('button', { name: '更多' }).click()
  await page.getByRole('menuitem', { name: word }).first().click()
}

/** Presses what downloads a file and gives its name. */
export async function download(page: Page, button: Locator): Promise<string> {
  const [file] = await Promise.all([page.waitForEvent('download', { timeout: PATIENCE }), button.click()])
  return file.suggestedFilename()
}

export const press = (within: Locator, name: string | RegExp) =>
  within.getByRole('button', { name }).first().click()

/** What was done opens the next item by itself, on a phone over everything: closes it, if one is open. */
export async function leavePanel(page: Page): Promise<void> {
  const close = panel(page).getByRole('button', { name: '关闭' }).first()
  if (await close.isVisible()) await close.click()
}

/** Opens what waits at the office's desk in one of its columns; on a phone the columns are tabs. */
export async function openOfficeItem(page: Page, column: string, ...words: string[]): Promise<void> {
  await leavePanel(page)
  await goTo(page, /^我的工作/)
  await page.locator('.office-column .item').first().waitFor()
  const tab = page.getByRole('tab', { name: new RegExp(`^${column}`) })
  if (await tab.isVisible()) await tab.click()
  const items = page.getByRole('region', { name: column, exact: true }).locator('li.item')
  const found = words.reduce((rows, hasText) => rows.filter({ hasText }), items)
  await found.first().locator('.face').click()
  await panel(page).locator('.ft button').first().waitFor()
}

/** Fills every field for figures with one that makes sense: numerator and denominator are the same, a full share. */
export async function fillSheet(page: Page): Promise<void> {
  const figures = page.locator('.sheet input[inputmode=decimal]')
  for (let index = 0; index < (await figures.count()); index += 1) {
    const field = figures.nth(index)
    if ((await field.inputValue()) === '') await field.fill('25')
  }
  await eventually(() => page.getByText(/^已保存 \d\d:\d\d$/).count()).toBeGreaterThan(0)
}

/** Hands the sheet in; what it finds doubtful is answered first. */
export async function handIn(page: Page): Promise<void> {
  const done = page.locator('.toasts').getByText(/已提交 \d+ 项/)
  const doubts = page.locator('.sheet-cell .wanted')
  for (let turn = 0; turn < 3 && (await done.count()) === 0; turn += 1) {
    await page.getByRole('button', { name: /^提交 \d+ 项/ }).click()
    await eventually(async () => (await done.count()) + (await doubts.count())).toBeGreaterThan(0)
    for (let left = await doubts.count(); left > 0; left -= 1) {
      await doubts.first().fill('已核对，情况属实')
      await page.waitForTimeout(300)
    }
  }
  await done.first().waitFor({ timeout: PATIENCE })
}
