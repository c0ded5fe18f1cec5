/** Which of the six steps of the one-hue scale a cell takes. Pure. */
type Maybe = number | null | undefined
export type Step = 0 | 1 | 2 | 3 | 4 | 5

/** Per cent: nothing, up to a quarter, a half, three quarters, below all, all. */
function stepOfPercent(value: number): Step {
  if (value <= 0) return 0
  if (value >= 100) return 5
  return Math.min(4, Math.ceil(value / 25)) as Step
}

/** Steps over the range of what is shown; equal values all take the middle. */
function stepsOfRange(known: readonly number[]): (value: number) => Step {
  const [low, high] = [Math.min(...known), Math.max(...known)]
  return value => (low === high ? 3 : (Math.round(((value - low) / (high - low)) * 5) as Step))
}

export interface HeatFacts {
  rows: readonly { values: readonly Maybe[] }[]
  /** The figures are shares. */
  percent: boolean
  /** Line a single place of a minimum-type indicator must meet; null for all others. */
  line: number | null
}

/** A function from a value to its step; nothing has none. */
export function heatSteps({ rows, percent, line }: HeatFacts): (value: Maybe) => Step | null {
  const known = rows
    .flatMap(({ values }) => values)
    .filter((value): value is number => typeof value === 'number')
  const ranged = stepsOfRange(known)
  return value => {
    if (typeof value !== 'number') return null
    if (line !== null) return value >= line ? 4 : 1
    return percent ? stepOfPercent(value) : ranged(value)
  }
}
