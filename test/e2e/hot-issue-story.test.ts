import { randomUUID } from 'node:crypto'
import { describe, expect } from 'vitest'
import { ask, hasBrowser, type Visit } from '#test/kit/browser.ts'
import { nanpingStory } from '#test/kit/nanping-story.ts'
import {
  deskRow,
  expectStanding,
  foot,
  NANPING,
  openDesk,
  openOffice,
  said,
  taskAction,
} from './supervision-steps.ts'

const UNIT = '市数字办'
const BEFORE = 18
const AFTER = 3

const PLACES = `query ($code: ID!) { division(code: $code) { children { code name } } }`
const CREATE = `mutation ($input: NewComplaint!) { createComplaint(input: $input) { id } }`
const FIND = `mutation ($place: ID!) { findHotIssues(place: $place) }`
const ISSUES = `query ($place: ID!) { hotIssues(place: $place, first: 5) { nodes { id title count total status } } }`
const ISSUE = `query ($id: ID!) { hotIssue(id: $id) { title status effect { on days before after change summary } links { task { id status } } } }`

/** What people say of the water, each in words of their own. */
const WATER = [
  '府前小区早上自来水水压不足，三楼以上放不出水，请供水公司检查加压泵。',
  '府前小区自来水水压不足半个月了，热水器打不着火，请供水公司检查加压泵。',
  '我家在府前小区，自来水水压不足，洗衣机进不了水，请供水公司尽快检查。',
  '府前小区晚上做饭时自来水水压不足，水龙头出水很小，请供水公司检查。',
  '府前小区连续几天自来水水压不足，中午基本放不出水，请供水公司检查管网。',
  '府前小区高层住户自来水水压不足，加压泵好像坏了，请供水公司检查。',
]

/** Other matters of the same days, no two of them alike. */
const OTHERS = [
  ['路灯不亮', '滨江路人行道的路灯坏了三盏，晚上散步看不清路。'],
  ['垃圾清运', '菜市场后门的垃圾桶满了两天没有人清运，气味很大。'],
  ['公交改线', '请问十二路公交车什么时候恢复原来的线路？'],
  ['噪声扰民', '楼下烧烤店半夜还在放音响，孩子睡不着。'],
  ['社保咨询', '想咨询退休人员的医保缴费年限怎么算。'],
] as const

const DAY_MS = 86_400_000
/** The first moment of the day so many days before: whatever the hour of the test, it has passed. */
const dawn = (day: string, before: number) =>
  new Date(Date.parse(`${day}T00:00:00+08:00`) - before * DAY_MS).toISOString()

describe.runIf(hasBrowser)('a hot issue, from complaints to a task and to fewer complaints', () => {
  const { as, on, day } = nanpingStory('2018-09-10')
  let place = ''
  let issueId = ''
  let taskId = ''
  let title = ''

  /** A call taken in by the office. */
  const call = (
    seen: Visit,
    name: string,
    content: string,
    receivedAt: string,
    { caller, where = place }: { caller: number; where?: string },
  ) =>
    ask(seen, CREATE, {
      input: {
        ...{ place: where, title: name, content, class: 'COMPLAINT', receivedAt, key: randomUUID() },
        ...{ address: '府前小区', callerPhone: `1390000${String(1000 + caller)}` },
      },
    })

  on('2018-09-10', 'calls of many people are found to be one matter, which is made a task', async () => {
    await as('supervisor', async (page, seen) => {
      const { division } = await ask<{ division: { children: { code: string }[] } }>(seen, PLACES, {
        code: NANPING,
      })
      place = division.children[0]?.code ?? ''
      const elsewhere = division.children[1]?.code ?? ''
      for (let index = 0; index < BEFORE; index++) {
        const words = WATER[index % WATER.length] ?? ''
        await call(seen, '府前小区水压不足', words, dawn(day(), Math.floor(index / 2)), { caller: index })
      }
      for (const [index, [name, words]] of OTHERS.entries())
        await call(seen, name, words, dawn(day(), index * 5), { caller: 500 + index, where: elsewhere })

      await page.goto(`/complaints/hot?place=${NANPING}`)
      await page.getByRole('button', { name: '现在聚类' }).click()
      await said(page, /已重新聚类/)
      const row = page.locator('tr.item', { hasText: '水压' }).first()
      await row.waitFor()
      const { hotIssues } = await ask<{
        hotIssues: { nodes: { id: string; title: string; total: number }[] }
      }>(seen, ISSUES, { place: NANPING })
      const issue = hotIssues.nodes.find(one => one.title.includes('水压'))
      expect(issue?.total).toBe(BEFORE)
      issueId = issue?.id ?? ''
      title = `解决“${issue?.title}”问题`

      await row.getByRole('button', { name: /转为任务/ }).click()
      const dialog = page.getByRole('alertdialog', { name: '转为督办任务' })
      expect(await dialog.getByLabel('任务名称').inputValue()).toBe(title)
      expect(await dialog.getByLabel('要求').inputValue()).toContain('水压')
      await dialog.getByRole('combobox', { name: '牵头单位' }).fill(UNIT)
      await page.getByRole('option', { name: UNIT, exact: true }).click()
      await dialog.getByRole('button', { name: '生成任务' }).click()
      await said(page, /已生成任务/)
      await page.getByRole('button', { name: '打开任务' }).click()
      await page.waitForURL(/\/tasks\//)
      taskId = new URL(page.url()).pathname.split('/').at(-1) ?? ''
      const source = page.getByRole('region', { name: '来自群众诉求' })
      await source.getByRole('link', { name: issue?.title ?? '' }).waitFor()
      await source.getByText('办结后比较前后的同类诉求。').waitFor()
    })
  })

  on('2018-09-11', 'the task is issued, and the unit signs for it', async () => {
    await as('supervisor', async page => {
      await page.goto(`/tasks/${taskId}?place=${NANPING}`)
      await page.locator('.ph .cap').first().waitFor()
      if (await page.locator('.ph').getByText('拟办').count()) {
        await taskAction(page, '提请交办')
        await page.getByRole('alertdialog').getByRole('button', { name: '提请交办' }).click()
        await said(page, '已提请交办。')
      }
    })
    await as('head', async page => {
      await openOffice(page, '待签发', title)
      await foot(page, /^交办/).click()
      await said(page, '已交办。')
    })
    await as('unit-leader', async page => {
      await openDesk(page)
      await deskRow(page, title, '待签收').click()
      await page.locator('.panel .quote').waitFor()
      await foot(page, /^签收/).click()
      await said(page, '已签收，任务转入办理中。')
    })
  })

  on('2018-09-20', 'it is reported, approved and closed', async () => {
    await as('unit-officer', async page => {
      await openDesk(page)
      await deskRow(page, title, /待填报|待办结|办理中/).click()
      const text = page.locator('.panel textarea').first()
      await text.waitFor()
      await text.fill('加压泵已更换，逐户回访，水压恢复正常。')
      await page.locator('.panel').getByText('已办结', { exact: true }).click()
      await foot(page, '提交审核').click()
      await said(page, '已提交，等督查室审核。')
    })
    await as('supervisor', async page => {
      await openOffice(page, '待审核', title)
      await foot(page, /^通过/).click()
      await said(page, '已通过。')
    })
    await as('head', async page => {
      await expectStanding(page, taskId, { light: '', status: '已办结' })
      await taskAction(page, '销号')
      await page.getByRole('alertdialog').getByRole('button', { name: '销号' }).click()
      await said(page, '已销号。')
      await expectStanding(page, taskId, { light: '', status: '已销号' })
    })
  })

  on('2018-10-22', 'a month later there are fewer such calls, and both pages say so', async () => {
    await as('supervisor', async (page, seen) => {
      for (let index = 0; index < AFTER; index++)
        await call(seen, '府前小区水压不足', WATER[index] ?? '', dawn(day(), 5 + index * 3), {
          caller: 900 + index,
        })
      await ask(seen, FIND, { place: NANPING })
      const { hotIssue } = await ask<{
        hotIssue: { effect: { days: number; before: number; after: number; summary: string } | null }
      }>(seen, ISSUE, { id: issueId })
      expect(hotIssue.effect).toMatchObject({ days: 30, before: BEFORE, after: AFTER })

      await page.goto(`/complaints/hot/${issueId}?place=${NANPING}`)
      const chain = page.getByRole('region', { name: '督办与成效' })
      await chain.getByText(hotIssue.effect?.summary ?? '?').waitFor()
      await chain.getByText('已销号').waitFor()
      const bars = chain.getByRole('img', { name: `同类诉求：办结前 ${BEFORE} 件，办结后 ${AFTER} 件` })
      await bars.waitFor()
      await chain.getByRole('link', { name: title }).click()
      await page.waitForURL(new RegExp(taskId))
      const source = page.getByRole('region', { name: '来自群众诉求' })
      await source.getByText(hotIssue.effect?.summary ?? '?').waitFor()
    })
  })
})
