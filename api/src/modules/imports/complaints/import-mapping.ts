import type { ComplaintField } from './complaint-field.enum.ts'
import type { DayOrder } from './date-forms.rules.ts'
import type { TableShape } from './readers/table-file.ts'

/** A column as it was found, and what it means. */
export interface MappedColumn {
  index: number
  header: string
  field: ComplaintField
  confidence: number
  reason: string
  /** A few values, masked where they are personal. */
  samples: string[]
  /** Of dates: their form. */
  form: string | null
  /** Cells that say something, of the rows looked at. */
  filled: number
  /** Of dates like 1/5/2024. */
  order: DayOrder
  /** The order was the other one until a value showed that it cannot be. */
  flipped?: boolean
  /** Every time is midnight: the source knows days only. */
  dayOnly: boolean
}

/** What is known of a file before its rows are read: kept with the import. */
export interface ImportMapping {
  shape: TableShape
  columns: MappedColumn[]
  sourceName: string
  profileName: string | null
  /** Says how rows without a number are told apart. */
  note: string | null
  /** Numbers that come more than once, with their last row: that one holds. */
  again?: [string, number][]
}

export type TermKind = 'PLACE' | 'UNIT' | 'CATEGORY'
export type TermMatch = 'EXACT' | 'ALIAS' | 'SIMILAR' | 'REMEMBERED' | 'MERGED' | 'RETIRED' | 'NONE'

/** Words of a file and what they mean here. */
export interface Term {
  kind: TermKind
  words: string
  rows: number
  match: TermMatch
  target: string | null
  targetName: string | null
  candidates: { target: string; name: string; score: number }[]
  create: boolean
}

/** Something wrong with a row. */
export interface RowFault {
  row: number
  column: string | null
  reason: string
  fix: string
  /** What stands there, masked and cut. */
  value: string | null
}
