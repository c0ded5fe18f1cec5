import { describe, expect, it } from 'vitest'
import { yearBefore } from './period.ts'
import { usualDay } from './usual-days.ts'

describe('the usual days of a board', () => {
  it('are ends of what is over, and the same date a year before', () => {
    const today = '2024-10-15'
    expect(usualDay('today', today)).toBe(today)
    expect(usualDay('monthEnd', today)).toBe('2024-09-30')
    expect(usualDay('quarterEnd', today)).toBe('2024-09-30')
    expect(usualDay('yearEnd', today)).toBe('2023-12-31')
    expect(usualDay('yearAgo', today)).toBe('2023-10-15')
  })

  it('know where months, quarters and years begin', () => {
    expect(usualDay('monthEnd', '2024-03-01')).toBe('2024-02-29')
    expect(usualDay('quarterEnd', '2024-03-31')).toBe('2023-12-31')
    expect(usualDay('quarterEnd', '2024-06-30')).toBe('2024-03-31')
    expect(usualDay('quarterEnd', '2024-12-01')).toBe('2024-09-30')
    expect(usualDay('yearEnd', '2024-01-01')).toBe('2023-12-31')
  })

  it('find a day a year before 29 February', () => {
    expect(yearBefore('2024-02-29')).toBe('2023-02-28')
    expect(yearBefore('2025-02-28')).toBe('2024-02-28')
  })
})
