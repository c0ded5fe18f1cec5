import writeWorkbook, { type Cell, type Sheet } from 'write-excel-file/node'
import { guardedSheet, OPEN_CELL } from '../../platform/sheet-guard.ts'
import { harmless, noteSheet } from '../../platform/xlsx.ts'
import { CLAIM_WORDS, FILLED, FIXES, HEAD_IDS, HEADS, type HeadId } from './report-sheet.rules.ts'

/** What stands in a row when the unit gets it. */
export interface SheetRow {
  no: string
  title: string
  organization: string
  period: string
  due: string
  before: string
  key: string
}

export const SHEET_NAME = '进展填报'

/** In characters of Latin script. */
const WIDTHS: Readonly<Record<HeadId, number>> = {
  no: 12,
  title: 40,
  organization: 20,
  period: 12,
  due: 12,
  before: 10,
  percent: 14,
  text: 60,
  problem: 40,
  claim: 12,
  finishedOn: 14,
  key: 10,
}

const isFilledIn = (id: HeadId): boolean => (FILLED as readonly HeadId[]).includes(id)

const cellOf = (row: SheetRow, id: HeadId): Cell =>
  isFilledIn(id)
    ? { ...OPEN_CELL }
    : { type: String, value: harmless(row[id as keyof SheetRow]) || ' ', wrap: id === 'title' }

const letter = (id: HeadId): string => String.fromCharCode(65 + HEAD_IDS.indexOf(id))

/** Which values a cell offers; what else is typed is said on upload, with the row. */
const choices = (rows: number): string => {
  const range = `${letter('claim')}2:${letter('claim')}${rows + 1}`
  return `<dataValidations count="1"><dataValidation type="list" allowBlank="1" showErrorMessage="0" sqref="${range}"><formula1>"${Object.values(CLAIM_WORDS).join(',')}"</formula1></dataValidation></dataValidations>`
}

const NOTES = (place: string, day: string): [string, string][] => [
  ['怎么填', '只填浅黄色的格子；不填的行不会提交。填好后在“我的工作”里上传，先检查，没有问题再提交。'],
  ...FILLED.map((id): [string, string] => [HEADS[id], FIXES[id]]),
  ['注意', '请不要增减行列、改动其他格子，也不要把表转给别的单位使用。佐证材料请在系统里逐项上传。'],
  ['地区', place],
  ['生成日期', day],
]

/** The sheet a unit fills in: one row for each report it owes, with a second sheet that says how. */
export function reportSheet(
  rows: readonly SheetRow[],
  about: { place: string; day: string },
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
  const notes = noteSheet('填写说明', NOTES(about.place, about.day))
  return writeWorkbook([sheet, notes], {
    features: [guardedSheet(HEAD_IDS.length, rows.length > 0 ? choices(rows.length) : '')],
  }).toBuffer()
}
