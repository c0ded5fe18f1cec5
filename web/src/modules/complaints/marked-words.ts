/** Where the words looked for stand in a text. Pure. */

export interface Piece {
  text: string
  hit: boolean
}

/** What may be marked: each word as typed, and where none of them stands there, two neighbouring characters of it. */
function patternsOf(words: string): [whole: string[], pairs: string[]] {
  const whole = words.split(/\s+/).filter(Boolean)
  const pairs = whole.flatMap(word => {
    const letters = [...word]
    return letters.length > 2 ? letters.slice(1).map((letter, at) => `${letters[at]}${letter}`) : []
  })
  return [whole, pairs]
}

/** Which letters of the text belong to one of the parts, which may run into each other. */
function coveredBy(text: string, parts: readonly string[]): boolean[] {
  const covered = new Array<boolean>(text.length).fill(false)
  const plain = text.toLowerCase()
  for (const part of parts) {
    const wanted = part.toLowerCase()
    for (let at = plain.indexOf(wanted); at >= 0; at = plain.indexOf(wanted, at + 1))
      covered.fill(true, at, at + wanted.length)
  }
  return covered
}

/** The text cut into what was looked for and what lies between; one piece where nothing was found. */
export function markedPieces(text: string, words: string): Piece[] {
  const [whole, pairs] = patternsOf(words)
  const exact = coveredBy(text, whole)
  const covered = exact.includes(true) ? exact : coveredBy(text, pairs)
  const pieces: Piece[] = []
  for (let start = 0; start < text.length; ) {
    const hit = covered[start] ?? false
    const next = covered.indexOf(!hit, start)
    const end = next < 0 ? text.length : next
    pieces.push({ text: text.slice(start, end), hit })
    start = end
  }
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
