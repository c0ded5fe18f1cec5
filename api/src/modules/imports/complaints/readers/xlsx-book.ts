import { SaxesParser } from 'saxes'
import { LONGEST_CELL, tooLarge, unreadable } from './table-file.ts'
import { ZipFile } from './zip-file.ts'

/** A million rows of text have a sheet of about 1 GB; a small file that says so is a bomb. */
const LIMITS = { entries: 2000, unpacked: 3 * 1024 ** 3, ratio: 120 }

/** Characters of shared text kept in memory. */
const MOST_SHARED = 120 * 1024 * 1024

const DAMAGED = '这个 Excel 文件的内容已损坏，读不下去。请用 Excel 或 WPS 打开后另存一份再上传。'

export interface BookSheet {
  name: string
  path: string
}

/** A workbook: its sheets, the texts they share, and which styles show dates. */
export interface Book {
  zip: ZipFile
  sheets: BookSheet[]
  shared: string[]
  /** By style index: whether its numbers are shown as dates. */
  dates: boolean[]
  /** Days are counted from 1904 (old Macs). */
  from1904: boolean
}

const attribute = (tag: string, name: string): string | null =>
  new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? null

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const decoded = (text: string): string =>
  text
    .replace(/&#(x?)([\da-f]+);/gi, (_, hex: string, digits: string) =>
      String.fromCodePoint(Math.min(0x10ffff, Number.parseInt(digits, hex ? 16 : 10) || 0xfffd)),
    )
    .replace(/&(\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole)

/** Opens a workbook. Throws a plain sentence for a broken file and for one that would blow up. */
export async function openBook(path: string): Promise<Book> {
  const zip = await ZipFile.open(path, LIMITS)
  const workbook = await zip.textOf('xl/workbook.xml')
  if (workbook === null)
    throw unreadable('这不是 Excel 工作簿（.xlsx）。旧版 .xls 文件请用 Excel 或 WPS 另存为 .xlsx 后再上传。')
  const sheets = sheetsOf(zip, workbook, (await zip.textOf('xl/_rels/workbook.xml.rels')) ?? '')
  if (sheets.length === 0) throw unreadable('这个 Excel 文件里没有工作表。')
  return {
    zip,
    sheets,
    shared: await readShared(zip),
    dates: dateStyles((await zip.textOf('xl/styles.xml', 16 * 1024 * 1024)) ?? ''),
    from1904: /<(?:\w+:)?workbookPr\b[^>]*date1904="(?:1|true)"/.test(workbook),
  }
}

function sheetsOf(zip: ZipFile, workbook: string, links: string): BookSheet[] {
  const tags = links.match(/<(?:\w+:)?Relationship\b[^>]*>/g) ?? []
  const targets = new Map(tags.map(tag => [attribute(tag, 'Id'), attribute(tag, 'Target') ?? '']))
  return (workbook.match(/<(?:\w+:)?sheet\b[^>]*>/g) ?? []).flatMap(tag => {
    const target = targets.get(attribute(tag, 'r:id')) ?? ''
    const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`
    return zip.entries.has(path) ? [{ name: decoded(attribute(tag, 'name') ?? ''), path }] : []
  })
}

const localName = (tag: string): string => tag.slice(tag.indexOf(':') + 1)

async function readShared(zip: ZipFile): Promise<string[]> {
  const name = [...zip.entries.keys()].find(key => /^xl\/sharedStrings\.xml$/i.test(key))
  if (name === undefined) return []
  const shared: string[] = []
  let text = ''
  let inText = false
  let phonetic = 0
  let size = 0
  const parser = new SaxesParser()
  parser.on('opentag', ({ name: tag }) => {
    const local = localName(tag)
    if (local === 'si') text = ''
    else if (local === 'rPh') phonetic += 1
    else if (local === 't') inText = phonetic === 0
  })
  parser.on('text', piece => {
    if (inText) text += piece
  })
  parser.on('closetag', ({ name: tag }) => {
    const local = localName(tag)
    if (local === 't') inText = false
    else if (local === 'rPh') phonetic -= 1
    else if (local === 'si') {
      size += text.length
      if (size > MOST_SHARED || text.length > LONGEST_CELL)
        throw tooLarge('这个 Excel 文件里的文字太多（共享文本超过 120 MB），请另存为 CSV 后再上传。')
      shared.push(plainXlsxText(text))
    }
  })
  for await (const _ of fed(parser, zip.bytesOf(name))) {
    // The handlers of the parser do the work.
  }
  return shared
}

/** Runs a parser over bytes as they come and yields the length of each piece; a fault of the XML is told as a broken file. */
export async function* fed(parser: SaxesParser, bytes: AsyncIterable<Uint8Array>): AsyncGenerator<number> {
  const decoder = new TextDecoder('utf-8')
  parser.on('error', () => {
    throw unreadable(DAMAGED)
  })
  for await (const piece of bytes) {
    parser.write(decoder.decode(piece, { stream: true }))
    yield piece.length
  }
  parser.close()
}

/** `_x000D_` is how Excel writes a carriage return. */
export const plainXlsxText = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([\dA-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text

/** Numbers of formats that show dates without being written out: 14–22, 27–36, 45–47, 50–58. */
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)

function dateStyles(xml: string): boolean[] {
  const formats = new Map(
    (xml.match(/<(?:\w+:)?numFmt\b[^>]*>/g) ?? []).map(tag => [
      Number(attribute(tag, 'numFmtId')),
      decoded(attribute(tag, 'formatCode') ?? ''),
    ]),
  )
  const [block = ''] = /<(?:\w+:)?cellXfs\b[\s\S]*?<\/(?:\w+:)?cellXfs>/.exec(xml) ?? []
  return (block.match(/<(?:\w+:)?xf\b[^>]*>/g) ?? []).map(tag => {
    const id = Number(attribute(tag, 'numFmtId'))
    const form = formats.get(id)
    return form === undefined ? isBuiltInDate(id) : isDateForm(form)
  })
}

/** A format of a date has y, m, d or h outside of quotes, brackets and escapes. */
const isDateForm = (form: string): boolean =>
  !/general/i.test(form) && /[ymdh年月日]/i.test(form.replace(/"[^"]*"|\[[^\]]*\]|\\./g, ''))
