import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addWorkingDays,
  CALENDAR_YEARS,
  isPublishedYear,
  isWorkingDay,
  workingDaysBetween,
} from './calendar.ts'
import { addDays, type Day, daysBetween } from './day.ts'

/** The State Council's arrangements: days off from–to, and the weekend days worked instead (调休). */
const ARRANGEMENTS: Record<number, { off: [Day, Day][]; worked: Day[] }> = {
  2024: {
    off: [
      ['2024-01-01', '2024-01-01'],
      ['2024-02-10', '2024-02-17'],
      ['2024-04-04', '2024-04-06'],
      ['2024-05-01', '2024-05-05'],
      ['2024-06-10', '2024-06-10'],
      ['2024-09-15', '2024-09-17'],
      ['2024-10-01', '2024-10-07'],
    ],
    worked: [
      '2024-02-04',
      '2024-02-18',
      '2024-04-07',
      '2024-04-28',
      '2024-05-11',
      '2024-09-14',
      '2024-09-29',
      '2024-10-12',
    ],
  },
  2025: {
    off: [
      ['2025-01-01', '2025-01-01'],
      ['2025-01-28', '2025-02-04'],
      ['2025-04-04', '2025-04-06'],
      ['2025-05-01', '2025-05-05'],
      ['2025-05-31', '2025-06-02'],
      ['2025-10-01', '2025-10-08'],
    ],
    worked: ['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'],
  },
  2026: {
    off: [
      ['2026-01-01', '2026-01-03'],
      ['2026-02-15', '2026-02-23'],
      ['2026-04-04', '2026-04-06'],
      ['2026-05-01', '2026-05-05'],
      ['2026-06-19', '2026-06-21'],
      ['2026-09-25', '2026-09-27'],
      ['2026-10-01', '2026-10-07'],
    ],
    worked: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
  },
}

const isWeekend = (day: Day) => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())

describe('working days of the published years', () => {
  test.each([2024, 2025, 2026])('every day of %i is as the State Council arranged it', year => {
    const { off, worked } = ARRANGEMENTS[year] as (typeof ARRANGEMENTS)[number]
    const wrong: Day[] = []
    for (let day: Day = `${year}-01-01`; day <= `${year}-12-31`; day = addDays(day, 1)) {
      const isOff = off.some(([from, to]) => from <= day && day <= to)
      const expected = worked.includes(day) || (!isOff && !isWeekend(day))
      if (isWorkingDay(day) !== expected) wrong.push(day)
    }
    expect(wrong).toEqual([])
  })

  test('the notice is known of the years from the first to the last, and of no other', () => {
    const { first, last } = CALENDAR_YEARS
    expect([first - 1, first, last, last + 1].map(year => isPublishedYear(`${year}-06-01`))).toEqual([
      false,
      true,
      true,
      false,
    ])
  })

  test('an unpublished year counts weekends only', () => {
    const days = Array.from({ length: 365 }, (_, index) => addDays(`${CALENDAR_YEARS.last + 1}-01-01`, index))
    expect(days.filter(day => isWorkingDay(day) === isWeekend(day))).toEqual([])
  })
})

describe('counting working days', () => {
  test.each<[Day, number, Day]>([
    ['2024-10-15', 3, '2024-10-18'],
    ['2024-10-11', 1, '2024-10-12'],
    ['2024-09-30', 1, '2024-10-08'],
    ['2024-02-09', 1, '2024-02-18'],
    ['2026-02-13', 2, '2026-02-24'],
    ['2024-10-05', 0, '2024-10-05'],
  ])('from %s, %i working days on is %s', (from, count, expected) => {
    expect(addWorkingDays(from, count)).toBe(expected)
  })

  test.each<[Day, Day, number]>([
    ['2024-10-15', '2024-10-15', 0],
    ['2024-10-15', '2024-10-18', 3],
    ['2024-10-18', '2024-10-15', -3],
    ['2024-09-30', '2024-10-08', 1],
    ['2024-10-11', '2024-10-13', 1],
    ['2024-10-05', '2024-10-06', 0],
  ])('from %s to %s are %i', (from, to, expected) => {
    expect(workingDaysBetween(from, to)).toBe(expected)
  })

  const days = fc.integer({ min: 0, max: 1000 }).map(count => addDays('2024-01-01', count))

  test('walking as many working days as lie between arrives there, on a working day', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 120 }), (from, count) => {
        const to = addWorkingDays(from, count)
        return isWorkingDay(to) && workingDaysBetween(from, to) === count
      }),
    )
  })

  test('there are never more working days than days, and they add up over any day between', () => {
    fc.assert(
      fc.property(fc.tuple(days, days, days), three => {
        const [early, middle, late] = three.toSorted() as [Day, Day, Day]
        const whole = workingDaysBetween(early, late)
        return (
          whole <= daysBetween(early, late) &&
          whole === workingDaysBetween(early, middle) + workingDaysBetween(middle, late)
        )
      }),
    )
  })

  test('backwards is the same with the other sign', () => {
    fc.assert(
      fc.property(
        days,
        days,
        (one, other) => workingDaysBetween(one, other) + workingDaysBetween(other, one) === 0,
      ),
    )
  })

  test('very far dates end in a bounded walk', () => {
    expect(workingDaysBetween('2024-01-01', '2999-12-31')).toBeGreaterThan(1500)
  })
})
