import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { refuse } from './document-text-error.ts'
import { type PdfPage, pagesToText } from './pdf-lines.ts'
import { runInWorker } from './worker.ts'

const MAX_PAGES = 500

type Reply = { pages: PdfPage[] } | { tooLong: true } | { failure: string }

const WORKER = `
  const { library, cMapUrl, standardFontDataUrl, bytes, maxPages } = workerData
  const { getDocument, OPS } = await import(library)
  const pdf = await getDocument({
    data: bytes, cMapUrl, cMapPacked: true, standardFontDataUrl, useWorkerFetch: false, maxImageSize: 1,
    isEvalSupported: false, disableFontFace: true, useSystemFonts: false, enableXfa: false, verbosity: 0,
  }).promise
  if (pdf.numPages > maxPages) return reply({ tooLong: true })
  const strokes = new Set([OPS.stroke, OPS.closeStroke, OPS.fillStroke, OPS.eoFillStroke, OPS.closeFillStroke, OPS.closeEOFillStroke])
  const fills = new Set([OPS.fill, OPS.eoFill])
  const step = (fn, args) => {
    if (fn === OPS.save) return [{ op: 'save', numbers: [] }]
    if (fn === OPS.restore || fn === OPS.paintFormXObjectEnd) return [{ op: 'restore', numbers: [] }]
    if (fn === OPS.transform) return [{ op: 'transform', numbers: [...args] }]
    if (fn === OPS.paintFormXObjectBegin) return [{ op: 'save', numbers: [] }, ...(args[0] ? [{ op: 'transform', numbers: [...args[0]] }] : [])]
    const path = fn === OPS.constructPath ? args[1][0] : null
    const op = strokes.has(args?.[0]) ? 'stroke' : fills.has(args?.[0]) ? 'fill' : null
    return path && op && path.length < 20000 ? [{ op, numbers: Array.from(path) }] : []
  }
  const pages = []
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number)
    const { width, height } = page.getViewport({ scale: 1 })
    const { items } = await page.getTextContent()
    const runs = items.filter(item => item.str && item.str.trim() !== '').map(({ str, transform: [a, b, c, d, x, y], width }) =>
      ({ text: str, x, y, width, size: Math.hypot(c, d) || Math.hypot(a, b), upright: Math.abs(b) < Math.abs(a) / 4 && a > 0 }))
    const drawn = runs.length ? await page.getOperatorList() : { fnArray: [], argsArray: [] }
    pages.push({ width, height, runs, steps: drawn.fnArray.flatMap((fn, i) => step(fn, drawn.argsArray[i])) })
    page.cleanup()
  }
  reply({ pages })`

/** Letters of a font without a character table arrive as private-use or replacement characters: unreadable. */
function isGarbled(text: string): boolean {
  const letters = text.replace(/\s/g, '')
  const lost = letters.match(/[\p{Co}\p{Cc}\ufffd]/gu)?.length ?? 0
  return lost > letters.length * 0.3
}

/** A scan may carry a stamp or page numbers as text: a few characters a page are no text layer. */
function checkHasText(text: string, pages: number) {
  const size = text.replace(/\s/g, '').length
  if (size === 0 || (pages > 1 && size < pages * 8) || isGarbled(text)) throw refuse('SCANNED')
}

/** A file cut off in transfer lacks its trailer. The PDF library would rebuild it and lose pages without a word. */
function checkIsWhole(bytes: Uint8Array) {
  const tail = new TextDecoder('latin1').decode(bytes.subarray(-4096))
  if (!tail.includes('%%EOF') && !tail.includes('startxref')) throw refuse('DAMAGED')
}

/** The text layer of a PDF as lines; throws `PASSWORD`, `SCANNED`, `TOO_LONG`, `TOO_SLOW` or `DAMAGED`. */
export async function readPdf(bytes: Uint8Array): Promise<string> {
  checkIsWhole(bytes)
  const main = createRequire(import.meta.url).resolve('pdfjs-dist/legacy/build/pdf.mjs')
  const root = dirname(dirname(dirname(main)))
  const reply = await runInWorker<Reply>(WORKER, {
    library: pathToFileURL(main).href,
    cMapUrl: `${join(root, 'cmaps')}/`,
    standardFontDataUrl: `${join(root, 'standard_fonts')}/`,
    bytes: new Uint8Array(bytes),
    maxPages: MAX_PAGES,
  })
  if ('failure' in reply) throw refuse(reply.failure === 'PasswordException' ? 'PASSWORD' : 'DAMAGED')
  if ('tooLong' in reply) throw refuse('TOO_LONG')
  const text = pagesToText(reply.pages)
  checkHasText(text, reply.pages.length)
  return text
}
