import { bomCharset } from './charset.ts'
import { refuse } from './document-text-error.ts'

export type ContainerKind = 'pdf' | 'zip' | 'text'

const ascii = (bytes: Uint8Array, start: number, end: number) =>
  String.fromCharCode(...bytes.subarray(start, Math.min(end, bytes.length)))

/** First bytes of the kinds that are refused, in hexadecimal. */
const IMAGES = /^(89504e47|ffd8ff|47494638|424d.{8}00000000|49492a00|4d4d002a|52494646.{8}57454250)/
const ARCHIVES = /^(52617221|377abcaf|1f8b|425a68)/
const OLE = /^d0cf11e0a1b11ae1/
const ZIP = /^504b(0304|0506)/
const OTHER_OFFICE = /^\{\\rtf|^MIME-Version:|^<\?xml.{0,300}<\?mso-application/is

/** `needle` as it stands in an OLE directory: UTF-16LE. */
function hasStream(bytes: Uint8Array, needle: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(
    Buffer.from(needle, 'utf16le'),
  )
}

/** An OLE file is a Word document with a password, or an office file of before 2007. */
function refuseOle(bytes: Uint8Array): never {
  if (hasStream(bytes, 'EncryptedPackage')) throw refuse('PASSWORD')
  if (hasStream(bytes, 'Workbook') || hasStream(bytes, 'PowerPoint Document')) throw refuse('OTHER_OFFICE')
  throw refuse('OLD_WORD')
}

/** Text has no NUL (outside UTF-16) and hardly any control characters. */
function looksBinary(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 65_536)
  let controls = 0
  for (const byte of sample) {
    if (byte === 0) return true
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0c) controls++
  }
  return controls > 2 && controls > sample.length / 100
}

/** Decides by the first bytes what a file really is, whatever its name; throws for what cannot be read. */
export function sniffContainer(bytes: Uint8Array): ContainerKind {
  const magic = Buffer.from(bytes.subarray(0, 16)).toString('hex')
  // Mail gateways and old exporters put a few bytes before the PDF mark; readers accept it within 1 KB.
  if (ascii(bytes, 0, 1024).includes('%PDF-')) return 'pdf'
  if (ZIP.test(magic)) return 'zip'
  if (OLE.test(magic)) refuseOle(bytes)
  if (IMAGES.test(magic)) throw refuse('IMAGE')
  if (ARCHIVES.test(magic)) throw refuse('ARCHIVE')
  if (OTHER_OFFICE.test(ascii(bytes, 0, 512))) throw refuse('OTHER_OFFICE')
  if (!bomCharset(bytes)?.startsWith('utf-16') && looksBinary(bytes)) throw refuse('UNKNOWN_TYPE')
  return 'text'
}

/**
 * A page, not a text with scraps of markup in it: it opens like a page, or is named like one and has tags, or opens
 * with a tag and has several blocks. Stray `</p>` in a text file do not make it a page.
 */
export function looksLikeHtml(text: string, fileName: string): boolean {
  const head = text.slice(0, 2000).replace(/^(\s|<!--[\s\S]*?-->|<\?xml[^>]*>)+/, '')
  if (/^<(!doctype html|html|head|body)\b/i.test(head)) return true
  if (/\.x?html?$/i.test(fileName) && /<[a-z][^>]*>/i.test(text)) return true
  return (
    /^<(p|div|table|article|section|h[1-6])\b/i.test(head) &&
    (text.match(/<(p|div|td|h[1-6])\b/gi)?.length ?? 0) >= 2
  )
}
