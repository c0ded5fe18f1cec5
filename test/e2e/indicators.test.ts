import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { ask, hasBrowser } from '#test/kit/browser.ts'
import { demoStage } from '#test/kit/stage.ts'

const WUJIANG = '440203000000'
const LONGGUI = '440203102000'
const COMMUNITY = '440203102001'
const SPEED = '村级网络宽带速率'
const PERIOD = '2024-09'

const SHEET = `query ($place: ID!) { reportingSheet(place: $place, frequency: MONTHLY, period: "${PERIOD}") {
  rows { indicator { id name } definition { kind } beforeNumerator beforeDenominator beforeValue } } }`

interface SheetRow {
  indicator: { id: string; name: string }
  definition: { kind: string }
  beforeNumerator: number | null
  beforeDenominator: number | null
  beforeValue: number | null
}

const field = (page: Page, row: number, column: number) => page.locator(`.sheet [data-at="${row}-${column}"]`)
const ranked = (page: Page, name: string) =>
  page.locator('.rank-card').getByRole('link', { name, exact: true })

describe.runIf(hasBrowser)('indicators from village to county', () => {
  const stage = demoStage()
  let ids: Map<string, string>

  beforeAll(async () => {
    const leader = await stage.visit({ username: 'leader' })
    const { indicators } = await ask<{ indicators: { id: string; name: string }[] }>(
      leader,
      `{ indicators(place: "${WUJIANG}") { id name } }`,
    )
    ids = new Map(indicators.map(({ id, name }) => [name, id]))
    await leader.close()
  })

  it('leads from the county to who reported one figure of a village in three clicks, and back', async () => {
    const page = await stage.enter('leader', `/indicators/${ids.get(SPEED)}?place=${WUJIANG}`)
    await ranked(page, '龙归镇').click()
    await ranked(page, '续源村').click()
    await page.getByRole('table').getByRole('link', { name: '2024年9月', exact: true }).click()
    const panel = page.locator('aside.panel')
    await panel.locator('.revisions').waitFor()
    expect(await panel.textContent()).toContain('演示·数据管理员')
    for (let back = 0; back < 3; back += 1) await page.goBack()
    await ranked(page, '龙归镇').waitFor()
    expect(new URL(page.url()).searchParams.get('place')).toBe(WUJIANG)
  })

  it('takes the sheet of a village, asks about a jump, and hands it in with a word about it', async () => {
    const { page } = await stage.visit({ username: 'village' })
    const { reportingSheet } = await ask<{ reportingSheet: { rows: SheetRow[] } }>(stage.seen, SHEET, {
      place: COMMUNITY,
    })
    await page.goto(`/reporting/${COMMUNITY}/MONTHLY/${PERIOD}`)
    await field(page, 0, 0).waitFor()
    let speedRow = -1
    for (const [row, one] of reportingSheet.rows.entries()) {
      if (one.indicator.name === SPEED) speedRow = row
      const ratio = one.definition.kind === 'RATIO'
      const first = one.indicator.name === SPEED ? 560 : ratio ? one.beforeNumerator : one.beforeValue
      await field(page, row, 0).fill(String(first))
      if (ratio) await field(page, row, 1).fill(String(one.beforeDenominator))
    }
    const submit = page.getByRole('button', { name: /^提交 \d+ 项/ })
    await submit.click()
    await page.locator('.sheet-faults .doubts').waitFor()
    expect(await page.locator('.sheet-faults').textContent()).toContain(SPEED)
    await field(page, speedRow, 2).fill('9月底光缆开通，三次测速最低值。')
    await submit.click()
    await page.locator('.toast', { hasText: /已提交 \d+ 项/ }).waitFor()
  })

  it('publishes it, and the town shows the new figure', async () => {
    const { page } = await stage.visit({ username: 'steward' })
    const board = async () => {
      const { indicator } = await ask<{ indicator: { state: { numerator: number; denominator: number } } }>(
        stage.seen,
        `{ indicator(id: "${ids.get(SPEED)}") { state(place: "${LONGGUI}") { numerator denominator } } }`,
      )
      return indicator.state
    }
    const before = await board()
    await page.goto(`/reporting/review?place=${WUJIANG}`)
    const item = page.locator('.items .item', { hasText: '龙归社区' }).filter({ hasText: SPEED })
    await item.locator('.face').first().click()
    const panel = page.locator('aside.panel')
    await panel.getByText('9月底光缆开通').first().waitFor()
    await panel.getByRole('button', { name: '公布' }).first().click()
    await page.locator('.toast', { hasText: '已公布 1 项' }).waitFor()
    const { numerator, denominator } = await board()
    expect([numerator, denominator]).toEqual([before.numerator + 1, before.denominator + 1])
    await page.goto(`/indicators?place=${LONGGUI}`)
    const card = page.locator('article.ind', { hasText: SPEED })
    await card.getByText(`${numerator}/${denominator}`).first().waitFor()
  })

  it('warns the office of a report that the figures contradict, with both figures', async () => {
    const page = await stage.enter('supervisor', `/office?place=${WUJIANG}`)
    await page.locator('.office-column .item', { hasText: '重阳镇' }).locator('.face').first().click()
    const box = page.locator('aside.panel .claim-box')
    await box.waitFor()
    expect(await box.textContent()).toMatch(/9\/9.*8\/9/s)
    await box.getByRole('link').first().click()
    await page.locator('h1', { hasText: SPEED }).waitFor()
  })

  it('opens exactly the systems behind a rate', async () => {
    const page = await stage.enter('leader', `/systems?place=${WUJIANG}`)
    await page
      .locator('.system-heads')
      .getByRole('link', { name: /^\S+ 140$/ })
      .first()
      .click()
    await page.locator('.ph', { hasText: '140' }).waitFor()
    const { systems } = await ask<{ systems: { total: number } }>(
      stage.seen,
      `{ systems(place: "${WUJIANG}", filter: { measure: CLOUD, part: NUMERATOR }) { total } }`,
    )
    expect(systems.total).toBe(140)
  })
})
