/** What a text says anew against the one before it. Pure. */

export interface DiffPart {
  text: string
  /** Not in the text before. */
  fresh: boolean
}

/** Latin words and numbers stand whole (`50 兆` → `100 兆` marks 100), Chinese by the character. */
const TOKENS = /[A-Za-z]+|\d+(?:\.\d+)?%?|\s+|[\s\S]/gu

/** Cells of the table beyond which texts are compared by the sentence. */
const MOST_CELLS = 4_000_000

/** A sign or two that both texts happen to share do not break a new passage in two. */
const SHORTEST_KEPT = 3

/** The later text in pieces, those marked that the earlier one does not have. */
export function freshParts(before: string, after: string): DiffPart[] {
  const one = before.match(TOKENS) ?? []
  const two = after.match(TOKENS) ?? []
  if (one.length * two.length > MOST_CELLS) return bySentence(before, after)
  return joined(two, bridged(two, kept(one, two)))
}

/** For each token of `two` whether it stands in a longest common subsequence of both. */
function kept(one: readonly string[], two: readonly string[]): boolean[] {
  const width = two.length + 1
  const lengths = new Uint16Array((one.length + 1) * width)
  const at = (row: number, column: number) => lengths[row * width + column] ?? 0
  for (let row = one.length - 1; row >= 0; row -= 1)
    for (let column = two.length - 1; column >= 0; column -= 1)
      lengths[row * width + column] =
        one[row] === two[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1))
  const same = two.map(() => false)
  for (let row = 0, column = 0; row < one.length && column < two.length; )
    if (one[row] === two[column]) {
      same[column] = true
      row += 1
      column += 1
    } else if (at(row + 1, column) >= at(row, column + 1)) row += 1
    else column += 1
  return same
}

/** Short kept runs between two new passages count as new; those with an end of a sentence stay. */
function bridged(tokens: readonly string[], same: readonly boolean[]): boolean[] {
  const result = [...same]
  for (let start = 0; start < same.length; ) {
    let end = start
    while (end < same.length && same[end] === same[start]) end += 1
    const words = tokens.slice(start, end).join('')
    const between = start > 0 && end < same.length
    if (same[start] && between && words.length < SHORTEST_KEPT && !/[。；！？\n]/.test(words))
      result.fill(false, start, end)
    start = end
  }
  return result
}

function joined(tokens: readonly string[], same: readonly boolean[]): DiffPart[] {
  const parts: DiffPart[] = []
  tokens.forEach((text, at) => {
    const fresh = !same[at]
    const last = parts[parts.length - 1]
    if (last && last.fresh === fresh) last.text += text
    else parts.push({ text, fresh })
  })
  return parts
}

function bySentence(before: string, after: string): DiffPart[] {
  const sentences = (text: string) => text.match(/[^。；！？\n]*[。；！？\n]?/g)?.filter(Boolean) ?? []
  const known = new Set(sentences(before))
  const found = sentences(after)
  return joined(
    found,
    found.map(sentence => known.has(sentence)),
  )
}
