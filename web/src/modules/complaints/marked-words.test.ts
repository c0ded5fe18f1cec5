import { describe, expect, it } from 'vitest'
import { excerptOf, markedPieces } from './marked-words.ts'

const hits = (text: string, words: string) =>
  markedPieces(text, words)
    .filter(({ hit }) => hit)
    .map(({ text: hit }) => hit)

describe('marking what was looked for', () => {
  it('marks each word as typed', () => {
    expect(hits('社主村水压不足，龙归镇社主村停水', '社主村 停水')).toEqual(['社主村', '社主村停水'])
  })

  it('marks neighbouring characters where one character was typed wrong', () => {
    expect(hits('夜间施工噪声扰民', '施工噪音')).toEqual(['施工噪'])
  })

  it('takes what was typed literally', () => {
    expect(hits('A(1)栋', '(1)')).toEqual(['(1)'])
    expect(hits('甲乙', '.*')).toEqual([])
  })

  it('keeps the whole text in its pieces', () => {
    const text = '西联镇沐溪村垃圾堆放'
    expect(
      markedPieces(text, '沐溪')
        .map(piece => piece.text)
        .join(''),
    ).toBe(text)
  })

  it('cuts a line around the first hit, from the first text that has one', () => {
    const long = `${'前'.repeat(60)}井盖破损${'后'.repeat(90)}`
    const line = excerptOf([null, '没有', long], '井盖') ?? ''
    expect(line.startsWith('…')).toBe(true)
    expect(line).toContain('井盖破损')
    expect(line.length).toBeLessThan(90)
    expect(excerptOf(['没有'], '井盖')).toBeNull()
  })
})
