import fc from 'fast-check'
import { pinyin } from 'pinyin-pro'
import { describe, expect, test } from 'vitest'
import { fold, isSign, joinSpans, STANDS, standOf, wordsOf } from './match.rules.ts'
import { readingsOf } from './pinyin.rules.ts'

const rankOf = (title: string, word: string) => standOf(fold(title), fold(word))?.rank ?? null
const marked = (title: string, word: string) => {
  const stand = standOf(fold(title), fold(word))
  return stand ? title.slice(stand.from, stand.to) : null
}

const PLACES = '武江区龙归镇社主村重阳镇长坝市政务服务数据管理局上云率“一网通办”噪声扰民、的和ABC12'
/** Any characters at all, halves of pairs too. */
const anything = fc.array(fc.nat(0xffff)).map(codes => String.fromCharCode(...codes))
const title = fc.string({ unit: fc.constantFrom(...PLACES), minLength: 1, maxLength: 24 })

describe('a word in a title', () => {
  test('is found as typed: whole, at the head, where a word begins, inside', () => {
    expect(rankOf('龙归镇', '龙归镇')).toBe(STANDS.EXACT)
    expect(rankOf('“龙归镇”', '龙归镇')).toBe(STANDS.EXACT)
    expect(rankOf('龙归镇供水', '龙归')).toBe(STANDS.PREFIX)
    expect(rankOf('整治和龙归供水', '龙归')).toBe(STANDS.WORD_START)
    expect(rankOf('2024年龙归', '年龙')).toBe(STANDS.WORD_START)
    expect(rankOf('武江龙归', '龙归')).toBe(STANDS.INSIDE)
    expect(rankOf('龙归镇', '江湾')).toBeNull()
  })

  test('is found over quotes and spaces, in full width and capitals', () => {
    expect(marked('推进“一网通办”改革', '一网通办改革')).toBe('一网通办”改革')
    expect(rankOf('５Ｇ基站', '5g')).toBe(STANDS.PREFIX)
    expect(marked('完善OFD 版式', 'ofd版式')).toBe('OFD 版式')
  })

  test('is found by initials, by syllables, and by both mixed with characters', () => {
    expect(rankOf('龙归镇', 'lgz')).toBe(STANDS.PINYIN_PREFIX)
    expect(rankOf('龙归镇', 'longguizhen')).toBe(STANDS.PINYIN_PREFIX)
    expect(rankOf('龙归镇', 'longgui')).toBe(STANDS.PINYIN_PREFIX)
    expect(rankOf('龙归镇', 'longg')).toBe(STANDS.PINYIN_PREFIX)
    expect(rankOf('龙归镇', '龙gz')).toBe(STANDS.PINYIN_PREFIX)
    expect(rankOf('市政务局', 'szj')).toBeNull()
    expect(rankOf('市政局', 'szj')).toBe(STANDS.PINYIN_PREFIX)
    expect(rankOf('市政局', 'shzhj')).toBe(STANDS.PINYIN_PREFIX)
    expect(rankOf('区政数局', 'zsj')).toBe(STANDS.PINYIN_INSIDE)
    expect(marked('《武江区规划》', 'wjq')).toBe('武江区')
    expect(rankOf('绿化', 'lvhua')).toBe(STANDS.PINYIN_PREFIX)
  })

  test('knows every reading of a character', () => {
    expect(rankOf('重阳镇', 'cyz')).toBe(STANDS.PINYIN_PREFIX)
    expect(rankOf('重阳镇', 'zyz')).toBe(STANDS.PINYIN_PREFIX)
    expect(rankOf('长坝', 'changba')).toBe(STANDS.PINYIN_PREFIX)
    expect(rankOf('长坝', 'zhangba')).toBe(STANDS.PINYIN_PREFIX)
  })

  test('of one letter counts at the head of a title only', () => {
    expect(rankOf('龙归镇', 'l')).toBe(STANDS.PINYIN_PREFIX)
    expect(rankOf('武江区', 'j')).toBeNull()
  })

  test('is any part of any title, marked where it stands', () => {
    fc.assert(
      fc.property(title, fc.nat(), fc.nat(), (text, from, length) => {
        const start = from % text.length
        const part = text.slice(start, start + 1 + (length % 6))
        const word = [...fold(part)].filter(character => !isSign(character.charCodeAt(0))).join('')
        if (word === '') return
        const stand = standOf(fold(text), word)
        expect(stand).not.toBeNull()
        expect(stand?.rank).toBeLessThanOrEqual(STANDS.INSIDE)
        const shown = [...fold(text.slice(stand?.from, stand?.to))].filter(one => !isSign(one.charCodeAt(0)))
        expect(shown.join('')).toBe(word)
      }),
    )
  })

  test('is found by the initials and the syllables of any part of a title', () => {
    const syllables = (text: string) => pinyin(text, { toneType: 'none', type: 'array', v: true })
    fc.assert(
      fc.property(title, fc.nat(), (text, from) => {
        const part = [...text.slice(from % text.length)].filter(
          one => readingsOf(one.charCodeAt(0)).length > 0,
        )
        const chars = part.slice(0, 4).join('')
        if (chars.length < 2 || !fold(text).includes(chars)) return
        for (const word of [
          syllables(chars)
            .map(one => one[0])
            .join(''),
          syllables(chars).join(''),
        ])
          expect(standOf(fold(text), word), `${word} in ${text}`).not.toBeNull()
      }),
    )
  })

  test('is not found where its characters are missing', () => {
    fc.assert(
      fc.property(title, text => {
        expect(rankOf(text, '鑫')).toBeNull()
        expect(rankOf(text, 'vvvv')).toBeNull()
      }),
    )
  })
})

test('what is typed is cut into at most six words, each once', () => {
  expect(wordsOf('  龙归，上云 龙归　ＯＡ ')).toEqual(['龙归', '上云', 'oa'])
  expect(wordsOf('a b c d e f g')).toHaveLength(6)
  expect(wordsOf(' ，。')).toEqual([])
})

test('folding keeps every character at its place', () => {
  fc.assert(fc.property(anything, text => void expect(fold(text)).toHaveLength(text.length)))
})

test('ranges are joined where they touch', () => {
  const spans = [
    { from: 4, to: 6 },
    { from: 0, to: 2 },
    { from: 2, to: 3 },
    { from: 5, to: 9 },
  ]
  expect(joinSpans(spans)).toEqual([
    { from: 0, to: 3 },
    { from: 4, to: 9 },
  ])
})
