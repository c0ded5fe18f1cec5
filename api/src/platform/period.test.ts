import { describe, expect, test } from 'vitest'
import { addDays, type Day } from './day.ts'
import { periodDays, periodOf, periodsBetween, periodWords, readPeriod, shiftPeriod } from './period.ts'

const FREQUENCIES = ['MONTHLY', 'QUARTERLY', 'HALF_YEARLY', 'YEARLY'] as const

describe('periods', () => {
  test.each(FREQUENCIES)(
    '%s: every day of ten years lies in just one, and its key leads back to it',
    frequency => {
      let before: string | null = null
      for (let day: Day = '2016-01-01'; day < '2026-01-01'; day = addDays(day, 1)) {
        const period = periodOf(frequency, day)
        expect(period.startsOn <= day && day <= period.endsOn).toBe(true)
        expect(readPeriod(period.key)).toEqual(period)
        if (before !== null && before !== period.key) expect(shiftPeriod(period, -1).key).toBe(before)
        before = period.key
      }
    },
  )

  test.each(['', '2024-13', '2024-00', '2024-Q5', '2024-H3', '24-01', '2024-1', '2024-09-01', 'x'])(
    '%j names none',
    key => expect(readPeriod(key)).toBeNull(),
  )

  test('are counted, measured and named as people do', () => {
    expect(periodsBetween('QUARTERLY', '2023-11-20', '2024-07-01').map(({ key }) => key)).toEqual([
      '2023-Q4',
      '2024-Q1',
      '2024-Q2',
      '2024-Q3',
    ])
    expect(['2024-02', '2024-Q3', '2023-H1', '2024'].map(key => periodDays(readPeriod(key)!))).toEqual([
      29, 92, 181, 366,
    ])
    expect(['2024-09', '2024-Q3', '2024-H2', '2024'].map(key => periodWords(readPeriod(key)!))).toEqual([
      '2024年9月',
      '2024年三季度',
      '2024年下半年',
      '2024年',
    ])
  })
})
