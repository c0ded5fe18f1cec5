import type { Range } from './tint.ts'

/** What a reader skips between two characters of the same words: blanks, and pinyin in brackets. */
const SKIPPED = /^(?:[\s\u3000]+|[(\uff08][a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]+[)\uff09])+/i

const FULL_WIDTH = 0xfee0

/** Full-width digits, letters and marks as their half-width twins. */
const plain = (character: string): string => {
  const code = character.charCodeAt(0)
  return code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - FULL_WIDTH) : character
}

function endOf(text: string, start: number, limit: number, words: string): number {
  let at = start
  for (const character of words) {
    const skipped = at > start ? SKIPPED.exec(text.slice(at, Math.min(limit, at + 24)))?.[0].length : 0
    at += skipped ?? 0
    if (at >= limit || plain(text.charAt(at)) !== plain(character)) return -1
    at += 1
  }
  return at
}

/**
 * Where repaired words stand inside a range of the original text, blanks and pinyin between them included. The range
 * itself when they cannot be found there: a tint is rather too wide than in the wrong place.
 */
export function wordsWithin(text: string, range: Range, words: string): Range {
  const wanted = words.replace(/[\s\u3000]/g, '')
  if (wanted === '') return range
  for (let start = range.start; start < range.end; start += 1) {
    if (plain(text.charAt(start)) !== plain(wanted.charAt(0))) continue
    const end = endOf(text, start, range.end, wanted)
    if (end > start) return { start, end }
  }
  return range
}
