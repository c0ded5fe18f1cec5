import {
  isBlankRow,
  LONGEST_CELL,
  MOST_COLUMNS,
  PORTION,
  type RawRow,
  tooLarge,
  unreadable,
} from './table-file.ts'

const DELIMITERS = [',', '\t', ';', '|'] as const

/** Reads rows of cells from text that comes in pieces. Quotes, doubled quotes and line breaks in quotes. */
export class DelimitedReader {
  #delimiter: string
  #rest = ''
  #line = 1

  constructor(delimiter: string) {
    this.#delimiter = delimiter
  }

  /** The rows that are whole by now. */
  push(text: string): RawRow[] {
    this.#rest += text
    return this.#take(false)
  }

  /** The last row. */
  end(): RawRow[] {
    return this.#take(true)
  }

  #take(ended: boolean): RawRow[] {
    const rows: RawRow[] = []
    const text = this.#rest
    let at = 0
    while (at < text.length) {
      const found = readRow(text, at, this.#delimiter, ended)
      if (found === null) break
      if (found.cells.length > MOST_COLUMNS)
        throw tooLarge(
          `第 ${this.#line} 行有 ${found.cells.length} 列，超过 ${MOST_COLUMNS} 列，不像工单表格。`,
        )
      if (!isBlankRow(found.cells)) rows.push({ row: this.#line, cells: found.cells })
      this.#line += 1
      at = found.end
    }
    this.#rest = text.slice(at)
    if (this.#rest.length > LONGEST_CELL * 10)
      throw unreadable(
        `从第 ${this.#line} 行起引号没有配对，读不下去。请检查这一行的双引号，或另存为 XLSX 后再上传。`,
      )
    return rows
  }
}

/** One row from `start`, or null when its end has not come yet. */
function readRow(
  text: string,
  start: number,
  delimiter: string,
  ended: boolean,
): { cells: string[]; end: number } | null {
  const cells: string[] = []
  let at = start
  for (;;) {
    const cell = text[at] === '"' ? quotedCell(text, at, ended) : plainCell(text, at, delimiter)
    if (cell === null) return null
    cells.push(cell.value)
    at = cell.end
    if (at >= text.length) return ended ? { cells, end: at } : null
    const sign = text[at]
    if (sign === delimiter) {
      at += 1
      if (at >= text.length) {
        if (!ended) return null
        cells.push('')
        return { cells, end: at }
      }
      continue
    }
    if (sign === '\r') {
      // The line feed of the pair may be in the next piece.
      if (at + 1 >= text.length && !ended) return null
      return { cells, end: text[at + 1] === '\n' ? at + 2 : at + 1 }
    }
    if (sign === '\n') return { cells, end: at + 1 }
    // Text behind a closing quote belongs to the cell.
    const more = plainCell(text, at, delimiter)
    cells[cells.length - 1] += more.value
    at = more.end
    if (at >= text.length && !ended) return null
    if (at < text.length && text[at] === delimiter) {
      at += 1
      continue
    }
    if (at >= text.length) return { cells, end: at }
    return { cells, end: text[at] === '\r' && text[at + 1] === '\n' ? at + 2 : at + 1 }
  }
}

function quotedCell(text: string, start: number, ended: boolean): { value: string; end: number } | null {
  let value = ''
  let from = start + 1
  for (;;) {
    const quote = text.indexOf('"', from)
    if (quote === -1) return ended ? { value: value + text.slice(from), end: text.length } : null
    value += text.slice(from, quote)
    // A quote at the end of a piece may be the first half of a doubled one.
    if (quote + 1 >= text.length && !ended) return null
    if (text[quote + 1] !== '"') return { value, end: quote + 1 }
    value += '"'
    from = quote + 2
  }
}

function plainCell(text: string, start: number, delimiter: string): { value: string; end: number } {
  let end = start
  const sign = delimiter.charCodeAt(0)
  for (; end < text.length; end += 1) {
    const code = text.charCodeAt(end)
    if (code === sign || code === 10 || code === 13) break
  }
  return { value: text.slice(start, end), end }
}

/** The sign that parts most rows of the head of a file into the same number of cells. */
export function delimiterOf(head: string): string {
  let best: { delimiter: string; score: number } = { delimiter: ',', score: 0 }
  for (const delimiter of DELIMITERS) {
    const score = evenness(head, delimiter)
    if (score > best.score) best = { delimiter, score }
  }
  return best.delimiter
}

function evenness(head: string, delimiter: string): number {
  const rows = new DelimitedReader(delimiter).push(`${head}\n`).slice(0, 50)
  const counts = new Map<number, number>()
  for (const { cells } of rows) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1)
  const [columns, times] = [...counts].sort((one, other) => other[1] - one[1] || other[0] - one[0])[0] ?? [
    1, 0,
  ]
  return columns < 2 ? 0 : (times / rows.length) * Math.log2(columns + 1)
}

/** Rows of pieces of text, in portions. */
export async function* delimitedRows(
  pieces: AsyncIterable<string>,
  delimiter: string,
): AsyncGenerator<RawRow[]> {
  const reader = new DelimitedReader(delimiter)
  let waiting: RawRow[] = []
  for await (const piece of pieces) {
    waiting.push(...reader.push(piece))
    while (waiting.length >= PORTION) {
      yield waiting.slice(0, PORTION)
      waiting = waiting.slice(PORTION)
    }
  }
  waiting.push(...reader.end())
  if (waiting.length > 0) yield waiting
}
