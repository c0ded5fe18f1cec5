import { describe, expect, it } from 'vitest'
import { readPlan } from './index.ts'

const HEAD = ['序号', '工作任务', '牵头单位', '配合单位', '完成时限']
const ROWS = [
  ['1', '清理闲置系统并建立台账', '县大数据局', '县财政局、县审计局', '2024年6月底前'],
  ['2', '建成共享平台', '县政府办', '', '2024年12月'],
  ['3', '培训基层人员', '县人社局', '各乡镇人民政府', '长期坚持'],
]
const join = (rows: string[][], make: (row: string[]) => string) =>
  `县重点任务分解表\n\n${rows.map(make).join('\n')}\n`
const filled = (row: string[]) => row.filter(cell => cell !== '')

describe('task tables', () => {
  it.each([
    ['pipes', join([HEAD, ...ROWS], row => `| ${row.join(' | ')} |`)],
    ['tabs', join([HEAD, ...ROWS], row => row.join('\t'))],
    ['blanks', join([HEAD, ...ROWS], row => filled(row).join('     '))],
    ['one cell a line', join([HEAD, ...ROWS], row => filled(row).join('\n'))],
    ['one cell a line with empty lines', join([HEAD, ...ROWS], row => filled(row).join('\n\n'))],
    [
      'one cell a line with bars left on',
      join([HEAD, ...ROWS], row => row.map(cell => `${cell} |`).join('\n')),
    ],
    ['bars on lines of their own', join([HEAD, ...ROWS], row => filled(row).join('\n|\n'))],
  ])('are read from %s', (_, text) => {
    const { tasks } = readPlan(text)
    expect(tasks.map(task => [task.no, task.title, task.lead, task.joint])).toEqual([
      ['1', '清理闲置系统并建立台账', ['县大数据局'], ['县财政局', '县审计局']],
      ['2', '建成共享平台', ['县政府办'], []],
      ['3', '培训基层人员', ['县人社局'], ['各乡镇人民政府']],
    ])
    expect(tasks.map(task => task.milestones.map(m => m.due ?? m.status))).toEqual([
      ['2024-06-30'],
      ['2024-12-31'],
      ['ongoing'],
    ])
  })

  it('keep group headings as sections', () => {
    const { tasks } = readPlan(
      '序号\t任务\t责任单位\n一\t基础设施\n1\t铺设光缆\t县工信局\n二\t服务\n2\t开设窗口\t县政务局',
    )
    expect(tasks.map(task => [task.section, task.title])).toEqual([
      ['基础设施', '铺设光缆'],
      ['服务', '开设窗口'],
    ])
  })

  it('say which cell is missing', () => {
    const { warnings } = readPlan(
      '序号\t任务\t责任单位\t完成时限\n1\t铺设光缆\t\t2024年5月\n2\t开设窗口\t县政务局\t2024年6月',
    )
    expect(
      warnings.filter(warning => warning.code === 'table-cell-missing').map(warning => warning.message),
    ).toEqual(['表中“铺设光缆”一行缺少“责任单位”，可能是合并单元格，请补填。'])
  })

  it('fill in the tasks of the text when an annex lists them again', () => {
    const text =
      '一、重点任务\n1.铺设光缆。实现村村通。\n2.开设窗口。方便群众。\n\n附件\n序号\t任务\t责任单位\t完成时限\n1\t铺设光缆\t县工信局\t2024年5月\n2\t开设窗口\t县政务局\t2024年6月'
    const { tasks } = readPlan(text)
    expect(tasks.map(task => [task.title, task.lead[0], task.milestones[0]?.due])).toEqual([
      ['铺设光缆', '县工信局', '2024-05-31'],
      ['开设窗口', '县政务局', '2024-06-30'],
    ])
  })
})

describe('indicator tables', () => {
  it('give baseline, target, unit and years, and null for what was lost', () => {
    const text =
      '附件\n发展指标\n指标\n单位\n2021年（基准年）\n2025年\n村级宽带速率\n10\n50\n事项网办率\n%\n85%\n98%\n'
    const { indicators, tasks } = readPlan(text)
    expect(tasks).toEqual([])
    expect(indicators.map(i => [i.name, i.level, i.unit, i.baseline, i.target])).toEqual([
      ['村级宽带速率', 'village', null, 10, 50],
      ['事项网办率', null, '%', 85, 98],
    ])
    expect(indicators[0]).toMatchObject({ baselineYear: 2021, targetYear: 2025 })
  })

  it('tell the points from the target, and keep a target in words', () => {
    const text =
      '项目\n分值\n目标任务\n考核单位\n经济发展\n工业投资\n2\n52\n县工信局\n登记失业率\n1\n低于4.1\n财政收入增长率\n3\n年终按平均水平考核\n县财政局\n'
    const { indicators } = readPlan(text)
    expect(indicators.map(i => [i.name, i.target, i.targetText, i.comparator])).toEqual([
      ['工业投资', 52, null, '='],
      ['登记失业率', 4.1, null, '<'],
      ['财政收入增长率', null, '年终按平均水平考核', '='],
    ])
  })

  it('keep two definitions of one name and say so', () => {
    const text =
      '一、发展目标\n“免跑办”事项率达到50%。\n\n附件\n指标\t单位\t2021年\t2025年\n“免跑办”事项\t\t180\t600\n'
    const { indicators, warnings } = readPlan(text)
    expect(indicators.map(i => [i.name, i.target, i.unit])).toEqual([
      ['“免跑办”事项', 600, null],
      ['“免跑办”事项率', 50, '%'],
    ])
    expect(warnings.map(warning => warning.code)).toContain('conflicting-definition')
  })
})
