import { Readable } from 'node:stream'
import { strToU8, Zip, ZipDeflate } from 'fflate'
import { columnLetters } from './sheet-cell.ts'
import { harmless, type SheetColumn, TIME_FORMATS, timeOf } from './xlsx.ts'

/** A sheet whose rows come in portions. */
export interface StreamedSheet<Row> {
  name: string
  columns: readonly SheetColumn<Row>[]
  rows: AsyncIterable<readonly Row[]> | Iterable<readonly Row[]>
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
/** Signs no XML may hold are left out. */
const escaped = (text: string): string =>
  text
    .replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"]/g, sign => ESCAPES[sign] as string)

const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="${TIME_FORMATS.day}"/><numFmt numFmtId="165" formatCode="${TIME_FORMATS.minute}"/></numFmts><fonts count="2"><font/><font><b/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="165" applyNumberFormat="1"/></cellXfs></styleSheet>`

const contentTypes = (count: number): string =>
  `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SHEET_TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${SHEET_TYPE}.styles+xml"/>${each(count, no => `<Override PartName="/xl/worksheets/sheet${no}.xml" ContentType="${SHEET_TYPE}.worksheet+xml"/>`)}</Types>`

const ROOT = `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`

const workbookOf = (names: readonly string[]): string =>
  `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${names
    .map((name, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`)
    .join('')}</sheets></workbook>`

const relations = (count: number): string =>
  `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${each(count, no => `<Relationship Id="rId${no}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${no}.xml"/>`)}<Relationship Id="rId${count + 1}" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`

const each = (count: number, part: (no: number) => string): string =>
  Array.from({ length: count }, (_, at) => part(at + 1)).join('')

const BOLD = 1
/** Styles of days and minutes. */
const TIME_STYLES = { day: 2, minute: 3 } as const

const MS_PER_DAY = 86_400_000
/** Days as spreadsheets count them. A tenth of a millisecond more, or what reads the fraction back ends a millisecond early. */
function serialOf(at: Date): number {
  const serial = (at.getTime() - Date.UTC(1899, 11, 30)) / MS_PER_DAY
  return Number.isInteger(serial) ? serial : serial + 0.1 / MS_PER_DAY
}

interface Place {
  column: number
  row: number
  style?: number
  /** Days and minutes become dates. */
  time?: boolean | undefined
}

function cellOf(value: string | number | null, { column, row, style, time }: Place): string {
  if (value === null || value === '') return ''
  const found = time && typeof value === 'string' ? timeOf(value) : null
  if (found) return cellOf(serialOf(found.at), { column, row, style: TIME_STYLES[found.format] })
  const head = `<c r="${columnLetters(column)}${row}"${style === undefined ? '' : ` s="${style}"`}`
  if (typeof value === 'number') return `${head}><v>${value}</v></c>`
  return `${head} t="inlineStr"><is><t xml:space="preserve">${escaped(harmless(value))}</t></is></c>`
}

async function* sheetXml<Row>({ columns, rows }: StreamedSheet<Row>): AsyncGenerator<string> {
  const widths = columns.map(
    ({ width }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  )
  const heads = columns.map(({ head }, column) => cellOf(head, { column, row: 1, style: BOLD })).join('')
  yield `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData><row r="1">${heads}</row>`
  let no = 1
  for await (const portion of rows) {
    const lines = portion.map(row => {
      no += 1
      return `<row r="${no}">${columns.map(({ value, time }, column) => cellOf(value(row), { column, row: no, time })).join('')}</row>`
    })
    yield lines.join('')
  }
  yield '</sheetData></worksheet>'
}

/** The bytes of an .xlsx file of any length: only one portion of its rows is in memory at a time. */
// biome-ignore lint/suspicious/noExplicitAny: sheets of different rows stand in one file.
export function streamedWorkbook(...sheets: StreamedSheet<any>[]): Readable {
  return Readable.from(bytesOf(sheets), { objectMode: false })
}

async function* bytesOf(sheets: readonly StreamedSheet<unknown>[]): AsyncGenerator<Buffer> {
  let ready: Buffer[] = []
  let failed: Error | null = null
  const zip = new Zip((error, bytes) => {
    if (error) failed = error
    else ready.push(Buffer.from(bytes))
  })
  const file = (name: string) => {
    const entry = new ZipDeflate(name, { level: 6 })
    zip.add(entry)
    return entry
  }
  const whole = (name: string, text: string) => file(name).push(strToU8(text), true)
  whole('[Content_Types].xml', contentTypes(sheets.length))
  whole('_rels/.rels', ROOT)
  whole('xl/workbook.xml', workbookOf(sheets.map(({ name }) => name)))
  whole('xl/_rels/workbook.xml.rels', relations(sheets.length))
  whole('xl/styles.xml', STYLES)
  for (const [at, sheet] of sheets.entries()) {
    const entry = file(`xl/worksheets/sheet${at + 1}.xml`)
    for await (const text of sheetXml(sheet)) {
      entry.push(strToU8(text))
      yield* ready
      ready = []
    }
    entry.push(new Uint8Array(), true)
  }
  zip.end()
  if (failed) throw failed
  yield* ready
}
