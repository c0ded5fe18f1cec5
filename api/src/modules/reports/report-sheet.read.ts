import { strFromU8, type UnzipFileInfo, unzipSync, zipSync } from 'fflate'
import { readSheet } from 'read-excel-file/node'
import { DomainError } from '../../platform/errors.ts'
import { SHEET_NAME } from './report-sheet.file.ts'
import type { SheetCell } from './report-sheet.rules.ts'

/** Bytes of the largest sheet taken in, and what it may unpack to. */
export const MAX_SHEET_BYTES = 5 * 1024 * 1024
const MOST_UNPACKED = 20 * 1024 * 1024
const MOST_FILES = 200

/** A sheet as it was uploaded. */
export interface ReadSheet {
  rows: SheetCell[][]
  /** Cells with a formula that has no value, as `G3`. */
  uncounted: ReadonlySet<string>
}

const unreadable = () =>
  new DomainError(
    'UNREADABLE_FILE',
    '无法读取这个文件。请上传从本系统下载的 .xlsx 填报表，不要另存为 .xls 或 .csv，也不要加密码。',
  )

const tooLarge = () =>
  new DomainError('TOO_LARGE', '表格太大，无法读取。请重新下载填报表，只填浅黄色的格子后再上传。')

/**
 * Unpacks only what a sheet is read from, and no more than it says: what a small file would blow up to is added up
 * before a byte is unpacked.
 */
function unpack(bytes: Uint8Array): Record<string, Uint8Array> {
  let size = 0
  let files = 0
  const filter = ({ name, originalSize }: UnzipFileInfo): boolean => {
    files += 1
    if (!/\.(xml|rels)$/i.test(name)) return false
    size += originalSize
    if (size > MOST_UNPACKED || files > MOST_FILES) throw tooLarge()
    return true
  }
  try {
    return unzipSync(bytes, { filter })
  } catch (error) {
    throw error instanceof DomainError ? error : unreadable()
  }
}

const attribute = (tag: string, name: string): string | null =>
  new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? null

/** The file of a sheet inside the archive, by its name; of the first sheet when there is none of that name. */
function sheetPath(files: Record<string, Uint8Array>): { path: string | null; named: boolean } {
  const text = (name: string) => (files[name] ? strFromU8(files[name]) : '')
  const sheets = text('xl/workbook.xml').match(/<(?:\w+:)?sheet\b[^>]*>/g) ?? []
  const named = sheets.find(tag => attribute(tag, 'name') === SHEET_NAME)
  const id = attribute(named ?? sheets[0] ?? '', 'r:id')
  const links = text('xl/_rels/workbook.xml.rels').match(/<Relationship\b[^>]*>/g) ?? []
  const target = attribute(links.find(tag => attribute(tag, 'Id') === id) ?? '', 'Target')
  const path = target && (target.startsWith('/') ? target.slice(1) : `xl/${target}`)
  return { path, named: named !== undefined }
}

/** Cells whose formula was never counted: read as they are, they would look empty. */
function uncountedCells(xml: string): Set<string> {
  const found = new Set<string>()
  for (const [, attributes = '', inside = ''] of xml.matchAll(/<c\b([^>]*[^/>])>([\s\S]*?)<\/c>/g)) {
    const reference = attribute(attributes, 'r')
    if (reference && /<f[\s>/]/.test(inside) && !/<v>[^<]/.test(inside)) found.add(reference)
  }
  return found
}

/** The rows of an uploaded sheet. Throws `UNREADABLE_FILE`, `TOO_LARGE` with what to do. */
export async function readUploadedSheet(bytes: Uint8Array): Promise<ReadSheet> {
  const files = unpack(bytes)
  const { path, named } = sheetPath(files)
  try {
    // Packed anew, so that the reader gets nothing but what was counted above.
    const clean = Buffer.from(zipSync(files, { level: 0 }))
    const rows = (await readSheet(clean, named ? SHEET_NAME : 1)) as unknown as SheetCell[][]
    const xml = path && files[path] ? strFromU8(files[path]) : ''
    return { rows, uncounted: uncountedCells(xml) }
  } catch {
    throw unreadable()
  }
}
