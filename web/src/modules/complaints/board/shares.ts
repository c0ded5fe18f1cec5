/** Which categories stand in the card. Pure. */

export interface Share {
  key: string
  name: string
  parentId?: string | null
  value: number
  before: number
}

/** Those of the first level; with one chosen those below it, or itself where there is none below. */
export function sharesWithin<One extends Share>(shares: readonly One[], chosen: string | null): One[] {
  const below = shares.filter(({ parentId }) => (parentId ?? null) === chosen)
  const shown = below.length > 0 ? below : shares.filter(({ key }) => key === chosen)
  return [...shown].sort((one, other) => other.value - one.value)
}

/** Ends of bars and ticks in per cent of the longest. */
export function scaleOf(shares: readonly Share[]): (value: number) => number {
  const max = Math.max(1, ...shares.flatMap(({ value, before }) => [value, before]))
  return value => Math.round((value / max) * 1000) / 10
}
