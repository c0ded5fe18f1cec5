import { readInstant } from './date-forms.rules.ts'
import { fieldsOfHead } from './header-words.rules.ts'

/** Rows of data compared with a row that may be a head. */
const COMPARED = 60

const filled = (cells: readonly string[]): string[] =>
  cells.map(cell => cell.trim()).filter(cell => cell !== '')

const isNumber = (cell: string): boolean => /^[-+]?[\d.,]+%?$/.test(cell.normalize('NFKC'))

/** Whether a row holds data rather than names of columns. */
function looksLikeData(cells: readonly string[], below: readonly (readonly string[])[]): boolean {
  const texts = filled(cells)
  if (texts.length === 0) return true
  const known = texts.filter(cell => fieldsOfHead(cell).length > 0).length
  if (known >= Math.max(2, texts.length / 2)) return false
  if (texts.some(cell => cell.length > 40 || readInstant(cell) !== null)) return true
  if (texts.filter(isNumber).length > texts.length / 4) return true
  // A name of a column does not come again as a value in it; a word of a few values does.
  const again = cells.filter(
    (cell, index) => cell.trim() !== '' && below.some(row => row[index]?.trim() === cell.trim()),
  ).length
  if (again > 0 && known === 0) return true
  return new Set(texts).size < texts.length / 2
}

/** A line over the heads that says what the table is: one cell filled where the table has several. */
const isTitle = (cells: readonly string[], width: number): boolean =>
  width >= 3 && new Set(filled(cells)).size === 1 && filled(cells).length <= Math.max(1, width / 4)

/** How many rows of heads stand above the data (0–3), titles above them included. */
export function headerRowsOf(rows: readonly (readonly string[])[]): number {
  const width = Math.max(0, ...rows.slice(0, COMPARED).map(cells => filled(cells).length))
  let at = 0
  while (at < 2 && at < rows.length && isTitle(rows[at] ?? [], width)) at += 1
  const below = (from: number) => rows.slice(from + 1, from + 1 + COMPARED)
  if (at >= rows.length || looksLikeData(rows[at] ?? [], below(at))) return at
  const second = rows[at + 1]
  return second && isSecondHead(second, rows[at] ?? [], below(at + 1)) ? at + 2 : at + 1
}

/** A second row of names: all words, each once, and names of fields by their look. */
function isSecondHead(
  cells: readonly string[],
  first: readonly string[],
  below: readonly (readonly string[])[],
): boolean {
  const texts = filled(cells)
  if (below.length === 0 || texts.length < Math.max(2, filled(first).length / 3)) return false
  if (new Set(texts).size < texts.length || looksLikeData(cells, below)) return false
  const names = texts.filter(cell => /^[A-Za-z][A-Za-z0-9_. ]*$/.test(cell) || fieldsOfHead(cell).length > 0)
  return names.length >= texts.length * 0.7
}

/** The names of the columns, from all rows of heads but titles; a column without one is called by its number. */
export function headsOf(rows: readonly (readonly string[])[], headerRows: number, width: number): string[] {
  const heads = rows.slice(0, headerRows).filter(cells => headerRows === 1 || !isTitle(cells, width))
  return Array.from({ length: width }, (_, index) => {
    const words = heads
      .map(cells => (cells[index] ?? '').replace(/\s+/g, ' ').trim())
      .filter(cell => cell !== '')
    return [...new Set(words)].join(' ') || `第 ${index + 1} 列`
  })
}

/** The names of a column one by one: 主键 and REC_ID. */
export const headParts = (
  rows: readonly (readonly string[])[],
  headerRows: number,
  index: number,
): string[] => rows.slice(0, headerRows).flatMap(cells => cells[index]?.trim() || [])
