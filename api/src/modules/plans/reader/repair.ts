import type { Repair, SourceRange } from './ledger.ts'
import { joinBrokenLines } from './line-joining.ts'
import { type Edit, editsFor, identity, type MappedText, rewrite, toSource } from './mapped-text.ts'
import { repairMojibakeLine } from './mojibake.ts'
import { isTraditional, simplifyEdits } from './traditional.ts'

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
    /<\/?(?:p|br|div|span|strong|b|font|a|td|tr|table|tbody|o:p|img|em|u|h\d)(?:[ \t][^<>\n]{0,200})?\/?>|(?<=[\u4e00-\u9fff。;；:：?□])\/p>|&(?:#\d{1,6}|#x[\da-f]{1,6}|[a-z]{2,8});/gi
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

const TONED = /[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]/

/** `標(biāo)` → `標`. A capital letter before it stands for a character the page lost: only 基A(chǔ) is certain. */
function pinyinEdits(text: string): Edit[] {
  return editsFor(text, /([㐀-鿿A-Z])[(（]([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]{1,6})[)）]/g, m => {
    if (!TONED.test(m[2]!)) return undefined
    if (m[1] === 'A' && m[2] === 'chǔ') return '础'
    return m[1]! < 'a' ? undefined : m[1]
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
    const made = repairMojibakeLine(line, start)
    if (made) {
      edits.push(made.edit)
      const where = toSource(source, made.edit.start, made.edit.end)
      restored.push(where)
      if (made.lost > 0) lost.push(where)
    }
    start += line.length + 1
  }
  if (edits.length > 0) repairs.push({ kind: 'mojibake', count: edits.length })
  return { mapped: rewrite(source, edits), lost, restored }
}
