import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { boardDays, ownDays } from './board-days.ts'
import type { BoardPeriod } from './board-days.type.ts'
import { addDays, daysBetween, endOfMonth, isDay } from './day.ts'

const run = (from: string, until: string) => ({ from, until })
const of = (period: BoardPeriod, asOf: string) => {
  const { days, before, yearBefore } = boardDays(period, asOf)
  return [days, before, yearBefore]
}

describe('近30天', () => {
  test('is held against the 30 days before and the same dates a year before', () => {
    expect(of('LAST_30_DAYS', '2024-10-15')).toEqual([
      run('2024-09-16', '2024-10-15'),
      run('2024-08-17', '2024-09-15'),
      run('2023-09-16', '2023-10-15'),
    ])
  })

  test('goes over the end of a leap February', () => {
    expect(of('LAST_30_DAYS', '2024-03-01')).toEqual([
      run('2024-02-01', '2024-03-01'),
      run('2024-01-02', '2024-01-31'),
      run('2023-02-01', '2023-03-01'),
    ])
  })
})

describe('本月', () => {
  test('is held against the same dates of the month before', () => {
    expect(of('MONTH', '2024-10-15')).toEqual([
      run('2024-10-01', '2024-10-15'),
      run('2024-09-01', '2024-09-15'),
      run('2023-10-01', '2023-10-15'),
    ])
  })

  test.each([
    ['2024-10-31', '2024-09-30', '2023-10-31'],
    ['2024-03-31', '2024-02-29', '2023-03-31'],
    ['2023-03-29', '2023-02-28', '2022-03-29'],
    ['2024-02-29', '2024-01-29', '2023-02-28'],
    ['2024-01-31', '2023-12-31', '2023-01-31'],
    ['2024-01-01', '2023-12-01', '2023-01-01'],
  ])('on %s ends on %s, a year before on %s', (asOf, before, yearBefore) => {
    const [, monthBefore, then] = of('MONTH', asOf)
    expect([monthBefore?.until, then?.until]).toEqual([before, yearBefore])
  })
})

describe('本季 and 本年', () => {
  test.each([
    ['2024-01-01', '2024-01-01', run('2023-10-01', '2023-10-01')],
    ['2024-03-31', '2024-01-01', run('2023-10-01', '2023-12-31')],
    ['2024-05-31', '2024-04-01', run('2024-01-01', '2024-02-29')],
    ['2024-06-30', '2024-04-01', run('2024-01-01', '2024-03-30')],
    ['2024-10-15', '2024-10-01', run('2024-07-01', '2024-07-15')],
    ['2024-12-31', '2024-10-01', run('2024-07-01', '2024-09-30')],
  ])('the quarter of %s begins on %s', (asOf, from, before) => {
    const [days, earlier] = of('QUARTER', asOf)
    expect([days, earlier]).toEqual([run(from, asOf), before])
  })

  test('the year before a year is what it is held against in both ways', () => {
    expect(of('YEAR', '2024-10-15')).toEqual([
      run('2024-01-01', '2024-10-15'),
      run('2023-01-01', '2023-10-15'),
      run('2023-01-01', '2023-10-15'),
    ])
    expect(of('YEAR', '2024-02-29')[1]).toEqual(run('2023-01-01', '2023-02-28'))
  })
})

test('on any day all runs are real, in order, never longer than their own, and end before their own begins', () => {
  const day = fc.integer({ min: 0, max: 36_000 }).map(count => addDays('1970-01-01', count))
  const period = fc.constantFrom<BoardPeriod>('LAST_30_DAYS', 'MONTH', 'QUARTER', 'YEAR')
  fc.assert(
    fc.property(period, day, (which, asOf) => {
      const { days, before, yearBefore } = boardDays(which, asOf)
      expect(days.until).toBe(asOf)
      for (const { from, until } of [days, before, yearBefore]) {
        expect([isDay(from), isDay(until), from <= until]).toEqual([true, true, true])
      }
      expect(before.until < days.from && yearBefore.until < days.from).toBe(true)
      expect(yearBefore.from.slice(5) === days.from.slice(5) || days.from.endsWith('02-29')).toBe(true)
      if (which === 'LAST_30_DAYS') {
        expect([daysBetween(days.from, asOf), daysBetween(before.from, before.until)]).toEqual([29, 29])
        expect(addDays(before.until, 1)).toBe(days.from)
      } else {
        expect([days.from.slice(8), before.from.slice(8)]).toEqual(['01', '01'])
        // The same date, or the last of a shorter month.
        expect([asOf.slice(8), endOfMonth(before.until).slice(8)]).toContain(before.until.slice(8))
      }
    }),
    { verbose: true },
  )
})

test('days of one’s own are held against as many days before them', () => {
  expect(ownDays(run('2024-03-01', '2024-03-31'))).toEqual({
    days: run('2024-03-01', '2024-03-31'),
    before: run('2024-01-30', '2024-02-29'),
    yearBefore: run('2023-03-01', '2023-03-31'),
  })
})
