import { decodeText } from './charset.ts'
import { DocumentTextError, refuse } from './document-text-error.ts'
import { readDocx } from './docx.ts'
import { htmlToText } from './html.ts'
import { readPdf } from './pdf.ts'
import { looksLikeHtml, sniffContainer } from './sniff.ts'

export type { DocumentTextErrorCode } from './document-text-error.ts'
export { DocumentTextError }

/** Bytes of the largest file taken in. */
export const MAX_DOCUMENT_BYTES = 20 * 1024 * 1024

export interface DocumentText {
  text: string
  format: 'txt' | 'md' | 'html' | 'docx' | 'pdf'
  /** Of text and pages, as decoded; null for Word and PDF. */
  charset: string | null
}

function readText(bytes: Uint8Array, fileName: string): DocumentText {
  const { text, charset } = decodeText(bytes)
  if (looksLikeHtml(text, fileName)) return { text: htmlToText(text), format: 'html', charset }
  return { text, format: /\.(md|markdown)$/i.test(fileName) ? 'md' : 'txt', charset }
}

async function readByContent(bytes: Uint8Array, fileName: string): Promise<DocumentText> {
  const kind = sniffContainer(bytes)
  if (kind === 'pdf') return { text: await readPdf(bytes), format: 'pdf', charset: null }
  if (kind === 'zip') return { text: await readDocx(bytes), format: 'docx', charset: null }
  return readText(bytes, fileName)
}

/** Plain line ends, no byte order mark, no control characters but line ends and tabs. */
function tidy(text: string): string {
  return text
    .replace(/^\ufeff/, '')
    .replace(/\r\n?|\f/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
}

/**
 * The text of an uploaded plan: .txt, .md, .html, .docx, or .pdf with a text layer. What a file is comes from its
 * content first and its name second. Throws only `DocumentTextError`, whose message can be shown as it is.
 */
export async function readDocumentText(bytes: Uint8Array, fileName: string): Promise<DocumentText> {
  if (bytes.length === 0) throw refuse('EMPTY')
  if (bytes.length > MAX_DOCUMENT_BYTES) throw refuse('TOO_LARGE')
  try {
    const read = await readByContent(bytes, fileName)
    const text = tidy(read.text)
    if (text.trim() === '') throw refuse('EMPTY')
    return { ...read, text }
  } catch (error) {
    if (error instanceof DocumentTextError) throw error
    // Whatever a parser trips over, the file is at fault: the cause is kept for the log.
    throw Object.assign(refuse('DAMAGED'), { cause: error })
  }
}
