import { describe, expect, it } from 'vitest'
import { dayBefore, lengthOf, periodBefore, periodOf, periodYearBefore } from './period.ts'
import { boardPeriod, choiceOf, periodParams, readPeriod } from './period-url.ts'

describe('the period of a board', () => {
  it('is thirty days up to the date looked at', () => {
    const period = periodOf('days', null, '2024-10-15')
    expect(period).toEqual({ from: '2024-09-16', until: '2024-10-15' })
    expect(lengthOf(period)).toBe(30)
    expect(periodBefore(period)).toEqual({ from: '2024-08-17', until: '2024-09-15' })
  })

  it('runs from the first day of the month, quarter or year', () => {
    expect(periodOf('month', null, '2024-10-15').from).toBe('2024-10-01')
    expect(periodOf('quarter', null, '2024-10-15').from).toBe('2024-10-01')
    expect(periodOf('quarter', null, '2024-09-30').from).toBe('2024-07-01')
    expect(periodOf('quarter', null, '2024-12-31').from).toBe('2024-10-01')
    expect(periodOf('year', null, '2024-02-29').from).toBe('2024-01-01')
  })

  it('never reaches past the date looked at', () => {
    const own = { from: '2024-10-01', until: '2024-12-31' }
    expect(periodOf('custom', own, '2024-10-15')).toEqual({ from: '2024-10-01', until: '2024-10-15' })
    expect(periodOf('custom', own, '2024-09-15')).toEqual({ from: '2024-09-15', until: '2024-09-15' })
  })

  it('is held against the same days of the year before', () => {
    expect(periodYearBefore({ from: '2024-02-01', until: '2024-02-29' })).toEqual({
      from: '2023-02-01',
      until: '2023-02-28',
    })
  })

  it('holds what stands on a day against the day where the period before stood', () => {
    expect(dayBefore('days', '2024-10-15')).toBe('2024-09-15')
    expect(dayBefore('month', '2024-03-31')).toBe('2024-02-29')
    expect(dayBefore('quarter', '2024-01-15')).toBe('2023-10-15')
    expect(dayBefore('year', '2024-02-29')).toBe('2023-02-28')
  })

  it('has a name the API knows, thirty days where it knows none', () => {
    expect(boardPeriod('quarter')).toBe('QUARTER')
    expect(boardPeriod('custom')).toBe('LAST_30_DAYS')
    for (const choice of ['days', 'month', 'quarter', 'year'] as const)
      expect(choiceOf(boardPeriod(choice))).toBe(choice)
  })

  it('crosses a leap day and a year', () => {
    expect(periodOf('days', null, '2024-03-01').from).toBe('2024-02-01')
    expect(periodBefore({ from: '2024-01-01', until: '2024-01-31' })).toEqual({
      from: '2023-12-01',
      until: '2023-12-31',
    })
  })
})

describe('the period in an address', () => {
  it('is read as it was written', () => {
    for (const view of [
      { period: 'month', own: null },
      { period: 'custom', own: { from: '2024-07-01', until: '2024-09-30' } },
    ] as const) {
      const params = new URLSearchParams(
        Object.entries(periodParams(view)).filter(([, value]) => value) as [string, string][],
      )
      expect(readPeriod(`?${params}`)).toEqual(view)
    }
  })

  it('is of one’s own where only days are given', () => {
    const own = { from: '2024-07-01', until: '2024-09-30' }
    expect(readPeriod('?from=2024-07-01&until=2024-09-30')).toEqual({ period: 'custom', own })
  })

  it('is the usual one when days are missing, and takes days only for its own', () => {
    expect(readPeriod('?period=custom&from=2024-09-30')).toEqual({ period: 'days', own: null })
    expect(readPeriod('?period=year&from=2024-07-01&until=2024-09-30')).toEqual({ period: 'year', own: null })
  })
})
