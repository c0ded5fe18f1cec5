import { readFileSync } from 'node:fs'
import { strFromU8, unzipSync } from 'fflate'
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

export const NANPING = '350700000000'

/** Machines are slow at times; nothing here waits longer than it has to. */
const PATIENCE = 30_000

const eventually = <T>(read: () => T | Promise<T>) => expect.poll(read, { timeout: PATIENCE })

/** What the program says when something was done. */
export const said = (page: Page, words: string | RegExp) =>
  page.locator('.toasts').getByText(words).first().waitFor()

/** Types a day into a date field, part by part. */
export async function typeDay(field: Locator, day: string): Promise<void> {
  const [year = '', month = '', date = ''] = day.split('-')
  const parts = [
    ['year', year],
    ['month', month],
    ['day', date],
  ] as const
  for (const [type, digits] of parts) {
    const segment = field.locator(`[data-type=${type}]`)
    await segment.click()
    await segment.pressSequentially(digits)
  }
}

/** Clicks and counts them. */
export function clicksOf() {
  let count = 0
  return {
    async click(target: Locator) {
      count += 1
      await target.click()
    },
    count: () => count,
  }
}

export const deskRow = (page: Page, ...words: (string | RegExp)[]) =>
  words.reduce((rows, hasText) => rows.filter({ hasText }), page.locator('tr.item')).first()

export async function openDesk(page: Page): Promise<void> {
  await page.goto(`/desk?place=${NANPING}`)
  await page.locator('h1', { hasText: '我的工作' }).waitFor()
  await eventually(() => page.locator('.skeleton').count()).toBe(0)
}

/** Opens what waits at the office's desk in one of its columns. */
export async function openOffice(page: Page, column: string, ...words: string[]): Promise<void> {
  await page.goto(`/office?place=${NANPING}`)
  const items = page.getByRole('region', { name: column }).locator('li.item')
  const found = words.reduce((rows, hasText) => rows.filter({ hasText }), items)
  await found.first().locator('.face').click()
  await page.locator('.panel .ft button').first().waitFor()
}

export const foot = (page: Page, name: string | RegExp) =>
  page.locator('.panel').getByRole('button', { name })

/** Where a task stands, as its page says. */
export interface Standing {
  light: string
  status: string
  /** Dates of the open milestone: the one in force, and what was before it. */
  dates?: readonly string[]
}

/** Reads the page of the task: light and state under its title, dates in its table. */
export async function expectStanding(page: Page, taskId: string, expected: Standing): Promise<void> {
  await page.goto(`/tasks/${taskId}?place=${NANPING}`)
  const line = page.locator('.ph .cap').first()
  await line.waitFor()
  await eventually(() => line.textContent()).toMatch(new RegExp(`${expected.light}.*${expected.status}`))
  for (const day of expected.dates ?? [])
    await eventually(() => page.locator(`.record-page time[datetime="${day}"]`).count()).toBeGreaterThan(0)
}

/** A button of the task page, in sight or behind 更多操作. */
export async function taskAction(page: Page, name: string): Promise<void> {
  const button = page.locator('.ph').getByRole('button', { name, exact: true })
  if ((await button.count()) > 0) return button.click()
  await page.locator('.ph').getByRole('button', { name: '更多操作' }).click()
  await page.getByRole('menuitem', { name, exact: true }).click()
}

/** Text of a downloaded Word file, paragraph by paragraph; throws when it is none. */
export function wordParagraphs(path: string): string[] {
  const document = unzipSync(readFileSync(path))['word/document.xml']
  if (!document) throw new Error('The file has no word/document.xml.')
  return strFromU8(document)
    .split('</w:p>')
    .map(paragraph => [...paragraph.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text).join(''))
    .filter(Boolean)
}
