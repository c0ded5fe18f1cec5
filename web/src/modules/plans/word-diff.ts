/** A piece of two texts laid over each other. */
export interface WordPart {
  kind: 'same' | 'gone' | 'fresh'
  text: string
}

/** Days, numbers and Latin words stand whole, Chinese goes by the character. */
const TOKENS = /\d{4}-\d{2}-\d{2}|[A-Za-z]+|\d+(?:\.\d+)?%?|\s|[\s\S]/gu

/** Cells of the table beyond which two texts are shown one after the other. */
const MOST_CELLS = 4_000_000

/** A sign or two that both happen to share do not break a new passage in two. */
const SHORTEST_KEPT = 3

/** Less in common than this share of the longer text, and it was rewritten rather than changed. */
const LEAST_SHARED = 0.35

/**
 * What of the earlier text is gone and what the later one says anew, in reading order. A text rewritten from the ground
 * up is two parts: the whole earlier one, the whole later one.
 */
export function wordDiff(before: string, after: string): WordPart[] {
  const one = before.match(TOKENS) ?? []
  const two = after.match(TOKENS) ?? []
  const whole = joined([
    { kind: 'gone', text: before },
    { kind: 'fresh', text: after },
  ])
  if (one.length * two.length > MOST_CELLS) return whole
  const parts = bridged(joined(aligned(one, two)))
  const shared = parts.reduce((sum, { kind, text }) => sum + (kind === 'same' ? text.length : 0), 0)
  return shared < LEAST_SHARED * Math.min(before.length, after.length) ? whole : parts
}

/** Wide and narrow marks are the same mark, and a list may be parted by 、 or a comma. */
export const plainMarks = (text: string): string => text.normalize('NFKC').replace(/、/g, ',')

const isSame = (one: string | undefined, other: string | undefined): boolean =>
  one === other || (one !== undefined && other !== undefined && plainMarks(one) === plainMarks(other))

/** Both texts token by token along a longest common subsequence; what is gone before what is new. */
function aligned(one: readonly string[], two: readonly string[]): WordPart[] {
  const width = two.length + 1
  const lengths = new Uint16Array((one.length + 1) * width)
  const at = (row: number, column: number) => lengths[row * width + column] ?? 0
  for (let row = one.length - 1; row >= 0; row -= 1)
    for (let column = two.length - 1; column >= 0; column -= 1)
      lengths[row * width + column] = isSame(one[row], two[column])
        ? at(row + 1, column + 1) + 1
        : Math.max(at(row + 1, column), at(row, column + 1))
  const parts: WordPart[] = []
  let row = 0
  let column = 0
  while (row < one.length || column < two.length) {
    const [gone, fresh] = [one[row], two[column]]
    if (fresh !== undefined && isSame(gone, fresh)) {
      parts.push({ kind: 'same', text: fresh })
      row += 1
      column += 1
    } else if (fresh === undefined || (gone !== undefined && at(row + 1, column) >= at(row, column + 1))) {
      parts.push({ kind: 'gone', text: gone ?? '' })
      row += 1
    } else {
      parts.push({ kind: 'fresh', text: fresh })
      column += 1
    }
  }
  return parts
}

/** Neighbours of a kind become one; between two kept passages all that is gone stands before all that is new. */
function joined(parts: readonly WordPart[]): WordPart[] {
  const result: WordPart[] = []
  let gone = ''
  let fresh = ''
  const flush = () => {
    if (gone) result.push({ kind: 'gone', text: gone })
    if (fresh) result.push({ kind: 'fresh', text: fresh })
    gone = ''
    fresh = ''
  }
  for (const { kind, text } of parts) {
    if (kind === 'gone') gone += text
    else if (kind === 'fresh') fresh += text
    else {
      flush()
      const last = result[result.length - 1]
      if (last?.kind === 'same') last.text += text
      else if (text) result.push({ kind, text })
    }
  }
  flush()
  return result
}

/** A short kept run between two changes belongs to both; the end of a sentence stays a border. */
function bridged(parts: readonly WordPart[]): WordPart[] {
  return joined(
    parts.flatMap(({ kind, text }, index) => {
      const inside = index > 0 && index < parts.length - 1
      return kind === 'same' && inside && text.length < SHORTEST_KEPT && !/[。；;！？、\n]/.test(text)
        ? [
            { kind: 'gone' as const, text },
            { kind: 'fresh' as const, text },
          ]
        : { kind, text }
    }),
  )
}
