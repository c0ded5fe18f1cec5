import { existsSync, readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isDay } from '../../platform/day.ts'
import { readPlan } from '../plans/reader/index.ts'
import { differences, matchMilestones, matchTasks, type TaskWords } from './plan-amendment.rules.ts'

const task = (over: Partial<TaskWords> = {}): TaskWords => ({
  no: '1',
  title: '推进政务信息系统迁移上云',
  text: '各部门非涉密系统年底前全部迁移到市政务云平台，不再新建机房。',
  section: '重点任务',
  milestones: [{ dueOn: '2024-12-31', status: 'DATED', deliverable: '全部迁移' }],
  lead: ['区政数局'],
  joint: ['区财政局'],
  targets: [],
  ...over,
})

const other = task({
  no: '2',
  title: '完善乡镇便民服务站',
  text: '每个乡镇设一处便民服务站，受理事项不少于一百项。',
  milestones: [],
})

describe('which task of an amended plan is which', () => {
  test('a task that only moved to another number is the same task', () => {
    expect(matchTasks([task(), other], [{ ...other, no: '1' }, task({ no: '2' })])).toEqual([
      { before: 0, after: 1 },
      { before: 1, after: 0 },
    ])
  })

  test('a task whose date and a few words changed is the same task', () => {
    const amended = task({
      text: '各部门非涉密系统明年六月底前全部迁移到市政务云平台，原则上不再新建机房。',
      milestones: [{ dueOn: '2025-06-30', status: 'DATED', deliverable: '全部迁移' }],
    })
    expect(matchTasks([task()], [amended])).toEqual([{ before: 0, after: 0 }])
    expect(differences(task(), amended).map(({ field }) => field)).toEqual(['text', 'milestones'])
    expect(differences(task(), amended)[1]).toEqual({
      field: 'milestones',
      before: '2024-12-31 全部迁移',
      after: '2025-06-30 全部迁移',
    })
  })

  test('what has nothing in common is one task removed and one added, even under the same number', () => {
    expect(matchTasks([task()], [{ ...other, no: '1' }])).toEqual([
      { before: 0, after: null },
      { before: null, after: 0 },
    ])
  })

  test('spaces and marks are no amendment', () => {
    expect(differences(task(), task({ text: task().text.replace('，', ' ,') }))).toEqual([])
  })
})

describe('dates of a task', () => {
  const due = (dueOn: string, deliverable: string) => ({ dueOn, status: 'DATED', deliverable })

  test('a moved date is found by what it delivers, a renamed one by its date', () => {
    const before = [due('2018-06-30', '印发目录'), due('2018-12-31', '完成归集')]
    const after = [due('2019-03-31', '完成归集'), due('2018-06-30', '公布目录'), due('2019-12-31', '验收')]
    expect(matchMilestones(before, after)).toEqual([
      { before: 0, after: 1 },
      { before: 1, after: 0 },
      { before: null, after: 2 },
    ])
  })
})

const words = fc.string({
  unit: fc.constantFrom(...'县镇村推进政务服务数据共享平台建设完成落实'),
  maxLength: 40,
})
const someTask = fc.record({ no: words, title: words, text: words }).map(found => task(found))
const plan = fc.array(someTask, { maxLength: 8 })

describe('whatever the plans', () => {
  test('every task of both versions is in exactly one pair', () => {
    fc.assert(
      fc.property(plan, plan, (before, after) => {
        const pairs = matchTasks(before, after)
        const places = (side: 'before' | 'after') =>
          pairs.flatMap(pair => pair[side] ?? []).sort((a, b) => a - b)
        expect(places('before')).toEqual(before.map((_, index) => index))
        expect(places('after')).toEqual(after.map((_, index) => index))
        expect(pairs.every(pair => pair.before !== null || pair.after !== null)).toBe(true)
      }),
    )
  })

  test('a plan beside itself has no difference', () => {
    fc.assert(
      fc.property(plan, found => {
        for (const { before, after } of matchTasks(found, found)) {
          expect(before).not.toBeNull()
          expect(after).not.toBeNull()
          const [one, same] = [found[before as number] as TaskWords, found[after as number] as TaskWords]
          expect(differences(one, { ...same, no: one.no })).toEqual([])
        }
      }),
    )
  })
})

const PLANS = new URL('../../../../../shared/plans/', import.meta.url)
const hasPlans = existsSync(PLANS)
if (!hasPlans) console.log('skipped: the plan documents are not beside the repository (../shared/plans)')

/** The tasks of a real plan as the comparison sees them. */
const tasksOf = (file: string): TaskWords[] =>
  readPlan(readFileSync(new URL(file, PLANS), 'utf8')).tasks.map(found => ({
    ...found,
    milestones: found.milestones.map(({ due, status, deliverable }) => ({
      dueOn: due !== null && isDay(due) ? due : null,
      status: status.toUpperCase(),
      deliverable,
    })),
    targets: found.targets.map(({ text }) => text),
  }))

/** The same task with its dates a year later, in the text too. */
const aYearLater = (found: TaskWords): TaskWords => ({
  ...found,
  text: found.text.replace(/20\d\d(?=年)/g, year => String(Number(year) + 1)),
  milestones: found.milestones.map(milestone => ({
    ...milestone,
    dueOn: milestone.dueOn && `${Number(milestone.dueOn.slice(0, 4)) + 1}-12-31`,
  })),
})

describe.runIf(hasPlans)('real plans', () => {
  const files = hasPlans ? readdirSync(PLANS).filter(name => name.endsWith('.txt')) : []

  test.each(files)('%s against itself is unchanged throughout', file => {
    const tasks = tasksOf(file)
    for (const { before, after } of matchTasks(tasks, tasks)) {
      expect(after).toBe(before)
      expect(differences(tasks[before as number] as TaskWords, tasks[after as number] as TaskWords)).toEqual(
        [],
      )
    }
  })

  test.each(files)('%s with other dates and numbers keeps every match', file => {
    const tasks = tasksOf(file)
    const amended = tasks.map((found, index) => ({ ...aYearLater(found), no: String(index + 2) }))
    for (const { before, after } of matchTasks(tasks, amended)) {
      const [one, other] = [tasks[before ?? -1], tasks[after ?? -1]]
      expect([one?.title, one?.text]).toEqual([other?.title, other?.text])
    }
  })

  test('any of their tasks taken out is the only one removed', () => {
    fc.assert(
      fc.property(fc.constantFrom(...files), fc.nat(), (file, at) => {
        const tasks = tasksOf(file)
        if (tasks.length === 0) return
        const gone = at % tasks.length
        const pairs = matchTasks(
          tasks,
          tasks.filter((_, index) => index !== gone),
        )
        const lost = pairs.filter(({ after }) => after === null).map(({ before }) => tasks[before as number])
        expect(lost.map(found => [found?.title, found?.text])).toEqual([
          [tasks[gone]?.title, tasks[gone]?.text],
        ])
      }),
      { numRuns: 30 },
    )
  })
})
