import { describe, expect, it } from 'vitest'
import { boardParams, readBoard } from './board-url.ts'

const ID = '6a2f41a3-c54c-fce8-32d2-0324e1c32e22'

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
