import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type RunningApp, startApp } from '#test/kit/app.ts'
import { ask, hasBrowser, openBrowser, type Visit, visit } from '#test/kit/browser.ts'
import {
  AS_OF,
  importThroughScreen,
  ledgerRows,
  makeTheLedger,
  nameThePlan,
  settleWarnings,
} from './plan-decomposition.ts'

const folder = fileURLToPath(new URL('../../../shared/plans/', import.meta.url))
const hasPlans = existsSync(folder)
if (!hasPlans) console.warn('没有 ../shared/plans,五份方案的浏览器测试未运行。')

/** A row of the ledger: light, number and title as they stand there, and what follows somewhere behind. */
type Row = readonly [light: string, title: string, ...behind: string[]]

interface Expected {
  place: string
  file: string
  /** The document has lost its head: the person writes the title. */
  title?: string
  tasks: number
  rows: readonly Row[]
  /** Lead and joint units of tasks by title, as far as the plan names single ones. */
  owners: Record<string, { lead: readonly string[]; joint?: readonly string[] }>
  /** Milestones recorded as done afterwards: title of the task, due date, day of completion. */
  completed?: readonly (readonly [title: string, dueOn: string, doneOn: string])[]
  /** How these tasks stand then. */
  rowsThen?: readonly Row[]
}

const PLANS: Record<string, Expected> = {
  nanping: {
    place: '350700000000',
    file: 'nanping-egov-pilot-2018.txt',
    title: '南平市电子政务综合试点实施方案',
    tasks: 19,
    rows: [
      ['正常', '1 完善统筹协调机制', '12-31周一'],
      ['逾期', '2 建立和完善专家咨询机制', '市数字办', '09-30周日', '逾 6'],
      ['逾期', '3 加快推进数据中心整合', '市数字办、市实业集团', '09-30周日'],
      ['正常', '6 大力消除信息孤岛', '2019-06-30周日'],
      ['无时限', '14 全面推行“一窗受理”服务', '市行政服务中心管委会', '时限待明确'],
    ],
    owners: {
      加快推进数据中心整合: { lead: ['市数字办', '市实业集团'], joint: ['延平区人民政府', '顺昌县人民政府'] },
      推广电子文件应用: { lead: ['市数字办', '市档案局'] },
    },
    completed: [
      ['建立和完善专家咨询机制', '2018-09-30', '2018-09-28'],
      ['加快推进数据中心整合', '2018-09-30', '2018-10-10'],
    ],
    // Done in time; made up late and remembered; still over its date.
    rowsThen: [
      ['按期办结', '2 建立和完善专家咨询机制', '100'],
      ['临期', '3 加快推进数据中心整合', '12-31周一'],
      ['逾期', '5 加快消除僵尸信息系统', '09-30周日'],
    ],
  },
  province: {
    place: '990000000000',
    file: 'province-digital-government-masked.txt',
    tasks: 19,
    rows: [
      ['无时限', '一(一)x 完善集约化政务云平台', '时限待明确'],
      ['无时限', '(五) 强化监督保障', '时限待明确'],
    ],
    owners: {},
  },
  wujiang: {
    place: '440203000000',
    file: 'wujiang-digital-government-2021-2025.txt',
    tasks: 22,
    rows: [
      ['无时限', '三(一)1.1) 加快电子政务外网集约化改造', '时限待明确'],
      ['无时限', '三(三)3 提升基层政务服务能力', '时限待明确'],
      ['无时限', '(五) 人才保障', '时限待明确'],
    ],
    owners: {},
  },
  shandong: {
    place: '370000000000',
    file: 'shandong-online-services-2018.txt',
    tasks: 24,
    rows: [
      ['正常', '1 推行政务服务事项规范化', '省委编办', '2019-12-31周二'],
      ['正常', '4 完善统一政务服务门户', '12-31周一'],
      ['正常', '14 完善运营管理', '2020-12-31周四'],
      ['无时限', '(五) 强化监督考核', '时限待明确'],
    ],
    owners: { 推行政务服务事项规范化: { lead: ['省委编办'], joint: ['济南市人民政府'] } },
  },
  suqian: {
    place: '321300000000',
    file: 'suqian-systems-integration-2017.txt',
    tasks: 19,
    rows: [
      ['逾期', '(三) 加快政务信息系统清理整合', '市发展改革委', '2017-12-31周日'],
      ['逾期', '(五) 构建政务信息共享交换平台', '市电子政务办', '06-30周六', '逾 72'],
      ['正常', '(七) 搭建公共数据开放平台', '12-31周一'],
      ['无时限', '2 法人单位基础数据库', '市工商局'],
    ],
    owners: { 法人单位基础数据库: { lead: ['市工商局'], joint: ['市编办'] } },
  },
}

const OWNERS = `query ($filter: TaskFilter!) { tasks(filter: $filter, first: 200) { nodes {
  title lead { organization { name } } joint { organization { name } } } } }`

const MILESTONES = `query ($filter: TaskFilter!) { tasks(filter: $filter, first: 200) { nodes {
  title milestones { id dueOn } } } }`

const COMPLETE = `mutation ($id: ID!, $doneOn: Day!) { completeMilestone(id: $id, doneOn: $doneOn) { id } }`

interface MilestonesAnswer {
  tasks: { nodes: { title: string; milestones: { id: string; dueOn: string | null }[] }[] }
}

interface OwnersAnswer {
  tasks: { nodes: { title: string; lead: Named[]; joint: Named[] }[] }
}
interface Named {
  organization: { name: string }
}

describe.runIf(hasBrowser && hasPlans)('a published plan becomes a ledger through the screen', () => {
  let app: RunningApp
  let browser: Browser
  let seen: Visit
  beforeAll(async () => {
    app = await startApp()
    browser = await openBrowser()
    seen = await visit(browser, {
      url: app.url,
      username: 'supervisor',
      viewport: { width: 1440, height: 2400 },
    })
  })
  afterEach(() => expect(seen.noise.splice(0)).toEqual([]))
  afterAll(async () => {
    await browser?.close()
    await app?.stop()
  })

  async function checkOwners({ place, owners }: Expected, planId: string): Promise<void> {
    const filter = { place, planIds: [planId], ownPlaceOnly: false }
    const { tasks } = await ask<OwnersAnswer>(seen, OWNERS, { filter })
    const names = (list: Named[] = []) => list.map(({ organization }) => organization.name)
    for (const [title, { lead, joint = [] }] of Object.entries(owners)) {
      const task = tasks.nodes.find(one => one.title === title)
      expect(names(task?.lead)).toEqual(lead)
      expect(names(task?.joint)).toEqual(expect.arrayContaining([...joint]))
    }
  }

  function checkRows(shown: readonly string[], rows: readonly Row[]): void {
    for (const [light, task, ...behind] of rows) {
      const row = shown.find(text => text.includes(` ${task} `)) ?? `${task} is missing`
      expect(row.startsWith(light), row).toBe(true)
      for (const words of behind) expect(row).toContain(words)
    }
  }

  async function complete({ place, completed = [] }: Expected, planId: string): Promise<void> {
    const filter = { place, planIds: [planId], ownPlaceOnly: false }
    const { tasks } = await ask<MilestonesAnswer>(seen, MILESTONES, { filter })
    for (const [title, dueOn, doneOn] of completed) {
      const task = tasks.nodes.find(one => one.title === title)
      const id = task?.milestones.find(milestone => milestone.dueOn === dueOn)?.id
      await ask(seen, COMPLETE, { id, doneOn })
    }
  }

  for (const [name, expected] of Object.entries(PLANS)) {
    it(`${name}: ${expected.tasks} tasks with their owners, dates and lights`, async () => {
      const { page } = seen
      const { place, file, title, tasks, rows } = expected
      const planId = await importThroughScreen(page, place, folder + file)
      if (title) await nameThePlan(page, title)
      await settleWarnings(page)
      await makeTheLedger(page)
      const shown = await ledgerRows(page, place, planId)
      expect(shown).toHaveLength(tasks)
      checkRows(shown, rows)
      await checkOwners(expected, planId)
      if (expected.completed) {
        await complete(expected, planId)
        checkRows(await ledgerRows(page, place, planId), expected.rowsThen ?? [])
      }
    })
  }

  it('keeps tasks of a plan issued in 2021 out of the ledger of 2018, and its indicators on its page', async () => {
    const { page } = seen
    const { place } = PLANS['wujiang'] as Expected
    await page.goto(`/plans?place=${place}&asOf=${AS_OF}&words=2021-2025`)
    await page
      .getByRole('link', { name: /武江区“数字政府”建设“十四五”规划/ })
      .first()
      .click()
    await page.getByRole('heading', { name: '指标 10 个' }).waitFor()
    await page.getByRole('link', { name: '查看任务' }).click()
    await page.waitForURL(/\/tasks\?/)
    await expect.poll(() => page.locator('table tr.item').count()).toBe(0)
  })

  it('knows a document it has taken in before and opens what became of it', async () => {
    const { page } = seen
    const { place, file } = PLANS['suqian'] as Expected
    await page.goto(`/plans?place=${place}&asOf=${AS_OF}`)
    await page.getByRole('button', { name: '导入方案' }).first().click()
    await page.setInputFiles('input[type=file]', folder + file)
    await page.getByText('这份方案已导入过').waitFor()
    await page.waitForURL(/\/plans\/[^/]+\?/)
    await page.locator('.doc .k.t').first().waitFor()
  })
})
