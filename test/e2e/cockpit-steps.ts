import type { Page } from 'playwright-core'
import type { LinkedNumber } from '#test/kit/linked-numbers.ts'

/** Waits until the figures of the cockpit stand there. */
export const ready = (page: Page) => page.locator('.cockpit .heads .value').first().waitFor()

/** What a leader reads first, as text. */
export const figures = (page: Page) => page.locator('.cockpit .heads .value').allTextContents()

/** Pages whose title counts what they list. */
const LISTS = ['/tasks', '/milestones', '/notices', '/indicators', '/complaints/list']

/** Integers on the board that are links to a list, each list once. Rates (100 is one too) count no rows. */
export async function linkedNumbers(page: Page, within: string): Promise<LinkedNumber[]> {
  const links = await page.locator(`:is(${within}) a`).evaluateAll((elements, lists) => {
    const found = elements.map(element => ({
      text: element.textContent ?? '',
      href: element.getAttribute('href') ?? '',
      rate:
        element.matches('.rate a') ||
        (element.matches('.value a') && element.parentElement?.querySelector('small')?.textContent === '%'),
    }))
    return found.filter(({ href }) => lists.includes(href.split('?')[0] ?? ''))
  }, LISTS)
  const counted = links.filter(({ text, rate }) => !rate && /^\d+($| )/.test(text))
  return [...new Map(counted.map(link => [`${link.href} ${link.text}`, link])).values()]
}
