import { Converter } from 'opencc-js/t2cn'
import type { Edit } from './mapped-text.ts'

/** Characters that exist only in traditional script and are frequent in office texts. */
const TRADITIONAL_ONLY =
  '務數據網統國會實為與應責單門領導辦關開個這時來對發業進結協標產權區縣鎮鄉織設計劃證監評環經濟質財訊聯準備電腦習貫徹黨圍繞體點線將從議處審級類頭屬機構積極參觀員組團動態總規範題書報號項錄續聯絡轉變費貿輕農糧醫衛學歷語負'
const traditionalSet = new Set(TRADITIONAL_ONLY)

/** Words only Taiwan uses: the page was translated word by word, not just character by character. */
const TAIWAN_WORDS =
  /網際網路|網路|最佳化|軟體|資訊化|程式|入口網站|許可權|行動裝置|伺服器|專案(?:名稱|清單|建設|庫)/

/** Mainland words that look like Taiwan ones: 檔案局 is the archives, 線上線下 is no "online", 新增 and 建立 are said on both sides. */
const KEEP =
  /檔案(?=局|館|管|室|移交|歸檔|工作|事業|部門)|線上(?=線下)|(?<=線下|線上)線[上下]|新增|建立|查詢|啟用|設定|文件|行程|(?<!試)執行/g

type Convert = (text: string) => string

/** Character by character, for comparing. */
export const simplifyCharacters: Convert = text => Converter({ from: 't', to: 'cn' })(text)

export function isTraditional(text: string): boolean {
  let traditional = 0
  let han = 0
  for (const char of text) {
    if (char >= '一' && char <= '鿿') han++
    if (traditionalSet.has(char)) traditional++
  }
  return traditional >= 2 && traditional / han > 0.02
}

/** Edits that turn traditional script into simplified; phrase changes of another length keep the range of their words. */
export function simplifyEdits(text: string): Edit[] {
  const byChar = Converter({ from: 't', to: 'cn' })
  const byWord = TAIWAN_WORDS.test(text) ? Converter({ from: 'twp', to: 'cn' }) : byChar
  const edits: Edit[] = []
  for (const { start, end, kept } of runs(text))
    edits.push(...alignRun(text.slice(start, end), start, kept ? byChar : byWord, byChar))
  return edits
}

interface Run {
  start: number
  end: number
  /** Stands for itself and is converted character by character. */
  kept: boolean
}

/** Stretches of Chinese characters, cut around the words to keep. */
function runs(text: string): Run[] {
  const found: Run[] = []
  const kept = [...text.matchAll(KEEP)].map(match => [match.index, match.index + match[0].length] as const)
  let next = 0
  for (const match of text.matchAll(/[㐀-鿿]+/g)) {
    const end = match.index + match[0].length
    let from = match.index
    for (; next < kept.length && kept[next]![1] <= end; next++) {
      const [start, stop] = kept[next]!
      if (start < from) continue
      if (start > from) found.push({ start: from, end: start, kept: false })
      found.push({ start, end: stop, kept: true })
      from = stop
    }
    if (from < end) found.push({ start: from, end, kept: false })
  }
  return found
}

function alignRun(run: string, start: number, byWord: Convert, byChar: Convert): Edit[] {
  const made = byWord(run)
  if (made === run) return []
  if (made.length === run.length) return [{ start, end: start + run.length, text: made }]
  const plain = byChar(run)
  if (plain.length !== run.length) return [{ start, end: start + run.length, text: made }]
  const head = commonPrefix(plain, made)
  const tail = commonSuffix(plain.slice(head), made.slice(head))
  const middle = {
    start: start + head,
    end: start + run.length - tail,
    text: made.slice(head, made.length - tail),
  }
  const edits = [
    { start, end: start + head, text: plain.slice(0, head) },
    middle,
    { start: middle.end, end: start + run.length, text: plain.slice(run.length - tail) },
  ]
  return edits.filter(edit => edit.end > edit.start || edit.text !== '')
}

function commonPrefix(a: string, b: string): number {
  let n = 0
  while (n < a.length && n < b.length && a[n] === b[n]) n++
  return n
}

function commonSuffix(a: string, b: string): number {
  let n = 0
  while (n < a.length && n < b.length && a[a.length - 1 - n] === b[b.length - 1 - n]) n++
  return n
}
