import { readFileSync } from 'node:fs'
import { strFromU8, unzipSync } from 'fflate'
import type { Download, Page } from 'playwright-core'
import { readSheet } from 'read-excel-file/node'
import { describe, expect, it } from 'vitest'
import { ask, hasBrowser } from '#test/kit/browser.ts'
import { demoStage } from '#test/kit/stage.ts'

const PNG = [0x89, 0x50, 0x4e, 0x47]
/** Under load an answer takes its time. */
const LONG = { timeout: 30_000 }

async function saved(page: Page, click: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
  // A report is written from every figure of its board, and its charts are drawn anew.
  const waiting: Promise<Download> = page.waitForEvent('download', { timeout: 2 * LONG.timeout })
  await click()
  const file = await waiting
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) }
}

const wordsOf = (bytes: Buffer): string =>
  strFromU8(unzipSync(new Uint8Array(bytes))['word/document.xml'] as Uint8Array).replace(/<[^>]+>/g, '')

const pictures = (bytes: Buffer): string[] =>
  Object.keys(unzipSync(new Uint8Array(bytes))).filter(name => name.startsWith('word/media/'))

describe.skipIf(!hasBrowser)('what leaves the screen', () => {
  const stage = demoStage()

  const as = async (username: string, path: string): Promise<Page> => {
    const page = await stage.enter(username, path)
    await expect.poll(() => page.locator('.main .skeleton').count(), LONG).toBe(0)
    return page
  }

  it('a chart as PNG, as SVG and as its data, each saying what, where and of which day', async () => {
    const page = await as('leader', '/complaints')
    const chart = page.locator('.card.trend')
    await chart.locator('canvas').first().waitFor()
    const choose = (item: string) => async () => {
      await chart.getByRole('button', { name: '保存' }).click()
      await page.getByRole('menuitem', { name: item }).click()
    }
    const png = await saved(page, choose('存为图片（PNG）'))
    expect(png.name).toBe('每日受理 武江区 2024-10-15.png')
    expect([...png.bytes.subarray(0, 4)]).toEqual(PNG)
    expect(png.bytes.readUInt32BE(16)).toBeGreaterThan(1000)

    const svg = await saved(page, choose('存为矢量图（SVG）'))
    expect(svg.name).toBe('每日受理 武江区 2024-10-15.svg')
    const drawn = svg.bytes.toString('utf8')
    for (const words of ['每日受理', '武江区', '截至 2024-10-15', '演示数据', '来源：', '口径：'])
      expect(drawn).toContain(words)
    expect(drawn).toContain('<path')

    const data = await saved(page, choose('数据存为 Excel'))
    const [heads, first] = await readSheet(data.bytes)
    expect(heads?.[0]).toBe('日期')
    expect(first?.[0]).toBeInstanceOf(Date)
    expect(typeof first?.[1]).toBe('number')
  })

  it('a table of a board as Excel: its heads and figures, and how they came to be', async () => {
    const page = await as('leader', '/complaints')
    const card = page.locator('.card.units')
    const first = card.locator('tbody tr').first()
    await first.waitFor(LONG)
    const shown = await first.locator('th, td').allTextContents()
    const { name, bytes } = await saved(page, () =>
      card.getByRole('button', { name: '导出本表为 Excel' }).click(),
    )
    expect(name).toBe('承办单位 武江区 2024-10-15.xlsx')
    const [heads, row] = await readSheet(bytes, 1)
    expect(heads?.[0]).toBe('单位')
    expect(row?.[0]).toBe(shown[0])
    expect(row?.at(-1)).toBe(Number(shown.at(-1)))
    const notes = Object.fromEntries((await readSheet(bytes, 2)).map(([term, words]) => [term, words]))
    expect(notes).toMatchObject({ 地区: '武江区', 截至: '2024-10-15', 页面: '/complaints' })
    expect(notes['注意']).toContain('演示数据')
  })

  it('a list as Excel: every row of it, in its order', async () => {
    const page = await as('supervisor', '/notices')
    const button = page.getByRole('button', { name: /^导出 [1-9]\d* 项$/ })
    await button.waitFor(LONG)
    const count = Number(/\d+/.exec((await button.textContent()) ?? '')?.[0])
    const { bytes } = await saved(page, () => button.click())
    expect(await readSheet(bytes, 1)).toHaveLength(count + 1)
    const auditor = await stage.enter('audit-admin', '/admin/audit')
    const { auditEntries } = await ask<{ auditEntries: { nodes: { summary: string; userName: string }[] } }>(
      { context: auditor.context() },
      `{ auditEntries(filter: { place: "440203000000", type: "TABLE_EXPORTED" }, first: 1) {
        nodes { summary userName } } }`,
    )
    expect(auditEntries.nodes[0]?.summary).toBe('导出文件“督办通知”')
  })

  it('a list is not saved when its leaving cannot be recorded, and says why', async () => {
    const page = await as('supervisor', '/notices')
    const button = page.getByRole('button', { name: /^导出 [1-9]/ })
    await button.waitFor(LONG)
    await page.route('**/graphql*', (route, request) =>
      request.headers()['x-apollo-operation-name'] === 'RecordTableExport'
        ? route.fulfill({ json: { data: null, errors: [{ message: '现在不能登记，请稍后再试。' }] } })
        : route.continue(),
    )
    let downloads = 0
    page.on('download', () => {
      downloads += 1
    })
    await button.click()
    await page.locator('.toasts .bad').waitFor(LONG)
    expect(downloads).toBe(0)
  })

  it('the board of complaints as a Word report, with its charts as pictures', async () => {
    const page = await as('leader', '/complaints')
    await page.locator('.card.trend canvas').first().waitFor()
    const received = (await page.locator('.strip .cell').first().locator('.l2 b').textContent()) ?? ''
    const { name, bytes } = await saved(page, () => page.getByRole('button', { name: '导出 Word' }).click())
    expect(name).toBe('武江区12345热线运行情况_2024-10-15.docx')
    expect(pictures(bytes).length).toBeGreaterThan(0)
    const words = wordsOf(bytes)
    expect(words).toContain(`受理12345工单${received}件`)
    expect(words).toContain('图1')
    expect(words).toContain('演示数据')
  })

  it('the cockpit as a Word report', async () => {
    const page = await as('leader', '/')
    const { bytes } = await saved(page, () => page.getByRole('button', { name: '导出 Word' }).click())
    expect(wordsOf(bytes)).toContain('按期完成率')
  })

  it.each(['/', '/complaints', '/tasks'])(
    '%s on paper: no menu, no buttons, where and of which day',
    async path => {
      const page = await as('leader', path)
      await page.emulateMedia({ media: 'print' })
      await page.locator('.print-head').waitFor()
      const head = (await page.locator('.print-head').textContent()) ?? ''
      for (const words of ['武江区', '截至 2024-10-15', '演示数据', '打印']) expect(head).toContain(words)
      for (const part of ['.top', '.side', '.main .btn'])
        expect(await page.locator(part).filter({ visible: true }).count()).toBe(0)
      expect(await page.evaluate(() => getComputedStyle(document.body).overflow)).toBe('visible')
    },
  )

  it('lists and desks on paper: nothing cut off at the side, heads that can repeat, what narrows them', async () => {
    const page = await as('supervisor', '/tasks?light=BEHIND')
    for (const path of ['/tasks?light=BEHIND', '/notices', '/problems', '/milestones', '/office']) {
      await page.emulateMedia({ media: null })
      await page.setViewportSize({ width: 1440, height: 900 })
      await page.goto(path)
      await page.locator('.main .tbl, .main .office-column .item').first().waitFor(LONG)
      await page.emulateMedia({ media: 'print' })
      const across = (await page.locator('.app').getAttribute('data-sheet')) === 'landscape'
      // A4 between its margins.
      await page.setViewportSize({ width: across ? 1032 : 703, height: 900 })
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      expect({ path, over: Math.max(0, over) }).toEqual({ path, over: 0 })
      expect(await page.locator('.tbl thead button').filter({ visible: true }).count()).toBe(0)
      if (path.includes('BEHIND'))
        expect(await page.locator('.print-head .shown').textContent()).toMatch(/筛选：.*逾期/)
      if (path === '/office')
        expect(await page.locator('.office-column').filter({ visible: true }).count()).toBe(3)
    }
  })
})
