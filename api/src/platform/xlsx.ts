import writeWorkbook, { type Cell, type Sheet } from 'write-excel-file/node'

type Value = string | number | null

/** A column of an exported sheet. */
export interface SheetColumn<Row> {
  head: string
  /** In characters of Latin script; a Chinese character takes two. */
  width: number
  value: (row: Row) => Value
  /** Its values are days or minutes (`2024-10-15`, `2024-10-15 08:30`) and become dates; other words stay words. */
  time?: boolean
}

/** What a spreadsheet might take for a formula or a command gets a `'` in front and stays text (TECH: Excel). */
export const harmless = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)

/** How a spreadsheet shows days and minutes. */
export const TIME_FORMATS = { day: 'yyyy-mm-dd', minute: 'yyyy-mm-dd hh:mm' } as const

/** A day or a minute as an instant of a spreadsheet, which knows no time zones; null for other words. */
export function timeOf(words: string): { at: Date; format: keyof typeof TIME_FORMATS } | null {
  const [, day, clock] = /^(\d{4}-\d{2}-\d{2})(?: (\d{2}:\d{2}))?$/.exec(words) ?? []
  if (day === undefined) return null
  const at = new Date(`${day}T${clock ?? '00:00'}:00Z`)
  return Number.isNaN(at.getTime()) ? null : { at, format: clock === undefined ? 'day' : 'minute' }
}

function cell(value: Value, time = false): Cell {
  if (value === null || value === '') return null
  if (typeof value === 'number') return { value, type: Number }
  const found = time ? timeOf(value) : null
  return found
    ? { value: found.at, type: Date, format: TIME_FORMATS[found.format] }
    : { value: harmless(value), type: String }
}

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
    ...rows.map(row => columns.map(({ value, time }) => cell(value(row), time))),
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
