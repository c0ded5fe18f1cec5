import { describe, expect, it } from 'vitest'
import { monthsBetween, periodEnd, periodMark, yearMark } from './period-words.ts'

describe('periods on a screen', () => {
  it('end on their last day, whatever their length', () => {
    expect(['2024-02', '2023-02', '2024-Q3', '2024-H1', '2024'].map(periodEnd)).toEqual([
      '2024-02-29',
      '2023-02-28',
      '2024-09-30',
      '2024-06-30',
      '2024-12-31',
    ])
  })

  it('are marked by what changes from one to the next', () => {
    expect(['2024-09', '2024-Q3', '2024-H2', '2024'].map(periodMark)).toEqual(['9', 'Q3', 'H2', '2024'])
  })

  it('say their year once, where it begins', () => {
    const keys = ['2023-11', '2023-12', '2024-01', '2024-02']
    expect(keys.map((_, index) => yearMark(keys, index))).toEqual(['2023', null, '2024', null])
    expect(yearMark(['2023', '2024'], 0)).toBeNull()
  })

  it('count what is left in half months', () => {
    expect(monthsBetween('2024-10-15', '2025-12-31')).toBe(14.5)
    expect(monthsBetween('2026-01-01', '2025-12-31')).toBe(0)
  })
})
