import { zipNames } from './zip-names.ts'

/** What the bytes of a file can be, of the kinds taken. */
export type FileKind =
  | 'PDF'
  | 'DOCX'
  | 'XLSX'
  | 'PPTX'
  | 'OFD'
  | 'DOC'
  | 'XLS'
  | 'PPT'
  | 'JPG'
  | 'PNG'
  | 'ZIP'
  | 'TEXT'

interface Kind {
  /** As a sentence calls it. */
  name: string
  extensions: readonly string[]
  mediaType: string
}

const OOXML = 'application/vnd.openxmlformats-officedocument'

/** Files of WPS carry extensions of their own around the same containers. */
export const KINDS: Readonly<Record<FileKind, Kind>> = {
  PDF: { name: 'PDF 文件', extensions: ['pdf'], mediaType: 'application/pdf' },
  DOCX: {
    name: 'Word 文档',
    extensions: ['docx', 'wps'],
    mediaType: `${OOXML}.wordprocessingml.document`,
  },
  XLSX: { name: 'Excel 表格', extensions: ['xlsx', 'et'], mediaType: `${OOXML}.spreadsheetml.sheet` },
  PPTX: { name: '演示文稿', extensions: ['pptx', 'dps'], mediaType: `${OOXML}.presentationml.presentation` },
  OFD: { name: 'OFD 版式文件', extensions: ['ofd'], mediaType: 'application/ofd' },
  DOC: { name: 'Word 97-2003 文档', extensions: ['doc', 'wps'], mediaType: 'application/msword' },
  XLS: { name: 'Excel 97-2003 表格', extensions: ['xls', 'et'], mediaType: 'application/vnd.ms-excel' },
  PPT: {
    name: 'PowerPoint 97-2003 演示文稿',
    extensions: ['ppt', 'dps'],
    mediaType: 'application/vnd.ms-powerpoint',
  },
  JPG: { name: 'JPG 图片', extensions: ['jpg', 'jpeg'], mediaType: 'image/jpeg' },
  PNG: { name: 'PNG 图片', extensions: ['png'], mediaType: 'image/png' },
  ZIP: { name: 'ZIP 压缩包', extensions: ['zip'], mediaType: 'application/zip' },
  TEXT: { name: '文本', extensions: ['txt', 'csv'], mediaType: 'text/plain' },
}

export const EXTENSIONS: readonly string[] = [
  ...new Set(Object.values(KINDS).flatMap(({ extensions }) => extensions)),
]

/** What cannot be taken, whatever it is called. */
export type Unfit = 'PASSWORD' | 'UNKNOWN'

export type Found = { kind: FileKind; mediaType: string } | { unfit: Unfit }

const PREFIX = { png: '89504e470d0a1a0a', jpg: 'ffd8ff', ole: 'd0cf11e0a1b11ae1', zip: /^504b(0304|0506)/ }

const found = (kind: FileKind, mediaType: string = KINDS[kind].mediaType): Found => ({ kind, mediaType })

const unknown: Found = { unfit: 'UNKNOWN' }

/** Decides by the bytes what a file is; neither its name nor what the browser says of it counts. Total: never throws. */
export function sniffKind(bytes: Uint8Array): Found {
  const head = Buffer.from(bytes.subarray(0, 16)).toString('hex')
  if (head.startsWith(PREFIX.png)) return found('PNG')
  if (head.startsWith(PREFIX.jpg)) return found('JPG')
  if (head.startsWith(PREFIX.ole)) return oleKind(bytes)
  if (PREFIX.zip.test(head)) return zipKind(bytes)
  // Mail gateways put a few bytes before the mark; readers accept it within the first kilobyte.
  if (Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-')) return found('PDF')
  return textKind(bytes)
}

function zipKind(bytes: Uint8Array): Found {
  const names = zipNames(bytes)
  if (names === null) return unknown
  const has = (start: string) => names.some(name => name.startsWith(start))
  if (names.includes('[Content_Types].xml')) {
    if (has('word/')) return found('DOCX')
    if (has('xl/')) return found('XLSX')
    if (has('ppt/')) return found('PPTX')
  }
  return found(names.includes('OFD.xml') ? 'OFD' : 'ZIP')
}

/** Office files of before 2007 name their main stream in the directory of the container, in UTF-16LE. */
function oleKind(bytes: Uint8Array): Found {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const has = (stream: string) => all.includes(Buffer.from(stream, 'utf16le'))
  if (has('EncryptedPackage')) return { unfit: 'PASSWORD' }
  if (has('WordDocument')) return found('DOC')
  if (has('PowerPoint Document')) return found('PPT')
  return has('Workbook') || has('Book\0') ? found('XLS') : unknown
}

/** Control characters that text has no use for; tab, line breaks, form feed and the old end mark of DOS are fine. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROLS = /[\x00-\x08\x0b\x0e-\x19\x1b-\x1f\x7f]/

function textKind(bytes: Uint8Array): Found {
  for (const charset of ['utf-8', 'gb18030']) {
    const text = decoded(bytes, charset)
    if (text !== null) return CONTROLS.test(text) ? unknown : found('TEXT', `text/plain; charset=${charset}`)
  }
  return unknown
}

function decoded(bytes: Uint8Array, charset: string): string | null {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** Why a file cannot be taken, as a sentence, or null: its name promises one thing and its bytes are another. */
export function kindFault(extension: string, what: Found): string | null {
  if (!EXTENSIONS.includes(extension)) return NOT_TAKEN
  if ('unfit' in what) {
    return what.unfit === 'PASSWORD'
      ? '文件设有打开密码，别人无法查看。请取消密码后再上传。'
      : `文件内容不是 .${extension} 应有的格式，可能已损坏或改过扩展名。请在原软件中打开确认，另存后再上传。`
  }
  const { name, extensions } = KINDS[what.kind]
  if (extensions.includes(extension)) return null
  return `文件扩展名是 .${extension}，内容却是“${name}”。请把扩展名改为 .${extensions[0]} 后再上传。`
}

const NOT_TAKEN = `不支持这种文件。可上传：${EXTENSIONS.join('、')}。`
