import type { Page } from 'playwright-core'

/** A number on a board and the list it opens. */
export interface LinkedNumber {
  /** What the link says; the number is what it begins with, or its only one. */
  text: string
  href: string
}

/** The count in the title of the list at this address, opened within the app. */
export async function countAt(page: Page, href: string): Promise<number> {
  const go = (to: string) => page.evaluate(address => history.pushState(null, '', address), to)
  // By way of a page without a count, so that no title of the list before can be read.
  await go('/me/password')
  await page.locator('h1', { hasNotText: '·' }).waitFor()
  await go(href)
  const title = page.locator('h1', { hasText: '·' })
  await title.waitFor()
  return Number(/· ([\d,]+)/.exec((await title.textContent()) ?? '')?.[1]?.replace(/,/g, ''))
}

const numberIn = (text: string) => Number(/\d+/.exec(text.replace(/,/g, ''))?.[0])

/** Those whose list holds another number than they say, in words; `[]` when all are right. */
export async function wrongNumbers(page: Page, numbers: readonly LinkedNumber[]): Promise<string[]> {
  const wrong: string[] = []
  for (const { text, href } of numbers) {
    const listed = await countAt(page, href)
    if (listed !== numberIn(text)) wrong.push(`${text} → ${listed} at ${href}`)
  }
  return wrong
}
