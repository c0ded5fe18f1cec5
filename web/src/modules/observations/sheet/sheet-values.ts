/** What is typed into a reporting sheet: cells, moves between them, blocks pasted, items that fill each other. Pure. */
import type { SheetRowInput } from '../../../graphql/generated/graphql.ts'
import { readNumber } from '../../indicators/library/indicator-form.ts'

export type CellName = 'numerator' | 'denominator' | 'value' | 'note'
export type RowValues = Readonly<Record<CellName, string>>
/** By id of the indicator. */
export type SheetValues = Readonly<Record<string, RowValues>>

/** What the grid must know of a row. */
export interface RowShape {
  id: string
  ratio: boolean
  numeratorItem: string | null
  denominatorItem: string | null
  /** Whether it can be typed into now. */
  open: boolean
}

export const NO_VALUES: RowValues = { numerator: '', denominator: '', value: '', note: '' }

/** Columns of the grid: numerator or value, denominator, note. */
export const COLUMNS = [0, 1, 2] as const
const NOTE = 2

export interface At {
  row: number
  column: number
}

/** The cell of a row in a column; a value has no denominator. */
export function cellAt({ ratio }: Pick<RowShape, 'ratio'>, column: number): CellName | null {
  if (column === 0) return ratio ? 'numerator' : 'value'
  if (column === 1) return ratio ? 'denominator' : null
  return column === NOTE ? 'note' : null
}

const itemOf = (row: RowShape, cell: CellName): string | null => {
  const item = cell === 'denominator' ? row.denominatorItem : cell === 'note' ? null : row.numeratorItem
  return item?.trim() || null
}

/** The first cell above that asks for the same item, as a number of its row from 1; null where it stands alone. */
export function sameAbove(rows: readonly RowShape[], at: number, cell: CellName): number | null {
  const row = rows[at]
  const item = row?.open ? itemOf(row, cell) : null
  if (!item) return null
  const above = rows
    .slice(0, at)
    .findIndex(other => other.open && figureCells(other).some(one => itemOf(other, one) === item))
  return above < 0 ? null : above + 1
}

const figureCells = ({ ratio }: RowShape): CellName[] => (ratio ? ['numerator', 'denominator'] : ['value'])

/** Writes a cell, and with it every cell that asks for the same item: asked once, used everywhere. */
export function fill(
  rows: readonly RowShape[],
  values: SheetValues,
  at: number,
  cell: CellName,
  text: string,
): SheetValues {
  const row = rows[at]
  if (!row?.open) return values
  const next: Record<string, RowValues> = { ...values }
  const put = (id: string, name: CellName) => {
    next[id] = { ...(next[id] ?? NO_VALUES), [name]: text }
  }
  put(row.id, cell)
  const item = itemOf(row, cell)
  if (item)
    for (const other of rows)
      if (other.open)
        for (const one of figureCells(other)) if (itemOf(other, one) === item) put(other.id, one)
  return next
}

/** Where an arrow leads: over closed rows and cells that are not there; null at the edge. */
export function step(rows: readonly RowShape[], at: At, down: number, right: number): At | null {
  let { row, column } = at
  for (let tries = 0; tries < rows.length + COLUMNS.length; tries += 1) {
    row += down
    column += right
    const shape = rows[row]
    if (!shape || column < 0 || column > NOTE) return null
    if (!shape.open) {
      if (down === 0) return null
      continue
    }
    if (cellAt(shape, column)) return { row, column }
    // A value has one cell where a ratio has two.
    if (down !== 0) return { row, column: 0 }
  }
  return null
}

/** A block as Excel and WPS put it on the clipboard: rows by line, cells by tab, quoted where they hold either. */
export function readBlock(text: string): string[][] {
  const rows: string[][] = [['']]
  let quoted = false
  const clean = text.replace(/\r\n?/g, '\n').replace(/\n+$/, '')
  for (let at = 0; at < clean.length; at += 1) {
    const mark = clean[at] ?? ''
    const line = rows[rows.length - 1] as string[]
    const cell = line.length - 1
    if (mark === '"' && (quoted || line[cell] === '')) {
      if (quoted && clean[at + 1] === '"') {
        line[cell] += '"'
        at += 1
      } else quoted = !quoted
    } else if (mark === '\t' && !quoted) line.push('')
    else if (mark === '\n' && !quoted) rows.push([''])
    else line[cell] += mark
  }
  return rows
}

/** More than one cell: taken apart; a single one is left to the browser. */
export const isBlock = (text: string): boolean => /[\t\n]/.test(text.replace(/[\r\n]+$/, ''))

const isFigure = (text: string): boolean => readNumber(text) !== null

/**
 * Puts a block into the grid from a cell on. A value takes the first figure of its line, a ratio the first two; what a
 * row has no cell for is passed over, and words go into the note.
 */
export function paste(
  rows: readonly RowShape[],
  values: SheetValues,
  from: At,
  block: readonly (readonly string[])[],
): SheetValues {
  return block.reduce<SheetValues>((so, line, down) => {
    const at = from.row + down
    const row = rows[at]
    if (!row?.open) return so
    if (from.column === NOTE) return fill(rows, so, at, 'note', (line[0] ?? '').trim())
    const texts = line.map(text => text.trim())
    if (!row.ratio) return pasteValue(rows, so, at, texts)
    return texts.reduce<SheetValues>((done, text, right) => {
      const column = from.column + right
      const cell = column < NOTE ? cellAt(row, column) : null
      if (cell) return fill(rows, done, at, cell, text)
      return text && !isFigure(text) ? fill(rows, done, at, 'note', text) : done
    }, so)
  }, values)
}

function pasteValue(
  rows: readonly RowShape[],
  values: SheetValues,
  at: number,
  texts: readonly string[],
): SheetValues {
  const first = texts.find(isFigure) ?? texts[0] ?? ''
  const words = texts.find(text => text !== '' && text !== first && !isFigure(text))
  const filled = fill(rows, values, at, 'value', first)
  return words ? fill(rows, filled, at, 'note', words) : filled
}

/** numerator × 100 / denominator, for the eye only: the server computes what counts. */
export function liveValue({ ratio }: Pick<RowShape, 'ratio'>, values: RowValues): number | null {
  if (!ratio) return readNumber(values.value)
  const [above, below] = [readNumber(values.numerator), readNumber(values.denominator)]
  return above === null || below === null || below === 0 ? null : (above * 100) / below
}

export const isEmpty = ({ numerator, denominator, value, note }: RowValues): boolean =>
  [numerator, denominator, value, note].every(text => text.trim() === '')

/** What is sent of the open rows; `filled` leaves out those with nothing in them. */
export const rowInputs = (
  rows: readonly RowShape[],
  values: SheetValues,
  { filled }: { filled: boolean },
): SheetRowInput[] =>
  rows
    .filter(row => row.open && !(filled && isEmpty(values[row.id] ?? NO_VALUES)))
    .map(row => {
      const own = values[row.id] ?? NO_VALUES
      const words = (cell: CellName) => own[cell].trim() || null
      return {
        indicatorId: row.id,
        numerator: row.ratio ? words('numerator') : null,
        denominator: row.ratio ? words('denominator') : null,
        value: row.ratio ? null : words('value'),
        note: words('note'),
      }
    })
