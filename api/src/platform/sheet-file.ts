import { strFromU8, type UnzipFileInfo, unzipSync, zipSync } from 'fflate'
import { readSheet } from 'read-excel-file/node'
import { DomainError } from './errors.ts'
import { columnIndex, type SheetCell } from './sheet-cell.ts'

/** Bytes of the largest sheet taken in. */
export const MAX_SHEET_BYTES = 5 * 1024 * 1024

/** What a sheet may unpack to, unless its taker says otherwise. */
const MOST_UNPACKED = 20 * 1024 * 1024
const MOST_FILES = 200

/** Cells that were made one, counted from 0, both ends included. */
export interface Merge {
  fromRow: number
  toRow: number
  fromColumn: number
  toColumn: number
}

/** A sheet as it was uploaded. */
export interface ReadSheet {
  rows: SheetCell[][]
  /** Cells with a formula that has no value, as `G3`. */
  uncounted: ReadonlySet<string>
  /** Cells shown as percentages, as `G3`: the number 0.98 in them is read 98 %. */
  percents: ReadonlySet<string>
  merges: Merge[]
}

export interface SheetWanted {
  /** Name of the sheet; the first one when there is none of that name. */
  name: string
  /** What the taker expects, in a sentence, for a file that cannot be read. */
  unreadable: string
  tooLarge: string
  mostUnpacked?: number
}

/**
 * Unpacks only what a sheet is read from, and no more than it says: what a small file would blow up to is added up
 * before a byte is unpacked.
 */
function unpack(bytes: Uint8Array, wanted: SheetWanted): Record<string, Uint8Array> {
  let size = 0
  let files = 0
  const filter = ({ name, originalSize }: UnzipFileInfo): boolean => {
    files += 1
    if (!/\.(xml|rels)$/i.test(name)) return false
    size += originalSize
    if (size > (wanted.mostUnpacked ?? MOST_UNPACKED) || files > MOST_FILES)
      throw new DomainError('TOO_LARGE', wanted.tooLarge)
    return true
  }
  try {
    return unzipSync(bytes, { filter })
  } catch (error) {
    throw error instanceof DomainError ? error : new DomainError('UNREADABLE_FILE', wanted.unreadable)
  }
}

const attribute = (tag: string, name: string): string | null =>
  new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? null

const textOf = (files: Record<string, Uint8Array>, name: string): string =>
  files[name] ? strFromU8(files[name]) : ''

/** The file of a sheet inside the archive, by its name; of the first sheet when there is none of that name. */
function sheetPath(files: Record<string, Uint8Array>, name: string): { path: string | null; named: boolean } {
  const sheets = textOf(files, 'xl/workbook.xml').match(/<(?:\w+:)?sheet\b[^>]*>/g) ?? []
  const named = sheets.find(tag => attribute(tag, 'name') === name)
  const id = attribute(named ?? sheets[0] ?? '', 'r:id')
  const links = textOf(files, 'xl/_rels/workbook.xml.rels').match(/<Relationship\b[^>]*>/g) ?? []
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

const CORNER = /^([A-Z]{1,3})(\d{1,7})$/

function readMerges(xml: string): Merge[] {
  return [...xml.matchAll(/<mergeCell\b[^>]*\bref="([A-Z0-9:]+)"/g)].flatMap(([, ref = '']) => {
    const [first, last] = ref.split(':').map(corner => CORNER.exec(corner))
    if (!first || !last) return []
    const [, fromLetters = '', from = ''] = first
    const [, toLetters = '', to = ''] = last
    return [
      {
        fromRow: Number(from) - 1,
        toRow: Number(to) - 1,
        fromColumn: columnIndex(fromLetters),
        toColumn: columnIndex(toLetters),
      },
    ]
  })
}

/** Formats that show a number as a percentage without being written out. */
const BUILT_IN_PERCENTS = new Set(['9', '10'])

/** Indexes of the cell styles that show percentages. */
function percentStyles(xml: string): Set<string> {
  const own = [...xml.matchAll(/<numFmt\b[^>]*>/g)]
    .filter(([tag]) => (attribute(tag, 'formatCode') ?? '').includes('%'))
    .map(([tag]) => attribute(tag, 'numFmtId') ?? '')
  const formats = new Set([...BUILT_IN_PERCENTS, ...own])
  const styles = /<cellXfs\b[\s\S]*?<\/cellXfs>/.exec(xml)?.[0].match(/<xf\b[^>]*>/g) ?? []
  const found = styles.map((tag, index) => (formats.has(attribute(tag, 'numFmtId') ?? '') ? index : -1))
  return new Set(found.filter(index => index >= 0).map(String))
}

function percentCells(sheet: string, styles: string): Set<string> {
  const percents = percentStyles(styles)
  if (percents.size === 0) return new Set()
  const found = new Set<string>()
  for (const [tag] of sheet.matchAll(/<c\b[^>]*>/g)) {
    const reference = attribute(tag, 'r')
    if (reference && percents.has(attribute(tag, 's') ?? '')) found.add(reference)
  }
  return found
}

/** The rows of an uploaded sheet. Throws `UNREADABLE_FILE`, `TOO_LARGE` with what to do. */
export async function readUploadedSheet(bytes: Uint8Array, wanted: SheetWanted): Promise<ReadSheet> {
  const files = unpack(bytes, wanted)
  const { path, named } = sheetPath(files, wanted.name)
  try {
    // Packed anew, so that the reader gets nothing but what was counted above.
    const clean = Buffer.from(zipSync(files, { level: 0 }))
    const rows = (await readSheet(clean, named ? wanted.name : 1)) as unknown as SheetCell[][]
    const xml = path ? textOf(files, path) : ''
    return {
      rows,
      uncounted: uncountedCells(xml),
      percents: percentCells(xml, textOf(files, 'xl/styles.xml')),
      merges: readMerges(xml),
    }
  } catch {
    throw new DomainError('UNREADABLE_FILE', wanted.unreadable)
  }
}
