import { describe, expect, test } from 'vitest'
import { chanceOf } from '#test/kit/hot-world.ts'
import { addDays } from '../../platform/day.ts'
import { effectOf } from './effect.rules.ts'
import { countWeeks, expectation, isHot, judgeGrowth, recentPeriod, weeksUntil } from './growth.rules.ts'

const TODAY = '2024-10-15'
const period = recentPeriod(TODAY)

/** `count` tickets on each of these days back from today. */
const on = (...days: [back: number, count: number][]) =>
  new Map(days.map(([back, count]) => [addDays(TODAY, -back), count]))

const evenly = (perDay: number, from: number, days: number) =>
  new Map(Array.from({ length: days }, (_, at) => [addDays(TODAY, -from - at), perDay]))

describe('growth against the past of the issue itself', () => {
  test('says what was usual, and is no growth within it', () => {
    const judged = judgeGrowth(evenly(1, 0, 212), period, TODAY)
    expect(judged).toMatchObject({ count: 30, before: 30, growth: 0, growing: false })
    expect(judged.reason).toBe('近 30 天 30 件，往常 21–41 件')
  })

  test('is told when nothing was heard of it before', () => {
    const judged = judgeGrowth(on([1, 4], [3, 3]), period, TODAY)
    expect(judged).toMatchObject({ count: 7, before: 0, growth: null, growing: true })
    expect(judged.reason).toBe('近 30 天 7 件，此前 26 周没有')
  })

  test('wants five tickets at least', () => {
    expect(judgeGrowth(on([1, 4]), period, TODAY).growing).toBe(false)
    expect(judgeGrowth(on([1, 5]), period, TODAY).growing).toBe(true)
  })

  test('of a past period is called by its length', () => {
    const past = { from: '2024-08-01', until: '2024-08-31' }
    expect(judgeGrowth(new Map([['2024-08-05', 6]]), past, TODAY).reason).toMatch(/^31 天里 6 件/)
  })

  test('weeks end with the period, oldest first', () => {
    const weeks = weeksUntil(TODAY)
    expect(weeks).toHaveLength(26)
    expect(weeks.at(-1)).toBe('2024-10-09')
    expect(countWeeks(on([0, 1], [6, 2], [7, 4], [400, 8]), weeks).slice(-2)).toEqual([4, 3])
  })

  test('what is usual holds the mean and widens with what varies, whatever the weeks were', () => {
    const seed = Date.now() % 100_000
    const random = chanceOf(seed)
    for (let round = 0; round < 300; round += 1) {
      const weekly = Array.from({ length: 26 }, () => Math.floor(random() * 30 * random()))
      const days = 1 + Math.floor(random() * 90)
      const { low, high } = expectation(weekly, days)
      const mean = (weekly.reduce((sum, count) => sum + count, 0) / 26 / 7) * days
      expect(low, `seed ${seed}`).toBeGreaterThanOrEqual(0)
      expect(low, `seed ${seed}`).toBeLessThanOrEqual(Math.ceil(mean))
      expect(high, `seed ${seed}`).toBeGreaterThanOrEqual(Math.floor(mean))
      const wild = weekly.map((count, at) => (at % 2 === 0 ? count * 2 : 0))
      const sum = (all: number[]) => all.reduce((one, other) => one + other, 0)
      if (sum(wild) >= sum(weekly)) expect(expectation(wild, days).high).toBeGreaterThanOrEqual(high - 1)
    }
  })

  test('nineteen of twenty usual months are no growth', () => {
    const seed = 42
    const random = chanceOf(seed)
    const poisson = (mean: number) => {
      let count = 0
      for (let product = random(); product > Math.exp(-mean); product *= random()) count += 1
      return count
    }
    let growing = 0
    for (let round = 0; round < 400; round += 1) {
      const counts = new Map(
        Array.from({ length: 212 }, (_, at) => [addDays(TODAY, -at), poisson(0.6)] as const),
      )
      if (judgeGrowth(counts, period, TODAY).growing) growing += 1
    }
    expect(growing, `seed ${seed}`).toBeLessThan(400 * 0.06)
  })
})

describe('a hot issue', () => {
  test('is large, or growing, and not one person alone', () => {
    const hot = (counts: Map<string, number>, callers: number, monthly = 200) =>
      isHot({ counts, callers, monthly }, TODAY)
    expect(hot(on([2, 10]), 10)).toBe(true)
    expect(hot(on([2, 5]), 5)).toBe(true)
    expect(hot(on([2, 4]), 4)).toBe(false)
    expect(hot(on([2, 30]), 2)).toBe(false)
    // One of very many tickets does not stand out so easily.
    expect(hot(on([2, 10]), 10, 40_000)).toBe(false)
    expect(hot(on([2, 60]), 60, 40_000)).toBe(true)
  })
})

describe('the effect of a task or notice', () => {
  test('compares equal days, the day of closing belongs to before', () => {
    const counts = on([40, 6], [31, 2], [30, 10], [10, 3])
    expect(effectOf(counts, addDays(TODAY, -30), TODAY)).toEqual({
      on: addDays(TODAY, -30),
      days: 30,
      before: 18,
      after: 3,
      change: 3 / 18 - 1,
      summary: '销号后 30 天 3 件，此前 30 天 18 件，减少 83%。',
    })
  })

  test('is partial while few days have passed, and waits on the first day', () => {
    const five = effectOf(on([7, 4], [1, 1]), addDays(TODAY, -5), TODAY)
    expect(five?.summary).toBe('销号后 5 天 1 件，此前 5 天 4 件，减少 75%（满 30 天再作比较）。')
    expect(effectOf(on([7, 4]), TODAY, TODAY)).toMatchObject({ days: 0, before: 0, after: 0, change: null })
    expect(effectOf(on([7, 4]), null, TODAY)).toBeNull()
    expect(effectOf(on([7, 4]), addDays(TODAY, 1), TODAY)).toBeNull()
  })
})
