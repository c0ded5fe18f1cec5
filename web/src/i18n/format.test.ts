import { describe, expect, it } from 'vitest'
import { count, dayWithWeekday, decimal, instant, percent, shortDay, signed, weekdayOf } from './format.ts'

describe('days', () => {
  it('carry the weekday of the calendar, in both languages', () => {
    expect(weekdayOf('2024-10-15')).toBe('周二')
    expect(weekdayOf('2024-10-13', 'en')).toBe('Sun')
  })

  it('leave the year out only within the year looked at', () => {
    expect(shortDay('2024-12-31', '2024-10-15')).toBe('12-31')
    expect(dayWithWeekday('2025-12-31', '2024-10-15')).toBe('2025-12-31 周三')
  })

  it('show an instant on the clock of Shanghai, across midnight', () => {
    expect(instant('2024-10-14T23:30:00Z')).toBe('2024-10-15 07:30')
  })
})

describe('numbers', () => {
  it('never turn missing data into 0 %', () => {
    expect(percent(null)).toBeNull()
    expect(percent(0)).toBe('0.0')
  })

  it('keep one decimal of a rate, and write 100 whole', () => {
    expect(percent(312 / 363)).toBe('86.0')
    expect(percent(1)).toBe('100')
    expect(percent(0.99999)).toBe('100.0')
  })

  it('group thousands and shorten from a million on', () => {
    expect(count(1512)).toBe('1,512')
    expect(count(12_340_000)).toBe('1,234 万')
    expect(count(1_234_500)).toBe('123.5 万')
    expect(count(12_340_000, 'en')).toBe('12,340,000')
  })

  it('sign a change with a true minus and no sign on nothing', () => {
    expect(signed(1.84, 1)).toBe('+1.8')
    expect(signed(-0.9, 1)).toBe('−0.9')
    expect(signed(-0.04, 1)).toBe('0')
  })

  it('keep decimals only where there are some', () => {
    expect(decimal(83.3333)).toBe('83.33')
    expect(decimal(100)).toBe('100')
    expect(decimal(1234.5)).toBe('1,234.5')
  })
})
