import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningApp, startApp } from '#test/kit/app.ts'
import { ask, hasBrowser, openBrowser, type Visit, visit } from '#test/kit/browser.ts'

const WUJIANG = '440203000000'
const UNIT = '区政务服务数据管理局'
const TITLE = '政务大厅自助机不能打印社保证明'
const PHONE = '13812345678'

/** A ticket goes its whole way through the people who handle it, each in a window of their own. */
describe.skipIf(!hasBrowser)('a ticket from 登记 to 归档', () => {
  let app: RunningApp
  let browser: Browser
  const windows = new Map<string, Visit>()
  let address = ''

  beforeAll(async () => {
    app = await startApp()
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await app?.stop()
  })

  /** The window of a person, on this page. */
  async function as(username: string, path: string): Promise<Page> {
    const window = windows.get(username) ?? (await visit(browser, { url: app.url, username }))
    windows.set(username, window)
    await window.page.goto(path)
    return window.page
  }

  /** Opens the ticket at the desk of a person, under the head of what is to be done. */
  async function atDesk(username: string, group: string): Promise<Page> {
    const page = await as(username, `/complaints/desk?group=${group}`)
    await page.locator('.grid tr.item', { hasText: TITLE }).first().click()
    await page.locator('.panel .step-form').waitFor()
    return page
  }

  const done = (page: Page, words: string) => page.getByText(words).first().waitFor()

  async function dispatch(page: Page): Promise<void> {
    const form = page.locator('.step-form')
    await form.getByRole('combobox', { name: '承办单位' }).fill(UNIT)
    await page.getByRole('option', { name: UNIT }).first().click()
    await form.getByRole('button', { name: '派发' }).click()
    await done(page, '已派发。')
  }

  it('is taken in: what is missing is said, category and similar tickets are suggested while typing', async () => {
    const page = await as('supervisor', '/complaints/list')
    await page.getByRole('button', { name: '登记工单' }).click()
    const dialog = page.getByRole('alertdialog')
    await dialog.getByRole('button', { name: '登记', exact: true }).click()
    expect(await dialog.textContent()).toContain('请填写诉求标题。')
    await dialog.getByLabel('诉求标题').fill(TITLE)
    await dialog
      .getByLabel('诉求内容')
      .fill(`来电人张小明，电话${PHONE}，反映政务大厅的自助机打不出社保证明，希望尽快修好。`)
    await dialog.locator('.suggestions .line').first().waitFor()
    await dialog.getByRole('textbox', { name: '姓名' }).fill('张小明')
    await dialog.getByRole('textbox', { name: '电话' }).fill(PHONE)
    await dialog.getByRole('button', { name: '登记', exact: true }).click()
    await page.locator('.panel').getByText(TITLE).first().waitFor()
    const words = (await page.locator('.panel').textContent()) ?? ''
    expect(words).not.toContain(PHONE)
    expect(words).not.toContain('张小明')
    expect(words).toContain('138****5678')
    address = (await page.getByRole('link', { name: '打开全页' }).getAttribute('href')) ?? ''
    expect(address).toMatch(/\/complaints\/[0-9a-f-]{36}/)
  })

  it('is dispatched, returned with a reason, and dispatched again', async () => {
    await dispatch(await atDesk('supervisor', 'DISPATCH'))
    const unit = await atDesk('unit-officer', 'SIGN')
    await unit.locator('.panel .ft').getByRole('button', { name: '退单' }).click()
    const dialog = unit.getByRole('alertdialog')
    await dialog.getByRole('button', { name: '退单' }).click()
    expect(await dialog.textContent()).toContain('请写明理由，至少 5 个字。')
    await dialog.getByLabel('退单理由').fill('自助机由区人社局管理，请改派。')
    await dialog.getByRole('button', { name: '退单' }).click()
    await done(unit, '已退单，回到待派发。')
    await dispatch(await atDesk('supervisor', 'DISPATCH'))
  })

  it('is signed for, the caller is contacted, and more time is asked for and granted', async () => {
    const unit = await atDesk('unit-officer', 'SIGN')
    await unit.locator('.step-form').getByRole('button', { name: '签收' }).click()
    await done(unit, '已签收，开始办理。')
    await atDesk('unit-officer', 'CONTACT')
    await unit.getByRole('textbox', { name: '联系情况' }).fill('10 月 15 日电话联系，约定次日到现场。')
    await unit.locator('.step-form').getByRole('button', { name: '登记' }).click()
    await done(unit, '已登记联系情况。')
    await atDesk('unit-officer', 'HANDLE')
    await unit.locator('.panel .ft').getByRole('button', { name: '申请延期' }).click()
    const dialog = unit.getByRole('alertdialog')
    await dialog.getByLabel('延期理由').fill('打印模块要从厂家调货，三天内到。')
    await dialog.getByLabel('延长几个工作日').fill('3')
    await dialog.getByRole('button', { name: '提出申请' }).click()
    await done(unit, '延期申请已提出，等待裁定。')
    const office = await atDesk('supervisor', 'DECIDE')
    await office.locator('.step-form').getByLabel('裁定意见').fill('同意，按期修好。')
    await office.locator('.step-form').getByRole('button', { name: '同意' }).click()
    await done(office, '已裁定。')
  })

  it('is finished, called back and archived', async () => {
    const unit = await atDesk('unit-officer', 'HANDLE')
    await unit.locator('.step-form').getByRole('button', { name: '办结' }).click()
    expect(await unit.locator('.step-form').textContent()).toContain('请写明办理结果')
    await unit
      .getByRole('textbox', { name: '办理结果' })
      .fill('已更换打印模块并试打三张社保证明，电话答复来电人。')
    await unit.locator('.step-form').getByRole('button', { name: '办结' }).click()
    await done(unit, '已办结，等待回访。')
    const office = await atDesk('supervisor', 'CALL_BACK')
    await office.getByLabel('已解决').check()
    await office.getByLabel('满意', { exact: true }).check()
    await office.locator('.step-form').getByRole('button', { name: '登记' }).click()
    await done(office, '已登记回访。')
    await atDesk('supervisor', 'ARCHIVE')
    await office.locator('.step-form').getByRole('button', { name: '归档' }).click()
    await done(office, '已归档。')
  })

  it('tells its whole way on its page', async () => {
    const page = await as('supervisor', address)
    await page.locator('.timeline li').first().waitFor()
    const steps = await page.locator('.timeline').textContent()
    for (const words of ['受理诉求', '派发给', '退单', '签收', '同意延期', '办结', '回访', '归档'])
      expect(steps).toContain(words)
    expect(await page.locator('.ticket-requests').textContent()).toContain('同意')
  })

  it('shows who complained for a reason, for a minute, and on record', async () => {
    const page = await as('supervisor', address)
    await page.getByRole('button', { name: '查看个人信息' }).click()
    const dialog = page.getByRole('alertdialog')
    await dialog.getByLabel('查看理由').fill('核实')
    await dialog.getByRole('button', { name: '查看', exact: true }).click()
    expect(await dialog.textContent()).toContain('至少 5 个字')
    await dialog.getByLabel('查看理由').fill('回访前核对来电号码')
    await dialog.getByRole('button', { name: '查看', exact: true }).click()
    await page.getByText(PHONE).first().waitFor()
    await page.getByText(/这次查看已记录/).waitFor()
    await page.getByRole('button', { name: '现在遮盖' }).click()
    await page.getByText(PHONE).first().waitFor({ state: 'detached' })
    await as('audit-admin', '/admin/audit')
    const audit = windows.get('audit-admin')
    if (!audit) throw new Error('no window of the audit administrator')
    const { auditEntries } = await ask<{
      auditEntries: { nodes: { after: string | null; entityId: string }[] }
    }>(
      audit,
      `query ($filter: AuditFilter!) { auditEntries(filter: $filter, first: 50) { nodes { entityId after } } }`,
      { filter: { place: WUJIANG } },
    )
    const entry = auditEntries.nodes.find(({ after }) => after?.includes('回访前核对来电号码'))
    expect(address).toContain(entry?.entityId ?? 'nothing recorded')
    expect(entry?.after).not.toContain(PHONE)
  })

  it('leaves no error in any window', () => {
    expect([...windows.values()].flatMap(({ noise }) => noise)).toEqual([])
  })
})
