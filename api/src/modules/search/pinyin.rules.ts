import { pinyin } from 'pinyin-pro'

const FIRST_HAN = 0x3400
const LAST_HAN = 0x9fff

export const isHan = (code: number): boolean => code >= FIRST_HAN && code <= LAST_HAN

const NONE: readonly string[] = []

/** By character code, filled as characters are met: all of them would take a third of a second. */
const readings: (readonly string[] | undefined)[] = []

/** Small letters only; ü is typed as v, and as u by those who do not know. */
const typed = (reading: string): string[] =>
  reading.includes('ü') ? [reading.replace('ü', 'v'), reading.replace('ü', 'u')] : [reading]

function read(code: number): readonly string[] {
  const options = { multiple: true, toneType: 'none', type: 'array' } as const
  const found = pinyin(String.fromCharCode(code), options).flatMap(typed)
  return [...new Set(found)].filter(reading => /^[a-z]+$/.test(reading))
}

/** Every reading of a Chinese character, without tones: 长 → chang, zhang. None for anything else. */
export function readingsOf(code: number): readonly string[] {
  if (!isHan(code)) return NONE
  let found = readings[code]
  if (found === undefined) {
    found = read(code)
    readings[code] = found
  }
  return found
}

const A = 97

/** Bit of a letter a–z; 0 for anything else. */
export const letterBit = (code: number): number => (code >= A && code < A + 26 ? 1 << (code - A) : 0)

/** 0 = not asked yet, -1 = none. */
const initials = new Int32Array(LAST_HAN + 1)

/** The first letters of all readings of a character as bits, so that a look tells where a match may begin. */
export function initialBits(code: number): number {
  if (!isHan(code)) return letterBit(code)
  let bits = initials[code] as number
  if (bits === 0) {
    bits = readingsOf(code).reduce((all, reading) => all | letterBit(reading.charCodeAt(0)), 0) || -1
    initials[code] = bits
  }
  return bits === -1 ? 0 : bits
}

/** How many letters of `word` from `at` on a reading may take when more characters follow: all, or its initial. */
function stepsOf(reading: string, word: string, at: number): number[] {
  const steps: number[] = []
  if (word.startsWith(reading, at)) steps.push(reading.length)
  if (reading.length > 1 && word[at] === reading[0]) steps.push(1)
  const initial = /^[zcs]h/.exec(reading)?.[0]
  if (initial && reading.length > 2 && word.startsWith(initial, at)) steps.push(2)
  return steps
}

/** Whether the rest of the word is the beginning of the reading: it is still being typed. */
const isBegun = (reading: string, word: string, at: number): boolean =>
  at < word.length && reading.startsWith(word.slice(at))

/** Longest word that is read as pinyin: the places in it are bits of a number. */
export const LONGEST_PINYIN = 30

/** The places in `word` (as bits) that can be reached from `states` over one character; the last bit = whole word. */
export function overCharacter(code: number, word: string, states: number): number {
  let next = 0
  for (let at = 0; at < word.length; at += 1) {
    if ((states & (1 << at)) === 0) continue
    if (word.charCodeAt(at) === code) next |= 1 << (at + 1)
    for (const reading of readingsOf(code)) {
      for (const step of stepsOf(reading, word, at)) next |= 1 << (at + step)
      if (isBegun(reading, word, at)) next |= 1 << word.length
    }
  }
  return next
}
