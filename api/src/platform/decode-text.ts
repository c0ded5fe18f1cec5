const BOMS: readonly (readonly [charset: string, bytes: readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]

/** Text of a file: by its mark, else strictly UTF-8, else GB18030 (what Excel and WPS write). Null when no charset fits. */
export function decodeText(bytes: Uint8Array): string | null {
  const marked = BOMS.find(([, head]) => head.every((byte, index) => bytes[index] === byte))
  for (const charset of marked ? [marked[0]] : ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(charset, { fatal: true }).decode(bytes)
    } catch {
      // The next one, if there is one.
    }
  }
  return null
}
