import { type SheetValue, sheetValue } from './cell-value.ts'

/** A table as it is to be saved: rows of heads, then rows of values. */
export interface SheetTable {
  name: string
  heads: readonly (readonly string[])[]
  rows: readonly (readonly SheetValue[])[]
  /** Rows that are things, without sums and heads of groups. */
  count: number
}

const HIDDEN = '[aria-hidden="true"], .no-print, .why, input, svg:not([role="img"]), .dir, .print-only'

const isBlock = (element: Element): boolean => !/^inline/.test(getComputedStyle(element).display)

/** What a cell says: its words, those of its pictures, a blank between blocks; nothing that is only for the screen. */
function wordsOf(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent ?? ''
  if (!(node instanceof Element) || node.matches(HIDDEN)) return ''
  if (node.matches('[role="img"][aria-label]')) return ` ${node.getAttribute('aria-label') ?? ''} `
  if (node instanceof HTMLElement && node.dataset['value'] !== undefined) return node.dataset['value']
  const inside = [...node.childNodes].map(wordsOf).join('')
  return isBlock(node) ? ` ${inside} ` : inside
}

/** A cell with one day in it is that day, in full. */
function cellOf(cell: Element): SheetValue {
  const times = cell.querySelectorAll('time[datetime]')
  const day = times.length === 1 ? times[0]?.getAttribute('datetime') : null
  if (day && /^\d{4}-\d{2}-\d{2}$/.test(day) && cell.textContent?.trim() === times[0]?.textContent?.trim())
    return { day }
  return sheetValue(wordsOf(cell))
}

/** The cells of a row, each in as many columns as it spans. */
const cellsOf = <T>(row: HTMLTableRowElement, read: (cell: Element) => T, blank: T): T[] =>
  [...row.cells]
    .filter(cell => !cell.matches('.no-print'))
    .flatMap(cell => [read(cell), ...Array<T>(Math.max(0, cell.colSpan - 1)).fill(blank)])

/** Columns that are only worked with: boxes to tick, buttons. */
function idle(table: HTMLTableElement): Set<number> {
  const heads = table.tHead?.rows
  const last = heads?.[heads.length - 1]
  if (!last || (heads?.length ?? 0) > 1) return new Set()
  const shown = (row: HTMLTableRowElement) => [...row.cells].filter(cell => !cell.matches('.no-print'))
  const empty = shown(last).flatMap((cell, at) => (wordsOf(cell).trim() === '' ? [at] : []))
  const rows = [...table.querySelectorAll<HTMLTableRowElement>('tbody > tr:not(.pad):not(.group)')]
  return new Set(
    empty.filter(at =>
      rows.every(row => {
        const cell = shown(row)[at]
        return !cell || cellOf(cell) === null
      }),
    ),
  )
}

/** A table of the page exactly as it is shown. */
export function readTable(table: HTMLTableElement, name: string): SheetTable {
  const left = idle(table)
  const keep = <T>(cells: T[]): T[] => cells.filter((_, at) => !left.has(at))
  const heads = [...(table.tHead?.rows ?? [])].map(row =>
    keep(cellsOf(row, cell => wordsOf(cell).replace(/\s+/g, ' ').trim(), '')),
  )
  const rows = [...table.rows].filter(
    row => row.parentElement?.tagName !== 'THEAD' && !row.matches('.pad, .no-print'),
  )
  const things = rows.filter(row => row.parentElement?.tagName !== 'TFOOT' && !row.matches('.sum, .group'))
  return {
    name,
    heads,
    count: things.length,
    rows: rows.map(row => keep(cellsOf<SheetValue>(row, cellOf, null))),
  }
}
