import { expect, test } from 'vitest'
import { addDays, type Day, daysBetween, endOfMonth } from '../../platform/day.ts'
import { type Blocks, blocksOf } from './blocks.rules.ts'

/** Every day a run of sums stands for. */
function daysOf({ span, from, to }: Blocks): Day[] {
  const days: Day[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const date = Number(day.slice(8))
    const end =
      span === 1 ? day : span === 31 ? endOfMonth(day) : date > 20 ? endOfMonth(day) : addDays(day, 9)
    const begins = span === 1 || (span === 31 ? date === 1 : [1, 11, 21].includes(date))
    if (begins) for (let one = day; one <= end; one = addDays(one, 1)) days.push(one)
  }
  return days
}

test('each day of a run is in exactly one sum, and no other day is', () => {
  for (let start = 0; start < 70; start += 1)
    for (const length of [1, 2, 9, 10, 11, 12, 21, 28, 30, 31, 45, 61, 92, 400]) {
      const from = addDays('2024-01-05', start)
      const until = addDays(from, length - 1)
      const days = blocksOf(from, until).flatMap(daysOf).sort()
      expect(days).toEqual(Array.from({ length: daysBetween(from, until) + 1 }, (_, i) => addDays(from, i)))
      expect(blocksOf(from, until).length).toBeLessThanOrEqual(5)
    }
})

test('thirty days are a dozen sums, a year is twelve', () => {
  expect(blocksOf('2024-09-16', '2024-10-15')).toEqual([
    { span: 10, from: '2024-09-21', to: '2024-10-10' },
    { span: 1, from: '2024-09-16', to: '2024-09-20' },
    { span: 1, from: '2024-10-11', to: '2024-10-15' },
  ])
  expect(blocksOf('2024-01-01', '2024-12-31')).toEqual([{ span: 31, from: '2024-01-01', to: '2024-12-31' }])
  expect(blocksOf('2024-02-02', '2024-02-01')).toEqual([])
})
