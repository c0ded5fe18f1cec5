import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { clockFixedAt, dayInShanghai, systemClock } from './clock.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('the day in Shanghai', () => {
  test.each([
    ['2024-10-14T15:59:59.999Z', '2024-10-14'],
    ['2024-10-14T16:00:00Z', '2024-10-15'],
    ['2024-12-31T16:00:00Z', '2025-01-01'],
    ['2024-02-28T16:00:00Z', '2024-02-29'],
  ])('at %s is %s, wherever the server stands', (instant, day) => {
    expect(dayInShanghai(new Date(instant))).toBe(day)
  })

  test('turns at midnight there on every day of a year', () => {
    for (let hour = 0; hour < 366 * 24; hour += 1) {
      const instant = new Date(Date.UTC(2024, 0, 1, hour))
      const shifted = new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
      expect(dayInShanghai(instant)).toBe(shifted)
    }
  })
})

test('the system clock runs and names its day', () => {
  vi.setSystemTime('2024-10-14T15:59:00Z')
  expect([systemClock.today(), systemClock.fixed]).toEqual(['2024-10-14', null])
  vi.advanceTimersByTime(60_000)
  expect(systemClock.now().toISOString()).toBe('2024-10-14T16:00:00.000Z')
  expect(systemClock.today()).toBe('2024-10-15')
})

test('a fixed clock keeps its day while hours pass, so that sessions still end', () => {
  vi.setSystemTime('2026-01-01T00:00:00Z')
  const clock = clockFixedAt('2024-10-15')
  const before = clock.now().getTime()
  vi.advanceTimersByTime(86_400_000)
  expect([clock.today(), clock.fixed, clock.now().getTime() - before]).toEqual([
    '2024-10-15',
    '2024-10-15',
    86_400_000,
  ])
})
