import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { assertBuilt, type Started, start, stop } from '#test/kit/app.ts'
import { ask, hasBrowser, openBrowser, type Visit, visit } from '#test/kit/browser.ts'
import { patterns } from '../../web/src/paths.ts'
import { axeFaults, layoutFaults } from '../screens/faults.ts'

const COUNTY = '440203000000'
const TOWN = '440203102000'

type Name = keyof typeof patterns

/** What each page says of how to begin, to whoever works on it; the link for those who can do it themselves. */
const FIRST: readonly (readonly [who: string, at: Name, says: RegExp, link?: RegExp])[] = [
  ['leader', 'cockpit', /督查室导入方案并生成台账后/],
  ['supervisor', 'cockpit', /核对后生成台账/, /导入方案/],
  ['unit-leader', 'cockpit', /还没有任务/],
  ['village', 'cockpit', /还没有任务/],
  ['leader', 'milestones', /督查室导入方案并生成台账后/],
  ['leader', 'progress', /督查室导入方案并生成台账后/],
  ['unit-officer', 'desk', /有新任务、通知或批示时/],
  ['village', 'desk', /有新任务、通知或批示时/],
  ['head', 'office', /没有待签发的通知和待交办的任务/],
  ['supervisor', 'tasks', /导入方案并确认后/, /导入方案/],
  ['unit-officer', 'tasks', /方案由督查室导入/],
  ['supervisor', 'notices', /任务逾期后，系统会提出建议/],
  ['supervisor', 'problems', /问题可在这里登记/, /登记问题/],
  ['leader', 'instructions', /也可在这里就某一事项批示/, /^批示$/],
  ['supervisor', 'plans', /上传方案文件或粘贴正文/, /导入方案/],
  ['leader', 'indicators', /数据管理员或督查室纳入后/],
  ['steward', 'indicators', /在指标库中纳入/, /指标库/],
  ['steward', 'indicatorLibrary', /还没有指标/, /新建指标|导入方案/],
  ['village', 'reporting', /新的报送期开始后/],
  ['steward', 'reporting', /报送期会自动开始/, /打开指标库/],
  ['steward', 'reportingReview', /提交报表后/],
  ['steward', 'reportingProgress', /启用指标后/, /打开指标库/],
  ['steward', 'systems', /可以新增，或下载模板/, /新增系统/],
  ['leader', 'complaints', /数据管理员导入后/],
  ['supervisor', 'complaints', /导入 12345 平台导出的表格后/, /导入工单/],
  ['supervisor', 'complaintList', /可以从 12345 系统导出的表格导入/, /导入工单/],
  ['unit-officer', 'complaintDesk', /没有要办的工单/],
  ['steward', 'complaintLimits', /没有设定的按默认/, /增加时限/],
  ['steward', 'complaintTerms', /可以粘贴一份清单/, /新增分类/],
  ['steward', 'complaintImports', /把导出的表格拖到上面/, /选择文件/],
  ['supervisor', 'hotIssues', /工单导入后每晚聚类一次/, /导入工单/],
  ['leader', 'ratings', /由数据管理员或督查室导入/],
  ['steward', 'ratingList', /导入政务服务平台的评价表/, /导入/],
  ['steward', 'ratingImport', /还没有导入过评价/, /选择文件/],
  ['unit-officer', 'messages', /有任务交办、审核结果、督办通知时/],
  ['system-admin', 'admin', /没有需要处理的事项/, /区划/],
  ['system-admin', 'adminMap', /还没有示意图/, /选择文件/],
  ['system-admin', 'webhooks', /新增一个，消息就会/, /新增接口/],
  ['security-admin', 'adminTokens', /把令牌交给要推送工单的系统/, /新建令牌/],
  ['audit-admin', 'adminAudit', /点开一条看改动前后/],
  ['leader', 'place', /督查室把任务交给这里的单位/],
]

describe.skipIf(!hasBrowser)('a county on its first day', () => {
  const folder = mkdtempSync(join(tmpdir(), 'duban-e2e-empty-'))
  const environment = { DUBAN_DEMO: '0', DUBAN_CLOCK: '2024-10-15', DATABASE_URL: '', DATA_DIR: folder }
  const windows = new Map<string, Visit>()
  let app: Started | undefined
  let browser: Browser | undefined

  beforeAll(async () => {
    assertBuilt()
    await promisify(execFile)('node_modules/.bin/tsx', ['test/kit/empty-world.ts'], {
      env: { ...process.env, ...environment },
    })
    app = await start(folder, environment)
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    if (app) await stop(app)
    rmSync(folder, { recursive: true, force: true })
  })

  const enter = async (username: string): Promise<Visit> => {
    const open = windows.get(username)
    if (open) return open
    if (!app || !browser) throw new Error('There is no county yet.')
    const window = await visit(browser, { url: app.url, username })
    await window.context.addInitScript('globalThis.__name = made => made')
    windows.set(username, window)
    return window
  }

  for (const [who, name, says, link] of FIRST)
    it(`tells ${who} how to begin at ${patterns[name]}`, async () => {
      const { page, noise } = await enter(who)
      await page.setViewportSize({ width: 1440, height: 900 })
      await page.goto(patterns[name].replace(':code', TOWN))
      const main = page.locator('main')
      await main.getByText(says).first().waitFor()
      if (link) await main.locator('a, button').filter({ hasText: link }).first().waitFor()
      const wide = [...(await axeFaults(page)), ...(await layoutFaults(page, false))]
      await page.setViewportSize({ width: 390, height: 844 })
      // A head that was wide folds when its window has become narrow.
      const sideways = async () =>
        (await layoutFaults(page, true)).filter(fault => fault.startsWith('sideways'))
      await expect.poll(sideways, { timeout: 5_000 }).toEqual([])
      expect([...wide, ...noise.splice(0)]).toEqual([])
    })

  it('tells the administrators what is lacking, with the page for the one who can mend it', async () => {
    const window = await enter('system-admin')
    const { adminWarnings } = await ask<{ adminWarnings: { path: string | null }[] }>(
      window,
      `{ adminWarnings(place: "${COUNTY}") { path } }`,
    )
    expect(adminWarnings).toEqual([])
    const security = await enter('security-admin')
    await security.page.setViewportSize({ width: 1440, height: 900 })
    await security.page.goto('/admin/people?words=steward')
    await security.page.locator('tbody tr', { hasText: 'steward' }).click()
    await security.page.getByRole('button', { name: '停用账号' }).click()
    await security.page.getByRole('alertdialog').getByRole('button', { name: '停用账号' }).click()
    await security.page.getByRole('button', { name: '启用账号' }).waitFor()
    await security.page.goto('/admin')
    await security.page.getByText('这些角色还没有人：数据管理员。').waitFor()
    await security.page.getByRole('link', { name: '去处理' }).click()
    await security.page.waitForURL(/\/admin\/people/)
    await window.page.setViewportSize({ width: 1440, height: 900 })
    await window.page.goto('/admin')
    await window.page.getByText('这些角色还没有人：数据管理员。').waitFor()
    expect(await window.page.getByRole('link', { name: '去处理' }).count()).toBe(0)
  })
})
