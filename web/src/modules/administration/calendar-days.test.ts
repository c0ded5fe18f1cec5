import { describe, expect, it } from 'vitest'
import { dayByKey, daysBetween, markOf, weeksOf } from './calendar-days.ts'

describe('a year on the wall', () => {
  it('has weeks of seven that begin on Monday and hold every day once', () => {
    const weeks = weeksOf(2024, 9)
    expect(weeks[0]).toEqual([null, null, null, null, null, null, '2024-09-01'])
    expect(weeks.every(week => week.length === 7)).toBe(true)
    expect(weeks.flat().filter(Boolean)).toHaveLength(30)
    const year = Array.from({ length: 12 }, (_, index) =>
      weeksOf(2024, index + 1)
        .flat()
        .filter(Boolean),
    )
    expect(new Set(year.flat()).size).toBe(366)
  })

  it('marks days off, days worked instead, and what was entered by hand', () => {
    expect(markOf('2024-10-15', undefined)).toBeNull()
    expect(markOf('2024-10-01', { day: '2024-10-01', working: false })).toBe('off')
    expect(markOf('2024-10-12', { day: '2024-10-12', working: true })).toBe('worked')
    expect(markOf('2024-10-14', { day: '2024-10-14', working: true })).toBeNull()
    expect(markOf('2024-10-14', { day: '2024-10-14', working: true, changedBy: '王' })).toBe('worked')
  })

  it('counts a run of days over the end of a month', () => {
    expect(daysBetween('2024-09-29', '2024-10-02')).toHaveLength(4)
    expect(daysBetween('2024-10-02', '2024-09-29')).toEqual(['2024-10-02'])
    expect(daysBetween('2024-01-01', '2024-12-31')).toHaveLength(31)
  })

  it('goes from day to day and from month to month by keys', () => {
    const by = (day: string, keys: string[]) => keys.map(key => dayByKey(day, key))
    expect(by('2024-03-01', ['ArrowLeft', 'ArrowUp'])).toEqual(['2024-02-29', '2024-02-23'])
    expect(by('2024-03-31', ['PageUp', 'PageDown'])).toEqual(['2024-02-29', '2024-04-30'])
    expect(dayByKey('2024-03-31', 'Enter')).toBeNull()
  })
})
