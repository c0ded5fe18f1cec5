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

/** From here on shares differ too little for fixed steps. */
const HIGH = 60

/** Whether the steps are those of per cent, 0 to 100, rather than the range of what is shown. */
export function isFixed({ rows, percent }: Pick<HeatFacts, 'rows' | 'percent'>): boolean {
  const known = knownOf(rows)
  return percent && (known.some(value => value < HIGH) || known.every(value => value === 100))
}

const knownOf = (rows: HeatFacts['rows']): number[] =>
  rows.flatMap(({ values }) => values).filter((value): value is number => typeof value === 'number')

/** A function from a value to its step; nothing has none. */
export function heatSteps({ rows, percent, line }: HeatFacts): (value: Maybe) => Step | null {
  const ranged = stepsOfRange(knownOf(rows))
  const fixed = isFixed({ rows, percent })
  return value => {
    if (typeof value !== 'number') return null
    if (line !== null) return value >= line ? 4 : 1
    return fixed ? stepOfPercent(value) : ranged(value)
  }
}
