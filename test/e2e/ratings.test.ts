import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { ask, hasBrowser } from '#test/kit/browser.ts'
import { demoStage } from '#test/kit/stage.ts'

const SHEET = [
  '办件编号,事项名称,办理单位,办理日期,评价结果,评价渠道,评价意见,联系电话',
  'T-1,电影放映许可,区政务服务数据管理局,2024-10-08,非常满意,大厅窗口,,',
  'T-2,电影放映许可,区政务服务数据管理局,2024-10-14,不满意,大厅窗口,等了两小时没人理，请回电15412345678,15412345678',
  'T-3,电影放映许可,区政务服务数据管理局,2024-10-14,默认好评,大厅窗口,,',
].join('\n')

describe.skipIf(!hasBrowser)('ratings', () => {
  const stage = demoStage()

  const choose = (page: Page, content: string) =>
    page.locator('input[type=file]').setInputFiles({
      ...{ name: '评价.csv', mimeType: 'text/csv', buffer: Buffer.from(content) },
    })
  const board = async () => {
    const { ratingBoard } = await ask<{
      ratingBoard: {
        events: number
        byDefault: number
        rates: { rate: { numerator: number; denominator: number } }[]
      }
    }>(
      stage.seen,
      '{ ratingBoard(place: "440203000000") { events byDefault rates { rate { numerator denominator } } } }',
    )
    return ratingBoard
  }

  it('come in from a sheet, after all faults at once and a preview; default ratings stay apart', async () => {
    const page = await stage.enter('steward', '/ratings/import')
    const before = await board()
    await choose(page, SHEET.replace('不满意', '马马虎虎').replace('2024-10-08', '2024-13-08'))
    await page.getByText('2 处有误，改好后再导入').waitFor()
    await page.getByRole('button', { name: '换一个文件' }).click()
    await choose(page, SHEET)
    await page.getByText('共 3 行，3 行可以导入').waitFor()
    await page.getByRole('button', { name: '导入 3 条' }).click()
    await page.getByText('已导入：新增 3 条，更新 0 条').waitFor()
    const after = await board()
    expect([after.events - before.events, after.byDefault - before.byDefault]).toEqual([3, 1])
    expect((after.rates[0]?.rate.denominator ?? 0) - (before.rates[0]?.rate.denominator ?? 0)).toBe(2)
    expect((after.rates[0]?.rate.numerator ?? 0) - (before.rates[0]?.rate.numerator ?? 0)).toBe(1)
  })

  it('a bad one is put right by its unit and accepted by the office', async () => {
    let page = await stage.enter('unit-officer', '/ratings/list?words=T-2')
    await page.locator('.tbl tbody tr', { hasText: '电影放映许可' }).click()
    await page.waitForURL(/\/ratings\/[0-9a-f-]{36}/)
    const address = new URL(page.url()).pathname
    await page.getByText('等了两小时没人理').first().waitFor()
    expect(await page.locator('main').textContent()).not.toContain('15412345678')
    await page.getByRole('button', { name: '提交整改', exact: true }).click()
    await page.getByLabel('整改措施').fill('已向群众致歉，增开窗口并安排导办。')
    await page.getByRole('button', { name: '提交审核' }).click()
    await page.getByText('整改情况已提交审核').waitFor()
    await stage.seen.close()
    page = await stage.enter('supervisor', address)
    await page.getByRole('button', { name: '审核整改' }).click()
    await page.getByRole('button', { name: '整改到位', exact: true }).last().click()
    await page.getByText('审核意见已保存').waitFor()
    await page.getByText('已整改').first().waitFor()
    expect(await page.locator('.history li').count()).toBeGreaterThanOrEqual(2)
  })

  it('an import is taken back as long as nobody went on with it', async () => {
    const page = await stage.enter('steward', '/ratings/import')
    await page.getByRole('button', { name: '撤销', exact: true }).first().click()
    await page.getByRole('alertdialog').getByRole('button', { name: '撤销', exact: true }).click()
    await page.getByText('不能撤销').first().waitFor()
    await choose(page, SHEET.replaceAll('T-', 'U-'))
    await page.getByRole('button', { name: '导入 3 条' }).click()
    await page.getByText('已导入：新增 3 条').waitFor()
    const before = await board()
    await page.getByRole('button', { name: '撤销', exact: true }).first().click()
    await page.getByRole('alertdialog').getByRole('button', { name: '撤销', exact: true }).click()
    await page.getByText('导入已撤销').waitFor()
    expect(before.events - (await board()).events).toBe(3)
  })
})
