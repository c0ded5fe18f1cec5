import type { Repair, SourceRange } from './ledger.ts'
import { joinBrokenLines } from './line-joining.ts'
import { type Edit, editsFor, identity, type MappedText, rewrite, toSource } from './mapped-text.ts'
import { type LineRepair, repairInsideLine, repairMojibakeLine } from './mojibake.ts'
import { isTraditional, simplifyCharacters, simplifyEdits } from './traditional.ts'

/** The text as read: `text` for showing, `flat` of the same length with half-width marks for matching. */
export interface RepairedText {
  mapped: MappedText
  text: string
  flat: string
  repairs: Repair[]
  /** Places where a damaged character could not be restored. */
  lost: SourceRange[]
  /** Places that were mojibake and read well now. */
  restored: SourceRange[]
}

const ENTITIES: Record<string, string> = {
  nbsp: ' ',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  ldquo: '“',
  rdquo: '”',
  middot: '·',
  mdash: '—',
  emsp: ' ',
  ensp: ' ',
}

function lineEndEdits(text: string): Edit[] {
  return editsFor(text, /\r\n?|\v|\f|[\u2028\u2029\u0085]|[\ufeff\u200b-\u200f\u2060\u00ad]/g, m =>
    /[\ufeff\u200b-\u200f\u2060\u00ad]/.test(m[0]) ? '' : '\n',
  )
}

function markupEdits(text: string): Edit[] {
  const pattern =
    /<\/?(?:p|br|div|span|strong|b|font|a|td|tr|table|tbody|o:p|img|em|u|h\d)(?:[ \t][^<>\n]{0,200})?\/?>|(?<=[\u4e00-\u9fff。;；:：?□])\/(?:p|strong|b|span|div|td|font|em|h\d)>|&(?:#\d{1,6}|#x[\da-f]{1,6}|[a-z]{2,8});/gi
  return editsFor(text, pattern, m => {
    if (m[0].startsWith('&')) return entity(m[0])
    return /^<(?:br|\/p|\/div|\/tr|\/h\d)/i.test(m[0]) && text[m.index! + m[0].length] !== '\n' ? '\n' : ''
  })
}

function entity(raw: string): string | undefined {
  const name = raw.slice(1, -1).toLowerCase()
  if (!name.startsWith('#')) return ENTITIES[name]
  const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
  return code >= 32 && code < 0xd800 ? String.fromCharCode(code) : undefined
}

/** A pronunciation in brackets: letters with a tone mark, composed or not, possibly with blanks in it. */
const PINYIN =
  /([㐀-鿿A-Z])[ \u00a0]?[(（][ \u00a0]?((?:[a-z\u00e0-\u00fc\u0101-\u01dc ]|\u0300|\u0301|\u0304|\u0306|\u030c){1,9})[)）]/g
const SYLLABLE = /^[bpmfdtnlgkhjqxzcsryw]{0,2}[aeiouvü]{1,3}(?:ng?|r)?$/

/** `標(biāo)` → `標`. A capital letter before it stands for a character the page lost: only 基A(chǔ) is certain. */
function pinyinEdits(text: string): Edit[] {
  return editsFor(text, PINYIN, m => {
    const plain = m[2]!.normalize('NFD').replace(/[\u0300-\u036f ]/g, '')
    if (plain === m[2]!.replace(/ /g, '') || !SYLLABLE.test(plain)) return undefined
    if (m[1]! > 'Z') return m[1]
    return m[1] === 'A' && plain === 'chu' ? '础' : undefined
  })
}

/** Single blanks beside digits, quotes and marks are typing noise; blanks between words may separate columns. */
function blankEdits(text: string): Edit[] {
  const pattern =
    /(?<=[\u4e00-\u9fff])[ \u00a0](?=\d{1,4}[ \u00a0]?[年月日号])|(?<=\d)[ \u00a0](?=[年月日])|(?<=[年月])[ \u00a0](?=\d)|(?<=[“‘《(（])[ \u00a0]|[ \u00a0](?=[”’》，。、；：)）])/g
  return editsFor(text, pattern, () => '')
}

const HALF: Record<string, string> = {
  '，': ',',
  '：': ':',
  '；': ';',
  '（': '(',
  '）': ')',
  '％': '%',
  '．': '.',
  '！': '!',
  '？': '?',
  '　': ' ',
  '\u00a0': ' ',
  '～': '~',
  '—': '-',
  '–': '-',
  '－': '-',
  '―': '-',
  '﹪': '%',
  '︰': ':',
  '∶': ':',
  '﹕': ':',
  '﹐': ',',
  '﹔': ';',
  '﹙': '(',
  '﹚': ')',
  '｜': '|',
  '│': '|',
  '┃': '|',
  '¦': '|',
  '＋': '+',
  '／': '/',
  '＜': '<',
  '＞': '>',
  '＝': '=',
  '［': '[',
  '］': ']',
  '\u2002': ' ',
  '\u2003': ' ',
  '\u2009': ' ',
  '〜': '~',
  丶: '、',
  '﹑': '、',
  '､': '、',
  '｡': '。',
  '﹒': '.',
  '•': '·',
}

/** Half-width twin of the text, character for character, so that one pattern serves both widths. */
export function flatten(text: string): string {
  return text.replace(
    /[\u00a0\u00a6\u2002-\u2009\u2013-\u2015\u2022\u2236\u2502\u2503\u3000\u301c\u4e36\ufe30\ufe50-\ufe6a\uff01-\uff64]/g,
    char => {
      const known = HALF[char]
      if (known !== undefined) return known
      const code = char.charCodeAt(0)
      return code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : char
    },
  )
}

interface Stage {
  kind: string
  edits: (text: string) => Edit[]
}

const EARLY: Stage[] = [{ kind: 'line-ends', edits: lineEndEdits }]

const LATE: Stage[] = [
  { kind: 'markup-scraps', edits: markupEdits },
  { kind: 'pinyin', edits: pinyinEdits },
  { kind: 'traditional', edits: text => (isTraditional(text) ? simplifyEdits(text) : []) },
  { kind: 'blanks', edits: blankEdits },
  { kind: 'broken-lines', edits: text => joinBrokenLines(flatten(text)) },
]

/** Repairs what is certain, keeps for every character the place in the original, and reports what was done. */
export function repair(original: string): RepairedText {
  const repairs: Repair[] = []
  const run = (mapped: MappedText, stages: Stage[]) =>
    stages.reduce((current, { kind, edits }) => {
      const made = edits(current.text)
      if (made.length > 0) repairs.push({ kind, count: made.length })
      return rewrite(current, made)
    }, mapped)
  const { mapped: read, lost, restored } = repairMojibake(run(identity(original), EARLY), repairs)
  const mapped = run(read, LATE)
  return { mapped, text: mapped.text, flat: flatten(mapped.text), repairs, lost, restored }
}

function repairMojibake(source: MappedText, repairs: Repair[]) {
  const edits: Edit[] = []
  const lost: SourceRange[] = []
  const restored: SourceRange[] = []
  let start = 0
  for (const line of source.text.split('\n')) {
    for (const { edit, lost: lostHere } of repairLine(line, start)) {
      edits.push(edit)
      const where = toSource(source, edit.start, edit.end)
      restored.push(where)
      if (lostHere > 0) lost.push(where)
    }
    start += line.length + 1
  }
  if (edits.length > 0) repairs.push({ kind: 'mojibake', count: edits.length })
  return { mapped: rewrite(source, edits), lost, restored }
}

function repairLine(line: string, start: number): LineRepair[] {
  if (!/[?？]/.test(line)) return []
  const head = repairMojibakeLine(line, start)
  const from = head ? head.edit.end - start : 0
  const rest = repairInsideLine(line.slice(from), start + from, simplifyCharacters)
  return head ? [head, ...rest] : rest
}
