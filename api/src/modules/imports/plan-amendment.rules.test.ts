import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
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
