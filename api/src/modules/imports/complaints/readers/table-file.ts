import { DomainError } from '../../../../platform/errors.ts'

/** A row of a table as text: numbers without loss, dates of spreadsheets as `YYYY-MM-DD HH:mm:ss`. */
export interface RawRow {
  /** As the person sees it in the file, from 1. */
  row: number
  cells: string[]
}

export type TableKind = 'csv' | 'tsv' | 'xlsx' | 'json' | 'jsonl'

/** How a file is read; what is null was not to be decided. */
export interface TableShape {
  kind: TableKind
  encoding: string | null
  delimiter: string | null
  sheet: string | null
  sheets: string[]
  /** Rows of heads before the first row of data; decided later by what stands in them. */
  headerRows: number
}

/** A file of rows, read as a stream: memory does not grow with it. */
export interface TableFile {
  shape: Omit<TableShape, 'headerRows'>
  /** Rows in portions, blank ones left out; can be asked for again. */
  rows(): AsyncIterable<RawRow[]>
  /** Bytes in all, and how many of them the last portion came from, for telling progress. */
  bytes: number
  bytesRead(): number
}

/** Rows handed over at a time. */
export const PORTION = 1000

/** What no sane table has. */
export const MOST_COLUMNS = 500
export const LONGEST_CELL = 200_000

export const unreadable = (why: string): DomainError => new DomainError('UNREADABLE_FILE', why)
export const tooLarge = (why: string): DomainError => new DomainError('TOO_LARGE', why)

export const isBlankRow = (cells: readonly string[]): boolean => cells.every(cell => cell.trim() === '')
