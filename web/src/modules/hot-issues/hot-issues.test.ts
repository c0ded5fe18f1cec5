import { describe, expect, it } from 'vitest'
import type { ChartTokens } from '../../ui/index.ts'
import { dueDay } from './due-day.ts'
import { hotIssueFilter, hotIssueParams, readHotIssues, toggleStatus } from './hot-issue-url.ts'
import { weeklyOption, weekOf } from './weekly.option.ts'

const ID = '6a2f41a3-c54c-fce8-32d2-0324e1c32e22'
const tokens = new Proxy(
  { caption: 12 },
  { get: (known, key) => (key === 'caption' ? known.caption : `token ${String(key)}`) },
) as unknown as ChartTokens

describe('the address of the hot issues', () => {
  it('is read as it was written', () => {
    const list = readHotIssues(
      `?status=SUPERVISED&status=OPEN&unit=${ID}&words=%20噪声%20&from=2024-09-01&until=2024-09-30`,
    )
    expect(list).toEqual({
      statuses: ['OPEN', 'SUPERVISED'],
      unit: ID,
      category: null,
      words: '噪声',
      period: 'custom',
      own: { from: '2024-09-01', until: '2024-09-30' },
    })
    expect(hotIssueParams(list)).toMatchObject({ status: ['OPEN', 'SUPERVISED'], from: '2024-09-01' })
  })

  it('asks for what is being followed when nothing is chosen', () => {
    const list = readHotIssues('?status=PINK&unit=x&from=2024-09-30&until=2024-09-01')
    expect(list).toMatchObject({ statuses: [], unit: null, period: 'days', own: null })
    expect(hotIssueFilter(list)).toEqual({
      statuses: ['OPEN', 'WATCHED', 'SUPERVISED'],
      organizationId: null,
      categoryId: null,
      search: null,
    })
  })

  it('takes a status in and out', () => {
    expect(toggleStatus(['CLOSED'], 'OPEN')).toEqual(['OPEN', 'CLOSED'])
    expect(toggleStatus(['OPEN', 'CLOSED'], 'OPEN')).toEqual(['CLOSED'])
  })
})

describe('the due day of a task made from complaints', () => {
  it('lies four weeks on, never on a weekend', () => {
    expect(dueDay('2024-10-15')).toBe('2024-11-12')
    expect(dueDay('2024-10-19')).toBe('2024-11-15')
    expect(dueDay('2024-10-20')).toBe('2024-11-15')
  })
})

describe('the columns by week', () => {
  const weeks = ['2024-09-23', '2024-09-30', '2024-10-07', '2024-10-14']

  it('find the week of a day', () => {
    expect(weekOf(weeks, '2024-10-06')).toBe(1)
    expect(weekOf(weeks, '2024-10-14')).toBe(3)
    expect(weekOf(weeks, '2024-12-31')).toBe(3)
    expect(weekOf(weeks, '2024-09-01')).toBeNull()
  })

  it('carry a line with its words where something was done', () => {
    const option = weeklyOption(
      {
        weeks,
        counts: [1, 4, 9, 3],
        asOf: '2024-10-15',
        marks: [
          { day: '2024-10-08', words: '转任务' },
          { day: '2023-01-01', words: '早' },
        ],
      },
      week => week,
      tokens,
    )
    const [series] = option.series as unknown as [{ data: number[]; markLine: { data: unknown[] } }]
    expect(series.data).toEqual([1, 4, 9, 3])
    expect(series.markLine.data).toEqual([{ xAxis: 2, label: { formatter: '转任务' } }])
  })
})
