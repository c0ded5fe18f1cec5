import { open, stat } from 'node:fs/promises'
import { delimitedRows, delimiterOf } from './delimited.ts'
import { ENCODINGS, type Encoding, encodingOf, textOf } from './encoding.ts'
import { insideList, jsonRows } from './json-rows.ts'
import { type TableFile, type TableKind, unreadable } from './table-file.ts'
import { type Book, type BookSheet, openBook } from './xlsx-book.ts'
import { sheetRows } from './xlsx-rows.ts'

/** How a person wants a file read; what is left out is found out. */
export interface TableWanted {
  sheet?: string | null | undefined
  encoding?: string | null | undefined
}

const ZIP = [0x50, 0x4b, 0x03, 0x04]

/** What people upload by mistake, by its first bytes. */
const OTHERS: readonly (readonly [readonly number[], string])[] = [
  [
    [0xd0, 0xcf, 0x11, 0xe0],
    '这是旧版 Excel（.xls）或加密的文件，读不了。请用 Excel 或 WPS 另存为 .xlsx 后再上传。',
  ],
  [[0x1f, 0x8b], '这是压缩文件（gzip）。请解压后再上传里面的表格。'],
  [[0x25, 0x50, 0x44, 0x46, 0x2d], '这是 PDF 文件，不是表格。请上传 CSV、TSV、XLSX 或 JSON 文件。'],
]

const beginsWith = (bytes: Uint8Array, mark: readonly number[]): boolean =>
  mark.every((byte, at) => bytes[at] === byte)

/**
 * Opens a file of rows: by its content first, by its name second. Throws `UNREADABLE_FILE` or `TOO_LARGE` with a plain
 * sentence; nothing of the file is kept in memory but the texts the cells of a workbook share.
 */
export async function openTable(
  path: string,
  fileName: string,
  wanted: TableWanted = {},
): Promise<TableFile> {
  const { size } = await stat(path)
  if (size === 0) throw unreadable('文件是空的。请重新导出后再上传。')
  const head = await headOf(path)
  if (beginsWith(head, ZIP)) return openSheet(path, size, wanted)
  const other = OTHERS.find(([mark]) => beginsWith(head, mark))
  if (other) throw unreadable(other[1])
  if (/\.xlsx$/i.test(fileName))
    throw unreadable('这个 Excel 文件不完整或已损坏，打不开。请用 Excel 或 WPS 打开后另存一份再上传。')
  return openText(path, fileName, size, wanted)
}

async function headOf(path: string): Promise<Buffer> {
  const file = await open(path)
  try {
    const head = Buffer.alloc(16)
    const { bytesRead } = await file.read(head, 0, head.length, 0)
    return head.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

async function openText(
  path: string,
  fileName: string,
  bytes: number,
  wanted: TableWanted,
): Promise<TableFile> {
  const encoding = ENCODINGS.find(known => known === wanted.encoding) ?? (await foundEncoding(path))
  const head = await firstText(path, encoding)
  const kind = kindOf(head, fileName)
  const json = kind === 'json' || kind === 'jsonl'
  const delimiter = json ? null : delimiterOf(head)
  let done = 0
  const text = () => {
    done = 0
    return textOf(path, encoding, length => {
      done += length
    })
  }
  return {
    shape: { kind: delimiter === '\t' ? 'tsv' : kind, encoding, delimiter, sheet: null, sheets: [] },
    rows: () => (json ? jsonRows(insideList(text())) : delimitedRows(text(), delimiter ?? ',')),
    bytes,
    bytesRead: () => done,
  }
}

async function foundEncoding(path: string): Promise<Encoding> {
  const file = await open(path)
  try {
    return await encodingOf(file)
  } finally {
    await file.close()
  }
}

async function firstText(path: string, encoding: Encoding): Promise<string> {
  for await (const piece of textOf(path, encoding)) if (piece.trim() !== '') return piece.slice(0, 200_000)
  throw unreadable('文件里没有内容。请重新导出后再上传。')
}

function kindOf(head: string, fileName: string): TableKind {
  const start = head.trimStart()
  if (/^\[\s*[{\]]/.test(start)) return 'json'
  if (/^\{\s*"/.test(start)) {
    const [first = ''] = start.split('\n')
    return /\}\s*$/.test(first) ? 'jsonl' : 'json'
  }
  return /\.tsv$/i.test(fileName) ? 'tsv' : 'csv'
}

async function openSheet(path: string, bytes: number, { sheet: name }: TableWanted): Promise<TableFile> {
  const book = await openBook(path)
  const sheet = book.sheets.find(candidate => candidate.name === name) ?? (await fullestSheet(book))
  let done = 0
  return {
    shape: {
      kind: 'xlsx',
      encoding: null,
      delimiter: null,
      sheet: sheet.name,
      sheets: book.sheets.map(candidate => candidate.name),
    },
    rows() {
      done = 0
      return sheetRows(book, sheet, length => {
        done += length
      })
    },
    bytes: book.zip.entries.get(sheet.path)?.unpacked ?? bytes,
    bytesRead: () => done,
  }
}

/** Rows looked at to tell which sheet holds the data. */
const ENOUGH = 40

/** The sheet with most cells among its first rows: descriptions of the data are short and narrow. */
async function fullestSheet(book: Book): Promise<BookSheet> {
  let best: { sheet: BookSheet; cells: number } | null = null
  for (const sheet of book.sheets.slice(0, 20)) {
    const cells = await firstCells(book, sheet)
    if (best === null || cells > best.cells) best = { sheet, cells }
  }
  return best?.sheet as BookSheet
}

async function firstCells(book: Book, sheet: BookSheet): Promise<number> {
  let cells = 0
  let rows = 0
  for await (const portion of sheetRows(book, sheet)) {
    for (const row of portion.slice(0, ENOUGH - rows))
      cells += row.cells.filter(cell => cell.trim() !== '').length
    rows += portion.length
    if (rows >= ENOUGH) break
  }
  return cells
}
