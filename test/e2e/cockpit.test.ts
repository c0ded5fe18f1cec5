import { describe, expect, it } from 'vitest'
import { ask, hasBrowser, signInAtForm, type VisitOptions } from '#test/kit/browser.ts'
import { wrongNumbers } from '#test/kit/linked-numbers.ts'
import { demoStage } from '#test/kit/stage.ts'
import { axeFaults } from '#test/screens/faults.ts'
import { figures, linkedNumbers, ready } from './cockpit-steps.ts'

const TOWN = '440203102000'

interface Change {
  rate: { numerator: number; denominator: number; value: number }
  target: number | null
}

/** What the API says of the board. */
interface Whole {
  onTime: Change
  reached: Change
  notices: { awaiting: { value: number }; overdue: { value: number } }
  complaints: {
    unanswered: number
    openOverdue: number
    onTime: Change
    satisfied: Change
    receivedByDay: number[]
  }
  attention: { sentence: string }[]
  gaps: { count: number }[]
  byPlace: { place: { code: string } }[]
}

/** What needs nothing but the demo world as it is; every number and every way is followed in `cockpit-ways`. */
describe.skipIf(!hasBrowser)('the cockpit', () => {
  const stage = demoStage()

  const enter = async (username: string, address = '/', options: Partial<VisitOptions> = {}) => {
    const page = await stage.enter(username, address, options)
    await ready(page)
    return page
  }

  it('is what a leader sees after signing in, with nothing for axe', async () => {
    const { page } = await stage.visit({})
    await signInAtForm(page, 'leader')
    await ready(page)
    expect(new URL(page.url()).pathname).toBe('/')
    await page.locator('.tickets .drawn').waitFor()
    expect(await axeFaults(page)).toEqual([])
  })

  it('opens from its first numbers lists of exactly that many', async () => {
    const page = await enter('leader')
    const numbers = (await linkedNumbers(page, '.gaps, .heads')).slice(0, 8)
    expect(numbers.length).toBeGreaterThan(5)
    expect(await wrongNumbers(page, numbers)).toEqual([])
  })

  it('shows the figures the API gives, with what they are made of', async () => {
    const page = await enter('leader')
    const rate = 'rate { numerator denominator value } before { value } target'
    const { cockpit } = await ask<{ cockpit: Whole }>(
      stage.seen,
      `{ cockpit(place: "440203000000") {
        onTime { ${rate} } reached { ${rate} } notices { awaiting { value } overdue { value } }
        complaints { unanswered openOverdue onTime { ${rate} } satisfied { ${rate} } receivedByDay }
        attention { sentence } gaps { count } byPlace { place { code } }
      } }`,
    )
    const heads = await page.locator('.cockpit .heads .fig').allTextContents()
    const { onTime, reached, complaints, notices } = cockpit
    for (const [at, { rate: one, target }] of [onTime, complaints.onTime, complaints.satisfied].entries()) {
      const text = heads[[0, 2, 3][at] ?? 0] ?? ''
      expect(text).toContain(`${one.value === 1 ? '100' : (one.value * 100).toFixed(1)}%`)
      expect(text).toContain(`${one.numerator}/${one.denominator}`)
      expect(text).toContain(`目标 ${target}%`)
      expect(text).toMatch(/较前 30 天 ([+−][\d.]+|0)/)
    }
    expect(heads[1]).toContain(`${reached.rate.numerator}/${reached.rate.denominator}`)
    expect(heads[3]).toContain(`未应答 ${complaints.unanswered}`)
    expect(heads[4]).toContain(`${notices.awaiting.value}件`)
    const said = await page.locator('.att p').allTextContents()
    expect(said).toEqual(cockpit.attention.map(({ sentence }) => sentence))
    expect(await page.locator('.gaps li').count()).toBe(cockpit.gaps.length)
    expect(await page.locator('.areas tbody tr').count()).toBe(cockpit.byPlace.length)
    const received = complaints.receivedByDay.reduce((sum, one) => sum + one, 0)
    expect(await page.locator('.tickets header').textContent()).toContain(`近 30 天受理 ${received} 件`)
  })

  it('drills from county to town to village and back to the same address, period and figures', async () => {
    const page = await enter('leader')
    const seen: [string, string[]][] = []
    const here = async () => [new URL(page.url()).search, await figures(page)] as [string, string[]]
    await page.getByRole('button', { name: '本月', exact: true }).click()
    await page.waitForURL(/period=month/)
    await page.locator('.heads', { hasText: '较上月同期' }).waitFor()
    seen.push(await here())
    for (let step = 0; step < 2; step += 1) {
      const link = page.locator('.areas tbody th a').first()
      const name = (await link.textContent()) ?? ''
      await link.click()
      await page.locator('.crumbs b', { hasText: name }).waitFor()
      seen.push(await here())
    }
    expect(seen[1]?.[0]).toContain('place=440203')
    expect(seen[2]?.[0]).toContain('period=month')
    expect(await page.locator('.areas h2').textContent()).toContain('的任务')
    await page.locator('.crumbs a').last().click()
    await page.locator('.areas tbody tr').first().waitFor()
    expect(await here()).toEqual(seen[1])
    await page.locator('.crumbs a').first().click()
    await expect.poll(() => page.locator('.crumbs a').count(), { timeout: 15_000 }).toBe(0)
    await expect.poll(here, { timeout: 15_000 }).toEqual(seen[0])
    await page.goBack()
    await expect.poll(here, { timeout: 15_000 }).toEqual(seen[1])
  })

  it('says on hover and on focus how a number was counted, and is walked by keyboard alone', async () => {
    const page = await enter('leader')
    const tip = page.getByRole('tooltip')
    await page.locator('.heads .value a').first().hover()
    await tip.waitFor()
    expect(await tip.textContent()).toMatch(
      /分子\/分母\d+ \/ \d+口径.*较前 30 天.*目标90%.*任务台账.*2024-10-15/,
    )
    await page.keyboard.press('Escape')
    await tip.waitFor({ state: 'detached' })
    await page.locator('.areas tbody .cnt a').first().focus()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Shift+Tab')
    await tip.waitFor()
    expect(await tip.textContent()).toMatch(/口径.*来源.*截至2024-10-15/)
    await page.keyboard.press('Escape')
    const place = page.locator('.areas tbody th a').first()
    await page.locator('.areas .lines').focus()
    await page.keyboard.press('Tab')
    expect(await place.evaluate(element => element === document.activeElement)).toBe(true)
    const name = (await place.textContent()) ?? ''
    await page.keyboard.press('Enter')
    await page.locator('.crumbs b', { hasText: name }).waitFor()
  })

  it('takes an instruction on a figure, in place', async () => {
    const page = await enter('leader')
    await page.locator('.heads .fig').first().hover()
    await page.getByRole('button', { name: /就“任务按期完成率/ }).click()
    const dialog = page.getByRole('alertdialog')
    expect(await dialog.getByLabel('针对事项').inputValue()).toMatch(/^任务按期完成率 [\d.]+%（\d+\/\d+）$/)
    await dialog.getByLabel('批示内容').fill('请督查室逐项核对逾期节点，本周内报结果。')
    await dialog.getByRole('button', { name: '发出批示' }).click()
    await dialog.waitFor({ state: 'detached' })
    expect(new URL(page.url()).pathname).toBe('/')
    const { instructions } = await ask<{ instructions: { nodes: { subjectTitle: string; text: string }[] } }>(
      stage.seen,
      '{ instructions(filter: { place: "440203000000" }) { nodes { subjectTitle text } } }',
    )
    const mine = instructions.nodes.find(({ text }) => text.startsWith('请督查室逐项核对'))
    expect(mine?.subjectTitle).toContain('任务按期完成率')
  })

  it('fits one screen at 1440 × 900, and a phone without sideways scrolling', async () => {
    const page = await enter('leader')
    const overflow = () =>
      page
        .locator('main')
        .evaluate(main => [main.scrollHeight - main.clientHeight, main.scrollWidth - main.clientWidth])
    expect(await overflow()).toEqual([0, 0])
    await page.setViewportSize({ width: 390, height: 844 })
    expect((await overflow())[1]).toBe(0)
  })

  it('shows a town operator the town alone', async () => {
    const page = await enter('town')
    expect(await page.locator('.crumbs').textContent()).toBe('龙归镇')
    expect(await page.locator('.areas tbody tr').count()).toBe(16)
    expect(await page.getByRole('button', { name: /批示/ }).count()).toBe(0)
    await page.goto('/?place=440203000000')
    await page.getByRole('alert').waitFor()
    expect(await page.locator('.heads .value').count()).toBe(0)
    stage.seen.noise.splice(0) // The browser reports the refusal itself.
  })

  it('has nothing for axe at a town on a phone', async () => {
    const page = await enter('supervisor', `/?place=${TOWN}`, { viewport: { width: 390, height: 844 } })
    await page.locator('.tickets .drawn').waitFor()
    expect(await axeFaults(page)).toEqual([])
  })
})
