import writeWorkbook, { type Cell, type Sheet } from 'write-excel-file/node'

type Value = string | number | null

/** A column of an exported sheet. */
export interface SheetColumn<Row> {
  head: string
  /** In characters of Latin script; a Chinese character takes two. */
  width: number
  value: (row: Row) => Value
}

/** What a spreadsheet might take for a formula or a command gets a `'` in front and stays text (TECH: Excel). */
export const harmless = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)

const cell = (value: Value): Cell =>
  value === null || value === ''
    ? null
    : typeof value === 'number'
      ? { value, type: Number }
      : { value: harmless(value), type: String }

/** A sheet with a head row that stays in sight. */
export const sheetOf = <Row>(
  name: string,
  columns: readonly SheetColumn<Row>[],
  rows: readonly Row[],
): Sheet<Buffer> => ({
  sheet: name,
  columns: columns.map(({ width }) => ({ width })),
  stickyRowsCount: 1,
  data: [
    columns.map(({ head }) => ({ value: harmless(head), type: String, fontWeight: 'bold' })),
    ...rows.map(row => columns.map(({ value }) => cell(value(row)))),
  ],
})

/** How a list was made, as a sheet of its own: what it shows, where, on which day, by whom. */
export const noteSheet = (name: string, notes: readonly (readonly [string, string])[]): Sheet<Buffer> =>
  sheetOf<readonly [string, string]>(
    name,
    [
      { head: '项目', width: 16, value: ([term]) => term },
      { head: '内容', width: 80, value: ([, words]) => words },
    ],
    notes,
  )

/** An .xlsx file. */
export const workbook = (...sheets: Sheet<Buffer>[]): Promise<Buffer> => writeWorkbook(sheets).toBuffer()

/** Headers of a download; the name may hold Chinese characters. */
export const workbookHeaders = (fileName: string): Record<string, string> => ({
  'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
  'cache-control': 'private, no-store',
})
