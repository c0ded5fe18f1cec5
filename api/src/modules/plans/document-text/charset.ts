import { refuse } from './document-text-error.ts'

export interface DecodedText {
  text: string
  charset: string
}

const BOMS: [charset: string, bytes: number[]][] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]

const startsWith = (bytes: Uint8Array, head: number[]) => head.every((byte, i) => bytes[i] === byte)

/** The charset a byte order mark announces, or null. */
export function bomCharset(bytes: Uint8Array): string | null {
  return BOMS.find(([, head]) => startsWith(bytes, head))?.[0] ?? null
}

/** Decodes strictly: null when a byte does not fit. A last character cut in half is dropped, not refused. */
function decodeStrictly(bytes: Uint8Array, charset: string): string | null {
  for (let cut = 0; cut <= 3 && cut < bytes.length; cut++) {
    try {
      return new TextDecoder(charset, { fatal: true }).decode(bytes.subarray(0, bytes.length - cut))
    } catch {
      // The next round tries without the last byte.
    }
  }
  return null
}

/** What a page says of itself in its first kilobytes: `<meta charset=…>` or `<?xml encoding=…?>`. */
function declaredCharset(bytes: Uint8Array): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096))
  const found =
    /<meta[^>]{0,200}?charset\s*=\s*["']?([\w-]{2,20})|<\?xml[^>]{0,100}?encoding=["']([\w-]{2,20})/i.exec(
      head,
    )
  const name = (found?.[1] ?? found?.[2])?.toLowerCase()
  if (!name) return null
  return /^gb/.test(name) ? 'gb18030' : name
}

/**
 * BOM, then strict UTF-8, then (for pages) what the page declares, then GB18030.
 * No guessing by letter frequency: such libraries misread short Chinese heads.
 * Throws `UNKNOWN_TYPE` when no charset fits every byte.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const bom = bomCharset(bytes)
  if (bom) return { text: new TextDecoder(bom).decode(bytes), charset: bom }
  for (const charset of new Set(['utf-8', declaredCharset(bytes), 'gb18030'])) {
    const text = charset && decodeStrictly(bytes, charset)
    if (charset && text != null) return { text, charset }
  }
  throw refuse('UNKNOWN_TYPE')
}
