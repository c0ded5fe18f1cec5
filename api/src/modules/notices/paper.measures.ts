/** Measures of GB/T 9704-2012 in the units of Word: twentieths of a point (twips). */

const TWIPS_PER_MM = 1440 / 25.4

export const mm = (millimetres: number): number => Math.round(millimetres * TWIPS_PER_MM)

/** A4. */
export const PAGE = { width: mm(210), height: mm(297) }

/** 天头 37 mm, 订口 28 mm; the type area is 156 × 225 mm. */
export const MARGIN = { top: mm(37), bottom: mm(35), left: mm(28), right: mm(26) }

export const TYPE_AREA = {
  width: PAGE.width - MARGIN.left - MARGIN.right,
  height: PAGE.height - MARGIN.top - MARGIN.bottom,
}

export const LINES = 22
export const CHARACTERS = 28

/** 22 lines fill the type area; cut, so that the last one still has room: 28.95 pt. */
export const LINE = Math.floor(TYPE_AREA.height / LINES)

/** Point sizes. */
export const SIZE = { body: 16, title: 22, small: 14 }

/** Width of a body character on the grid, in twips. */
export const CHARACTER = TYPE_AREA.width / CHARACTERS

/** What the grid adds to each body character, in 1/4096 pt: negative, 28 characters of 16 pt are wider than 156 mm. */
export const CHARACTER_SPACE = Math.floor((CHARACTER / 20 - SIZE.body) * 4096)

/** The same as spacing of a run, in whole twips. */
export const CHARACTER_SPACING = Math.floor(CHARACTER - SIZE.body * 20)

/** Fonts by their names; they are licensed and never embedded. The second is what a machine without them takes. */
export const FONT = {
  song: { name: '方正小标宋简体', fallback: '华文中宋' },
  fangsong: { name: '仿宋_GB2312', fallback: '仿宋' },
  hei: { name: '黑体', fallback: 'SimHei' },
  plain: { name: '宋体', fallback: 'SimSun' },
} as const

/** Width of words in characters: what is not Chinese takes half. */
export const widthOf = (words: string): number =>
  [...words].reduce((sum, character) => sum + (character.codePointAt(0)! < 0x2e80 ? 0.5 : 1), 0)

/** The largest size, in points, in which the name of the agency stands on one line (at most 22 mm high). */
export function agencySize(name: string): number {
  const fitting = Math.floor(TYPE_AREA.width / 20 / Math.max(1, widthOf(name) + 0.5))
  return Math.max(22, Math.min(48, fitting))
}

const CHARACTERS_OF_TITLE = 20

/**
 * A title over several lines of about the same length, broken between words (GB/T 9704: 词意完整, 排列对称).
 * Measured for 2号 on 156 mm.
 */
export function titleLines(title: string): string[] {
  const count = Math.ceil(widthOf(title) / CHARACTERS_OF_TITLE)
  const words = wordsOf(title)
  const lines: string[] = []
  let line = ''
  let left = widthOf(title)
  for (const word of words) {
    const goal = (left + 0.001) / Math.max(1, count - lines.length)
    const grown = widthOf(line + word)
    const tooLong = grown > CHARACTERS_OF_TITLE || (grown > goal + 1 && lines.length < count - 1)
    if (tooLong && line !== '') {
      lines.push(line)
      left -= widthOf(line)
      line = ''
    }
    line += word
  }
  return [...lines, line]
}

const STAYS_BEHIND = /^[的之与和、，：；。》”）〕％%]/
const LEADS_IN = /[《“（〔]$/

/** Words with the marks that may not begin or end a line. */
function wordsOf(title: string): string[] {
  const words: string[] = []
  for (const { segment } of new Intl.Segmenter('zh', { granularity: 'word' }).segment(title)) {
    const last = words.at(-1)
    if (last !== undefined && (STAYS_BEHIND.test(segment) || LEADS_IN.test(last)))
      words[words.length - 1] = last + segment
    else words.push(segment)
  }
  return words
}
