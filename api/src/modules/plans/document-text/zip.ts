import { promisify } from 'node:util'
import { inflateRaw } from 'node:zlib'
import { refuse } from './document-text-error.ts'

export interface ZipEntry {
  name: string
  method: number
  packedSize: number
  size: number
  offset: number
}

const MAX_ENTRIES = 5_000
const MAX_INFLATED = 100 * 1024 * 1024

const inflate = promisify<Uint8Array, { maxOutputLength: number }, Buffer>(inflateRaw)
const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** Where the end-of-central-directory record starts: the last `PK 5 6` within the longest possible comment. */
function findDirectoryEnd(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - 0xffff); at--) {
    if (view.getUint32(at, true) === 0x06054b50) return at
  }
  throw refuse('DAMAGED')
}

function readEntry(
  bytes: Uint8Array,
  view: DataView,
  at: number,
): { entry: ZipEntry; next: number; encrypted: boolean } {
  if (view.getUint32(at, true) !== 0x02014b50) throw refuse('DAMAGED')
  const nameLength = view.getUint16(at + 28, true)
  const entry = {
    name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
    method: view.getUint16(at + 10, true),
    packedSize: view.getUint32(at + 20, true),
    size: view.getUint32(at + 24, true),
    offset: view.getUint32(at + 42, true),
  }
  const next = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  return { entry, next, encrypted: (view.getUint16(at + 8, true) & 1) === 1 }
}

/**
 * The central directory of a zip. Refuses a locked archive (`PASSWORD`) and one that says it would unpack to more
 * than 100 MB or holds thousands of files (`ZIP_BOMB`) before a byte is inflated.
 */
export function readZipDirectory(bytes: Uint8Array): ZipEntry[] {
  const view = viewOf(bytes)
  if (bytes.length < 22) throw refuse('DAMAGED')
  const end = findDirectoryEnd(view)
  const count = view.getUint16(end + 10, true)
  if (count > MAX_ENTRIES) throw refuse('ZIP_BOMB')
  const entries: ZipEntry[] = []
  try {
    for (let i = 0, at = view.getUint32(end + 16, true); i < count; i++) {
      const { entry, next, encrypted } = readEntry(bytes, view, at)
      if (encrypted) throw refuse('PASSWORD')
      entries.push(entry)
      at = next
    }
  } catch (error) {
    throw error instanceof RangeError ? refuse('DAMAGED') : error
  }
  if (entries.reduce((sum, entry) => sum + entry.size, 0) > MAX_INFLATED) throw refuse('ZIP_BOMB')
  return entries
}

/** Unpacks one entry, counting what really comes out: a directory can lie about sizes. */
export async function unpackEntry(bytes: Uint8Array, entry: ZipEntry, limit: number): Promise<Uint8Array> {
  const view = viewOf(bytes)
  if (entry.offset + 30 > bytes.length || view.getUint32(entry.offset, true) !== 0x04034b50)
    throw refuse('DAMAGED')
  const start =
    entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true)
  if (start + entry.packedSize > bytes.length) throw refuse('DAMAGED')
  const packed = bytes.subarray(start, start + entry.packedSize)
  if (entry.method === 0) return packed
  if (entry.method !== 8) throw refuse('DAMAGED')
  try {
    return await inflate(packed, { maxOutputLength: limit })
  } catch (error) {
    throw refuse((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'ZIP_BOMB' : 'DAMAGED')
  }
}
