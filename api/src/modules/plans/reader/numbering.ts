/** How headings are numbered in Chinese official documents, outermost kinds first in the usual order. */
export type MarkerKind =
  | 'part'
  | 'chapter'
  | 'section'
  | 'article'
  | 'cn'
  | 'pcn'
  | 'num'
  | 'dotted'
  | 'pnum'
  | 'nump'
  | 'circle'
  | 'task'
  | 'masked'
  | 'paragraph'

export interface Marker {
  kind: MarkerKind
  /** The number as printed, without the mark behind it. */
  label: string
  /** Its value; null where it is masked (x.). */
  value: number | null
  /** Length of the marker with its punctuation. */
  length: number
}

const DIGITS = '零一二三四五六七八九'
const CN = '[一二三四五六七八九十百零〇]{1,5}'
const CIRCLES = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳'
/** Number forms that some editors make in one character. */
const ONE_CHAR_PAREN = '㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩'
const ONE_CHAR_PNUM = '⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇'
const ONE_CHAR_DOT = '⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛'

export function chineseNumber(text: string): number | null {
  if (/^\d+$/.test(text)) return Number(text)
  let total = 0
  let digit = 0
  for (const char of text.replace(/〇/g, '零')) {
    if (char === '百') {
      total += (digit || 1) * 100
      digit = 0
    } else if (char === '十') {
      total += (digit || 1) * 10
      digit = 0
    } else {
      const value = DIGITS.indexOf(char)
      if (value < 0) return null
      digit = value
    }
  }
  return total + digit
}

type Rule = [kind: MarkerKind, pattern: RegExp]

/** Tried in this order at the start of a line. Group 1 is the number. */
const RULES: Rule[] = [
  ['part', new RegExp(`^第(${CN}|\\d{1,2})(?:部分|篇|编)[ \\t:、.]*`)],
  ['chapter', new RegExp(`^第 ?(${CN}|\\d{1,2}) ?章[ \\t:、.]*`)],
  ['section', new RegExp(`^第 ?(${CN}|\\d{1,2}) ?节[ \\t:、.]*`)],
  ['article', new RegExp(`^第 ?(${CN}|\\d{1,3}) ?条[ \\t:、.]*`)],
  ['pcn', new RegExp(`^\\( ?(${CN}) ?\\)[ \\t、.]*`)],
  ['pcn', new RegExp(`^(${CN})\\)[ \\t、.]*`)],
  ['cn', new RegExp(`^(${CN})[ \\t]*(?:、|[.](?!\\d))[ \\t]*`)],
  ['task', new RegExp(`^(?:任务|重点任务|工作任务|事项|项目)(${CN}|\\d{1,3})[:、. \\t]+`)],
  ['dotted', /^(\d{1,2}(?:\.\d{1,2}){1,3})[.、]?[ \t]*(?=[\u4e00-\u9fff“"《])(?![月日年万亿元%倍吨个])/],
  ['num', /^(\d{1,4})[ \t]*[.、][ \t]*/],
  ['pnum', /^\( ?(\d{1,3}) ?\)[ \t、.]*/],
  ['nump', /^(\d{1,3})\)[ \t、.]*/],
  ['masked', /^([xX×]{1,2})[.、](?!\d)[ \t]*/],
]

/** `6.5号路…` read as item 6, for when there is no item 6.4 before it. */
export function plainNumber(line: string): Marker | undefined {
  const match = /^(\d{1,3})[.、](?=\d)/.exec(line)
  return match
    ? { kind: 'num', label: match[1]!, value: Number(match[1]), length: match[0].length }
    : undefined
}

/** Reads the marker at the start of a line (already half-width). */
export function readMarker(line: string): Marker | undefined {
  const single = readSingleCharacter(line)
  if (single) return single
  for (const [kind, pattern] of RULES) {
    const match = pattern.exec(line)
    if (match) return { kind, label: match[1]!, value: numberOf(kind, match[1]!), length: match[0].length }
  }
  return undefined
}

function numberOf(kind: MarkerKind, label: string): number | null {
  if (kind === 'masked') return null
  if (kind === 'dotted') return Number(label.slice(label.lastIndexOf('.') + 1))
  return chineseNumber(label)
}

function readSingleCharacter(line: string): Marker | undefined {
  const first = line[0] ?? ''
  const lists: [MarkerKind, string][] = [
    ['circle', CIRCLES],
    ['pcn', ONE_CHAR_PAREN],
    ['pnum', ONE_CHAR_PNUM],
    ['num', ONE_CHAR_DOT],
  ]
  for (const [kind, list] of lists) {
    const at = first === '' ? -1 : list.indexOf(first)
    if (at >= 0) return { kind, label: first, value: at + 1, length: /^.[ \t、.]*/u.exec(line)![0].length }
  }
  return undefined
}

/** The number as the ledger shows it: brackets are part of it, dots and commas are not. */
export function printedNumber(marker: Marker): string {
  if (marker.kind === 'pcn')
    return marker.label.length === 1 && ONE_CHAR_PAREN.includes(marker.label)
      ? `(${DIGITS[marker.value ?? 0] ?? '十'})`
      : `(${marker.label})`
  if (marker.kind === 'paragraph') return ''
  if (marker.kind === 'pnum') return `(${marker.value ?? marker.label})`
  if (marker.kind === 'nump') return `${marker.label})`
  if (marker.kind === 'article') return `第${marker.label}条`
  if (marker.kind === 'num') return String(marker.value ?? marker.label)
  return marker.label
}
