import { describe, expect, it } from 'vitest'
import { monthsUpTo, sparkRange } from './place-lines.ts'

describe('the table of places', () => {
  it('names the six months up to the day, also over the turn of a year', () => {
    expect(monthsUpTo('2024-10-15')).toEqual([5, 6, 7, 8, 9, 10])
    expect(monthsUpTo('2024-02-29')).toEqual([9, 10, 11, 12, 1, 2])
    expect(monthsUpTo('2024-06-30')).toEqual([1, 2, 3, 4, 5, 6])
  })

  it('draws all lines on one scale that makes no fall of a tenth of a point', () => {
    expect(sparkRange([{ onTimeMonths: [0.5, null, 0.9] }, { onTimeMonths: [0.7] }])).toEqual([0.5, 0.9])
    const narrow = sparkRange([{ onTimeMonths: [0.95, 0.951] }])
    expect(narrow?.[1]).toBe(0.951)
    expect(narrow?.[0]).toBeCloseTo(0.851)
    expect(sparkRange([{ onTimeMonths: null }, {}])).toBeUndefined()
  })
})
