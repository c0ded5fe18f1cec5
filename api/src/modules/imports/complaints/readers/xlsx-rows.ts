import { SaxesParser } from 'saxes'
import { columnIndex } from '../../../../platform/sheet-cell.ts'
import { isBlankRow, LONGEST_CELL, MOST_COLUMNS, PORTION, type RawRow, tooLarge } from './table-file.ts'
import { type Book, type BookSheet, fed, plainXlsxText } from './xlsx-book.ts'

const DAY_SECONDS = 86_400
const ZERO = Date.UTC(1899, 11, 30)
const ZERO_1904 = Date.UTC(1904, 0, 1)

/** The text of a date of a spreadsheet; without its time where it has none. */
export function serialText(serial: number, from1904 = false): string {
  const seconds = Math.round(serial * DAY_SECONDS)
  const at = new Date((from1904 ? ZERO_1904 : ZERO) + seconds * 1000)
  if (Number.isNaN(at.getTime())) return String(serial)
  const text = at.toISOString().slice(0, 19).replace('T', ' ')
  return seconds % DAY_SECONDS === 0 ? text.slice(0, 10) : text
}

/** 15 digits are what a spreadsheet knows of a number: what it keeps as 0.30000000000000004 is 0.3. */
function numberText(text: string): string {
  const value = Number(text)
  if (!Number.isFinite(value)) return text
  return Number.isInteger(value) && Math.abs(value) < 1e15
    ? String(value)
    : String(Number(value.toPrecision(15)))
}

interface Cell {
  column: number
  type: string
  style: number
  value: string
}

/** Puts rows together from the tags of a sheet. The value of a formula is taken, the formula is not. */
class SheetTags {
  rows: RawRow[] = []
  #row = 0
  #cells: string[] = []
  #cell: Cell | null = null
  #reads = false
  readonly #book: Book

  constructor(book: Book) {
    this.#book = book
  }

  open(name: string, attributes: Record<string, string>): void {
    const tag = name.slice(name.indexOf(':') + 1)
    if (tag === 'v' || tag === 't') this.#reads = true
    else if (tag === 'c') this.#cell = this.#begin(attributes)
    else if (tag === 'row') {
      this.#row = Number(attributes['r']) || this.#row + 1
      this.#cells = []
    }
  }

  #begin(attributes: Record<string, string>): Cell {
    const letters = /^[A-Z]+/.exec(attributes['r'] ?? '')?.[0]
    const column = letters ? columnIndex(letters) : this.#cells.length
    if (column >= MOST_COLUMNS)
      throw tooLarge(`第 ${this.#row} 行有内容在第 ${MOST_COLUMNS} 列之后，不像工单表格。请删去多余的列。`)
    return { column, type: attributes['t'] ?? 'n', style: Number(attributes['s'] ?? -1), value: '' }
  }

  text(piece: string): void {
    if (!this.#reads || !this.#cell) return
    this.#cell.value += piece
    if (this.#cell.value.length > LONGEST_CELL) throw tooLarge(`第 ${this.#row} 行有一格文字过长，没有读取。`)
  }

  close(name: string): void {
    const tag = name.slice(name.indexOf(':') + 1)
    if (tag === 'v' || tag === 't') this.#reads = false
    else if (tag === 'c' && this.#cell) {
      const { column } = this.#cell
      while (this.#cells.length < column) this.#cells.push('')
      this.#cells[column] = this.#valueOf(this.#cell)
      this.#cell = null
    } else if (tag === 'row' && !isBlankRow(this.#cells))
      this.rows.push({ row: this.#row, cells: this.#cells })
  }

  #valueOf({ type, style, value }: Cell): string {
    if (type === 's') return this.#book.shared[Number(value)] ?? ''
    if (type === 'inlineStr' || type === 'str') return plainXlsxText(value)
    if (type === 'b') return value === '1' ? '是' : '否'
    if (type === 'd') return value.replace('T', ' ')
    if (type === 'e' || value === '') return value
    return this.#book.dates[style] ? serialText(Number(value), this.#book.from1904) : numberText(value)
  }
}

/** Rows of a sheet in portions, as its XML is unpacked. */
export async function* sheetRows(
  book: Book,
  sheet: BookSheet,
  read: (bytes: number) => void = () => {},
): AsyncGenerator<RawRow[]> {
  const tags = new SheetTags(book)
  const parser = new SaxesParser()
  parser.on('opentag', ({ name, attributes }) => tags.open(name, attributes as Record<string, string>))
  parser.on('text', piece => tags.text(piece))
  parser.on('closetag', ({ name }) => tags.close(name))
  for await (const length of fed(parser, book.zip.bytesOf(sheet.path))) {
    read(length)
    while (tags.rows.length >= PORTION) yield tags.rows.splice(0, PORTION)
  }
  if (tags.rows.length > 0) yield tags.rows
}
