import { describe, expect, it } from 'vitest'
import { boardParams, readBoard } from './board-url.ts'
import { lengthOf, periodBefore, periodOf } from './period.ts'

const ID = '6a2f41a3-c54c-fce8-32d2-0324e1c32e22'

describe('the period of the board', () => {
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

  it('crosses a leap day and a year', () => {
    expect(periodOf('days', null, '2024-03-01').from).toBe('2024-02-01')
    expect(periodBefore({ from: '2024-01-01', until: '2024-01-31' })).toEqual({
      from: '2023-12-01',
      until: '2023-12-31',
    })
  })
})

describe('the address of the board', () => {
  it('is read as it was written', () => {
    const search = `?period=custom&from=2024-07-01&until=2024-09-30&category=${ID}&unit=${ID}&channel=${ID}&categories=treemap&places=satisfied&place=440203000000`
    const view = readBoard(search)
    expect(view).toEqual({
      period: 'custom',
      own: { from: '2024-07-01', until: '2024-09-30' },
      category: ID,
      unit: ID,
      channel: ID,
      categories: 'treemap',
      places: 'satisfied',
    })
    const params = new URLSearchParams(boardParams(view) as Record<string, string>)
    expect(readBoard(`?${params}`)).toEqual(view)
  })

  it('leaves out what is usual and does not believe what it does not know', () => {
    for (const search of [
      '',
      '?period=era&category=x&places=globe',
      '?period=custom&from=2024-13-01&until=x',
    ]) {
      const params = Object.values(boardParams(readBoard(search)))
      expect(params.every(value => value === null)).toBe(true)
    }
  })

  it('takes no period that ends before it begins', () => {
    expect(readBoard('?period=custom&from=2024-09-30&until=2024-07-01').own).toBeNull()
  })
})
