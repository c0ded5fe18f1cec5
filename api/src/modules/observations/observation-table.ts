import { readCsv } from '../../platform/csv.ts'
import { decodeText } from '../../platform/decode-text.ts'
import { DomainError } from '../../platform/errors.ts'
import { cellWords, isBlank, plainText, type SheetCell, sameHead } from '../../platform/sheet-cell.ts'
import { readUploadedSheet } from '../../platform/sheet-file.ts'
import { padCode } from '../divisions/index.ts'
import type { LibraryIndicator } from '../indicators/index.ts'
import { readFigure } from './figure-cell.rules.ts'
import { isPercent } from './observation-check.rules.ts'
import {
  IMPORT_COLUMNS,
  type ImportColumn,
  type ImportFault,
  type ImportRow,
  importFault,
  readPeriodWords,
} from './observation-import.rules.ts'

/** What a column may be called. */
const HEADS: Readonly<Record<ImportColumn, readonly string[]>> = {
  INDICATOR: ['指标', '指标编号', '编号', '指标名称'],
  PLACE: ['地区', '地区代码', '代码', '地区名称', '填报单位', '行政区划'],
  PERIOD: ['期间', '周期', '月份', '时间'],
  NUMERATOR: ['分子'],
  DENOMINATOR: ['分母'],
  VALUE: ['数值', '值', '指标值'],
}

const COLUMNS = Object.keys(HEADS) as ImportColumn[]

type Table = readonly (readonly SheetCell[])[]

/** What a workbook may unpack to here. */
const MOST_UNPACKED = 60 * 1024 * 1024

const WANTED = {
  name: '指标值',
  unreadable: '无法读取这个文件。请上传 .xlsx 或 .csv（UTF-8 或 GB18030 编码）的长表。',
  tooLarge: '工作簿太大，无法读取。请另存为 .csv 后再导入，或分成几个文件。',
  mostUnpacked: MOST_UNPACKED,
}

/** The cells of a table, and which of them are shown as percentages. Throws `UNREADABLE_FILE`, `TOO_LARGE`. */
export async function readTable(bytes: Uint8Array): Promise<{ rows: Table; percents: ReadonlySet<string> }> {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return readUploadedSheet(bytes, WANTED)
  const text = decodeText(bytes)
  if (text === null || text.includes('\0')) throw new DomainError('UNREADABLE_FILE', WANTED.unreadable)
  return { rows: readCsv(text), percents: new Set() }
}

type Places = Readonly<Record<ImportColumn, number>>

/** Where the columns stand. Throws `BAD_INPUT` naming those that are missing. */
function findColumns(heads: readonly SheetCell[]): Places {
  const places = Object.fromEntries(
    COLUMNS.map(column => [
      column,
      heads.findIndex(head => HEADS[column].some(name => sameHead(head, name))),
    ]),
  ) as Record<ImportColumn, number>
  const needed = COLUMNS.filter(column => column === 'INDICATOR' || column === 'PLACE' || column === 'PERIOD')
  const missing = needed.filter(column => places[column] < 0)
  const noFigures = places.VALUE < 0 && (places.NUMERATOR < 0 || places.DENOMINATOR < 0)
  if (missing.length === 0 && !noFigures) return places
  const names = [
    ...missing.map(column => `“${IMPORT_COLUMNS[column]}”`),
    ...(noFigures ? ['“数值”或“分子”“分母”'] : []),
  ]
  const sentence = `表头缺少${names.join('、')}列。第一行应为：指标、地区、期间、分子、分母、数值。`
  throw new DomainError('BAD_INPUT', sentence, [{ field: 'file', message: sentence }])
}

export interface Directory {
  library: readonly LibraryIndicator[]
  /** Places that may be named: within the place asked for. */
  places: readonly { code: string; name: string; parentCode: string | null }[]
}

/** Rows of a long table 指标、地区、期间、分子、分母、数值, by id and code; what cannot be read is named. */
export function readLongTable(
  { rows, percents }: { rows: Table; percents: ReadonlySet<string> },
  directory: Directory,
): { rows: ImportRow[]; faults: ImportFault[]; lines: number } {
  const columns = findColumns(rows[0] ?? [])
  const names = nameBook(directory)
  const read: ImportRow[] = []
  const faults: ImportFault[] = []
  let lines = 0
  for (const [index, cells] of rows.entries()) {
    if (index === 0 || cells.every(isBlank)) continue
    lines += 1
    const line = readLine(cells, index + 1, { columns, names, percents })
    if (line === null) continue
    if (Array.isArray(line)) faults.push(...line)
    else read.push(line)
  }
  return { rows: read, faults, lines }
}

interface NameBook {
  indicator(text: string): LibraryIndicator | string
  place(text: string): string | { fault: string }
}

/** Finds things by number, code or name, each name looked up once. */
function nameBook({ library, places }: Directory): NameBook {
  const byNo = new Map(library.map(indicator => [String(indicator.no), indicator]))
  const byName = groups(library, ({ name }) => [plainText(name)])
  const codes = new Set(places.map(({ code }) => code))
  const nameOf = new Map(places.map(({ code, name }) => [code, name]))
  const placeNames = groups(places, ({ name, parentCode }) => {
    const above = parentCode === null ? undefined : nameOf.get(parentCode)
    return [plainText(name), ...(above === undefined ? [] : [plainText(`${above}${name}`)])]
  })
  return {
    indicator(text) {
      const named = byNo.get(text) ?? byName.get(text)
      if (named === undefined) return '没有这项指标。'
      if (!Array.isArray(named)) return named as LibraryIndicator
      const [only] = named as LibraryIndicator[]
      if (named.length === 1 && only) return only
      const numbers = (named as LibraryIndicator[]).map(({ no }) => no).join('、')
      return `有 ${named.length} 项指标叫这个名字（编号 ${numbers}）。`
    },
    place(text) {
      if (/^\d{2,12}$/.test(text)) {
        const code = padCode(text)
        return codes.has(code) ? code : { fault: '没有这个代码的地方，或不在导入的范围里。' }
      }
      const named = placeNames.get(text) ?? []
      if (named.length === 1 && named[0]) return named[0].code
      return {
        fault:
          named.length === 0
            ? '没有这个名字的地方，或不在导入的范围里。'
            : `有 ${named.length} 个地方叫这个名字。`,
      }
    },
  }
}

function groups<T>(items: readonly T[], keysOf: (item: T) => string[]): Map<string, T[]> {
  const found = new Map<string, T[]>()
  for (const item of items) for (const key of keysOf(item)) found.set(key, [...(found.get(key) ?? []), item])
  return found
}

interface Reading {
  columns: Places
  names: NameBook
  percents: ReadonlySet<string>
}

const FIGURES = ['NUMERATOR', 'DENOMINATOR', 'VALUE'] as const

/** One line; null when it holds no figure at all. */
function readLine(
  cells: readonly SheetCell[],
  row: number,
  { columns, names, percents }: Reading,
): ImportRow | ImportFault[] | null {
  const at = (column: ImportColumn): SheetCell => (columns[column] < 0 ? null : cells[columns[column]])
  const text = (column: ImportColumn) => plainText(cellWords(at(column)))
  const indicator = names.indicator(text('INDICATOR'))
  const place = names.place(text('PLACE'))
  const faults: ImportFault[] = []
  const refuse = (column: ImportColumn, reason: string, fix: string) =>
    faults.push(importFault({ row }, column, cellWords(at(column)).slice(0, 60), reason, fix))
  if (typeof indicator === 'string') refuse('INDICATOR', indicator, '请填指标编号，或与指标库一样的名称。')
  if (typeof place !== 'string') refuse('PLACE', place.fault, '请填 12 位代码，或与行政区划一样的名称。')
  if (typeof indicator === 'string') return faults
  const period = readPeriodWords(text('PERIOD'), indicator.frequency)
  if (period === null)
    refuse('PERIOD', '期间的写法看不懂。', '请写成 2024-09、2024年三季度、2024年上半年或 2024 这样。')
  const unit = indicator.definitions.at(-1)
  const ratio = unit?.kind === 'RATIO'
  const figures = FIGURES.map(column => {
    // A ratio is made of its parts; what else is in the line is their result.
    const cell = ratio && column === 'VALUE' ? null : at(column)
    const percent = column === 'VALUE' && unit !== undefined && isPercent(unit)
    const shownAsPercent = percents.has(`${letters(columns[column])}${row}`)
    const reading = readFigure(cell, {
      percent,
      unit: column === 'VALUE' ? (unit?.unit ?? null) : null,
      shownAsPercent,
    })
    if ('fault' in reading) refuse(column, reading.fault.reason, reading.fault.fix ?? '请只填数字。')
    return 'fault' in reading ? null : (reading.value?.value ?? null)
  })
  if (faults.length > 0 || period === null || typeof place !== 'string') return faults
  const [numerator = null, denominator = null, value = null] = figures
  if (numerator === null && denominator === null && value === null && isBlank(at('VALUE'))) return null
  return { row, indicatorId: indicator.id, placeCode: place, period, numerator, denominator, value }
}

const letters = (index: number): string => (index < 0 ? '' : String.fromCharCode(65 + index))
