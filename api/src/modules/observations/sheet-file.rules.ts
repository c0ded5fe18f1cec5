import {
  cellWords,
  columnLetters,
  isBlank,
  plainText,
  type SheetCell,
  sameHead,
} from '../../platform/sheet-cell.ts'
import type { Merge, ReadSheet } from '../../platform/sheet-file.ts'
import type { FigureCell } from './observation-check.rules.ts'

export const SHEET_NAME = '指标填报'

/** The columns of the sheet, in its order; the last names the cell and is hidden. */
export const HEADS = {
  place: '地区',
  no: '编号',
  indicator: '指标',
  unit: '单位',
  numeratorItem: '分子是什么',
  denominatorItem: '分母是什么',
  before: '上期',
  NUMERATOR: '分子',
  DENOMINATOR: '分母',
  VALUE: '数值',
  NOTE: '备注',
  key: '填报标识（请勿修改）',
} as const

export type HeadId = keyof typeof HEADS

export const HEAD_IDS = Object.keys(HEADS) as HeadId[]

/** What a place fills in. */
export const FILLED = ['NUMERATOR', 'DENOMINATOR', 'VALUE', 'NOTE'] as const satisfies HeadId[]

const FIGURES = ['NUMERATOR', 'DENOMINATOR', 'VALUE'] as const satisfies FigureCell[]

/** Without these nothing can be read. */
const NEEDED = ['NUMERATOR', 'DENOMINATOR', 'VALUE'] as const satisfies HeadId[]

/** Names the cell of a row: place, number of the indicator, period. */
export const rowKey = (placeCode: string, no: number, period: string): string =>
  `${placeCode}/${no}/${period}`

const KEY = /^(\d{12})\/(\d{1,6})\/([\dQH-]{4,7})$/

/** What stands in an uploaded row. */
export interface SheetLine {
  /** As Excel counts, heads included. */
  row: number
  placeCode: string | null
  placeName: string
  no: number | null
  indicatorName: string
  /** Key of the period the sheet was made for. */
  period: string | null
  cells: Record<FigureCell, SheetCell>
  percents: Set<FigureCell>
  note: string
  uncounted: FigureCell[]
  /** Cells that are one with a cell above or beside them; null where it is the first of them itself. */
  merged: Partial<Record<FigureCell, { row: number; column: FigureCell }>>
}

type Places = Readonly<Partial<Record<HeadId, number>>>

/** Rows in which heads are looked for: people put titles above them. */
const MOST_TITLES = 10

/** Where the columns stand, in any order; null when this is another kind of sheet. */
export function findHeads(rows: readonly (readonly SheetCell[])[]): { head: number; places: Places } | null {
  for (const [head, cells] of rows.slice(0, MOST_TITLES).entries()) {
    const found = HEAD_IDS.map(id => [id, cells.findIndex(cell => sameHead(cell, HEADS[id]))] as const)
    const places: Places = Object.fromEntries(found.filter(([, place]) => place >= 0))
    const names = places.key !== undefined || places.no !== undefined || places.indicator !== undefined
    if (names && NEEDED.every(id => places[id] !== undefined)) return { head, places }
  }
  return null
}

/** The filled rows of an uploaded sheet; null when its heads are not those of the sheet. */
export function readLines({ rows, uncounted, percents, merges }: ReadSheet): SheetLine[] | null {
  const found = findHeads(rows)
  if (!found) return null
  const { head, places } = found
  const spread = spreadNames(rows, merges, places)
  return spread.slice(head + 1).flatMap((cells, index) => {
    const line = readLine(cells, head + 1 + index, places, { uncounted, percents, merges })
    return isFilled(line) ? [line] : []
  })
}

const isFilled = ({ cells, uncounted, merged }: SheetLine): boolean =>
  FIGURES.some(cell => !isBlank(cells[cell])) || uncounted.length > 0 || Object.keys(merged).length > 0

const NAMES = ['place', 'no', 'indicator'] as const satisfies HeadId[]

/** A merged name holds for all its rows. */
function spreadNames(
  rows: readonly (readonly SheetCell[])[],
  merges: readonly Merge[],
  places: Places,
): SheetCell[][] {
  const spread = rows.map(cells => [...cells])
  for (const { fromRow, toRow, fromColumn } of merges) {
    if (!NAMES.some(id => places[id] === fromColumn)) continue
    for (let row = fromRow + 1; row <= toRow; row += 1) {
      const cells = spread[row]
      if (cells && isBlank(cells[fromColumn])) cells[fromColumn] = spread[fromRow]?.[fromColumn]
    }
  }
  return spread
}

function readLine(
  cells: readonly SheetCell[],
  index: number,
  places: Places,
  { uncounted, percents, merges }: Pick<ReadSheet, 'uncounted' | 'percents' | 'merges'>,
): SheetLine {
  const at = (id: HeadId): SheetCell => (places[id] === undefined ? null : cells[places[id]])
  const reference = (id: HeadId) => `${columnLetters(places[id] ?? 0)}${index + 1}`
  const [, placeCode = null, no = null, period = null] = KEY.exec(plainText(cellWords(at('key')))) ?? []
  const typedNo = Number(plainText(cellWords(at('no'))) || Number.NaN)
  return {
    ...{ row: index + 1, placeCode, period, placeName: cellWords(at('place')) },
    no: no !== null ? Number(no) : Number.isInteger(typedNo) ? typedNo : null,
    indicatorName: cellWords(at('indicator')),
    cells: { NUMERATOR: at('NUMERATOR'), DENOMINATOR: at('DENOMINATOR'), VALUE: at('VALUE') },
    percents: new Set(FIGURES.filter(id => percents.has(reference(id)))),
    note: cellWords(at('NOTE')).replace(/^'(?=[=+\-@])/, ''),
    uncounted: FIGURES.filter(id => isBlank(at(id)) && uncounted.has(reference(id))),
    merged: mergedCells(index, places, merges),
  }
}

function mergedCells(index: number, places: Places, merges: readonly Merge[]): SheetLine['merged'] {
  const merged: SheetLine['merged'] = {}
  for (const id of FIGURES) {
    const column = places[id] ?? -1
    const merge = merges.find(
      one => one.fromRow <= index && index <= one.toRow && one.fromColumn <= column && column <= one.toColumn,
    )
    if (!merge || (merge.fromRow === index && merge.fromColumn === column)) continue
    const first = FIGURES.find(one => places[one] === merge.fromColumn)
    if (first) merged[id] = { row: merge.fromRow + 1, column: first }
  }
  return merged
}

export const MERGED = [
  '这一格与别的格子合并了，分不清是各填一个数，还是合计。',
  '请取消合并，每格各填各的数。',
] as const
