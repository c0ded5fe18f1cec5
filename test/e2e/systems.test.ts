import { describe, expect, it } from 'vitest'
import { ask, hasBrowser, type VisitOptions } from '#test/kit/browser.ts'
import { countAt } from '#test/kit/linked-numbers.ts'
import { demoStage } from '#test/kit/stage.ts'

const WUJIANG = '440203000000'
const TOWN = '440203102000'

describe.skipIf(!hasBrowser)('the ledger of information systems', () => {
  const stage = demoStage()

  const enter = async (username: string, address: string, options: Partial<VisitOptions> = {}) => {
    const page = await stage.enter(username, address, options)
    await page.locator('.system-heads .value').first().waitFor()
    return page
  }

  it('opens from every number the systems it counts', async () => {
    const page = await enter('leader', '/systems')
    const numbers = await page
      .locator('.system-heads .cap a')
      .evaluateAll(links =>
        links.map(link => ({ text: link.textContent ?? '', href: link.getAttribute('href') ?? '' })),
      )
    expect(numbers.length).toBeGreaterThan(10)
    const wrong: string[] = []
    for (const { text, href } of numbers) {
      const listed = await countAt(page, href)
      if (listed !== Number(text)) wrong.push(`${text} → ${listed} at ${href}`)
    }
    expect(wrong).toEqual([])
  })

  it('shows the rates of a past day, and place by place', async () => {
    const page = await enter('leader', '/systems?asOf=2022-06-30&view=places')
    const { systemSummary } = await ask<{
      systemSummary: { total: number; rates: { rate: { numerator: number; denominator: number } }[] }
    }>(
      stage.seen,
      `{ systemSummary(place: "${WUJIANG}", asOf: "2022-06-30") { total rates { rate { numerator denominator } } } }`,
    )
    await page.locator('.system-places tfoot tr').waitFor()
    const [cloud] = systemSummary.rates
    expect(await page.locator('.system-places tfoot').textContent()).toContain(
      `${cloud?.rate.numerator}/${cloud?.rate.denominator}`,
    )
    await page.locator('.system-places tbody th a').first().click()
    await page.waitForURL(/\/places\/440203\d{6}/)
  })

  it('records one change for several systems, after showing what it would do', async () => {
    const page = await enter('steward', '/systems?cloud=PENDING')
    const boxes = page.locator('tbody input.select')
    await boxes.first().waitFor()
    await boxes.nth(0).check()
    await boxes.nth(1).check()
    await page.getByRole('button', { name: '登记状态变化' }).click()
    const dialog = page.getByRole('alertdialog')
    await dialog.getByRole('button', { name: /上云状态/ }).click()
    await page.getByRole('option', { name: '迁移中' }).click()
    await dialog.locator('.state-preview li').nth(1).waitFor()
    expect(await dialog.locator('.state-preview').textContent()).toContain('待迁 → 迁移中')
    await dialog.getByRole('button', { name: '登记 2 个' }).click()
    expect(await dialog.textContent()).toContain('请写明依据或原因')
    await dialog.getByLabel('依据或原因').fill('10 月迁移批次')
    await dialog.getByRole('button', { name: '登记 2 个' }).click()
    await page.getByText('已登记 2 个系统的变化。').waitFor()
    await dialog.waitFor({ state: 'detached' })
  })

  it('takes a new system in, and its record tells how it came to stand', async () => {
    const page = await enter('steward', '/systems?open=new')
    const panel = page.locator('.panel')
    await panel.getByRole('button', { name: '登入台账' }).click()
    expect(await panel.textContent()).toContain('请填写系统名称')
    await panel.getByLabel('系统名称').fill('测试用审批系统')
    await panel.getByRole('combobox', { name: '责任单位' }).fill('区政务服务数据管理局')
    await page.getByRole('option').first().click()
    await panel.getByRole('button', { name: '登入台账' }).click()
    await page.getByText(/测试用审批系统已登入台账/).waitFor()
    await page.getByRole('link', { name: '打开全页' }).click()
    await page.waitForURL(/\/systems\/[0-9a-f-]{36}/)
    await page.locator('.timeline li').first().waitFor()
    expect(await page.locator('.timeline').textContent()).toContain('首次登记')
  })

  it('is a list of cards on a phone, without sideways scrolling', async () => {
    const page = await enter('leader', '/systems', { viewport: { width: 390, height: 844 } })
    await page.locator('.cards .tap').first().waitFor()
    const overflow = await page.locator('main').evaluate(main => main.scrollWidth - main.clientWidth)
    expect(overflow).toBe(0)
  })

  it('shows a town operator the systems of the town, and everything of the town on its page', async () => {
    const page = await enter('town', '/systems')
    const places = await page.locator('.ph .cap').first().textContent()
    expect(places).toContain('龙归镇')
    await page.goto(`/places/${TOWN}`)
    await page.locator('.place-grid .tbl').first().waitFor()
    await page.locator('.rate-lines li').nth(3).waitFor()
    expect(await page.locator('.trail').textContent()).toContain('龙归镇')
    await page.locator('.child-cells a[href^="/places/"]').first().click()
    await page.waitForURL(/\/places\/44020310(?!2000)/)
    await page.locator('.trail a', { hasText: '龙归镇' }).click()
    await page.waitForURL(new RegExp(`/places/${TOWN}`))
  })
})
