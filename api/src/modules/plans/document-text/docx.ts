import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { zipSync } from 'fflate'
import { refuse } from './document-text-error.ts'
import { printNumbers } from './docx-numbering.ts'
import { htmlToText } from './html.ts'
import { runInWorker } from './worker.ts'
import { readZipDirectory, unpackEntry, type ZipEntry } from './zip.ts'

/** Bytes of one XML part. The longest plans have about 2 MB; the reader's tree takes some forty times as much memory. */
const MAX_PART = 12 * 1024 * 1024

const WORKER = `
  const { default: mammoth } = await import(workerData.library)
  const convertImage = mammoth.images.imgElement(async () => ({ src: '' }))
  const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(workerData.bytes) }, { convertImage, styleMap: ['comment-reference => '] })
  reply({ html: value })`

const isTextPart = (entry: ZipEntry) =>
  /^(\[Content_Types\]\.xml|_rels\/|word\/[^/]+\.xml$|word\/_rels\/)/.test(entry.name)

/** Other office files are zips too: say so instead of calling them damaged. */
function checkIsWord(entries: ZipEntry[]) {
  const has = (pattern: RegExp) => entries.some(entry => pattern.test(entry.name))
  if (has(/^word\/document\d*\.xml$/)) return
  if (has(/^(xl|ppt)\/|^content\.xml$|^OFD\.xml$|^AndroidManifest\.xml$/)) throw refuse('OTHER_OFFICE')
  throw refuse(has(/^\[Content_Types\]\.xml$/) ? 'DAMAGED' : 'ARCHIVE')
}

/** Unpacks the XML parts only; pictures and embedded files are never inflated. */
async function unpackParts(bytes: Uint8Array, entries: ZipEntry[]): Promise<Map<string, Uint8Array>> {
  const parts = new Map<string, Uint8Array>()
  for (const entry of entries.filter(isTextPart))
    parts.set(entry.name, await unpackEntry(bytes, entry, MAX_PART))
  return parts
}

/** Automatic numbers exist only in the layout: they are printed into the paragraphs before the text is taken out. */
function printNumbersInto(parts: Map<string, Uint8Array>) {
  const xml = (name: string) => new TextDecoder().decode(parts.get(name) ?? new Uint8Array())
  for (const name of parts.keys()) {
    if (!/^word\/document\d*\.xml$/.test(name)) continue
    const printed = printNumbers(xml(name), xml('word/numbering.xml'), xml('word/styles.xml'))
    parts.set(name, new TextEncoder().encode(printed))
  }
}

/** The text of a Word document: a line a paragraph, table cells parted by tabs, automatic numbers visible. */
export async function readDocx(bytes: Uint8Array): Promise<string> {
  const entries = readZipDirectory(bytes)
  checkIsWord(entries)
  const parts = await unpackParts(bytes, entries)
  printNumbersInto(parts)
  const library = pathToFileURL(createRequire(import.meta.url).resolve('mammoth')).href
  const packed = zipSync(Object.fromEntries(parts), { level: 0 })
  const result = await runInWorker<{ html?: string; failure?: string }>(WORKER, { library, bytes: packed })
  if (result.html === undefined) throw refuse('DAMAGED')
  return htmlToText(result.html, 'keep')
}
