import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  type Day,
  dateToDay,
  daysBetween,
  dayToDate,
  endOfMonth,
  isDay,
  monthOf,
} from './day.ts'

const days = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
  .map(dateToDay)
const small = fc.integer({ min: -5000, max: 5000 })

describe('a day', () => {
  test.each(['2024-02-29', '2000-02-29', '2024-12-31', '0001-01-01'])('%s is one', day => {
    expect(isDay(day)).toBe(true)
  })

  test.each([
    '2023-02-29',
    '1900-02-29',
    '2024-02-30',
    '2024-13-01',
    '2024-00-10',
    '2024-01-00',
    '2024-1-1',
    '24-01-01',
    '2024-01-01T00:00:00Z',
    ' 2024-01-01',
    '２０２４-01-01',
    '',
  ])('%j is none', text => {
    expect(isDay(text)).toBe(false)
  })

  test('goes to a date column and back', () => {
    fc.assert(fc.property(days, day => isDay(day) && dateToDay(dayToDate(day)) === day))
  })
})

describe('counting days', () => {
  test('adding and counting undo each other, and days compare as they lie', () => {
    fc.assert(
      fc.property(days, small, (day, count) => {
        const other = addDays(day, count)
        return (
          daysBetween(day, other) === count &&
          addDays(other, -count) === day &&
          Math.sign(count) === (day < other ? 1 : day > other ? -1 : 0)
        )
      }),
    )
  })

  test('knows leap years and the turn of the year', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29')
    expect(addDays('2023-02-28', 1)).toBe('2023-03-01')
    expect(addDays('2024-12-31', 1)).toBe('2025-01-01')
    expect(daysBetween('2024-01-01', '2025-01-01')).toBe(366)
  })
})

describe('months', () => {
  test.each<[Day, Day]>([
    ['2024-02-01', '2024-02-29'],
    ['2023-02-10', '2023-02-28'],
    ['2024-04-30', '2024-04-30'],
    ['2024-12-05', '2024-12-31'],
  ])('the month of %s ends on %s', (day, end) => {
    expect(endOfMonth(day)).toBe(end)
  })

  test('the day after the end of a month is the first of the next', () => {
    fc.assert(
      fc.property(days, day => {
        const end = endOfMonth(day)
        return monthOf(end) === monthOf(day) && end >= day && addDays(end, 1).endsWith('-01')
      }),
    )
  })

  test.each<[Day, number, Day]>([
    ['2024-01-31', 1, '2024-02-29'],
    ['2023-01-31', 1, '2023-02-28'],
    ['2024-03-31', -1, '2024-02-29'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-11-15', 3, '2025-02-15'],
    ['2024-01-10', -1, '2023-12-10'],
    ['2024-05-31', 0, '2024-05-31'],
  ])('%s moved by %i months is %s', (day, count, expected) => {
    expect(addMonths(day, count)).toBe(expected)
  })

  test('moving by months keeps the day, or stops at the end of a shorter month', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -240, max: 240 }), (day, count) => {
        const moved = addMonths(day, count)
        return (
          isDay(moved) &&
          (moved.slice(8) === day.slice(8) || (moved === endOfMonth(moved) && moved.slice(8) < day.slice(8)))
        )
      }),
    )
  })
})
