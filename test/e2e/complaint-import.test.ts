import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RunningApp } from '#test/kit/app.ts'
import { ask, hasBrowser, openBrowser, type Visit, visit } from '#test/kit/browser.ts'
import { pingshanApp } from '#test/kit/pingshan-app.ts'
import {
  type Count,
  figuresOf,
  hasPingshan,
  PINGSHAN,
  PINGSHAN_CSV,
  PINGSHAN_XLSX,
  readPingshan,
} from './pingshan-figures.ts'

const TODAY = '2018-12-31'
const PERIOD = { from: '2018-01-01', until: TODAY }

const BOARD = /* GraphQL */ `
  query ($place: ID!, $from: Day, $until: Day) {
    complaintBoard(place: $place, from: $from, until: $until) {
      received { value }
      unplaced
      rates { kind rate { numerator denominator } }
      categories { key name parentId value }
      places { name place { code } received onTime late openOverdue }
      units { name received onTime late openOverdue }
    }
  }
`

interface Row {
  name: string
  place?: { code: string } | null
  received: number
  onTime: number
  late: number
  openOverdue: number
}

interface Board {
  complaintBoard: {
    received: { value: number }
    unplaced: number
    rates: { kind: string; rate: { numerator: number; denominator: number } }[]
    categories: { key: string; name: string; parentId: string | null; value: number }[]
    places: Row[]
    units: Row[]
  }
}

const sorted = (counts: Iterable<[string, Count]>) =>
  [...counts].sort(([one], [other]) => (one < other ? -1 : 1))
const rowsOf = (rows: readonly Row[]): [string, Count][] =>
  rows
    .filter(({ received }) => received > 0)
    .map(({ name, received, onTime, late }) => [name, { received, onTime, late }])

describe.skipIf(!hasBrowser || !hasPingshan)('the tickets of Pingshan, from the file to the figures', () => {
  const figures = hasPingshan ? figuresOf(readPingshan()) : figuresOf([])
  let app: RunningApp
  let browser: Browser
  let open: Visit
  let page: Page

  beforeAll(async () => {
    app = await pingshanApp(TODAY)
    browser = await openBrowser()
    open = await visit(browser, { url: app.url, username: 'steward' })
    page = open.page
  })
  afterAll(async () => {
    await browser?.close()
    await app?.stop()
  })

  const board = async (place = PINGSHAN) =>
    (await ask<Board>(open, BOARD, { place, ...PERIOD })).complaintBoard

  /** Sends a file from the page of imports and waits until it has been read. */
  async function upload(file: string): Promise<void> {
    await page.goto('/complaints/imports')
    await page.locator('input[type=file]').setInputFiles(file)
    await page.waitForURL(/\/complaints\/imports\/[0-9a-f-]{36}/, { timeout: 60_000 })
    await page.locator('.import-columns').waitFor({ timeout: 60_000 })
  }

  const step = (name: string) => page.locator('.import-steps').getByRole('button', { name })
  const foot = (name: string | RegExp) => page.locator('.import-foot').getByRole('button', { name })
  /** `新增` → 10000. */
  async function previewed(word: string): Promise<number> {
    const cell = page.locator('.import-counts > div', { has: page.locator('dt', { hasText: word }) })
    return Number((await cell.locator('.value').textContent())?.replace(/,/g, ''))
  }

  it('reads the file, proposes what its columns are, and takes the names as proposed', async () => {
    await upload(PINGSHAN_CSV)
    const fieldOf = (header: string) =>
      page
        .locator('.import-columns > li', { has: page.getByText(header, { exact: true }) })
        .locator('select')
        .inputValue()
    expect(await fieldOf('REC_ID')).toBe('EXTERNAL_ID')
    expect(await fieldOf('CREATE_TIME')).toBe('RECEIVED_AT')
    expect(await fieldOf('STREET_NAME')).toBe('TOWN')
    expect(await fieldOf('COMMUNITY_NAME')).toBe('VILLAGE')
    expect(await fieldOf('DISPOSE_UNIT_NAME')).toBe('UNIT')
    expect(await fieldOf('INTIME_ARCHIVE_NUM')).toBe('CLOSED_ON_TIME')
    await page.getByLabel('数据来源名称').fill('坪山区民生诉求平台')
    await foot(/下一步|重新读取/).click()
    // Read whole, the page goes on to the names by itself.
    await page.locator('.import-terms').first().waitFor({ timeout: 100_000 })
    await foot(/全部按建议确认|下一步/).click()
    await step('预览').click({ timeout: 100_000 })
    await page.locator('.import-counts').waitFor()
    expect(await previewed('新增')).toBe(figures.all.received)
    expect(await previewed('有错')).toBe(0)
    expect(await previewed('未定位')).toBe(figures.unplaced)
  })

  it('writes them, and every total is that of the file', async () => {
    await foot(/^写入/).click()
    await page.getByRole('link', { name: '查看这次导入的工单' }).waitFor({ timeout: 110_000 })
    const whole = await board()
    expect(whole.received.value).toBe(figures.all.received)
    expect(whole.unplaced).toBe(figures.unplaced)
    const onTime = whole.rates.find(({ kind }) => kind === 'ON_TIME')?.rate
    expect(onTime).toEqual({
      numerator: figures.all.onTime,
      denominator: figures.all.onTime + figures.all.late,
    })
    expect(sorted(rowsOf(whole.places.filter(({ name }) => figures.byStreet.has(name))))).toEqual(
      sorted(figures.byStreet),
    )
    expect(sorted(rowsOf(whole.units.filter(({ name }) => figures.byUnit.has(name))))).toEqual(
      sorted(figures.byUnit),
    )
    const first = whole.categories.filter(({ parentId }) => parentId === null)
    expect(new Map(first.map(({ name, value }) => [name, value]))).toEqual(
      new Map([...figures.byCategory].map(([name, { received }]) => [name, received])),
    )
  })

  it('counts the communities of each street as the file does', async () => {
    const { places } = await board()
    const found: [string, Count][] = []
    for (const { place } of places.filter(({ name }) => figures.byStreet.has(name)))
      found.push(
        ...rowsOf((await board(place?.code)).places.filter(({ name }) => figures.byCommunity.has(name))),
      )
    expect(sorted(found)).toEqual(sorted(figures.byCommunity))
  })

  it('shows on the screen the same counts, and the tickets behind them', async () => {
    const { places } = await board()
    for (const [street, count] of figures.byStreet) {
      const code = places.find(({ name }) => name === street)?.place?.code
      await page.goto(
        `/complaints/list?place=${code}&measure=RECEIVED&from=${PERIOD.from}&until=${PERIOD.until}`,
      )
      await page.locator('h1', { hasText: `工单 · ${count.received.toLocaleString('en-US')} 件` }).waitFor()
      await page.goto(`/complaints/list?place=${code}&measure=LATE&from=${PERIOD.from}&until=${PERIOD.until}`)
      await page.locator('h1', { hasText: `工单 · ${count.late.toLocaleString('en-US')} 件` }).waitFor()
    }
  })

  it('changes nothing when the same tickets come as a workbook with two header rows', async () => {
    await upload(PINGSHAN_XLSX)
    await page.getByLabel('数据来源名称').fill('坪山区民生诉求平台')
    await foot(/下一步|重新读取/).click()
    await step('预览').click({ timeout: 100_000 })
    await page.locator('.import-counts').waitFor()
    expect(await previewed('不变')).toBe(figures.all.received)
    expect(await previewed('新增')).toBe(0)
    expect(await previewed('更新')).toBe(0)
  })

  it('takes the import back whole', async () => {
    await page.goto('/complaints/imports')
    await page.getByRole('button', { name: '撤销' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: '撤销这次导入' }).click()
    await page.getByText('已撤销', { exact: true }).first().waitFor({ timeout: 60_000 })
    await expect.poll(async () => (await board()).received.value, { timeout: 60_000 }).toBe(0)
    expect(open.noise).toEqual([])
  })
})
