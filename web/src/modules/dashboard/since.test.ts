import { describe, expect, it } from 'vitest'
import { countSince, pointsSince } from './since.ts'

describe('the change of a figure', () => {
  it('is the difference of the rates as they are written', () => {
    expect(pointsSince({ value: 0.86049 }, { value: 0.84251 })).toBe(1.7)
    expect(pointsSince({ value: 1 }, { value: 0.999 })).toBe(0.1)
    expect(pointsSince({ value: 0.5 }, { value: 0.5004 })).toBe(0)
  })

  it('is not known where one of them is not', () => {
    expect(pointsSince({ value: null }, { value: 0.5 })).toBeNull()
    expect(pointsSince({ value: 0.5 }, { value: null })).toBeNull()
    expect(pointsSince({ value: 0.5 }, null)).toBeNull()
    expect(countSince(3, null)).toBeNull()
    expect(countSince(3, undefined)).toBeNull()
  })

  it('counts down as well as up', () => {
    expect(countSince(3, 5)).toBe(-2)
    expect(countSince(3, 0)).toBe(3)
  })
})
