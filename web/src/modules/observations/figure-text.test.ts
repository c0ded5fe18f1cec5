import { describe, expect, it } from 'vitest'
import { figureText } from './figure-text.ts'

describe('a value in words', () => {
  const percent = { unit: '%', decimals: 1 }

  it('shows a ratio with its parts', () => {
    expect(figureText({ numerator: 140, denominator: 168, value: 83.333333 }, percent)).toBe(
      '83.3% (140/168)',
    )
  })

  it('shows a count with its unit', () => {
    expect(figureText({ value: 1234.5 }, { unit: '件', decimals: 0 })).toBe('1,235 件')
  })

  it('has no value where nothing was there to be counted', () => {
    expect(figureText({ numerator: 0, denominator: 0, value: null }, percent)).toBe('— (0/0)')
    expect(figureText({}, percent)).toBe('—')
  })
})
