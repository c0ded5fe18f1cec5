import type { Decimal } from 'decimal.js'
import { cellWords, isBlank, type SheetCell } from '../../platform/sheet-cell.ts'
import type { LibraryIndicator } from '../indicators/index.ts'
import type { FigureCell } from './observation-check.rules.ts'
import type { OwedRow, PlaceGround } from './sheet.ground.ts'
import { COLUMN_WORDS, type SheetColumnId } from './sheet.words.ts'

export const FIGURE_CELLS = ['NUMERATOR', 'DENOMINATOR', 'VALUE'] as const satisfies FigureCell[]

/** One thing wrong with, or to be asked about, one cell. */
export interface SheetFault {
  place: { code: string; name: string }
  indicator: { id: string; name: string } | null
  /** As the uploaded sheet counts, heads included; null on the screen. */
  row: number | null
  cell: SheetColumnId
  column: string
  typed: string | null
  severity: 'ERROR' | 'DOUBT'
  reason: string
  fix: string
}

/** What was typed for one indicator. */
export interface TypedRow {
  /** As typed; null where an uploaded row names none. */
  indicatorId: string | null
  row: number | null
  cells: Readonly<Record<FigureCell, SheetCell>>
  /** Cells the workbook shows as percentages. */
  percents?: ReadonlySet<FigureCell>
  note: string
  /** Found wrong while the sheet was read: such cells are not looked at again. */
  broken?: readonly { cell: SheetColumnId; reason: string; fix: string }[]
}

/** A row on its way through the checks. */
export interface Line {
  typed: TypedRow
  owed: OwedRow
  figures: Record<FigureCell, Decimal | null>
  marked: Set<FigureCell>
  sound: boolean
}

const LONGEST_TYPED = 60

export const isFilledRow = ({ cells, broken }: TypedRow): boolean =>
  FIGURE_CELLS.some(cell => !isBlank(cells[cell])) || (broken?.length ?? 0) > 0

/** One fault of one cell, with what stands there. */
export const faultOf = (
  ground: PlaceGround,
  line: Pick<TypedRow, 'row' | 'cells' | 'note'> | null,
  indicator: LibraryIndicator | null,
  fault: { cell: SheetColumnId; severity?: 'ERROR' | 'DOUBT'; reason: string; fix: string; typed?: string },
): SheetFault => ({
  place: { code: ground.place.code, name: ground.place.name },
  indicator: indicator && { id: indicator.id, name: indicator.name },
  row: line?.row ?? null,
  column: COLUMN_WORDS[fault.cell],
  cell: fault.cell,
  typed: fault.typed ?? typedIn(line, fault.cell),
  severity: fault.severity ?? 'ERROR',
  reason: fault.reason,
  fix: fault.fix,
})

function typedIn(line: Pick<TypedRow, 'cells' | 'note'> | null, cell: SheetColumnId): string | null {
  if (line === null || cell === 'ROW') return null
  const words = cell === 'NOTE' ? line.note : cellWords(line.cells[cell])
  return words === '' ? null : words.slice(0, LONGEST_TYPED)
}
