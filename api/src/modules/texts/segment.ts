import { createRequire } from 'node:module'
import type { Jieba } from '@node-rs/jieba'
import { OWN_WORDS } from './own-words.ts'
import { STOP_WORDS } from './stop-words.ts'

let jieba: Jieba | null = null

/** The dictionary takes a third of a second and 60 MB: it is read when the first text is cut, not at the start. */
function loaded(): Jieba {
  if (jieba === null) {
    const require = createRequire(import.meta.url)
    const { Jieba } = require('@node-rs/jieba') as typeof import('@node-rs/jieba')
    const { dict } = require('@node-rs/jieba/dict') as typeof import('@node-rs/jieba/dict')
    jieba = Jieba.withDict(dict)
    jieba.loadDict(Buffer.from(OWN_WORDS))
  }
  return jieba
}

/** What masks leave of numbers, names and places: `138****5678`, `A市`, `A3区`, `L7县`, `某某`. */
const MASKS = /\*+|(?<![\p{L}\p{N}])[a-z]\d{0,3}[省市区县镇乡村街]|某+|x{2,}/gu
/** Anything with a Chinese character, or a Latin word of two letters and more. */
const WORD = /^(?=.*\p{sc=Han})[\p{sc=Han}\p{N}a-z]+$|^[a-z]{2,}\d*$/u
/** The longest text worth cutting: what it is about stands at the beginning. */
const LONGEST = 4000

const pieces = (text: string): string[] =>
  loaded().cut(text.slice(0, LONGEST).normalize('NFKC').toLowerCase().replace(MASKS, ' '), true)

/**
 * The words of a text that tell what it is about, in their order: cut by jieba, without stop words, numbers, marks and
 * masks, full-width letters as half-width. At least two characters each: single ones are too many-sided.
 */
export function segment(text: string): string[] {
  return pieces(text).filter(word => word.length > 1 && WORD.test(word) && !STOP_WORDS.has(word))
}

const HAN_WORD = /^\p{sc=Han}+$/u

/** Runs of Chinese words that follow each other without a mark, a number, a mask or a stop word between them. */
export function phrases(text: string): string[][] {
  const runs: string[][] = [[]]
  for (const word of pieces(text)) {
    if (HAN_WORD.test(word) && !STOP_WORDS.has(word)) runs.at(-1)?.push(word)
    else if ((runs.at(-1)?.length ?? 0) > 0) runs.push([])
  }
  return runs.filter(({ length }) => length > 0)
}
