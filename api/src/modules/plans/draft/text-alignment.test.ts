import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { positionInSource } from './text-alignment.ts'

/** What stands at the found place of the original. */
const found = (text: string, words: string, source: string) =>
  source.slice(positionInSource(text, text.indexOf(words), source, { start: 0, end: source.length }))

describe('finding a place of the repaired text in the original', () => {
  it('is exact where nothing was repaired', () => {
    expect(found('甲。乙。', '乙', '甲。乙。')).toBe('乙。')
  })

  it('passes over scraps and joined lines', () => {
    expect(found('建成平台。完成迁移。', '完成', '建成(chéng)平</p>\n台。\n完成迁移。')).toBe('完成迁移。')
  })

  it('passes over exchanged characters', () => {
    expect(found('建设数据中心。实现共享。', '实现', '建設(shè)數(shù)據(jù)中心。實現(xiàn)共享。')).toMatch(
      /^實現/,
    )
  })

  it('starts where the task starts', () => {
    const source = '前文前文。甲工作。乙工作。后文'
    const range = { start: 5, end: 13 }
    expect(positionInSource('甲工作。乙工作。', 4, source, range)).toBe(9)
  })

  it('never leaves the range', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.nat(99), fc.nat(99), fc.nat(200), (text, source, a, b, at) => {
        const [start, end] = [Math.min(a, b, source.length), Math.min(Math.max(a, b), source.length)]
        const position = positionInSource(text, at, source, { start, end })
        expect(position).toBeGreaterThanOrEqual(start)
        expect(position).toBeLessThanOrEqual(end)
      }),
    )
  })
})
