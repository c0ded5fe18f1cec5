import type { Locator, Page } from 'playwright-core'
import { readSheet } from 'read-excel-file/node'
import { describe, expect, it } from 'vitest'
import { ask, hasBrowser, sideways, type Visit, type VisitOptions } from '#test/kit/browser.ts'
import { demoStage } from '#test/kit/stage.ts'
import { axeFaults } from '#test/screens/faults.ts'

const WUJIANG = '440203000000'
const PHONE = { width: 390, height: 844 }

interface Listed {
  id: string
  title: string
  text: string | null
  light: string
  can: { readDetail: boolean }
  lead: { organization: { name: string } }[]
  milestones: { id: string; deliverable: string | null; can: { complete: boolean } }[]
}

const LIST = `query ($filter: TaskFilter!) { tasks(filter: $filter, first: 200) { totalCount nodes {
  id title text light can { readDetail } lead { organization { name } }
  milestones { id deliverable can { complete } } } } }`

const listed = async (seen: Visit, filter: Record<string, unknown> = {}): Promise<Listed[]> => {
  const { tasks } = await ask<{ tasks: { nodes: Listed[] } }>(seen, LIST, {
    filter: { place: WUJIANG, state: 'OPEN', ...filter },
  })
  return tasks.nodes
}

const rows = (page: Page) => page.locator('table.tbl tr.item')
const head = (page: Page) => page.locator('h1')
/** Pressed or not, a chip is found by its word; its count follows. */
const chip = (page: Page, word: string) => page.locator('button.chip', { hasText: word }).first()
const param = (page: Page, name: string) => new URL(page.url()).searchParams.getAll(name)
const settled = async (page: Page) => {
  await head(page).filter({ hasText: '·' }).waitFor()
  await page.waitForLoadState('networkidle')
}

async function open(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await settled(page)
}

/** The sheet behind the export button. */
async function exported(page: Page, sheet: string) {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: /^导出 \d+ 项$/ }).click(),
  ])
  return { name: file.suggestedFilename(), rows: await readSheet(await file.path(), sheet) }
}

const cells = (row: Locator) => row.locator('td').allInnerTexts()

describe.runIf(hasBrowser)('the ledger', () => {
  const stage = demoStage()

  /** A window of this account on this page, once its list stands there. */
  const enter = async (username: string, path: string, options: Partial<VisitOptions> = {}) => {
    const page = await stage.enter(username, path, options)
    await settled(page)
    return page
  }

  it('keeps its filters in the address: a reload and a sent link show the same list', async () => {
    const page = await enter('supervisor', '/tasks')
    const all = (await listed(stage.seen)).length
    expect(await head(page).textContent()).toBe(`任务台账 · ${all} 项`)
    await chip(page, '正常').click()
    await page.getByRole('button', { name: '更多筛选' }).click()
    await page.getByRole('checkbox', { name: '县级' }).check()
    await page.keyboard.press('Escape')
    await page.getByRole('searchbox').fill('区')
    await expect.poll(() => param(page, 'words')).toEqual(['区'])
    expect([param(page, 'light'), param(page, 'level')]).toEqual([['GOOD'], ['COUNTY']])
    const kept = await listed(stage.seen, { lights: ['GOOD'], levels: ['COUNTY'], words: '区' })
    await expect.poll(() => head(page).textContent()).toBe(`任务台账 · ${kept.length} 项`)
    const before = [await head(page).textContent(), await rows(page).allInnerTexts()]
    await page.reload()
    await settled(page)
    await expect
      .poll(async () => [await head(page).textContent(), await rows(page).allInnerTexts()])
      .toEqual(before)
    expect(await chip(page, '正常').getAttribute('aria-pressed')).toBe('true')
    expect(await page.getByRole('searchbox').inputValue()).toBe('区')
    await page.getByRole('button', { name: '清除全部' }).click()
    await expect.poll(() => [param(page, 'words'), param(page, 'level')]).toEqual([[], []])
  })

  it('says so when nothing fits, and one press brings the list back', async () => {
    const page = await stage.enter('supervisor', '/tasks?words=没有这样的任务')
    await page.getByText('没有符合条件的任务').waitFor()
    await page.locator('.state').getByRole('button', { name: '清除全部' }).click()
    await rows(page).first().waitFor()
    expect(param(page, 'state')).toEqual(['ALL'])
  })

  it('sorts by its heads, says how, and goes back to groups', async () => {
    const page = await enter('supervisor', '/tasks')
    await page.locator('tr.group').first().waitFor()
    const due = page.getByRole('columnheader', { name: '到期' })
    const days = () =>
      rows(page)
        .locator('time')
        .evaluateAll(all => all.map(one => one.getAttribute('datetime')))
    await due.getByRole('button').click()
    await expect.poll(() => due.getAttribute('aria-sort')).toBe('ascending')
    await settled(page)
    expect(param(page, 'sort')).toEqual(['due'])
    expect(await page.locator('tr.group').count()).toBe(0)
    await expect
      .poll(async () => {
        const up = (await days()).map(String)
        return up.length > 3 && up.join() === up.toSorted().join()
      })
      .toBe(true)
    await due.getByRole('button').click()
    await expect.poll(() => due.getAttribute('aria-sort')).toBe('descending')
    await settled(page)
    await expect
      .poll(async () => {
        const down = (await days()).map(String)
        return down.length > 3 && down.join() === down.toSorted().toReversed().join()
      })
      .toBe(true)
    await page.getByRole('button', { name: '分组' }).click()
    await page.getByRole('menuitem', { name: '按方案' }).click()
    await page.locator('tr.group').first().waitFor()
    expect([param(page, 'sort'), param(page, 'group')]).toEqual([[], ['plan']])
  })

  it('opens a task beside the list from the keyboard, keeps it in the address and closes it by Esc', async () => {
    const page = await enter('supervisor', '/tasks?group=none')
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    const title = (await rows(page).nth(1).locator('.tt').textContent()) ?? ''
    await page.keyboard.press('Enter')
    const panel = page.getByRole('complementary', { name: title })
    await panel.getByRole('heading', { name: title }).waitFor()
    const address = page.url()
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.url()).not.toBe(address)
    await page.keyboard.press('Escape')
    await expect.poll(() => param(page, 'task')).toEqual([])
    expect(await page.locator('.panel').count()).toBe(0)
    await open(page, address)
    await panel.getByRole('heading', { name: title }).waitFor()
    expect(await axeFaults(page)).toEqual([])
    await panel.getByRole('link', { name: '打开全页' }).click()
    await page.waitForURL(/\/tasks\/[^?]+/)
    await expect.poll(() => head(page).textContent()).toBe(title)
  })

  it('writes what it shows into a spreadsheet: its rows, its order, the columns in sight', async () => {
    const page = await enter(
      'supervisor',
      '/tasks?group=none&state=ALL&hide=percent&hide=place&hide=milestones&hide=left',
      { viewport: { width: 1440, height: 3000 } },
    )
    const { name, rows: sheet } = await exported(page, '任务台账')
    expect(name).toBe('任务台账_武江区_2024-10-15.xlsx')
    expect(sheet[0]).toEqual(['灯号', '编号', '任务', '牵头单位', '配合单位', '方案', '状态', '到期'])
    const shown = await rows(page).all()
    expect(sheet).toHaveLength(shown.length + 1)
    for (const [index, row] of shown.entries()) {
      // In front of them stands the box to select the row by.
      const [, light, no, title] = await cells(row)
      expect(sheet[index + 1]?.slice(0, 3).map(String)).toEqual([light?.trim(), no, title])
    }
  })

  it('shows a unit of another’s task no more than its outline, anywhere', async () => {
    const office = await listed(await stage.visit({ username: 'supervisor' }))
    const unit = await stage.visit({ username: 'unit-officer' })
    const { page } = unit
    const own = new Map((await listed(unit)).map(task => [task.id, task]))
    const secret = office.find(
      task =>
        own.get(task.id)?.can.readDetail === false &&
        task.text &&
        task.milestones.some(one => one.deliverable),
    )
    expect(secret, 'a task of another unit with a text').toBeDefined()
    // The title may begin the text; the rest of it is what must not appear.
    const words = [
      secret?.text?.replace(secret.title, '').slice(-16),
      secret?.milestones[0]?.deliverable,
    ].filter((one): one is string => Boolean(one) && !secret?.title.includes(one ?? ''))
    expect(words.length).toBeGreaterThan(0)
    for (const path of [`/tasks?task=${secret?.id}`, `/tasks/${secret?.id}`]) {
      await page.goto(path)
      await page.getByText('这项任务由其他单位承担').waitFor()
      await page.waitForLoadState('networkidle')
      const content = await page.content()
      for (const one of words) expect(content).not.toContain(one)
      expect(content).toContain(secret?.title)
      expect(content).toContain(secret?.lead[0]?.organization.name)
      expect(await page.getByRole('button', { name: '登记完成' }).count()).toBe(0)
    }
  })

  it('records that a milestone was done, and takes it back: at once, or later with a reason', async () => {
    const { page } = await stage.visit({ username: 'supervisor' })
    const [task] = (await listed(stage.seen, { lights: ['BEHIND'] })).filter(
      ({ milestones }) => milestones.length > 0,
    )
    await page.goto(`/tasks/${task?.id}`)
    const row = rows(page).filter({ hasText: '逾期' }).first()
    await row.getByRole('button', { name: '登记完成' }).click()
    const dialog = page.getByRole('dialog', { name: '登记节点完成' })
    const day = dialog.getByRole('spinbutton', { name: /日/ }).last()
    await day.click()
    await page.keyboard.type('16')
    await dialog.getByRole('button', { name: '登记完成' }).click()
    await dialog.getByText('完成日期不能晚于今天').waitFor()
    await day.click()
    await page.keyboard.type('14')
    await dialog.getByLabel('说明').fill('浏览器测试登记')
    await dialog.getByRole('button', { name: '登记完成' }).click()
    await rows(page).filter({ hasText: '逾期办结' }).filter({ hasText: '浏览器测试登记' }).waitFor()
    await page.getByText(/登记节点完成.*2024-10-14/).waitFor()
    await page.getByRole('status').getByRole('button', { name: '撤销' }).click()
    await row.getByRole('button', { name: '登记完成' }).waitFor()
    await row.getByRole('button', { name: '登记完成' }).click()
    await dialog.getByRole('button', { name: '登记完成' }).click()
    const done = rows(page).filter({ hasText: '逾期办结' }).first()
    await done.getByRole('button', { name: '撤回' }).click()
    const question = page.getByRole('alertdialog')
    expect(await question.getByRole('button', { name: '撤回' }).isDisabled()).toBe(true)
    await question.getByLabel('撤回理由').fill('登记有误')
    await question.getByRole('button', { name: '撤回' }).click()
    await page.getByText(/撤回节点完成.*登记有误/).waitFor()
    await row.getByRole('button', { name: '登记完成' }).waitFor()
  })

  it('shows the words of a task in their document', async () => {
    const { page } = await stage.visit({ username: 'supervisor' })
    const task = (await listed(stage.seen)).find(({ text }) => text)
    await page.goto(`/tasks/${task?.id}`)
    const mark = page.locator('.source mark')
    await mark.waitFor()
    expect((await mark.textContent())?.length).toBeGreaterThan(3)
    expect(await axeFaults(page)).toEqual([])
    const link = page.getByRole('link', { name: '看原文' }).first()
    expect(await link.getAttribute('href')).toMatch(/^\/plans\/[0-9a-f-]{36}\?at=\d+-\d+$/)
  })

  it('becomes cards on a phone, with its filters in a sheet and nothing beside the screen', async () => {
    const page = await enter('supervisor', '/tasks', { viewport: PHONE })
    const card = page.locator('.cards .tap').first()
    await card.waitFor()
    expect(await sideways(page)).toBe(0)
    await page.getByRole('button', { name: /^筛选/ }).click()
    const sheet = page.getByRole('dialog', { name: '筛选' })
    await sheet.getByRole('checkbox', { name: '无牵头' }).check()
    await sheet.getByRole('button', { name: /^查看/ }).click()
    await expect.poll(() => param(page, 'noLead')).toEqual(['true'])
    await settled(page)
    await card.click()
    await page.locator('.panel h2').waitFor()
    expect(await sideways(page)).toBe(0)
    await page.getByRole('button', { name: '关闭' }).click()
    await page.goto(`/tasks/${(await listed(stage.seen))[0]?.id}`)
    await page.locator('.record-page').waitFor()
    expect(await sideways(page)).toBe(0)
  })

  it('has no fault of accessibility in its list', async () => {
    const page = await enter('supervisor', '/tasks')
    expect(await axeFaults(page)).toEqual([])
  })
})

describe.runIf(hasBrowser)('the indicators', () => {
  const stage = demoStage()

  it('stand as cards against their path, lead to the plan, and go into a spreadsheet', async () => {
    const page = await stage.enter('supervisor', `/indicators?place=${WUJIANG}`)
    await settled(page)
    const cards = page.locator('.card.ind')
    await cards.first().waitFor()
    const count = await cards.count()
    expect(await head(page).textContent()).toBe(`指标 · ${count} 项`)
    const cloud = cards.filter({ hasText: '政务信息系统上云率' })
    const words = await cloud.textContent()
    for (const part of ['83.3', '140/168', '落后 10.6 个百分点', '应达 93.9', '目标 100'])
      expect(words).toContain(part)
    const { rows: sheet } = await exported(page, '指标')
    expect(sheet).toHaveLength(count + 1)
    expect(sheet.find(([, name]) => name === '政务信息系统上云率')?.slice(2, 8)).toEqual([
      '落后',
      '2024-10',
      '%',
      83.3,
      140,
      168,
    ])
    expect(await axeFaults(page)).toEqual([])
    await cloud.getByRole('link', { name: '政务信息系统上云率' }).click()
    const source = page.locator('.ind-side a[href*="at="]')
    await source.waitFor()
    expect(await source.getAttribute('href')).toMatch(/\/plans\/.+at=\d+-\d+/)
    expect(await axeFaults(page)).toEqual([])
  })
})
