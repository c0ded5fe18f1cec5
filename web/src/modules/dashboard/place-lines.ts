/** What the table of places is drawn from. Pure. */

interface Row {
  onTimeMonths?: readonly (number | null | undefined)[] | null | undefined
}

const MONTHS = 6

/** Numbers of the six months up to the day, oldest first: 5 … 10 of 2024-10-15. */
export function monthsUpTo(asOf: string): number[] {
  const last = Number(asOf.slice(5, 7))
  return Array.from({ length: MONTHS }, (_, index) => ((last - MONTHS + index + 12) % 12) + 1)
}

/** Not narrower than this, so that a change of a tenth does not look like a fall. */
const NARROWEST = 0.1

/** One scale for the lines of all places, at least ten points high; undefined without a value. */
export function sparkRange(rows: readonly Row[]): readonly [number, number] | undefined {
  const known = rows.flatMap(({ onTimeMonths }) =>
    (onTimeMonths ?? []).filter(value => typeof value === 'number'),
  )
  if (known.length === 0) return undefined
  const [low, high] = [Math.min(...known), Math.max(...known)]
  return high - low >= NARROWEST ? [low, high] : [Math.max(0, high - NARROWEST), high]
}
