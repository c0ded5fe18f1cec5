import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plainMarks, wordDiff } from './word-diff.ts'

const shown = (before: string, after: string) =>
  wordDiff(before, after)
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'gone' ? `[-${text}-]` : `{+${text}+}`))
    .join('')

describe('what two versions of a text have otherwise', () => {
  test('a moved day stands whole', () => {
    expect(shown('2024-09-30 应上云系统迁移达到95%', '2024-10-31 应上云系统迁移达到95%以上')).toBe(
      '[-2024-09-30-]{+2024-10-31+} 应上云系统迁移达到95%{+以上+}',
    )
  })

  test('a unit that joins is the only thing marked', () => {
    expect(shown('区档案馆', '区档案馆、区财政局')).toBe('区档案馆{+、区财政局+}')
  })

  test('marks written narrow instead of wide are no change', () => {
    expect(shown('责任单位：市数字办、市财政局', '责任单位:市数字办,市财政局')).toBe(
      '责任单位:市数字办,市财政局',
    )
  })

  test('a text rewritten from the ground up is shown before and after', () => {
    expect(shown('统一互联网出口', '每季更新目录')).toBe('[-统一互联网出口-]{+每季更新目录+}')
  })

  test('whatever the texts, both can be read from the parts', () => {
    const words = fc.string({ unit: fc.constantFrom(...'一二三年月日，、,。 90%ab'), maxLength: 30 })
    fc.assert(
      fc.property(words, words, (before, after) => {
        const parts = wordDiff(before, after)
        const read = (skip: string) =>
          parts
            .filter(({ kind }) => kind !== skip)
            .map(({ text }) => text)
            .join('')
        expect(plainMarks(read('fresh'))).toBe(plainMarks(before))
        expect(read('gone')).toBe(after)
        expect(parts.every(({ text }) => text !== '')).toBe(true)
      }),
    )
  })
})
