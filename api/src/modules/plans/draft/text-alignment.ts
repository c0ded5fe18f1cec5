import type { Range } from './draft-state.ts'

/** How far ahead the two texts are searched for the place where they agree again. */
const WINDOW = 24

/** How many characters must agree for a place to count as found again. */
const AGREEMENT = 2

/** Skips on either side after which the texts agree again, the shortest first; null when there are none nearby. */
function nextAgreement(text: string, at: number, source: string, from: number): [number, number] | null {
  for (let distance = 1; distance <= WINDOW; distance += 1) {
    for (let skipped = 0; skipped <= distance; skipped += 1) {
      const inText = at + skipped
      const inSource = from + distance - skipped
      const words = text.slice(inText, inText + AGREEMENT)
      if (words.length === AGREEMENT && source.startsWith(words, inSource))
        return [skipped, distance - skipped]
    }
  }
  return null
}

/**
 * Where in the original text a character of a task's repaired text stands. Repairs leave out scraps, join lines and
 * exchange characters, so the two are walked side by side; where they differ they are brought together again at the
 * next place that agrees. The answer always lies inside `range`.
 */
export function positionInSource(text: string, at: number, sourceText: string, range: Range): number {
  const source = sourceText.slice(range.start, range.end)
  let inText = 0
  let inSource = 0
  while (inText < at && inSource < source.length) {
    if (text[inText] === source[inSource]) {
      inText += 1
      inSource += 1
      continue
    }
    // One character for one is what an exchange looks like: [1, 1] is found before longer skips.
    const [skipText, skipSource] = nextAgreement(text, inText, source, inSource) ?? [1, 1]
    inText += skipText
    inSource += skipSource
  }
  // Line ends and indents that were taken out belong to what stands before.
  while (inSource < source.length && /\s/.test(source[inSource] as string) && !/\s/.test(text[at] ?? ' '))
    inSource += 1
  return Math.min(range.end, range.start + inSource)
}
