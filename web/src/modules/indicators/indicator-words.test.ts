import { describe, expect, it } from 'vitest'
import { baselineText, levelKey, targetText } from './indicator-words.ts'

describe('an indicator in words', () => {
  it('tells 0 from nothing', () => {
    expect(baselineText({ baseline: 0, comparator: '>=' })).toBe('0')
    expect(baselineText({ baseline: null, comparator: '>=' })).toBeNull()
  })

  it('says how the value must stand to the target', () => {
    expect(targetText({ target: 97.5, comparator: '>=' })).toBe('≥ 97.5')
    expect(targetText({ target: 0.3, comparator: '<=' })).toBe('≤ 0.3')
    expect(targetText({ target: 100, comparator: '=' })).toBe('100')
  })

  it('keeps a target in words', () => {
    expect(targetText({ target: null, targetText: '明显减少', comparator: '>=' })).toBe('明显减少')
    expect(targetText({ target: null, targetText: null, comparator: '>=' })).toBeNull()
  })

  it('knows the levels and nothing else', () => {
    expect(levelKey('county')).toBe('COUNTY')
    expect(levelKey('school')).toBeNull()
    expect(levelKey(null)).toBeNull()
  })
})
