import { expect, test } from 'vitest'
import { addDays, type Day, daysBetween, endOfMonth } from '../../platform/day.ts'
import { type Blocks, blocksOf, spansKept } from './blocks.rules.ts'

const PARTS: Record<number, number[]> = { 31: [1], 10: [1, 11, 21], 5: [1, 6, 11, 16, 21, 26] }

/** Every day a run of sums stands for. */
function daysOf({ span, from, to }: Blocks): Day[] {
  const days: Day[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const date = Number(day.slice(8))
    const parts = PARTS[span]
    if (parts && !parts.includes(date)) continue
    const next = parts?.find(first => first > date)
    const end = parts ? (next === undefined ? endOfMonth(day) : addDays(day, next - date - 1)) : day
    for (let one = day; one <= end; one = addDays(one, 1)) days.push(one)
  }
  return days
}

test('each day of a run is in exactly one sum, and no other day is', () => {
  for (const wide of [true, false])
    for (let start = 0; start < 70; start += 1)
      for (const length of [1, 2, 4, 5, 6, 9, 10, 11, 12, 21, 28, 30, 31, 45, 61, 92, 400]) {
        const from = addDays('2024-01-05', start)
        const until = addDays(from, length - 1)
        const blocks = blocksOf(from, until, spansKept(wide))
        expect(blocks.flatMap(daysOf).sort()).toEqual(
          Array.from({ length: daysBetween(from, until) + 1 }, (_, i) => addDays(from, i)),
        )
        expect(blocks.length).toBeLessThanOrEqual(7)
      }
})

test('thirty days are a few sums, a year is twelve', () => {
  expect(blocksOf('2024-09-16', '2024-10-15', spansKept(true))).toEqual([
    { span: 10, from: '2024-09-21', to: '2024-10-10' },
    { span: 5, from: '2024-09-16', to: '2024-09-20' },
    { span: 5, from: '2024-10-11', to: '2024-10-15' },
  ])
  expect(blocksOf('2024-09-18', '2024-10-17', spansKept(false))).toEqual([
    { span: 5, from: '2024-09-21', to: '2024-10-15' },
    { span: 1, from: '2024-09-18', to: '2024-09-20' },
    { span: 1, from: '2024-10-16', to: '2024-10-17' },
  ])
  expect(blocksOf('2024-01-01', '2024-12-31', spansKept(true))).toEqual([
    { span: 31, from: '2024-01-01', to: '2024-12-31' },
  ])
  expect(blocksOf('2024-02-02', '2024-02-01', spansKept(true))).toEqual([])
})
