import { describe, expect, it } from 'vitest'
import type { ChartTokens } from '../../ui/index.ts'
import { completionTrendOption } from './completion-trend.option.ts'
import { completionTrend, endOfMonth } from './completion-trend.ts'

const data = {
  months: ['2024-08', '2024-09', '2024-10', '2024-11'],
  due: [4, 10, 18, 20],
  done: [3, 9, 12, null],
  onTime: [3, 8, 10, null],
}

describe('completion by day', () => {
  it('starts from nothing before the first month and gives every month its last day', () => {
    expect(completionTrend(data, '2024-10-15', 13).due).toEqual([
      { day: '2024-07-31', value: 0 },
      { day: '2024-08-31', value: 4 },
      { day: '2024-09-30', value: 10 },
      { day: '2024-10-15', value: 13 },
      { day: '2024-10-31', value: 18 },
      { day: '2024-11-30', value: 20 },
    ])
  })

  it('ends what happened on the day looked at, not at the end of its month', () => {
    expect(completionTrend(data, '2024-10-15', 13).done.slice(-2)).toEqual([
      { day: '2024-09-30', value: 9 },
      { day: '2024-10-15', value: 12 },
    ])
  })

  it('says a day once when it is the last of a month', () => {
    const { due, done } = completionTrend({ ...data, done: [3, 9, null, null] }, '2024-09-30', 10)
    expect(due.filter(({ day }) => day === '2024-09-30')).toEqual([{ day: '2024-09-30', value: 10 }])
    expect(done.at(-1)).toEqual({ day: '2024-09-30', value: 9 })
  })

  it('carries the lines on to a day after the last month', () => {
    const past = { ...data, done: [3, 9, 12, 15], onTime: [3, 8, 10, 12] }
    const { due, done } = completionTrend(past, '2025-02-01', 20)
    expect([due.at(-1), done.at(-1)]).toEqual([
      { day: '2025-02-01', value: 20 },
      { day: '2025-02-01', value: 15 },
    ])
  })

  it('draws nothing as done before the first month', () => {
    const future = { ...data, done: [null, null, null, null], onTime: [null, null, null, null] }
    expect(completionTrend(future, '2024-05-01', 0)).toMatchObject({ done: [], onTime: [] })
  })

  it('knows the last day of February', () => {
    expect([endOfMonth('2024-02'), endOfMonth('2023-02'), endOfMonth('2024-12')]).toEqual([
      '2024-02-29',
      '2023-02-28',
      '2024-12-31',
    ])
  })
})

describe('the chart of completion', () => {
  const tokens = { accent: 'blue', accent2: 'pale', none: 'grey', muted: 'dim', caption: 12 } as ChartTokens
  const words = {
    due: '应完成',
    done: '已完成',
    onTime: '按期',
    marker: '截至 10-15',
    year: (year: number) => `${year}年`,
    month: (month: number) => `${month}月`,
  }
  const trend = completionTrend(data, '2024-10-15', 13)
  const option = completionTrendOption(trend, '2024-10-15', words, tokens)
  const series = option.series as {
    name: string
    lineStyle: { width: number }
    endLabel: { formatter: string; show: boolean }
    markLine?: { data: { xAxis: number }[] }
  }[]

  it('names each line at its end with its value', () => {
    expect(series.map(({ endLabel }) => endLabel.formatter)).toEqual(['应完成 20', '按期 10', '已完成 12'])
  })

  it('starts at zero and marks the day looked at', () => {
    expect(option.yAxis).toMatchObject({ min: 0 })
    expect(series[0]?.markLine?.data).toEqual([{ xAxis: Date.UTC(2024, 9, 15) }])
  })

  it('draws what was done stronger than what was expected', () => {
    const [expected, , actual] = series
    expect(actual?.lineStyle.width).toBeGreaterThan(expected?.lineStyle.width ?? 9)
  })

  it('writes January as its year', () => {
    const { axisLabel } = option.xAxis as { axisLabel: { formatter(value: number): string } }
    expect([Date.UTC(2025, 0, 1), Date.UTC(2025, 1, 1)].map(axisLabel.formatter)).toEqual(['2025年', '2月'])
  })
})
