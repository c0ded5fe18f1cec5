import { describe, expect, it } from 'vitest'
import { rangeOf, sparkLine } from './spark-line.ts'

const frame = { width: 108, height: 48 }

describe('the small line of a card', () => {
  it('draws both lines on one scale, the highest on top', () => {
    expect(sparkLine([0, 50], [50, 100], frame)).toEqual({
      actual: 'M4 44L104 24',
      expected: 'M4 24L104 4',
      last: { x: 104, y: 24 },
    })
  })

  it('leaves a hole where nothing was reported, and draws a lone value as a dot', () => {
    expect(sparkLine([1, null, 3, 4], [], frame).actual).toBe('M4 44L4 44M70.7 17.3L104 4')
  })

  it('ends where the last value stands, not at the end of time', () => {
    expect(sparkLine([1, 2, null], [1, 2, 3], frame).last).toEqual({ x: 54, y: 24 })
  })

  it('is empty without values and level when all are the same', () => {
    expect(sparkLine([null, null], [], frame)).toEqual({ actual: '', expected: '', last: null })
    expect(sparkLine([5, 5], [5, 5], frame).actual).toBe('M4 24L104 24')
  })

  it('shares a scale with the lines it is compared with', () => {
    const range = rangeOf([[80, 90], [null, 100], []])
    expect(range).toEqual([80, 100])
    expect(sparkLine([80, 90], [], { ...frame, range: range ?? undefined }).actual).toBe('M4 44L104 24')
    expect(rangeOf([[null], []])).toBeNull()
  })
})
