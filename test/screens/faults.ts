import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

/** The rules of accessibility as one script for the page. */
export const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface Violation {
  id: string
  impact: string | null
  nodes: { target: string[]; html: string; failureSummary?: string }[]
}

/** What axe finds, minor things too: rule, weight, and the first places it was found at. */
export async function axeFaults(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE)
  const violations = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(): Promise<{ violations: Violation[] }> } }
    return (await axe.run()).violations
  })
  return violations.flatMap(({ id, impact, nodes }) =>
    nodes.slice(0, 3).map(({ target, html, failureSummary = '' }) => {
      const why = id === 'color-contrast' ? ` ${/contrast of [\d.]+[^)]*\)/.exec(failureSummary)?.[0]}` : ''
      return `axe ${id} (${impact}, ${nodes.length}×) ${target.join(' ')} ${html.slice(0, 120)}${why}`
    }),
  )
}

/** What a person sees at once: sideways scrolling, no title, words cut off, things too small for a finger. */
export const layoutFaults = (page: Page, touch: boolean): Promise<string[]> =>
  page.evaluate(finger => {
    const faults: string[] = []
    const words = (element: Element) => (element.textContent ?? '').trim().slice(0, 24)
    const name = (element: Element) =>
      `${element.tagName.toLowerCase()}.${String(element.getAttribute('class') ?? '').replace(/ /g, '.')} “${words(element)}”`
    const seen = (element: Element) => {
      if (element.matches('.skip')) return false
      const { width, height } = element.getBoundingClientRect()
      const { visibility, opacity } = getComputedStyle(element)
      return width > 1 && height > 1 && visibility !== 'hidden' && opacity !== '0'
    }
    /** Kept for forms inside a box that nobody sees. */
    const buried = (element: Element): boolean => {
      const parent = element.parentElement
      if (!parent) return false
      const { width, height } = parent.getBoundingClientRect()
      return width <= 1 || height <= 1 || buried(parent)
    }
    /** The element with what its style sheet puts around it for fingers; a label speaks for its box. */
    const room = (element: Element) => {
      const owner = element.closest('label, .field') ?? element
      const { width, height } = owner.getBoundingClientRect()
      const around = getComputedStyle(owner, '::after')
      if (around.content === 'none' || around.position !== 'absolute') return { width, height }
      return {
        width: Math.max(width, Number.parseFloat(around.width)),
        height: Math.max(height, Number.parseFloat(around.height)),
      }
    }
    for (const selector of ['html', '.main', '.split > .list', '.panel > .bd', '.dialog .bd']) {
      const element = document.querySelector(selector)
      const over = element ? element.scrollWidth - element.clientWidth : 0
      if (element && over > 0) {
        const edge = element.getBoundingClientRect().left + element.clientWidth
        const wide = [...element.querySelectorAll('*')].find(
          one => one.getBoundingClientRect().right > edge + 1 && seen(one),
        )
        faults.push(`sideways ${selector} by ${over} px: ${wide ? name(wide) : '?'}`)
      }
    }
    const heads = [...document.querySelectorAll('h1')].filter(seen).length
    if (heads !== 1) faults.push(`${heads} headings of the first level`)
    const cut: string[] = []
    const small: string[] = []
    for (const element of document.querySelectorAll('body *')) {
      const { overflowX, textOverflow, display } = getComputedStyle(element)
      const own = [...element.childNodes].some(node => node.nodeType === 3 && node.textContent?.trim())
      if (own && overflowX !== 'visible' && overflowX !== 'auto' && display !== 'inline' && seen(element)) {
        const full = element.closest('[title],[aria-label]') ?? element.querySelector('[title]')
        // On a phone dots are fair: the words stand whole where the thing is opened.
        const dots = finger && textOverflow === 'ellipsis'
        if (element.scrollWidth > element.clientWidth + 1 && !full && !dots && !element.closest('.sr'))
          cut.push(`${name(element)}${textOverflow === 'ellipsis' ? '' : ' with no dots'}`)
      }
      if (
        finger &&
        !buried(element) &&
        element.matches('button,a[href],input,select,[role=button],[role=checkbox]') &&
        seen(element)
      ) {
        const box = room(element)
        const inText = display === 'inline' || element.closest('svg')
        if (!inText && (box.height < 41.5 || box.width < 24))
          small.push(`${name(element)} ${Math.round(box.width)}×${Math.round(box.height)}`)
      }
    }
    if (cut.length > 0) faults.push(`${cut.length} cut off: ${cut.slice(0, 4).join('; ')}`)
    if (small.length > 0)
      faults.push(`${small.length} too small to touch: ${[...new Set(small)].slice(0, 6).join('; ')}`)
    return faults
  }, touch)

/** Walks with Tab; says where focus cannot be seen, or is lost, or never comes out again. */
export async function keyboardFaults(page: Page, steps = 60): Promise<string[]> {
  const faults: string[] = []
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  for (let step = 0; step < steps; step++) {
    await page.keyboard.press('Tab')
    const fault = await page.evaluate(() => {
      const at = document.activeElement
      if (!at || at === document.body) return 'end'
      const box = at.getBoundingClientRect()
      const { outlineStyle, boxShadow, backgroundColor } = getComputedStyle(at)
      const group = at.closest('.field')
      const shown =
        outlineStyle !== 'none' ||
        boxShadow !== 'none' ||
        (group && getComputedStyle(group).outlineStyle !== 'none')
      const face = `${at.tagName.toLowerCase()}.${at.getAttribute('class') ?? ''} “${(at.textContent ?? '').trim().slice(0, 20)}”`
      if (box.width < 1 || box.height < 1) return `focus on nothing to see: ${face}`
      if (box.bottom < 0 || box.top > innerHeight) return `focus out of sight: ${face}`
      return shown ? null : `focus not shown: ${face} ${backgroundColor}`
    })
    if (fault === 'end') return [...new Set(faults)]
    if (fault) faults.push(fault)
  }
  return [...new Set(faults)]
}
