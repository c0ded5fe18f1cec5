import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { doneWord, excerpt, markWords, shortUnits } from './task-words.ts'

const more = (first: string, count: number) => `${first}等 ${count} 个`

describe('units in little space', () => {
  it('are nobody, one, two short ones, or the first and how many', () => {
    expect(shortUnits([], more)).toBe('')
    expect(shortUnits(['区财政局'], more)).toBe('区财政局')
    expect(shortUnits(['区财政局', '区教育局'], more)).toBe('区财政局、区教育局')
    expect(shortUnits(['市生态环境局武江分局', '区教育局'], more)).toBe('市生态环境局武江分局等 2 个')
    expect(shortUnits(['区财政局', '甲', '乙'], more)).toBe('区财政局等 3 个')
  })
})

describe('a done task', () => {
  it('stays late when it was made up late', () => {
    expect(doneWord('NEAR')).toBe('DONE_LATE')
    expect(doneWord('GOOD')).toBe('DONE_ON_TIME')
    expect(doneWord('NO_DATA')).toBe('DONE')
  })
})

describe('words marked in a text', () => {
  it('are cut out where they stand, every time, and overlaps are one mark', () => {
    expect(markWords('年底前完成，年底前上云', ['年底前', '年底前完成'])).toEqual([
      { text: '年底前完成', marked: true },
      { text: '，', marked: false },
      { text: '年底前', marked: true },
      { text: '上云', marked: false },
    ])
  })

  it('give the whole text back, whatever was looked for', () => {
    const text = fc.string({ unit: fc.constantFrom('甲', '乙', '丙') })
    fc.assert(
      fc.property(text, fc.array(text, { maxLength: 4 }), (whole, words) => {
        const cut = markWords(whole, words)
        expect(cut.map(piece => piece.text).join('')).toBe(whole)
        expect(cut.every(piece => piece.text !== '')).toBe(true)
      }),
    )
  })
})

describe('an excerpt of a document', () => {
  const text = `${'一'.repeat(300)}\n二、任务。\n${'三'.repeat(300)}`
  const start = text.indexOf('二')

  it('holds the range and whole lines around it', () => {
    expect(excerpt(text, { start, end: start + 5 }, 4)).toEqual({
      before: '',
      marked: '二、任务。',
      after: '',
      cutBefore: true,
      cutAfter: true,
    })
  })

  it('is nothing for a range outside the text', () => {
    for (const range of [
      { start: -1, end: 3 },
      { start: 5, end: 5 },
      { start: 0, end: 10_000 },
    ])
      expect(excerpt(text, range)).toBeNull()
  })

  it('leaves out empty lines', () => {
    const cut = excerpt('标题\n\n\u3000\n一、甲。\n\n乙。', { start: 6, end: 10 })
    expect(cut).toMatchObject({ before: '标题\n', marked: '一、甲。', after: '\n乙。' })
  })

  it('cuts the document once: parts join to a stretch of it', () => {
    fc.assert(
      fc.property(fc.nat(600), fc.integer({ min: 1, max: 50 }), fc.nat(200), (from, length, around) => {
        const end = Math.min(text.length, from + length)
        const cut = excerpt(text, { start: from, end }, around)
        if (from >= end) return expect(cut).toBeNull()
        expect(text).toContain(`${cut?.before}${cut?.marked}${cut?.after}`)
        expect(cut?.marked).toBe(text.slice(from, end))
      }),
    )
  })
})
