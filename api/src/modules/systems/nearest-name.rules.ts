/** Pairs of characters that follow each other, and single characters for very short names. */
function piecesOf(name: string): Map<string, number> {
  const characters = [...name]
  const pieces = characters.slice(1).map((character, index) => `${characters[index]}${character}`)
  const counts = new Map<string, number>()
  for (const piece of pieces.length > 0 ? pieces : characters) counts.set(piece, (counts.get(piece) ?? 0) + 1)
  return counts
}

const total = (counts: ReadonlyMap<string, number>): number =>
  [...counts.values()].reduce((sum, count) => sum + count, 0)

/** How alike two names are, from 0 to 1 (Dice coefficient over pairs of characters). */
export function likeness(one: string, other: string): number {
  const [left, right] = [piecesOf(one), piecesOf(other)]
  const size = total(left) + total(right)
  if (size === 0) return 0
  const common = [...left].reduce((sum, [piece, count]) => sum + Math.min(count, right.get(piece) ?? 0), 0)
  return (2 * common) / size
}

/** Below that a proposal helps nobody. */
const ALIKE = 0.25

/** The name most like the one typed; null when none is alike at all. */
export function nearestName(typed: string, names: readonly string[]): string | null {
  let best: { name: string; score: number } | null = null
  for (const name of names) {
    const score = likeness(typed, name)
    if (score >= ALIKE && (best === null || score > best.score)) best = { name, score }
  }
  return best?.name ?? null
}
