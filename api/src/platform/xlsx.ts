import writeWorkbook, { type Cell, type Sheet } from 'write-excel-file/node'

/** A column of an exported sheet. */
export interface SheetColumn<Row> {
  head: string
  /** In characters of Latin script; a Chinese character takes two. */
  width: number
  value: (row: Row) => string | number | null
}

/** One sheet: its tab, its columns and its rows. */
export interface SheetOf<Row> {
  name: string
  columns: readonly SheetColumn<Row>[]
  rows: readonly Row[]
}

export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** What a spreadsheet might take for a formula or a command gets a `'` in front and stays text (TECH: Excel). */
export const harmless = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)

const cell = (value: string | number | null): Cell =>
  value === null || value === ''
    ? null
    : typeof value === 'number'
      ? { value, type: Number }
      : { value: harmless(value), type: String }

const sheet = <Row>({ name, columns, rows }: SheetOf<Row>): Sheet<Buffer> => ({
  sheet: name,
  columns: columns.map(({ width }) => ({ width })),
  stickyRowsCount: 1,
  data: [
    columns.map(({ head }) => ({ value: harmless(head), type: String, fontWeight: 'bold' })),
    ...rows.map(row => columns.map(({ value }) => cell(value(row)))),
  ],
})

/** How a list was made, as a second sheet: what it shows, where, on which day, by whom. */
export const noteSheet = (name: string, notes: readonly (readonly [string, string])[]): SheetOf<unknown> =>
  ({
    name,
    columns: [
      { head: '项目', width: 16, value: ([term]) => term },
      { head: '内容', width: 80, value: ([, words]) => words },
    ],
    rows: notes,
  }) satisfies SheetOf<readonly [string, string]> as SheetOf<unknown>

/** An .xlsx file with a fixed head row on every sheet. */
export const workbook = (...sheets: SheetOf<never>[]): Promise<Buffer> =>
  writeWorkbook(sheets.map(one => sheet(one))).toBuffer()

/** Headers of a download; the name may hold Chinese characters. */
export const attachment = (fileName: string): Record<string, string> => ({
  'content-type': XLSX_TYPE,
  'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
  'cache-control': 'private, no-store',
})
