import { describe, expect, it } from 'vitest'
import { hasBrowser } from '#test/kit/browser.ts'
import { wrongNumbers } from '#test/kit/linked-numbers.ts'
import { demoStage } from '#test/kit/stage.ts'
import { linkedNumbers, ready } from './cockpit-steps.ts'

const DAYS = ['2024-10-10', '2024-09-30', '2024-08-31']
const PLACES = { county: '440203000000', town: '440203102000' }

describe.skipIf(!hasBrowser)('the cockpit of a past day', () => {
  const stage = demoStage()

  const cases = DAYS.flatMap(day => Object.entries(PLACES).map(([level, place]) => ({ day, level, place })))

  it.each(cases)(
    'opens lists of that same day, with as many: $day, $level',
    async ({ day, place }) => {
      const page = await stage.enter('leader', `/?asOf=${day}&place=${place}`)
      await ready(page)
      const numbers = await linkedNumbers(
        page,
        '.att, .gaps, .heads, .units tbody tr:first-child, .areas tbody tr:first-child',
      )
      expect(numbers.length).toBeGreaterThan(5)
      for (const { href } of numbers) expect(new URLSearchParams(href.split('?')[1]).get('asOf')).toBe(day)
      expect(await wrongNumbers(page, numbers)).toEqual([])
    },
    240_000,
  )

  it('leads to the notices of that day: read only, with what waited then, as it stood', async () => {
    const page = await stage.enter('supervisor', `/notices?asOf=2024-09-30&state=WAITING`)
    await page.locator('h1', { hasText: '·' }).waitFor()
    expect(await page.locator('.other-day').textContent()).toContain('2024-09-30')
    expect(await page.getByRole('button', { name: '拟通报或约谈' }).count()).toBe(0)
    const states = await page.locator('tbody tr').allTextContents()
    expect(states.length).toBeGreaterThan(0)
    expect(states.filter(row => /已办结|已作废/.test(row))).toEqual([])
  })
})
