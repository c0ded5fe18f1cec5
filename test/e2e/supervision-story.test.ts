import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { ask, hasBrowser } from '#test/kit/browser.ts'
import { nanpingStory } from '#test/kit/nanping-story.ts'
import { importThroughScreen, makeTheLedger, nameThePlan, settleWarnings } from './plan-decomposition.ts'
import {
  clicksOf,
  deskRow,
  expectStanding,
  foot,
  NANPING,
  openDesk,
  openOffice,
  said,
  taskAction,
  typeDay,
  wordParagraphs,
} from './supervision-steps.ts'

const PLAN = fileURLToPath(new URL('../../../shared/plans/nanping-egov-pilot-2018.txt', import.meta.url))
const hasPlan = existsSync(PLAN)
if (!hasPlan) console.warn('没有 ../shared/plans，督办全过程的浏览器测试未运行。')

const TITLE = '加快推进数据中心整合'
const UNIT = '市数字办'
const OTHER_LEAD = '市实业集团'

const TASKS = `query ($filter: TaskFilter!) { tasks(filter: $filter, first: 200) { nodes { id title } } }`

const RUN = `mutation ($place: ID!) { runEscalation(place: $place) { day } }`
const PROPOSALS = `query ($place: ID!) { proposals(place: $place, first: 200) { nodes { id kind status version } } }`

describe.runIf(hasBrowser && hasPlan)('one task of a published plan, from its document to 销号', () => {
  const { as, on, day } = nanpingStory('2018-09-10')
  let taskId = ''
  let numberOfNotice = ''

  const report = (page: Page, words: string, percent?: string) => ({
    async fill() {
      await openDesk(page)
      await deskRow(page, TITLE, /待填报|被退回/).click()
      const text = page.locator('.panel textarea').first()
      await text.waitFor()
      await text.fill(words)
      if (percent) await page.locator('.panel').getByLabel('进度').fill(percent)
    },
    async submit() {
      await foot(page, '提交审核').click()
      await said(page, '已提交，等督查室审核。')
    },
  })

  /** The last words on a date: done. */
  async function reportFinished(words: string): Promise<void> {
    await as('unit-officer', async page => {
      const last = report(page, words)
      await last.fill()
      await page.locator('.panel').getByText('已办结', { exact: true }).click()
      await last.submit()
    })
    await as('supervisor', async page => {
      await openOffice(page, '待审核', TITLE)
      await foot(page, /^通过/).click()
      await said(page, '已通过。')
    })
  }

  on('2018-09-10', 'the plan is read, confirmed and made a ledger; the task is issued', async () => {
    await as('supervisor', async (page, seen) => {
      const planId = await importThroughScreen(page, NANPING, PLAN, day())
      await nameThePlan(page, '南平市电子政务综合试点实施方案')
      await settleWarnings(page)
      await makeTheLedger(page)
      const filter = { place: NANPING, planIds: [planId] }
      const { tasks } = await ask<{ tasks: { nodes: { id: string; title: string }[] } }>(seen, TASKS, {
        filter,
      })
      taskId = tasks.nodes.find(({ title }) => title === TITLE)?.id ?? ''
      await expectStanding(page, taskId, {
        light: '正常',
        status: '拟办',
        dates: ['2018-09-30', '2018-12-31', '2019-06-30'],
      })
      await taskAction(page, '编辑')
      const dialog = page.getByRole('alertdialog')
      await dialog.getByRole('button', { name: '选择单位' }).first().click()
      await page.getByLabel('输入文字查找').fill(OTHER_LEAD)
      await page.getByRole('option').filter({ hasText: OTHER_LEAD }).click()
      await page.keyboard.press('Escape')
      await dialog.getByRole('button', { name: '反馈周期' }).click()
      await page.getByRole('option', { name: '按节点' }).click()
      await dialog.getByRole('button', { name: '保存' }).click()
      await said(page, '已保存。')
      await expectStanding(page, taskId, { light: '正常', status: '拟办' })
      await taskAction(page, '提请交办')
      await page.getByRole('alertdialog').getByRole('button', { name: '提请交办' }).click()
      await said(page, '已提请交办。')
    })
    await as('head', async page => {
      await openOffice(page, '待签发', TITLE)
      await foot(page, /^交办/).click()
      await said(page, '已交办。')
      await expectStanding(page, taskId, { light: '正常', status: '待签收' })
    })
  })

  on('2018-09-11', 'the leader of the unit signs for it', async () => {
    await as('unit-leader', async page => {
      await openDesk(page)
      await deskRow(page, TITLE, '待签收').click()
      await page.locator('.panel .quote').waitFor()
      await foot(page, /^签收/).click()
      await said(page, '已签收，任务转入办理中。')
      await expectStanding(page, taskId, { light: '正常', status: '办理中' })
    })
  })

  on('2018-09-20', 'the officer reports, in three clicks from the desk', async () => {
    await as('unit-officer', async page => {
      await openDesk(page)
      const hand = clicksOf()
      await hand.click(deskRow(page, TITLE, '待填报'))
      await page.locator('.panel textarea').first().waitFor()
      await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA')
      await page.keyboard.type('云计算平台已完成招标，正在部署。')
      await hand.click(foot(page, '提交审核'))
      await said(page, '已提交，等督查室审核。')
      expect(hand.count()).toBeLessThanOrEqual(3)
      await expectStanding(page, taskId, { light: '正常', status: '待审核' })
    })
  })

  on('2018-09-21', 'the office sends it back with its reason and a new date', async () => {
    await as('supervisor', async page => {
      await openOffice(page, '待审核', TITLE)
      await page.locator('.verdict textarea').fill('未说明与市中心机房的互联情况，请补充后重报。')
      await typeDay(page.locator('.verdict'), '2018-10-12')
      await foot(page, /^退回重办/).click()
      await said(page, '已退回，单位会收到提醒。')
      await expectStanding(page, taskId, {
        light: '正常',
        status: '办理中.*第 2 轮',
        dates: ['2018-10-12', '2018-09-30'],
      })
    })
  })

  on('2018-09-28', 'the officer reads why and reports again', async () => {
    await as('unit-officer', async page => {
      const again = report(page, '平台部署完成六成，与市中心机房已联通测试。', '60')
      await again.fill()
      await page.locator('.panel').getByText('未说明与市中心机房的互联情况').first().waitFor()
      await again.submit()
      // Two days before the date of the plan: the new one counts.
      await expectStanding(page, taskId, { light: '正常', status: '待审核' })
    })
  })

  on('2018-09-29', 'a Saturday of work: the office lets the report stand', async () => {
    await as('supervisor', async page => {
      await openOffice(page, '待审核', TITLE)
      await page.locator('.panel').getByText('云计算平台已完成招标').first().waitFor()
      await foot(page, /^通过/).click()
      await said(page, '已通过。')
      await expectStanding(page, taskId, { light: '正常', status: '办理中' })
    })
  })

  on(
    '2018-10-09',
    'three working days before the date the light turns, and more time is asked for',
    async () => {
      await as('unit-leader', async page => {
        await expectStanding(page, taskId, { light: '临期.*3', status: '办理中' })
        await taskAction(page, '申请延期')
        const dialog = page.getByRole('dialog', { name: '申请延期' })
        await typeDay(dialog, '2018-10-26')
        await dialog.getByLabel('延期理由').fill('核心交换设备到货推迟，已与供应商签订补充协议。')
        await dialog.getByRole('button', { name: '提交申请' }).click()
        await said(page, '延期申请已提交，批准前仍按原期限计算。')
      })
    },
  )

  on('2018-10-10', 'the head of supervision grants it; the former dates stay in sight', async () => {
    await as('head', async page => {
      await openOffice(page, '待审核', TITLE, '延期申请')
      await foot(page, /^批准/).click()
      await said(page, '已批准延期，单位会收到提醒。')
      await expectStanding(page, taskId, {
        light: '正常',
        status: '办理中',
        dates: ['2018-10-26', '2018-09-30'],
      })
    })
    await as('unit-officer', async page => {
      await openDesk(page)
      await page.locator('tr.item', { hasText: '结果' }).filter({ hasText: TITLE }).first().waitFor()
    })
  })

  on('2018-10-26', 'on the day itself it is still not late', async () => {
    await as('unit-officer', page => expectStanding(page, taskId, { light: '临期', status: '办理中' }))
  })

  on('2018-10-29', 'a working day over, the run proposes 催办 once; confirmed, it goes out', async () => {
    await as('supervisor', async (page, seen) => {
      await expectStanding(page, taskId, { light: '逾期 1', status: '办理中' })
      await page.goto(`/office?place=${NANPING}`)
      const proposals = page.getByRole('region', { name: '待确认建议' })
      const items = proposals.locator('li.item', { hasText: TITLE }).filter({ hasText: UNIT })
      await page.getByRole('button', { name: '立即运行' }).click()
      await said(page, /运行完成/)
      await expect.poll(() => items.count(), { timeout: 30_000 }).toBe(1)
      const before = await ask(seen, PROPOSALS, { place: NANPING })
      await ask(seen, RUN, { place: NANPING })
      expect(await ask(seen, PROPOSALS, { place: NANPING })).toEqual(before)
      expect(await items.count()).toBe(1)
      await items.first().getByRole('button', { name: '确认', exact: true }).click()
      await said(page, /已印发，文号/)
      await expect.poll(() => items.count(), { timeout: 30_000 }).toBe(0)
    })
  })

  on(
    '2018-11-05',
    'five working days later: a leader writes on it, and a 督办通知单 goes out in Word',
    async () => {
      await as('leader', async page => {
        await expectStanding(page, taskId, { light: '逾期 6', status: '办理中' })
        await taskAction(page, '批示')
        const dialog = page.getByRole('alertdialog')
        await dialog.locator('textarea').first().fill('请市数字办本周内拿出收尾方案。')
        await dialog.getByRole('button', { name: /^(批示|发出|写批示|提交)/ }).click()
        await page.goto(`/instructions?place=${NANPING}`)
        await page.getByText('请市数字办本周内拿出收尾方案').first().waitFor()
      })
      await as('supervisor', async page => {
        await openOffice(page, '待确认建议', TITLE, UNIT, '督办通知单')
        await foot(page, /^确认/).click()
        await said(page, /已生成通知草稿/)
        await openOffice(page, '待签发', TITLE)
        await foot(page, /^送签/).click()
        await said(page, '已送签')
      })
      await as('head', async page => {
        await openOffice(page, '待签发', TITLE)
        await foot(page, /^签发/).click()
        await said(page, '已签发')
      })
      await as('supervisor', async page => {
        await openOffice(page, '待签发', TITLE)
        await foot(page, /^印发/).click()
        await said(page, /已印发，文号/)
        await page.goto(`/notices?place=${NANPING}`)
        const row = page.locator('tr.item', { hasText: '督办〔2018〕1号' })
        await row.first().click()
        await page.getByRole('button', { name: '预览打印' }).click()
        await page.waitForURL(/\/print/)
        numberOfNotice = '南政督办〔2018〕1号'
        await page.locator('.print-bar h1', { hasText: numberOfNotice }).waitFor()
        const [file] = await Promise.all([
          page.waitForEvent('download'),
          page.getByRole('link', { name: '下载 Word' }).click(),
        ])
        expect(file.suggestedFilename()).toMatch(/\.docx$/)
        const paragraphs = wordParagraphs(await file.path())
        expect(paragraphs).toContain(numberOfNotice)
        expect(paragraphs.join('\n')).toContain(TITLE)
        expect(paragraphs).toContain(`${UNIT}：`)
        expect(paragraphs).toContain('2018年11月5日')
      })
    },
  )

  on(
    '2018-11-06',
    'the unit signs for the notice, answers it with evidence, and answers the leader',
    async () => {
      await as('unit-leader', async page => {
        await openDesk(page)
        await deskRow(page, TITLE, numberOfNotice).click()
        await foot(page, /^签收/).click()
        await said(page, '已签收，请在期限前反馈。')
      })
      await as('unit-officer', async page => {
        await openDesk(page)
        await deskRow(page, TITLE, numberOfNotice).click()
        await page.locator('.panel textarea').first().fill('设备已到货，机房互联本周完成，验收报告附后。')
        await page
          .locator('.panel input[type=file]')
          .first()
          .setInputFiles({
            name: '验收报告.txt',
            mimeType: 'text/plain',
            buffer: Buffer.from('云计算平台验收报告：合格。'),
          })
        // Until it has arrived nothing can be sent.
        await page.locator('.panel').getByRole('link', { name: '验收报告.txt' }).waitFor()
        await foot(page, '提交反馈').click()
        await said(page, '反馈已提交，等督查室审核。')
        await deskRow(page, '请市数字办本周内拿出收尾方案').click()
        await page.locator('.panel textarea').first().fill('收尾方案已制定，11月8日前全部完成。')
        await foot(page, '提交回复').click()
        await said(page, '回复已提交。')
        await expectStanding(page, taskId, { light: '逾期 7', status: '办理中' })
      })
    },
  )

  on(
    '2018-11-07',
    'the office accepts the answer with its evidence; the leader sees what was done',
    async () => {
      await as('supervisor', async page => {
        await openOffice(page, '待审核', '通知反馈')
        await page.locator('.panel').getByText('验收报告.txt').waitFor()
        await foot(page, /^通过/).click()
        await said(page, '反馈已通过')
        await openOffice(page, '待审核', TITLE, '批示回复')
        await foot(page, /^通过/).click()
        await said(page, /通过/)
      })
      await as('leader', async page => {
        await page.goto(`/instructions?place=${NANPING}`)
        await page.getByText('请市数字办本周内拿出收尾方案').first().click()
        await page.getByText('收尾方案已制定').first().waitFor()
      })
    },
  )

  on('2018-11-08', 'the first date is done, late; that is remembered', async () => {
    await reportFinished('云计算平台建成并与市中心机房互联互通。')
    await as('unit-officer', page =>
      expectStanding(page, taskId, { light: '临期', status: '办理中', dates: ['2018-12-31'] }),
    )
  })

  on('2018-12-20', 'the second date is done in time; that one was late is still remembered', async () => {
    await reportFinished('五成以上部门数据中心完成迁移。')
    await as('unit-officer', page =>
      expectStanding(page, taskId, { light: '临期', status: '办理中', dates: ['2019-06-30'] }),
    )
  })

  on(
    '2019-06-20',
    'the last report is approved, and the head closes the task: late once stays late',
    async () => {
      await reportFinished('市县数据中心全部整合迁移完毕。')
      await as('head', async page => {
        await expectStanding(page, taskId, { light: '逾期办结', status: '已办结' })
        await taskAction(page, '销号')
        await page.getByRole('alertdialog').getByRole('button', { name: '销号' }).click()
        await said(page, '已销号。')
        await expectStanding(page, taskId, { light: '逾期办结', status: '已销号' })
      })
    },
  )
})
