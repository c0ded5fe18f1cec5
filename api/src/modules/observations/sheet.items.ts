import type { Decimal } from 'decimal.js'
import { plainText } from '../../platform/sheet-cell.ts'
import { type ObservationRow, stands } from './observation.row.ts'
import type { FigureCell } from './observation-check.rules.ts'
import type { OwedRow, PlaceGround } from './sheet.ground.ts'
import { FIGURE_CELLS, faultOf, type Line, type SheetFault } from './sheet.line.ts'

/** What a cell asks for, in words: cells with the same words of a period are asked once. Null: the cell is its own. */
export function itemOf({ definition }: Pick<OwedRow, 'definition'>, cell: FigureCell): string | null {
  const { kind, numeratorItem, denominatorItem } = definition
  const ratio = kind === 'RATIO'
  const item =
    cell === 'DENOMINATOR'
      ? ratio && denominatorItem
      : cell === 'NUMERATOR'
        ? ratio && numeratorItem
        : kind === 'COUNT' && numeratorItem
  return item ? plainText(item) : null
}

/** Cells of a row that have to be filled. */
export const neededCells = ({ definition }: Pick<OwedRow, 'definition'>): FigureCell[] =>
  definition.kind === 'RATIO' ? ['NUMERATOR', 'DENOMINATOR'] : ['VALUE']

export const figureIn = (row: ObservationRow | null, cell: FigureCell): Decimal | null =>
  row === null
    ? null
    : cell === 'NUMERATOR'
      ? row.numerator
      : cell === 'DENOMINATOR'
        ? row.denominator
        : row.value

/** Where an item was typed first. */
interface Typed {
  value: Decimal
  name: string
}

/**
 * What was typed once goes into every cell that asks for the same; different figures for it are refused, cell by cell.
 * Returns rows nobody touched that are complete by this.
 */
export function shareItems(ground: PlaceGround, lines: readonly Line[], faults: SheetFault[]): Line[] {
  const typed = typedItems(ground, lines, faults)
  const items = new Map([
    ...submittedItems(ground, lines),
    ...[...typed].map(([item, { value }]) => [item, value] as const),
  ])
  for (const line of lines) fillFrom(line, items)
  const touched = new Set(lines.map(({ owed }) => owed.indicator.id))
  return ground.rows
    .filter(owed => !touched.has(owed.indicator.id) && owed.mayEnter && !(owed.latest && stands(owed.latest)))
    .filter(owed => neededCells(owed).some(cell => typed.has(itemOf(owed, cell) ?? '')))
    .map(owed => fillFrom(emptyLine(owed), items))
    .filter(({ owed, figures }) => neededCells(owed).every(cell => figures[cell] !== null))
}

function typedItems(ground: PlaceGround, lines: readonly Line[], faults: SheetFault[]): Map<string, Typed> {
  const typed = new Map<string, Typed>()
  for (const line of lines) {
    for (const cell of FIGURE_CELLS) {
      const value = line.figures[cell]
      const item = itemOf(line.owed, cell)
      if (value === null || item === null) continue
      const first = typed.get(item)
      if (!first) typed.set(item, { value, name: line.owed.indicator.name })
      else if (!first.value.eq(value)) {
        const words =
          cell === 'DENOMINATOR' ? line.owed.definition.denominatorItem : line.owed.definition.numeratorItem
        const reason = `“${words}”在《${first.name}》里填的是 ${first.value.toFixed()}，这里填的是 ${value.toFixed()}。`
        const fix = '同一期的同一项数只能有一个，请核对后填成一样的，或只填一处。'
        faults.push(faultOf(ground, line.typed, line.owed.indicator, { cell, reason, fix }))
        line.sound = false
      }
    }
  }
  return typed
}

/** What already stands in rows of the sheet that were not typed now. */
function submittedItems(ground: PlaceGround, lines: readonly Line[]): Map<string, Decimal> {
  const touched = new Set(lines.map(({ owed }) => owed.indicator.id))
  const items = new Map<string, Decimal>()
  for (const owed of ground.rows) {
    if (touched.has(owed.indicator.id) || !owed.latest || !stands(owed.latest)) continue
    for (const cell of neededCells(owed)) {
      const [item, value] = [itemOf(owed, cell), figureIn(owed.latest, cell)]
      if (item !== null && value !== null && !items.has(item)) items.set(item, value)
    }
  }
  return items
}

function fillFrom(line: Line, items: ReadonlyMap<string, Decimal>): Line {
  for (const cell of neededCells(line.owed)) {
    const item = itemOf(line.owed, cell)
    if (line.figures[cell] === null && item !== null) line.figures[cell] = items.get(item) ?? null
  }
  return line
}

const NO_CELLS = { NUMERATOR: null, DENOMINATOR: null, VALUE: null }

const emptyLine = (owed: OwedRow): Line => ({
  ...{ owed, marked: new Set<FigureCell>(), sound: true, figures: { ...NO_CELLS } },
  typed: { indicatorId: owed.indicator.id, row: null, cells: NO_CELLS, note: '' },
})
