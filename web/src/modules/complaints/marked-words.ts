/** Where the words looked for stand in a text. Pure. */

export interface Piece {
  text: string
  hit: boolean
}

const escaped = (words: string) => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** What may be marked: each word as typed, and where none of them stands there, two neighbouring characters of it. */
function patternsOf(words: string): [whole: string[], pairs: string[]] {
  const whole = words.split(/\s+/).filter(Boolean)
  const pairs = whole.flatMap(word => {
    const letters = [...word]
    return letters.length > 2 ? letters.slice(1).map((letter, at) => `${letters[at]}${letter}`) : []
  })
  return [whole, pairs]
}

const matcherOf = (parts: readonly string[]) =>
  parts.length > 0
    ? new RegExp(
        `(${[...parts]
          .sort((a, b) => b.length - a.length)
          .map(escaped)
          .join('|')})+`,
        'gi',
      )
    : null

/** The text cut into what was looked for and what lies between; one piece where nothing was found. */
export function markedPieces(text: string, words: string): Piece[] {
  const [whole, pairs] = patternsOf(words)
  const exact = matcherOf(whole)
  const matcher = exact && text.search(exact) >= 0 ? exact : matcherOf(pairs)
  if (!matcher) return [{ text, hit: false }]
  const pieces: Piece[] = []
  let end = 0
  matcher.lastIndex = 0
  for (const match of text.matchAll(matcher)) {
    if (match.index > end) pieces.push({ text: text.slice(end, match.index), hit: false })
    pieces.push({ text: match[0], hit: true })
    end = match.index + match[0].length
  }
  if (end < text.length) pieces.push({ text: text.slice(end), hit: false })
  return pieces
}

const BEFORE = 14
const LENGTH = 80

/** A line around the first hit in the first text that has one; null where none has. */
export function excerptOf(texts: readonly (string | null | undefined)[], words: string): string | null {
  for (const text of texts) {
    if (!text) continue
    const line = text.replace(/\s+/g, ' ')
    const pieces = markedPieces(line, words)
    const first = pieces.findIndex(({ hit }) => hit)
    if (first < 0) continue
    const at = pieces.slice(0, first).reduce((sum, piece) => sum + piece.text.length, 0)
    const start = Math.max(0, at - BEFORE)
    const end = start + LENGTH
    return `${start > 0 ? '…' : ''}${line.slice(start, end)}${end < line.length ? '…' : ''}`
  }
  return null
}
