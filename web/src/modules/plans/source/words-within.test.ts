import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wordsWithin } from './words-within.ts'

const found = (text: string, words: string) => {
  const { start, end } = wordsWithin(text, { start: 0, end: text.length }, words)
  return text.slice(start, end)
}

describe('repaired words in the original text', () => {
  it('are found across blanks, pinyin and full-width digits', () => {
    expect(found('力争在2018年 9 月底前完成', '2018年9月底前')).toBe('2018年 9 月底前')
    expect(found('爭取2018年(nián)底前完成', '2018年底前')).toBe('2018年(nián)底前')
    expect(found('２０１８年底前完成', '2018年底前')).toBe('２０１８年底前')
  })

  it('stand for the whole sentence where they cannot be found', () => {
    const text = '力争在年底前完成'
    expect(found(text, '2018年底前')).toBe(text)
    expect(found(text, '')).toBe(text)
  })

  it('are looked for inside the range only', () => {
    const text = '2018年底前甲。2019年底前乙。'
    const range = { start: 9, end: text.length }
    expect(wordsWithin(text, range, '2018年底前')).toEqual(range)
  })

  it('are always inside the range', () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ maxLength: 4 }), fc.nat(20), fc.nat(20), (text, words, a, b) => {
        const range = { start: Math.min(a, text.length), end: Math.min(a + b, text.length) }
        const { start, end } = wordsWithin(text, range, words)
        expect(start).toBeGreaterThanOrEqual(range.start)
        expect(end).toBeLessThanOrEqual(range.end)
      }),
    )
  })
})
