import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { completionSeries, touchesUnpublishedYear } from './cockpit.rules.ts'
import { farthestBehind, standingCounts, worstFirst } from './cockpit-indicators.rules.ts'

describe('completion against plan', () => {
  test('adds up month by month and says nothing of months to come', () => {
    const series = completionSeries(
      [
        { dueMonth: '2024-08', doneMonth: '2024-08', onTime: true, count: 2 },
        { dueMonth: '2024-09', doneMonth: '2024-10', onTime: false, count: 1 },
        { dueMonth: '2024-12', doneMonth: null, onTime: false, count: 3 },
      ],
      '2024-10-15',
    )
    expect(series).toMatchObject({
      months: ['2024-08', '2024-09', '2024-10', '2024-11', '2024-12'],
      due: [2, 3, 3, 3, 6],
      done: [2, 2, 3, null, null],
      onTime: [2, 2, 2, null, null],
      total: 6,
    })
  })

  test('without any date has no months', () => {
    expect(completionSeries([], '2024-10-15')).toMatchObject({ months: [], due: [], total: 0 })
  })

  test('its columns have one length, never fall, and end at the total', () => {
    const month = fc
      .tuple(fc.integer({ min: 2017, max: 2025 }), fc.integer({ min: 1, max: 12 }))
      .map(([year, number]) => `${year}-${String(number).padStart(2, '0')}`)
    const row = fc.record({
      dueMonth: month,
      doneMonth: fc.option(month),
      onTime: fc.boolean(),
      count: fc.nat(9),
    })
    fc.assert(
      fc.property(fc.array(row, { minLength: 1 }), rows => {
        const { months, due, done, onTime, total } = completionSeries(rows, '2026-01-01')
        expect([due.length, done.length, onTime.length]).toEqual(Array(3).fill(months.length))
        expect(due.at(-1)).toBe(total)
        for (const column of [due, done, onTime] as number[][]) {
          expect(column).toEqual(column.toSorted((one, other) => one - other))
        }
        for (const [index, value] of done.entries())
          expect(onTime[index]).toBeLessThanOrEqual(value as number)
      }),
      { verbose: true },
    )
  })
})

describe('the indicators of the cockpit', () => {
  const card = (name: string, light: 'GOOD' | 'NEAR' | 'BEHIND' | 'NO_DATA', gap: number | null) => ({
    indicator: { id: name, name },
    state: { light, gap, value: gap === null ? null : 50, expected: 60, unit: '%', decimals: 1 },
    worst: null,
  })
  const cards = [
    card('a', 'NO_DATA', null),
    card('b', 'GOOD', 1),
    card('c', 'BEHIND', -11),
    card('d', 'BEHIND', -30),
  ]

  test('stand worst first, and are counted by light', () => {
    expect(worstFirst(cards).map(({ indicator }) => indicator.name)).toEqual(['d', 'c', 'b', 'a'])
    expect(standingCounts(cards)).toEqual({ total: 4, good: 1, near: 0, behind: 2, noData: 1 })
  })

  test('the farthest behind is spoken of, but none that is only near or without figures', () => {
    expect(farthestBehind(cards)).toMatchObject({ name: 'd', behind: 30 })
    expect(farthestBehind([card('e', 'NEAR', -3), card('f', 'NO_DATA', null)])).toBeNull()
    expect(farthestBehind([card('g', 'BEHIND', null), card('h', 'BEHIND', -12)])).toMatchObject({ name: 'h' })
  })
})

test('a date beyond the published holiday arrangements makes the calendar uncertain', () => {
  expect(touchesUnpublishedYear(['2026-12-31', null])).toBe(false)
  expect(touchesUnpublishedYear(['2027-01-01'])).toBe(true)
})
