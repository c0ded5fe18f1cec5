import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { ask, hasBrowser, sideways, type VisitOptions } from '#test/kit/browser.ts'
import { demoStage } from '#test/kit/stage.ts'
import { axeFaults } from '#test/screens/faults.ts'

const WUJIANG = '440203000000'
const PHONE = { width: 390, height: 844 }

interface Waiting {
  id: string
  title: string
  version: number
  can: { issue: boolean }
  lead: { id: string; version: number; organization: { name: string } }[]
}

const PENDING = `query ($filter: TaskFilter!) { tasks(filter: $filter, first: 200) { nodes {
  id title version can { issue } lead { id version organization { name } } } } }`
const CYCLE = `mutation ($id: ID!, $version: Int!) {
  editTask(id: $id, version: $version, edit: { feedbackCycle: MONTHLY }) { id version } }`
const ISSUE = `mutation ($id: ID!, $version: Int!) {
  actOnTasks(input: { action: ISSUE, tasks: [{ id: $id, version: $version }] }) { done { id ledgerNo } faults { message } } }`
const DESK = `{ unitDesk(place: "${WUJIANG}") { total items { id kind title assignmentId reportId version } } }`

interface Desk {
  unitDesk: { total: number; items: { kind: string; title: string; reportId: string | null }[] }
}

const item = (page: Page, words: string) => page.locator('tr.item', { hasText: words }).first()
const words = (page: Page) => page.locator('.panel textarea').first()
const toasts = (page: Page) => page.locator('.toasts')
const headCount = async (page: Page) =>
  Number(/(\d+) 件/.exec((await page.locator('h1').textContent()) ?? '')?.[1])

/** Until the number of what waits stands in the head, and the rows below it. */
const settled = async (page: Page) => {
  await page.locator('h1', { hasText: '件' }).waitFor()
  await page.waitForLoadState('networkidle')
}

/** Clicks and counts: what the promise of three clicks is measured by. */
function counting(page: Page) {
  let clicks = 0
  return {
    async click(target: ReturnType<Page['locator']>) {
      clicks += 1
      await target.click()
    },
    count: () => clicks,
    page,
  }
}

describe.runIf(hasBrowser)('my work', () => {
  // Two days after the plan of the year came out: nothing of it is issued yet.
  const stage = demoStage({ clock: '2024-02-20' })
  let issued: Waiting[]

  const openDesk = async (options: Partial<VisitOptions> = {}) => {
    const page = await stage.enter('unit-officer', '/desk', options)
    await settled(page)
    return page
  }

  // The head of supervision issues four tasks to the bureau, each to be reported on every month.
  beforeAll(async () => {
    const head = await stage.visit({ username: 'head' })
    const { tasks } = await ask<{ tasks: { nodes: Waiting[] } }>(head, PENDING, {
      filter: { place: WUJIANG, statuses: ['PENDING_ISSUE'] },
    })
    issued = tasks.nodes
      .filter(({ lead, can }) => can.issue && lead[0]?.organization.name === '区政务服务数据管理局')
      .slice(0, 4)
    for (const { id, version } of issued) {
      const { editTask } = await ask<{ editTask: { version: number } }>(head, CYCLE, { id, version })
      await ask(head, ISSUE, { id, version: editTask.version })
    }
    await head.close()
  })

  it('lists what waits by date; the number stands in the title and in the menu', async () => {
    const page = await openDesk()
    const { unitDesk } = await ask<Desk>(stage.seen, DESK)
    expect(issued).toHaveLength(4)
    expect(unitDesk.items.filter(({ kind }) => kind === 'SIGN')).toHaveLength(4)
    expect(await headCount(page)).toBe(unitDesk.total)
    await expect.poll(() => page.locator('.side a.on .n').textContent()).toBe(String(unitDesk.total))
    expect(await page.locator('.desk-section').first().textContent()).toContain('个工作日内')
    expect(await axeFaults(page)).toEqual([])
  })

  it('signs for a task in two clicks, and for the others at once after saying which', async () => {
    const page = await openDesk()
    const before = await headCount(page)
    const hand = counting(page)
    await hand.click(item(page, issued[0]?.title ?? ''))
    await page.locator('.panel .quote').waitFor()
    expect(await axeFaults(page)).toEqual([])
    await hand.click(page.locator('.panel').getByRole('button', { name: /^签收/ }))
    await toasts(page).getByText('已签收，任务转入办理中。').waitFor()
    expect(hand.count()).toBe(2)
    await expect.poll(() => page.locator('.panel').count()).toBe(0)
    await page.getByRole('button', { name: '全部签收 3' }).click()
    const dialog = page.locator('[role=alertdialog]')
    expect(await dialog.locator('li').count()).toBe(3)
    await dialog.getByRole('button', { name: '签收' }).click()
    await toasts(page).getByText('已签收 3 项。').waitFor()
    // Signed for, each month is to be reported: the rows change, their number does not grow.
    await expect.poll(() => headCount(page)).toBeLessThanOrEqual(before)
  })

  it('takes three clicks at most from the desk to a submitted report', async () => {
    const page = await openDesk()
    const title = issued[0]?.title ?? ''
    const hand = counting(page)
    await hand.click(item(page, title))
    await words(page).waitFor()
    // The words have the focus: nothing has to be clicked before typing.
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA')
    await page.keyboard.type('七个镇街主干链路已全部割接，余两个村待接入。')
    await hand.click(page.getByRole('button', { name: '提交审核' }))
    await toasts(page).getByText('已提交，等督查室审核。').waitFor()
    expect(hand.count()).toBeLessThanOrEqual(3)
    await expect.poll(() => item(page, title).textContent()).toContain('等审核')
  })

  it('keeps what was typed by itself, over closing the panel and loading the page anew', async () => {
    const page = await openDesk()
    const title = issued[1]?.title ?? ''
    await item(page, title).click()
    await words(page).fill('写到一半')
    await page.locator('.panel .ft').getByText('草稿已保存').waitFor()
    await page.keyboard.press('Escape')
    await page.reload()
    await item(page, title).click()
    await expect.poll(() => words(page).inputValue()).toBe('写到一半')
  })

  it('says so when a second window writes the same draft, and lets one of them win', async () => {
    const page = await openDesk()
    const title = issued[1]?.title ?? ''
    await item(page, title).click()
    await words(page).waitFor()
    const second = await stage.seen.context.newPage()
    await second.goto('/desk')
    await settled(second)
    await item(second, title).click()
    await words(second).fill('第二个窗口写的')
    await second.locator('.panel .ft').getByText('草稿已保存').waitFor()
    await words(page).fill('第一个窗口写的')
    const note = page.locator('.panel .warn-note')
    await note.waitFor()
    await note.getByRole('button', { name: '以这里的为准' }).click()
    await page.locator('.panel .ft').getByText('草稿已保存').waitFor()
    const { unitDesk } = await ask<Desk>(stage.seen, DESK)
    const reportId = unitDesk.items.find(row => row.title.includes(title))?.reportId
    const { report } = await ask<{ report: { text: string } }>(
      stage.seen,
      `{ report(id: "${reportId}") { text } }`,
    )
    expect(report.text).toBe('第一个窗口写的')
    // The browser says so itself when the API refuses; that refusal is what this test is about.
    stage.seen.noise.splice(0)
  })

  it('moves with J and K, opens with Enter, submits with Ctrl+Enter and closes with Esc', async () => {
    const page = await openDesk()
    const first = (await page.locator('tr.item .tt').first().textContent()) ?? ''
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await page.locator('.panel').waitFor()
    expect(first).toContain((await page.locator('.panel h2').textContent())?.trim())
    await words(page).fill('')
    await words(page).focus()
    await page.keyboard.press('Control+Enter')
    await page.locator('.panel').getByText('请写进展情况。').waitFor()
    await page.keyboard.press('Escape')
    await expect.poll(() => page.locator('.panel').count()).toBe(0)
  })

  it('hands out the sheet of what is owed, and takes it back with all faults at once', async () => {
    const page = await openDesk()
    await page.getByRole('button', { name: '表格填报' }).click()
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '下载我的填报表' }).click(),
    ])
    const path = await file.path()
    await page.setInputFiles('[role=dialog] input[type=file]', {
      name: '填报表.xlsx',
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: readFileSync(path),
    })
    // Nothing was filled in: that is said, and nothing can be submitted.
    await page
      .locator('[role=dialog]')
      .getByText(/没有可提交的内容|处需要修改/)
      .waitFor()
    expect(
      await page
        .locator('[role=dialog]')
        .getByRole('button', { name: /^提交 \d+ 项$/ })
        .count(),
    ).toBe(0)
  })

  it('works on a phone: cards, a sheet over the whole screen, buttons in reach, nothing sideways', async () => {
    const page = await openDesk({ viewport: PHONE })
    expect(await sideways(page)).toBe(0)
    await page.locator('.cards .tap', { hasText: issued[2]?.title ?? '' }).click()
    await words(page).fill('手机上填报')
    const sheet = await page.locator('.panel').boundingBox()
    expect(sheet).toMatchObject({ x: 0, y: 0, width: PHONE.width, height: PHONE.height })
    const button = page.getByRole('button', { name: '提交审核' })
    const box = await button.boundingBox()
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(PHONE.height)
    expect(box?.height).toBeGreaterThanOrEqual(44)
    expect(await sideways(page)).toBe(0)
    expect(await axeFaults(page)).toEqual([])
    await button.click()
    await toasts(page).getByText('已提交，等督查室审核。').waitFor()
  })

  it('offers on the page of a task what may be done, and shows what was', async () => {
    const page = await stage.enter('unit-officer', `/tasks/${issued[0]?.id}?place=${WUJIANG}`)
    await page.locator('h1', { hasText: issued[0]?.title ?? '' }).waitFor()
    await page.getByText('进展填报 · 1 次').waitFor()
    expect(await page.locator('.ph').textContent()).toMatch(/20\d\d-\d{3}/)
    expect(await page.getByRole('button', { name: '交办', exact: true }).count()).toBe(0)
    expect(await axeFaults(page)).toEqual([])
  })
})
