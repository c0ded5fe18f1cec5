import { alignCells, type Cell, type Row } from './cell-alignment.ts'
import { fits, isNumberish } from './cell-fit.ts'
import type { Line } from './lines.ts'
import { readMarker } from './numbering.ts'
import { type Column, columnOf, columnsOf } from './table-columns.ts'

/** A table flattened to text. `firstLine`..`lastLine` are the lines it took up, with its headings. */
export interface Table {
  columns: Column[]
  rows: Row[]
  firstLine: number
  lastLine: number
}

type Separator = '|' | '\t' | '  '

const RULE = /^[|+\-:= \t]+$/

/** Cells of a line by its separator; empty cells are kept for pipes and tabs. */
export function cellsOf(line: Line, separator: Separator): Cell[] {
  const pattern = separator === '|' ? /\|/g : separator === '\t' ? /\t/g : /[ \t]{2,}/g
  const cells: Cell[] = []
  let from = 0
  const push = (to: number) => {
    const raw = line.text.slice(from, to)
    const lead = raw.length - raw.trimStart().length
    cells.push({
      text: raw.trim(),
      start: line.start + from + lead,
      end: line.start + from + raw.trimEnd().length,
    })
  }
  for (const match of line.text.matchAll(pattern)) {
    push(match.index)
    from = match.index + match[0].length
  }
  push(line.text.length)
  if (separator === '|') {
    if (line.text.startsWith('|')) cells.shift()
    if (line.text.endsWith('|') && line.text.length > 1) cells.pop()
  }
  return cells
}

const SEPARATORS: Separator[] = ['|', '\t', '  ']

export function findTables(lines: Line[]): Table[] {
  const tables: Table[] = []
  const bare = lines.map(unbarred)
  for (let i = 0; i < lines.length; i++) {
    const table = delimited(lines, i) ?? cellPerLine(bare, i)
    if (!table) continue
    tables.push(table)
    i = table.lastLine
  }
  return tables
}

function delimited(lines: Line[], at: number): Table | undefined {
  for (const separator of SEPARATORS) {
    const { text } = lines[at]!
    if (!text.includes(separator) || text.length > 200) continue
    const columns = columnsOf(cellsOf(lines[at]!, separator).map(cell => cell.text))
    if (!columns) continue
    const { rows, lastLine } = readRows(lines, at + 1, separator, columns)
    if (rows.length > 0) return { columns, rows, firstLine: at, lastLine }
  }
  return undefined
}

function readRows(
  lines: Line[],
  from: number,
  separator: Separator,
  columns: Column[],
): { rows: Row[]; lastLine: number } {
  const rows: Row[] = []
  let lastLine = from - 1
  let section = ''
  for (let i = from; i < lines.length; i++) {
    const line = lines[i]!
    if (line.text === '') continue
    if (!line.text.includes(separator)) {
      if (separator === '  ' && i - lastLine === 1 && rows.length > 0 && wrapped(line.text))
        rows.at(-1)!.cells.at(textColumn(columns))?.push(whole(line))
      else if (i - lastLine === 1 && isGroupLine(line.text, lines[i + 1]?.text ?? '', separator))
        section = line.text
      else break
      lastLine = i
      continue
    }
    if (i - lastLine > 3) break
    lastLine = i
    if (RULE.test(line.text)) continue
    const cells = cellsOf(line, separator)
    if (columnsOf(cells.map(cell => cell.text)) && cells.length === columns.length) continue
    const group = groupTitle(cells)
    if (group !== undefined) section = group
    else rows.push(placed(cells, columns, section))
  }
  return { rows, lastLine }
}

const whole = (line: Line): Cell => ({ text: line.text, start: line.start, end: line.end })
const wrapped = (text: string) => !readMarker(text) && !/^(?:注|备注|说明|附)/.test(text) && text.length < 40
const isGroupLine = (text: string, next: string, separator: Separator) =>
  text.length < 30 && next.includes(separator) && !/^(?:注|备注|说明|附)/.test(text)

function textColumn(columns: Column[]): number {
  const detail = columns.findIndex(column => column.role === 'detail')
  return detail >= 0 ? detail : columns.findIndex(column => column.role === 'name')
}

/** `一 | 数字基础设施 | | |`: a row with nothing but a group heading. */
function groupTitle(cells: Cell[]): string | undefined {
  const filled = cells.filter(cell => cell.text !== '')
  if (filled.length === 1 && !isNumberish(filled[0]!.text) && filled[0]!.text.length <= 40)
    return filled[0]!.text
  if (
    filled.length === 2 &&
    /^(?:[一二三四五六七八九十]{1,3}|\([一二三四五六七八九十]{1,3}\))、?$/.test(filled[0]!.text) &&
    filled[1]!.text.length <= 40
  )
    return filled[1]!.text
  return undefined
}

function placed(cells: Cell[], columns: Column[], section: string): Row {
  if (cells.length === columns.length)
    return { cells: cells.map(cell => (cell.text === '' ? [] : [cell])), section }
  if (lostItsEnd(cells, columns))
    return { cells: columns.map((_, i) => (cells[i] && cells[i].text !== '' ? [cells[i]] : [])), section }
  const rows = alignCells(
    cells.filter(cell => cell.text !== ''),
    columns,
  )
  const merged = columns.map((_, i) => rows.flatMap(row => row.cells[i]!))
  return { cells: merged, section }
}

/** Empty cells within the row are still there, only those at its end were trimmed off with the line. */
const lostItsEnd = (cells: Cell[], columns: Column[]) =>
  cells.length < columns.length &&
  cells.some(cell => cell.text === '') &&
  fits(cells[0]!.text, [columns[0]!.role])[0]! < 4

/** `县教育局 |`: a cell on a line of its own with its bar left on. */
function unbarred(line: Line): Line {
  const match = /^\|?[ \t]*(.*?)[ \t]*\|?$/.exec(line.text)
  if (!match || line.text === '|' || match[1]!.includes('|') || match[1] === line.text) return line
  const start = line.start + line.text.indexOf(match[1]!)
  return { text: match[1]!, start, end: start + match[1]!.length }
}

/** Headings one a line, then cells one a line; lines that hold only a bar are separators. */
function cellPerLine(lines: Line[], at: number): Table | undefined {
  if (!columnOf(lines[at]!.text)) return undefined
  const indexes: number[] = []
  let i = at
  for (; i < lines.length && indexes.length < 14; i++) {
    const { text } = lines[i]!
    if (text === '' || text === '|') continue
    if (!columnOf(text)) break
    if (indexes.some(index => lines[index]!.text === text)) break
    indexes.push(i)
  }
  if (indexes.length < 3) return undefined
  if (isCaption(lines[indexes[0]!]!.text, lines[indexes[1]!]!.text)) indexes.shift()
  const columns = columnsOf(indexes.map(index => lines[index]!.text))
  if (!columns) return undefined
  const body = streamLines(lines, i)
  if (body.length < columns.length) return undefined
  const cells = body.map(index => whole(lines[index]!))
  const full = withHiddenNumbers(columns, cells)
  return { columns: full, rows: alignCells(cells, full), firstLine: at, lastLine: body.at(-1)! }
}

/** `发展指标` above `指标` is the name of the table, not a column. */
const isCaption = (first: string, second: string) => first.length > second.length && first.endsWith(second)

/** Lines of the stream: up to a note, an imprint or a chapter heading. */
function streamLines(lines: Line[], from: number): number[] {
  const found: number[] = []
  let blanks = 0
  for (let i = from; i < lines.length; i++) {
    const { text } = lines[i]!
    if (text === '') {
      if (++blanks > 4) break
      continue
    }
    blanks = 0
    if (text === '|') continue
    if (
      /^(?:注|备注|说明|附 ?件|相关|抄送|来源)[:： \d一二三四五六]|^(?:相关附件|相关信息|附件|上一篇|下一篇|打印|责任编辑)/.test(
        text,
      )
    )
      break
    if (
      /^第[一二三四五六七八九十]+[章节]/.test(text) ||
      nextChapter(lines, from, found, text) ||
      (/^[一二三四五六七八九十]{1,3}、/.test(text) && text.length > 40)
    )
      break
    found.push(i)
  }
  return found
}

/** `三、` below a table that stands in chapter 二; group rows of a table begin with 一、 themselves. */
function nextChapter(lines: Line[], from: number, cells: number[], text: string): boolean {
  const marker = readMarker(text)
  if (marker?.kind !== 'cn' && marker?.kind !== 'pcn') return false
  const isSame = (line: Line) => readMarker(line.text)?.kind === marker.kind
  if (cells.some(index => isSame(lines[index]!))) return false
  for (let i = from - 1; i >= 0 && i > from - 60; i--)
    if (isSame(lines[i]!)) return readMarker(lines[i]!.text)!.value === marker.value! - 1
  return false
}

/** Running numbers without a column of their own (a merged heading): they stand where the first one stands. */
function withHiddenNumbers(columns: Column[], cells: Cell[]): Column[] {
  if (
    columns.some(
      ({ role }) => role === 'seq' || role === 'weight' || role === 'target' || role === 'baseline',
    )
  )
    return columns
  const numbers = cells
    .map(cell => cell.text)
    .filter(text => /^\d{1,3}$/.test(text))
    .map(Number)
  const running = numbers.length >= 2 && numbers.every((number, i) => number === i + 1)
  if (!running) return columns
  const at = Math.min(
    cells.findIndex(cell => cell.text === '1'),
    columns.length - 1,
  )
  return [...columns.slice(0, at), { role: 'seq', heading: '', year: null }, ...columns.slice(at)]
}
