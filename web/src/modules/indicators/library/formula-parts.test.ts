import { describe, expect, it } from 'vitest'
import { formulaParts, withIndicator } from './formula-parts.ts'

describe('a formula with faults', () => {
  it('is cut where they stand', () => {
    expect(formulaParts('[7] / [99]', [{ start: 6, end: 10 }])).toEqual([
      { start: 0, text: '[7] / ', fault: false },
      { start: 6, text: '[99]', fault: true },
    ])
  })

  it('shows a gap where something is missing at the end', () => {
    expect(formulaParts('[7] /', [{ start: 5, end: 5 }])).toEqual([
      { start: 0, text: '[7] /', fault: false },
      { start: 5, text: '␣', fault: true },
    ])
  })

  it('is whole without faults, and nothing without words', () => {
    expect(formulaParts('[1]', [])).toEqual([{ start: 0, text: '[1]', fault: false }])
    expect(formulaParts('', [])).toEqual([])
  })
})

describe('an indicator put in', () => {
  it('stands apart from what is before', () => {
    expect(withIndicator('', 7)).toBe('[7]')
    expect(withIndicator('[7] /', 8)).toBe('[7] / [8]')
    expect(withIndicator('(', 8)).toBe('([8]')
  })
})
