import { describe, expect, it } from 'vitest'
import { readTimes } from './dates.ts'
import { readMilestones } from './milestones.ts'
import { NO_YEAR, type YearContext } from './years.ts'

const dues = (text: string, context: YearContext = NO_YEAR, cell = false) =>
  readTimes(text, context, cell).map(time => time.due ?? time.status)

describe('readTimes', () => {
  it.each<[string, string[]]>([
    ['2018年底前完成', ['2018-12-31']],
    ['2018年年底前完成', ['2018-12-31']],
    ['2020年2月底前完成', ['2020-02-29']],
    ['2023年6月上旬启动', ['2023-06-10']],
    ['2023年6月中旬启动', ['2023-06-20']],
    ['2023年6月下旬启动', ['2023-06-30']],
    ['2024年6月30日前建成', ['2024-06-30']],
    ['2024年上半年完成', ['2024-06-30']],
    ['2024年第三季度末', ['2024-09-30']],
    ['2024年一季度末前', ['2024-03-31']],
    ['二〇一九年十二月底前完成', ['2019-12-31']],
    ['2018年9月底前建成,12月底前上线', ['2018-09-30', '2018-12-31']],
    ['2021年1月至2022年6月完成', ['2022-06-30']],
    ['2025年1月至6月完成检查', ['2025-06-30']],
    ['2019年起,不再安排经费', []],
    ['自2024年7月起执行', []],
    ['到2020年,总量位居前列', []],
    ['根据《办法》(甲政办〔2018〕33号)要求', []],
    ['落实《县2023年底前重点工作》', []],
    ['对2010年底前建成的小区改造', []],
    ['截至2023年底,已完成30个', []],
    ['xxxx年年底前形成机制', ['unknown']],
    ['每年1月上旬报告', ['recurring']],
    ['每季度末前通报', ['recurring']],
    ['(县政府办负责;长期坚持)', ['ongoing']],
    ['持续推进平台建设', []],
    ['三年内培养100人', ['unknown']],
    ['5个工作日内办结', []],
    ['年底前完成', ['unknown']],
  ])('%s → %j', (text, expected) => {
    expect(dues(text)).toEqual(expected)
  })

  it('takes the year from the title, and from the issue date with a doubt', () => {
    expect(dues('6月底前完成', { ...NO_YEAR, title: 2023 })).toEqual(['2023-06-30'])
    const [time] = readTimes('6月底前完成', { ...NO_YEAR, issued: 2023, issuedMonth: 2 }, false)
    expect(time).toMatchObject({ due: '2023-06-30', doubt: 'year-from-issue' })
  })

  it('does not put a date before the day the plan was issued', () => {
    expect(dues('3月底前完成', { ...NO_YEAR, issued: 2023, issuedMonth: 11 })).toEqual(['unknown'])
  })

  it.each<[string, string[]]>([
    ['2024年12月', ['2024-12-31']],
    ['2024.3.31', ['2024-03-31']],
    ['2024/5/20', ['2024-05-20']],
    ['2024-08-25', ['2024-08-25']],
    ['2024年12月10日—20日', ['2024-12-20']],
    ['持续推进', ['ongoing']],
    ['每月', ['recurring']],
  ])('in a time cell %s is %j', (text, expected) => {
    expect(dues(text.replace('—', '-'), NO_YEAR, true)).toEqual(expected)
  })
})

describe('readMilestones', () => {
  it('keeps each date once, with its words, deliverable and sentence', () => {
    const text = '2018年9月底前,摸清底数。2018年底前,完成清理;2018年底前,通报结果。'
    const found = readMilestones(text, NO_YEAR)
    expect(found.map(m => [m.due, m.words, m.deliverable])).toEqual([
      ['2018-09-30', '2018年9月底前', '摸清底数'],
      ['2018-12-31', '2018年底前', '完成清理'],
    ])
    expect(text.slice(found[0]!.start, found[0]!.end)).toBe('2018年9月底前,摸清底数。')
  })

  it('marks a date the plan only strives for', () => {
    expect(readMilestones('力争在2018年12月底前完成一半。', NO_YEAR)[0]?.soft).toBe(true)
  })
})
