import type { SourceRange } from './ledger.ts'

/** A text that remembers, for each of its characters, which range of the original it came from. */
export interface MappedText {
  text: string
  /** Start in the original of each character. */
  from: Int32Array
  /** End (exclusive) in the original of each character. */
  to: Int32Array
}

/** Replace [start, end) by `text`. `spans` gives each new character its own range inside the replaced one. */
export interface Edit {
  start: number
  end: number
  text: string
  spans?: SourceRange[]
}

export function identity(text: string): MappedText {
  const from = new Int32Array(text.length)
  const to = new Int32Array(text.length)
  for (let i = 0; i < text.length; i++) {
    from[i] = i
    to[i] = i + 1
  }
  return { text, from, to }
}

/** Applies edits that are sorted by start and do not overlap. Linear in the text. */
export function rewrite(source: MappedText, edits: Edit[]): MappedText {
  if (edits.length === 0) return source
  const length = edits.reduce(
    (sum, edit) => sum + edit.text.length - (edit.end - edit.start),
    source.text.length,
  )
  const from = new Int32Array(length)
  const to = new Int32Array(length)
  const parts: string[] = []
  let read = 0
  let write = 0
  const copy = (until: number) => {
    parts.push(source.text.slice(read, until))
    from.set(source.from.subarray(read, until), write)
    to.set(source.to.subarray(read, until), write)
    write += until - read
    read = until
  }
  for (const edit of edits) {
    copy(edit.start)
    parts.push(edit.text)
    for (let i = 0; i < edit.text.length; i++, write++) {
      const [a, b] = spanOf(edit, i)
      from[write] = source.from[a] ?? 0
      to[write] = source.to[b - 1] ?? source.from[a] ?? 0
    }
    read = edit.end
  }
  copy(source.text.length)
  return { text: parts.join(''), from, to }
}

/** Same length: character by character. Otherwise every new character stands for the whole replaced range. */
function spanOf(edit: Edit, i: number): SourceRange {
  const own = edit.spans?.[i]
  if (own) return [edit.start + own[0], edit.start + own[1]]
  if (edit.text.length === edit.end - edit.start) return [edit.start + i, edit.start + i + 1]
  return [edit.start, edit.end]
}

/** The original range behind [start, end) of the mapped text. An empty range stays empty. */
export function toSource(mapped: MappedText, start: number, end: number): SourceRange {
  const size = mapped.text.length
  if (size === 0) return [0, 0]
  const first = Math.max(0, Math.min(start, size - 1))
  const a = mapped.from[first]!
  if (end <= start) return [a, a]
  let b = a
  for (const i of [first, Math.min(end, size) - 1]) b = Math.max(b, mapped.to[i]!)
  return [a, b]
}

/** All matches of a global pattern as edits; `replace` returns undefined to leave a match alone. */
export function editsFor(
  text: string,
  pattern: RegExp,
  replace: (m: RegExpMatchArray) => string | undefined,
): Edit[] {
  const edits: Edit[] = []
  for (const match of text.matchAll(pattern)) {
    const made = replace(match)
    if (made !== undefined) edits.push({ start: match.index, end: match.index + match[0].length, text: made })
  }
  return edits
}
