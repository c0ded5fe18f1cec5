import type { SourceRange } from './ledger.ts'
import type { Edit } from './mapped-text.ts'

/**
 * Pages whose first GBK byte was lost read one byte out of step: `　（一）` shows as `?。ㄒ唬`.
 * Writing the characters back as GBK behind the lost byte A1 and reading them again undoes it exactly.
 */
const LOST_BYTE = 0xa1
const UNKNOWN = '□'

/** The damage starts with a question mark glued to a character outside ASCII, at the beginning of a line. */
const DAMAGED_LINE = /^[ \t\u3000]*([?？])[^\p{ASCII}\n]/u

let encodeTable: Map<string, number> | undefined

function gbkTable(): Map<string, number> {
  if (encodeTable) return encodeTable
  const decoder = new TextDecoder('gb18030')
  encodeTable = new Map()
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue
      const char = decoder.decode(Uint8Array.of(lead, trail))
      if (char.length === 1) encodeTable.set(char, (lead << 8) | trail)
    }
  }
  addOldUserArea(encodeTable)
  return encodeTable
}

/** Pairs that were private characters before the standard of 2005 moved them; old pages still use those. */
const OLD_PRIVATE: [firstCode: number, lead: number, from: number, to: number][] = [
  [0xe815, 0xfe, 0x50, 0xa0],
  [0xe7e7, 0xa9, 0x89, 0x95],
  [0xe78d, 0xa6, 0xd9, 0xdf],
  [0xe794, 0xa6, 0xec, 0xed],
  [0xe796, 0xa6, 0xf3, 0xf3],
  [0xe7c7, 0xa8, 0xbc, 0xbc],
  [0xe7c8, 0xa8, 0xbf, 0xbf],
]

function addOldUserArea(table: Map<string, number>): void {
  for (const [first, lead, from, to] of OLD_PRIVATE) {
    let code = first
    for (let trail = from; trail <= to; trail++) {
      if (trail === 0x7f) continue
      const char = String.fromCharCode(code++)
      if (!table.has(char)) table.set(char, (lead << 8) | trail)
    }
  }
}

interface Bytes {
  bytes: number[]
  /** Index of the character of the line that gave each byte. */
  owner: number[]
}

function encodeLine(line: string, first: number): Bytes {
  const table = gbkTable()
  const out: Bytes = { bytes: [LOST_BYTE], owner: [first] }
  for (let i = first + 1; i < line.length; i++) {
    const code = line.charCodeAt(i)
    const pair = table.get(line[i]!)
    const bytes = code < 0x80 ? [code] : pair === undefined ? [0x3f] : [pair >> 8, pair & 0xff]
    for (const byte of bytes) {
      out.bytes.push(byte)
      out.owner.push(i)
    }
  }
  return out
}

interface Decoded {
  text: string
  spans: SourceRange[]
  lost: { at: number; lead: number }[]
}

/** Reads pairs; a pair whose second half was lost becomes □ and is listed with the byte that is left. */
function decodeLine({ bytes, owner }: Bytes, firstChar: number): Decoded {
  const decoder = new TextDecoder('gb18030')
  const out: Decoded = { text: '', spans: [], lost: [] }
  const add = (text: string, from: number, to: number) => {
    for (const unit of text.split('')) {
      out.text += unit
      out.spans.push([owner[from]! - firstChar, owner[to]! + 1 - firstChar])
    }
  }
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!
    const next = bytes[i + 1]
    if (byte < 0x80) add(String.fromCharCode(byte), i, i)
    else if (next === undefined || next === 0x3f || next < 0x40) {
      out.lost.push({ at: out.text.length, lead: byte })
      const swallowed = next === 0x3f ? i + 1 : i
      add(UNKNOWN, i, swallowed)
      i = swallowed
    } else add(decoder.decode(Uint8Array.of(byte, next)), i, ++i)
  }
  return out
}

/** Word ends that close a heading; used only when exactly one fits the character before and the byte left over. */
const COMMON_WORDS =
  '思想 原则 原則 目标 目標 任务 任務 措施 要求 管理 保障 建设 建設 领导 領導 机制 機制 服务 服務 平台 平臺 体系 體系 内容 內容 重点 重點 考核 监督 監督 安排 步骤 步驟 分工 进度 進度 实施 實施 落实 落實 协调 協調 协同 協同 宣传 宣傳 培训 培訓 评估 評估 责任 責任 单位 單位 组织 組織'.split(
    ' ',
  )

function complete(decoded: Decoded): Decoded {
  const table = gbkTable()
  const chars = decoded.text.split('')
  const stillLost = decoded.lost.filter(({ at, lead }) => {
    const before = chars[at - 1]
    const fits = new Set(
      COMMON_WORDS.filter(word => word[0] === before && (table.get(word[1]!) ?? 0) >> 8 === lead).map(
        word => word[1]!,
      ),
    )
    if (fits.size !== 1) return true
    chars[at] = [...fits][0]!
    return false
  })
  return { text: chars.join(''), spans: decoded.spans, lost: stillLost }
}

/** The text makes sense again: it begins like a heading or a note in brackets. */
const READS_WELL =
  /^[\u3000\s]*(?:[（(][一二三四五六七八九十百\d]{1,3}[)）]|[（(]此件|[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十百\d]+[章节条]|\d+[.．、])/

/** One single-byte character puts the reading in step again: the rest of the line is sound. */
function backInStep(line: string, first: number): number {
  for (let i = first + 1; i < line.length; i++) if (line.charCodeAt(i) < 0x80) return i + 1
  return line.length
}

export interface LineRepair {
  edit: Edit
  /** Offsets inside the repaired line whose character could not be restored. */
  lost: number
}

/** Undoes the damage of one line, or returns undefined when the line is not damaged or does not read well after it. */
export function repairMojibakeLine(line: string, lineStart: number): LineRepair | undefined {
  const match = DAMAGED_LINE.exec(line)
  if (!match) return undefined
  const first = match[0].indexOf(match[1]!)
  const end = backInStep(line, first)
  const decoded = complete(decodeLine(encodeLine(line.slice(0, end), first), first))
  if (!READS_WELL.test(decoded.text)) return undefined
  const edit = { start: lineStart + first, end: lineStart + end, text: decoded.text, spans: decoded.spans }
  return { edit, lost: decoded.lost.length }
}

/** A full stop lost in mid-line: `。可以` shows as `??梢`. The mark behind it may have been made half-width since. */
const DAMAGED_INSIDE = /[?？](?:[!！?？,，:：;；](?=[^\p{ASCII}\s])|(?=[^\p{ASCII}\s。，、；：？！”“（）]))/gu
const WIDE: Record<string, string> = { '!': '！', '?': '？', ',': '，', ':': '：', ';': '；' }

/** Undoes the damage inside a line where what comes out is made of common characters and what stood there is not. */
export function repairInsideLine(
  line: string,
  lineStart: number,
  simplify: (text: string) => string,
): LineRepair[] {
  const repairs: LineRepair[] = []
  let done = 0
  for (const match of line.matchAll(DAMAGED_INSIDE)) {
    const first = match.index
    if (first < done || first === 0) continue
    const second = line[first + 1] ?? ''
    const widened = line.slice(0, first + 1) + (WIDE[second] ?? second) + line.slice(first + 2)
    const end = backInStep(widened, first)
    const decoded = complete(decodeLine(encodeLine(widened.slice(0, end), first), first))
    if (!/^[。，、；：“”《》（）！？]/.test(decoded.text)) continue
    const [before, after] = [
      commonShare(simplify(line.slice(first + 1, end))),
      commonShare(simplify(decoded.text)),
    ]
    if (after < 0.9 || after < before + 0.15) continue
    repairs.push({
      edit: { start: lineStart + first, end: lineStart + end, text: decoded.text, spans: decoded.spans },
      lost: decoded.lost.length,
    })
    done = end
  }
  return repairs
}

/** Share of characters of everyday writing (first level of GB 2312, whose codes begin with B0 to D7). */
function commonShare(text: string): number {
  const table = gbkTable()
  const han = [...text].filter(char => char >= '㐀' || /[\p{Co}\u3100-\u312f\u2500-\u257f]/u.test(char))
  const letters = han.filter(char => !/[\p{P}\s]/u.test(char))
  if (letters.length === 0) return 0
  const common = letters.filter(char => {
    const code = table.get(char) ?? 0
    return code >= 0xb0a1 && code <= 0xd7fe && (code & 0xff) >= 0xa1
  })
  return common.length / letters.length
}
