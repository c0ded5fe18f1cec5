import writeWorkbook, { type Cell, type Sheet } from 'write-excel-file/node'
import { guardedSheet, OPEN_CELL } from '../../platform/sheet-guard.ts'
import { harmless, noteSheet } from '../../platform/xlsx.ts'
import type { FigureCell } from './observation-check.rules.ts'
import { FILLED, HEAD_IDS, HEADS, type HeadId, SHEET_NAME } from './sheet-file.rules.ts'

/** One row of the sheet a place fills in. */
export interface FileRow {
  words: Readonly<Record<Exclude<HeadId, (typeof FILLED)[number]>, string>>
  /** What stands in the cells already. */
  filled: Readonly<Record<(typeof FILLED)[number], string | null>>
  /** Cells to fill in; the others are locked. */
  open: ReadonlySet<FigureCell | 'NOTE'>
}

/** In characters of Latin script. */
const WIDTHS: Readonly<Record<HeadId, number>> = {
  ...{ place: 18, no: 7, indicator: 40, unit: 8, numeratorItem: 28, denominatorItem: 28, before: 14 },
  ...{ NUMERATOR: 14, DENOMINATOR: 14, VALUE: 14, NOTE: 40, key: 10 },
}

const isFilledIn = (id: HeadId): id is (typeof FILLED)[number] => (FILLED as readonly HeadId[]).includes(id)

function cellOf(row: FileRow, id: HeadId): Cell {
  if (!isFilledIn(id))
    return { type: String, value: harmless(row.words[id]) || ' ', wrap: id === 'indicator' }
  const value = row.filled[id]
  const text = value === null ? {} : { value: id === 'NOTE' ? harmless(value) : value }
  if (row.open.has(id)) return { ...OPEN_CELL, ...text }
  return value === null ? null : { type: String, value: id === 'NOTE' ? harmless(value) : value }
}

const NOTES = (about: { place: string; period: string; dueOn: string; day: string }): [string, string][] => [
  [
    '怎么填',
    '只填浅黄色的格子；没有数据的行留空，不会提交。填好后在“指标填报”里上传，先检查，没有问题再提交。',
  ],
  ['分子、分母', '填数量，可以带千位逗号或“万”“亿”，例如 1,234 或 1.2万；百分比由系统计算。'],
  ['数值', '按“单位”一列填数字；百分比可写 98% 或 98，不要写成 0.98。'],
  ['同一项数', '几项指标的分子或分母是同一个数的，只填一处即可，系统自动带入其他各处。'],
  ['备注', '数字与以往差别很大、累计数减少、分母为 0 的，请在备注里说明原因，不超过 500 字。'],
  ['注意', '可以调整列的先后；请不要合并填数的格子，不要改动最后一列隐藏的填报标识。'],
  ['地区', about.place],
  ['期间', `${about.period}，${about.dueOn} 前报送`],
  ['生成日期', about.day],
]

/** The sheet to fill in: one row for each indicator a place owes, place by place, with a second sheet that says how. */
export function observationSheet(
  rows: readonly FileRow[],
  about: { place: string; period: string; dueOn: string; day: string },
): Promise<Buffer> {
  const sheet: Sheet<Buffer> = {
    sheet: SHEET_NAME,
    columns: HEAD_IDS.map(id => ({ width: WIDTHS[id] })),
    stickyRowsCount: 1,
    data: [
      HEAD_IDS.map(id => ({ value: HEADS[id], type: String, fontWeight: 'bold' as const })),
      ...rows.map(row => HEAD_IDS.map(id => cellOf(row, id))),
    ],
  }
  const notes = noteSheet('填写说明', NOTES(about))
  return writeWorkbook([sheet, notes], { features: [guardedSheet(HEAD_IDS.length)] }).toBuffer()
}
