import { isValidElement, type ReactNode } from 'react'
import writeWorkbook, { type Cell, type Sheet } from 'write-excel-file/browser'
import { instant } from '../../i18n/format.ts'
import type { T } from '../../i18n/index.ts'
import type { ChartTable } from '../chart/option.ts'
import type { Paper } from '../paper.tsx'
import { columnWidth, harmless, type SheetValue, sheetValue } from './cell-value.ts'
import type { Drawing } from './drawing.ts'
import { fileName } from './file-name.ts'
import { filtersOnPage } from './filters-on-page.ts'
import { handOver } from './hand-over.ts'
import { NotRecorded } from './not-saved.ts'
import type { SheetTable } from './read-table.ts'

interface Around {
  paper: Paper
  t: T
}

/** What the second sheet says besides place, day and person. */
export interface SheetNotes {
  name: string
  count: number
  definition?: string | undefined
  source?: string | undefined
}

function cellOf(value: SheetValue): Cell {
  if (value === null) return null
  if (typeof value === 'number') return { value, type: Number }
  if (typeof value === 'string') return { value: harmless(value), type: String, wrap: true }
  if ('day' in value) return { value: new Date(`${value.day}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd' }
  const format = value.digits === 0 ? '0%' : `0.${'0'.repeat(value.digits)}%`
  return { value: value.percent, type: Number, format }
}

const head = (words: string): Cell => ({
  value: harmless(words),
  type: String,
  fontWeight: 'bold',
  wrap: true,
  backgroundColor: '#EEF1F3',
})

/** Names of sheets: at most 31 signs, none of them `[]:*?/\`. */
const sheetName = (name: string, at: number): string =>
  `${at > 0 ? `${at + 1} ` : ''}${name.replace(/[[\]:*?/\\]/g, ' ')}`.slice(0, 31) || `Sheet${at + 1}`

function sheetOf({ name, heads, rows }: SheetTable, at: number): Sheet<Blob> {
  const last = heads[heads.length - 1] ?? []
  const columns = Math.max(last.length, ...rows.map(row => row.length), 1)
  const widths = Array.from({ length: columns }, (_, column) =>
    columnWidth([last[column] ?? null, ...rows.slice(0, 500).map(row => row[column] ?? null)]),
  )
  return {
    sheet: sheetName(name, at),
    columns: widths.map(width => ({ width })),
    stickyRowsCount: heads.length,
    data: [...heads.map(row => row.map(head)), ...rows.map(row => row.map(cellOf))],
  }
}

/** How the table came to be: what, where, which day, narrowed to what, counted how, by whom and when. */
function notesOf({ name, count, definition, source }: SheetNotes, { paper, t }: Around): SheetTable {
  const filters = filtersOnPage()
  const rows: [string, string][] = [
    [t('paper:noteContent'), t('paper:noteContentOf', { name, count })],
    ...(paper.place ? [[t('paper:notePlace'), paper.place] as [string, string]] : []),
    [t('paper:noteAsOf'), paper.asOf],
    ...(filters ? [[t('paper:noteFilters'), filters] as [string, string]] : []),
    [t('paper:noteAddress'), location.pathname + location.search],
    ...(definition ? [[t('paper:noteDefinition'), definition] as [string, string]] : []),
    ...(source ? [[t('paper:noteSource'), source] as [string, string]] : []),
    [t('paper:noteBy'), `${paper.by} ${instant(new Date().toISOString())}`],
    ...(paper.demo ? [[t('paper:noteCaution'), t('paper:demoNote')] as [string, string]] : []),
  ]
  return {
    name: t('paper:noteSheet'),
    heads: [[t('paper:noteTerm'), t('paper:noteWords')]],
    rows,
    count: rows.length,
  }
}

/** The bytes of a workbook: the tables, then the sheet that says how they came to be. */
export const workbook = (tables: readonly SheetTable[], notes: SheetNotes, around: Around): Promise<Blob> =>
  writeWorkbook([...tables.map(sheetOf), sheetOf(notesOf(notes, around), 0)]).toBlob()

/**
 * Saves tables as one file; its name says what, where and of which day. Answers the name. It is recorded first, as every
 * file of the server is: throws `NotRecorded` where that fails.
 */
export async function saveTables(
  tables: readonly SheetTable[],
  notes: SheetNotes,
  around: Around,
): Promise<string> {
  const name = fileName([notes.name, around.paper.place, around.paper.asOf], 'xlsx')
  const file = await workbook(tables, notes, around)
  const refused = await around.paper.record({ name: notes.name, rows: notes.count })
  if (refused !== null) throw new NotRecorded(refused)
  handOver(file, name)
  return name
}

/** What an element says: its words without its looks. */
function wordsIn(node: ReactNode): string {
  if (node === null || node === undefined || typeof node === 'boolean') return ''
  if (Array.isArray(node)) return node.map(wordsIn).join('')
  return isValidElement<{ children?: ReactNode }>(node) ? wordsIn(node.props.children) : String(node)
}

/** The data of a chart. */
export function saveChartData(
  { name, definition, source }: Pick<Drawing, 'name' | 'definition' | 'source'>,
  { heads, rows }: ChartTable,
  around: Around,
): Promise<string> {
  const table: SheetTable = {
    name,
    heads: [heads],
    rows: rows.map(row => row.map(cell => sheetValue(wordsIn(cell)))),
    count: rows.length,
  }
  return saveTables([table], { name, count: rows.length, definition, source }, around)
}
