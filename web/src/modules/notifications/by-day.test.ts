import { expect, test } from 'vitest'
import { byDay, dayBefore, dayOf, touches } from './by-day.ts'

test('the day is that of Shanghai, wherever the browser stands', () => {
  expect(dayOf('2024-10-14T16:30:00.000Z')).toBe('2024-10-15')
  expect(dayOf('2024-10-14T15:59:59.000Z')).toBe('2024-10-14')
})

test('rows are grouped by day in their order', () => {
  const rows = ['2024-10-15T02:00:00Z', '2024-10-14T17:00:00Z', '2024-10-14T01:00:00Z'].map(at => ({ at }))
  expect(byDay(rows).map(({ day, rows: own }) => [day, own.length])).toEqual([
    ['2024-10-15', 2],
    ['2024-10-14', 1],
  ])
  expect(byDay([])).toEqual([])
})

test('the day before the first of a month', () => {
  expect(dayBefore('2024-03-01')).toBe('2024-02-29')
})

test('a change in a jurisdiction touches the places in it and those around it, no others', () => {
  expect(touches('440203000000', '440203102000')).toBe(true)
  expect(touches('440203000000', '440200000000')).toBe(true)
  expect(touches('350700000000', '440203102000')).toBe(false)
})
