import { describe, expect, it } from 'vitest'
import { readPlan } from './index.ts'

const dues = (text: string) =>
  readPlan(text).tasks.map(task => task.milestones.flatMap(m => m.due ?? m.status))

describe('merged cells of a task table', () => {
  const table = (third: string) =>
    `县任务表\n\n| 序号 | 任务 | 责任单位 | 完成时限 |\n| 1 | 清理系统 | 县数据局 | 2024年6月底 |\n| 2 | 建成平台 | | |\n${third}`

  it('take owner and date from the row above and say so', () => {
    const { tasks, warnings } = readPlan(table('| 3 | 培训人员 | 县人社局 | 2024年9月底 |\n'))
    expect(tasks.map(task => [task.lead[0], task.milestones[0]?.due])).toEqual([
      ['县数据局', '2024-06-30'],
      ['县数据局', '2024-06-30'],
      ['县人社局', '2024-09-30'],
    ])
    expect(warnings.filter(({ code }) => code === 'cell-from-above')).toHaveLength(2)
  })

  it('are not copied into a row marked as empty', () => {
    const { tasks, warnings } = readPlan(table('| 3 | 培训人员 | — | 长期 |\n'))
    expect(tasks[2]?.lead).toEqual([])
    expect(warnings.filter(({ code }) => code === 'cell-from-above')).toHaveLength(2)
  })
})

describe('chapters and what is below them', () => {
  it('keeps 强化要素保障 among the tasks and 保障措施 out of them', () => {
    const { tasks } = readPlan(
      '县方案\n一、重点任务\n（一）建设平台。\n（二）强化要素保障。年内安排用地200亩。\n（三）优化服务。\n二、保障措施\n（一）加强领导。\n',
    )
    expect(tasks.map(task => task.kind)).toEqual(['task', 'task', 'task', 'guarantee'])
  })

  it('makes an item with its own owner and date the parent of its items, a mere heading not', () => {
    const { tasks } = readPlan(
      '县方案\n一、重点任务\n（一）建设平台\n牵头单位：县数据局；完成时限：2024年11月30日\n1.建底座。\n责任单位：县数据局\n2.建门户。\n责任单位：县政务局\n（二）优化环境\n1.清理证明。\n责任单位：县司法局\n',
    )
    expect(tasks.map(task => [task.title, task.parent])).toEqual([
      ['建设平台', null],
      ['建底座', '(一)'],
      ['建门户', '(一)'],
      ['清理证明', null],
    ])
  })

  it('reads all of a list of five hundred', () => {
    const items = Array.from({ length: 500 }, (_, i) => `${i + 1}.完成第${i + 1}项工程。责任单位：县水利局`)
    expect(readPlan(`县任务清单\n${items.join('\n')}`).tasks).toHaveLength(500)
  })

  it('leaves phases out', () => {
    const { tasks } = readPlan(
      '县方案\n一、整治任务\n（一）清理垃圾。（县城管局）\n二、实施步骤\n（一）动员阶段（2024年3月—4月）。\n（二）总结阶段（2024年12月）。\n',
    )
    expect(tasks.map(task => task.title)).toEqual(['清理垃圾'])
  })
})

describe('dates said elsewhere', () => {
  it.each([
    [
      'a half-year that names a meeting is none',
      '召开上半年工作总结会，2023年7月10日前完成。',
      ['2023-07-10'],
    ],
    ['a half-year of its own is one', '2023年上半年完成立项，下半年开工建设。', ['2023-06-30', '2023-12-31']],
    ['left open', '接入省级平台，完成时限待明确。', ['unknown']],
    [
      'the last of a list of months tells the others',
      '2023年6月、12月底前各上线一批。',
      ['2023-06-30', '2023-12-31'],
    ],
  ])('%s', (_, words, expected) => {
    expect(dues(`县方案\n一、任务\n1.${words}（县政府办）\n`)[0]).toEqual(expected)
  })

  it('holds for the items a lead-in sentence opens', () => {
    const text =
      '市方案\n一、任务\n（一）建网络。2024年底前完成以下任务：\n1.建桩。（市发改委）\n2.建站。（市交通局）\n'
    expect(dues(text)).toEqual([['2024-12-31'], ['2024-12-31']])
  })
})

describe('titles', () => {
  it.each([
    [
      '某区“数字政府”建设“十四五”规划（2021—2025）（任务要点，演示）\n一、任务\n',
      '规划(2021-2025)(任务要点,演示)',
    ],
    [
      '关于印发《某市“一网通办”\n改革行动方案（2024—2026年）》的通知\n一、任务\n',
      '某市“一网通办”改革行动方案(2024-2026年)',
    ],
    ['某市碳达峰实施方案\n（征求意见稿）\n一、任务\n', '某市碳达峰实施方案(征求意见稿)'],
    ['某市任务分工\n（责任单位列首位的为牵头单位）\n一、任务\n', '某市任务分工'],
  ])('%s', (text, end) => {
    expect(readPlan(text).title).toMatch(new RegExp(`${end.replace(/[()]/g, '\\$&')}$`))
  })
})

describe('owners in sentences', () => {
  it.each([
    ['由县商务局会同县税务局负责。', ['县商务局'], ['县税务局']],
    ['市公安局牵头，市商务局配合，各县（市、区）落实。', ['市公安局'], ['市商务局', '各县(市、区)']],
    ['牵头单位为县住建局，配合单位为各镇政府。', ['县住建局'], ['各镇政府']],
  ])('%s', (words, lead, joint) => {
    expect(readPlan(`县方案\n一、任务\n1.建立台账。${words}\n`).tasks[0]).toMatchObject({ lead, joint })
  })

  it('takes the units an item opens with, and its title from behind them', () => {
    const { tasks } = readPlan(
      '镇清单\n1.镇财政所、镇水利站：2024年3月底前完成检修。\n2.镇综治办：开展排查。\n',
    )
    expect(tasks[0]).toMatchObject({ lead: ['镇财政所', '镇水利站'], title: '2024年3月底前完成检修' })
  })
})
