import { crc32 } from 'node:zlib'

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
/** Widest and highest side, in px. */
export const MOST_SIDE = 8000
/** Pixels in all: beyond, a reader of the report runs out of memory. */
const MOST_PIXELS = 40_000_000

/** What a picture needs to be drawn; words, times and places in it are left behind. */
const KEPT = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'sRGB', 'gAMA', 'pHYs'])

export interface Png {
  bytes: Buffer
  width: number
  height: number
}

interface Chunk {
  type: string
  whole: Buffer
}

/** The chunks of a PNG; null where one is cut short or broken, or where something follows the end. */
function chunksOf(file: Buffer): Chunk[] | null {
  const chunks: Chunk[] = []
  let at = SIGNATURE.length
  while (at + 12 <= file.length) {
    const length = file.readUInt32BE(at)
    const end = at + 12 + length
    if (end > file.length) return null
    const type = file.toString('latin1', at + 4, at + 8)
    if (crc32(file.subarray(at + 4, end - 4)) !== file.readUInt32BE(end - 4)) return null
    chunks.push({ type, whole: file.subarray(at, end) })
    at = end
    if (type === 'IEND') return at === file.length ? chunks : null
  }
  return null
}

/** A PNG by its bytes, whatever it calls itself, without what is not needed to draw it; null for anything else. */
export function readPng(file: Buffer): Png | null {
  if (!file.subarray(0, SIGNATURE.length).equals(SIGNATURE)) return null
  const chunks = chunksOf(file)
  const head = chunks?.[0]
  if (!chunks || head?.type !== 'IHDR' || head.whole.length !== 25) return null
  if (!chunks.some(({ type }) => type === 'IDAT')) return null
  const [width, height] = [head.whole.readUInt32BE(8), head.whole.readUInt32BE(12)]
  if (width === 0 || height === 0 || width > MOST_SIDE || height > MOST_SIDE) return null
  if (width * height > MOST_PIXELS) return null
  const kept = chunks.filter(({ type }) => KEPT.has(type)).map(({ whole }) => whole)
  return { bytes: Buffer.concat([SIGNATURE, ...kept]), width, height }
}
