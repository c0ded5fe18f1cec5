import { isUtf8 } from 'node:buffer'
import { type FileHandle, open } from 'node:fs/promises'
import { unreadable } from './table-file.ts'

export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be' | 'windows-1252'

export const ENCODINGS: readonly Encoding[] = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be', 'windows-1252']

const CHUNK = 1 << 18

const MARKS: readonly (readonly [Encoding, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]

/** The bytes of a file in pieces that are used again: copy what is kept. */
export async function* piecesOf(file: FileHandle, from = 0, until = Number.POSITIVE_INFINITY) {
  const buffer = Buffer.allocUnsafe(CHUNK)
  for (let at = from; at < until; ) {
    const { bytesRead } = await file.read(buffer, 0, Math.min(CHUNK, until - at), at)
    if (bytesRead === 0) return
    at += bytesRead
    yield buffer.subarray(0, bytesRead)
  }
}

/** Bytes at the end that begin a character of UTF-8 without ending it. */
function openTail(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] as number
    if (byte < 0x80) return 0
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0
  }
  return 0
}

async function isUtf8File(file: FileHandle): Promise<boolean> {
  let tail = Buffer.alloc(0)
  for await (const piece of piecesOf(file)) {
    const bytes = tail.length > 0 ? Buffer.concat([tail, piece]) : piece
    const cut = bytes.length - openTail(bytes)
    if (!isUtf8(bytes.subarray(0, cut))) return false
    tail = Buffer.from(bytes.subarray(cut))
  }
  return tail.length === 0
}

async function decodesAs(file: FileHandle, encoding: Encoding): Promise<boolean> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  try {
    for await (const piece of piecesOf(file)) decoder.decode(piece, { stream: true })
    decoder.decode()
    return true
  } catch {
    return false
  }
}

/** Half of the bytes of Latin text in UTF-16 are zero, always on the same side; Chinese text has its spaces and line ends. */
function utf16Of(head: Uint8Array): Encoding | null {
  const zeros = [0, 0]
  for (let at = 0; at < head.length; at += 1) if (head[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  if (even + odd < head.length / 200) return null
  if (odd > even * 20) return 'utf-16le'
  return even > odd * 20 ? 'utf-16be' : null
}

/** In Chinese text bytes above 127 stand together; in Western text each stands alone between letters. */
function isWestern(head: Uint8Array): boolean {
  let high = 0
  let alone = 0
  for (let at = 0; at < head.length; at += 1) {
    if ((head[at] as number) < 0x80) continue
    high += 1
    if ((head[at - 1] ?? 0) < 0x80 && (head[at + 1] ?? 0) < 0x80) alone += 1
  }
  return high > 0 && alone / high > 0.6
}

/**
 * The encoding of a whole file: by its mark, else strictly UTF-8, else GB18030 (what Excel and WPS write), UTF-16
 * without a mark, Western. Throws `UNREADABLE_FILE` for bytes that are no text.
 */
export async function encodingOf(file: FileHandle): Promise<Encoding> {
  const head = Buffer.alloc(1 << 16)
  const { bytesRead } = await file.read(head, 0, head.length, 0)
  const first = head.subarray(0, bytesRead)
  const marked = MARKS.find(([, mark]) => mark.every((byte, index) => first[index] === byte))
  if (marked) return marked[0]
  const wide = utf16Of(first)
  if (wide) return wide
  if (first.includes(0))
    throw unreadable('这个文件不是文本表格，可能是别的格式或已损坏。请上传 CSV、TSV、XLSX 或 JSON 文件。')
  if (await isUtf8File(file)) return 'utf-8'
  if (isWestern(first)) return 'windows-1252'
  if (await decodesAs(file, 'gb18030')) return 'gb18030'
  throw unreadable(
    '文件里的文字编码认不出来，可能已损坏。请用 Excel 或 WPS 打开，另存为“CSV UTF-8”或 XLSX 后再上传。',
  )
}

/** The text of a file in pieces, without its mark. */
export async function* textOf(
  path: string,
  encoding: Encoding,
  read: (bytes: number) => void = () => {},
): AsyncGenerator<string> {
  const file = await open(path)
  try {
    const decoder = new TextDecoder(encoding)
    for await (const piece of piecesOf(file)) {
      read(piece.length)
      yield decoder.decode(piece, { stream: true })
    }
    yield decoder.decode()
  } finally {
    await file.close()
  }
}
