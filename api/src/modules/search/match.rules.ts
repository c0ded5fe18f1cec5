import { initialBits, isHan, LONGEST_PINYIN, letterBit, overCharacter } from './pinyin.rules.ts'

/** A range of characters. */
export interface Span {
  from: number
  to: number
}

/** How a word stands in a text, best first. */
export const STANDS = {
  EXACT: 0,
  PREFIX: 1,
  WORD_START: 2,
  INSIDE: 3,
  PINYIN_PREFIX: 4,
  PINYIN_WORD_START: 5,
  PINYIN_INSIDE: 6,
} as const

export interface Stand extends Span {
  rank: number
}

const FULL_WIDTH = { first: 0xff01, last: 0xff5e, shift: 0xfee0 }

function foldCode(code: number): number {
  const half =
    code >= FULL_WIDTH.first && code <= FULL_WIDTH.last
      ? code - FULL_WIDTH.shift
      : code === 0x3000
        ? 32
        : code
  return half >= 65 && half <= 90 ? half + 32 : half
}

/** Half width and small letters, one character for one, so that ranges stay true. */
export function fold(text: string): string {
  let folded = ''
  for (let at = 0; at < text.length; at += 1) folded += String.fromCharCode(foldCode(text.charCodeAt(at)))
  return folded
}

const MOST_WORDS = 6

/** The words typed, folded; all of them are wanted. */
export const wordsOf = (text: string): string[] =>
  [
    ...new Set(
      fold(text)
        .split(/[\s,;、，；。]+/)
        .filter(Boolean),
    ),
  ].slice(0, MOST_WORDS)

const isLatin = (code: number): boolean =>
  (code >= 97 && code <= 122) ||
  (code >= 48 && code <= 57) ||
  (code >= 0xc0 && code < 0x2000 && code !== 0xd7)

/** Quotes, brackets, points and spaces: people do not type them. */
export const isSign = (code: number): boolean => !isHan(code) && !isLatin(code) && code < 0xd800

/** Small words behind which another begins. */
const LINKS = new Set([...'的和与及或'].map(character => character.charCodeAt(0)))

/** Whether a word may begin at a character of the text. */
function isWordStart(text: string, at: number): boolean {
  if (at === 0) return true
  const before = text.charCodeAt(at - 1)
  if (isSign(before) || LINKS.has(before)) return true
  return isHan(before) !== isHan(text.charCodeAt(at))
}

/** Where a word ends that begins here as typed, signs of the text passed over; -1 when it does not. */
function endAsTyped(text: string, from: number, word: string): number {
  let at = from
  for (let typed = 0; typed < word.length; at += 1) {
    if (at >= text.length) return -1
    const code = text.charCodeAt(at)
    if (code === word.charCodeAt(typed)) typed += 1
    else if (!isSign(code)) return -1
  }
  return at
}

/** The same for a word in pinyin: initials, full syllables, or both mixed with characters. */
function endInPinyin(text: string, from: number, word: string): number {
  const whole = 1 << word.length
  let states = 1
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (isSign(code)) continue
    states = overCharacter(code, word, states)
    if (states & whole) return at + 1
    if (states === 0) return -1
  }
  return -1
}

const onlySigns = (text: string, from: number): boolean => {
  for (let at = from; at < text.length; at += 1) if (!isSign(text.charCodeAt(at))) return false
  return true
}

interface Way {
  mayBegin: (code: number) => boolean
  endOf: (text: string, from: number, word: string) => number
  ranks: { prefix: number; wordStart: number; inside: number }
}

/** The best place of a word in a text in one way of reading. */
function bestPlace(text: string, word: string, { mayBegin, endOf, ranks }: Way): Stand | null {
  let best: Stand | null = null
  let isHead = true
  for (let from = 0; from < text.length; from += 1) {
    const code = text.charCodeAt(from)
    const atHead = isHead
    if (!isSign(code)) isHead = false
    if (!mayBegin(code)) continue
    const to = endOf(text, from, word)
    if (to < 0) continue
    const rank = atHead ? ranks.prefix : isWordStart(text, from) ? ranks.wordStart : ranks.inside
    if (best === null || rank < best.rank) best = { rank, from, to }
    if (best.rank <= ranks.wordStart) break
  }
  return best
}

function asTyped(text: string, word: string): Stand | null {
  const first = word.charCodeAt(0)
  const found = bestPlace(text, word, {
    mayBegin: code => code === first,
    endOf: endAsTyped,
    ranks: { prefix: STANDS.PREFIX, wordStart: STANDS.WORD_START, inside: STANDS.INSIDE },
  })
  const isWhole = found?.rank === STANDS.PREFIX && onlySigns(text, found.to)
  return isWhole ? { ...found, rank: STANDS.EXACT } : found
}

/** Letters among Chinese; a word without letters, or without a Chinese text, is as it was typed. */
function inPinyin(text: string, word: string): Stand | null {
  if (word.length > LONGEST_PINYIN || !/[a-z]/.test(word)) return null
  const first = word.charCodeAt(0)
  const bit = letterBit(first)
  const found = bestPlace(text, word, {
    mayBegin: code => code === first || (initialBits(code) & bit) !== 0,
    endOf: endInPinyin,
    ranks: {
      prefix: STANDS.PINYIN_PREFIX,
      wordStart: STANDS.PINYIN_WORD_START,
      inside: STANDS.PINYIN_INSIDE,
    },
  })
  // One letter stands in every second title: only where the title begins with it does it tell anything.
  return word.length === 1 && found?.rank !== STANDS.PINYIN_PREFIX ? null : found
}

/** How a folded word stands in a folded text: as typed, or else in pinyin. Null when it does not. */
export const standOf = (text: string, word: string): Stand | null =>
  asTyped(text, word) ?? inPinyin(text, word)

/** Ranges in order, those that touch as one. */
export function joinSpans(spans: readonly Span[]): Span[] {
  const joined: Span[] = []
  for (const { from, to } of [...spans].sort((one, other) => one.from - other.from)) {
    const last = joined.at(-1)
    if (last && from <= last.to) last.to = Math.max(last.to, to)
    else joined.push({ from, to })
  }
  return joined
}
