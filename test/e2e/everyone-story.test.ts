import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningApp, startApp } from '#test/kit/app.ts'
import { hasBrowser, openBrowser } from '#test/kit/browser.ts'
import {
  download,
  enter,
  fillSheet,
  goTo,
  handIn,
  leavePanel,
  openOfficeItem,
  type Person,
  panel,
  press,
  row,
  SIZES,
  said,
} from './everyone-steps.ts'
import { taskAction, typeDay } from './supervision-steps.ts'

const TASK = '存量系统上云'
const WORDS = '存量系统迁移方案已批复，九月底前完成三成。'
const STORY_MS = 240_000

/** Four people and one matter, at three windows; every page they see is without a fault, and the console stays silent. */
describe.skipIf(!hasBrowser).each(SIZES)('$name', size => {
  let app: RunningApp
  let browser: Browser

  beforeAll(async () => {
    app = await startApp()
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await app?.stop()
  })

  const as = async (username: string, story: (person: Person) => Promise<void>) => {
    const person = await enter(browser, app.url, username, size)
    await story(person)
    await person.leave()
  }

  it(
    'the leader reads a sentence, opens what it speaks of, writes on it and is back where he was',
    () =>
      as('leader', async ({ page, look }) => {
        const figures = page.locator('.cockpit .heads .value')
        await figures.first().waitFor()
        await look('cockpit')
        const before = { address: page.url(), figures: await figures.allTextContents() }
        await page.locator('.att p a').first().click()
        await page.locator('h1').waitFor()
        await page.waitForURL(url => url.href !== before.address)
        await look('what the sentence opens')
        if (new URL(page.url()).pathname === '/tasks') {
          await row(page).click()
          await panel(page).waitFor()
          await look('the task beside its list')
          await panel(page).getByRole('link', { name: '打开全页' }).click()
          await page.locator('.record-page').waitFor()
          await look('the task')
        }
        const subject = page.url()
        await taskAction(page, '批示')
        const dialog = page.getByRole('alertdialog').or(page.getByRole('dialog')).last()
        await dialog.locator('textarea').first().fill('请牵头单位本周内拿出办法，督查室盯住。')
        await look('the instruction')
        await press(dialog, /^(批示|发出|写批示|提交)/)
        await said(page, '批示已发出')
        expect(page.url()).toBe(subject)
        for (let step = 0; step < 6 && page.url() !== before.address; step += 1) await page.goBack()
        expect(page.url()).toBe(before.address)
        await figures.first().waitFor()
        expect(await figures.allTextContents()).toEqual(before.figures)
      }),
    STORY_MS,
  )

  it(
    'the officer signs for a task, and reports on another with a file',
    () =>
      as('unit-officer', async ({ page, look }) => {
        await goTo(page, /^我的工作/)
        await row(page, '待签收', '提升网上政务服务能力').click()
        await look('what is to be signed for')
        await press(panel(page), /^签收/)
        await said(page, '已签收，任务转入办理中。')
        await row(page, '待填报', TASK).click()
        await panel(page).locator('textarea').first().fill(WORDS)
        await panel(page)
          .locator('input[type=file]')
          .first()
          .setInputFiles({ name: '批复.txt', mimeType: 'text/plain', buffer: Buffer.from('同意。') })
        await panel(page).getByText('批复.txt').first().waitFor()
        await look('the report')
        await press(panel(page), '提交审核')
        await said(page, '已提交，等督查室审核。')
        await look('the desk')
      }),
    STORY_MS,
  )

  it(
    'the office sends it back, confirms what should follow, sends a notice and takes the ledger home',
    () =>
      as('supervisor', async ({ page, look }) => {
        await openOfficeItem(page, '待审核', TASK)
        await panel(page).getByText(WORDS).first().waitFor()
        await look('the report beside the plan')
        await page.locator('.verdict textarea').fill('请附每个系统的迁移时间。')
        await typeDay(page.locator('.verdict'), '2024-10-25')
        await press(panel(page), /^退回重办/)
        await said(page, '已退回，单位会收到提醒。')
        await openOfficeItem(page, '待确认建议', '督办通知单')
        await look('what is proposed')
        await press(panel(page), /^确认/)
        await said(page, /已生成通知草稿/)
        await openOfficeItem(page, '待签发', '送签')
        await look('the notice')
        await press(panel(page), /^送签/)
        await said(page, '已送签')
        await leavePanel(page)
        await goTo(page, '任务台账')
        await row(page).waitFor()
        await look('the ledger')
        expect(await download(page, page.getByRole('button', { name: /^导出 \d+ 项$/ }))).toMatch(/\.xlsx$/)
      }),
    STORY_MS,
  )

  it(
    'the officer reads why, reports again, and the office lets it stand',
    async () => {
      await as('unit-officer', async ({ page, look }) => {
        await goTo(page, /^我的工作/)
        await row(page, '被退回', TASK).click()
        await panel(page).getByText('请附每个系统的迁移时间').first().waitFor()
        await panel(page).locator('textarea').first().fill(`${WORDS}各系统时间见附表。`)
        await look('the report sent back')
        await press(panel(page), '提交审核')
        await said(page, '已提交，等督查室审核。')
      })
      await as('supervisor', async ({ page, look }) => {
        await openOfficeItem(page, '待审核', TASK)
        await panel(page).getByText('各系统时间见附表').first().waitFor()
        await look('the second report')
        await press(panel(page), /^通过/)
        await said(page, '已通过。')
      })
    },
    STORY_MS,
  )

  it(
    'the village fills in its sheet of the month and answers for its task',
    () =>
      as('village', async ({ page, look }) => {
        await goTo(page, /^数据填报|^填报/)
        await look('the sheets')
        await row(page, '2024年9月').click()
        await page.locator('.sheet [data-at]').first().waitFor()
        await look('the sheet')
        await fillSheet(page)
        await look('the sheet filled in')
        await handIn(page)
        await goTo(page, /^我的工作/)
        await row(page, '待签收').click()
        await press(panel(page), /^签收/)
        await said(page, '已签收，任务转入办理中。')
        await row(page, '被退回', '龙归社区政务外网接入').click()
        await panel(page).locator('textarea').first().fill('已补三天的测速截图，均在晚八点测得。')
        await look('the answer')
        await press(panel(page), '提交审核')
        await said(page, '已提交，等督查室审核。')
        await look('the desk')
      }),
    STORY_MS,
  )
})
