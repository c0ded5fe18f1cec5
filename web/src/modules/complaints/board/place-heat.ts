/** What each place shows in the heat map. Pure. */
import { percent } from '../../../i18n/format.ts'
import type { PlaceMeasure } from './board-url.ts'

export type HeatStep = 0 | 1 | 2 | 3 | 4 | 5

interface Rate {
  value?: number | null
  numerator: number
  denominator: number
}

export interface HeatRow {
  place?: { code: string; name: string } | null
  received: number
  onTimeRate: Rate
  responseRate: Rate
  resolvedRate: Rate
  satisfiedRate: Rate
}

export interface HeatPlace {
  code: string
  name: string
  /** `138`, `91.7%`, or a dash. */
  value: string
  /** `788/859`; null for counts. */
  parts: string | null
  /** 0 = nothing to show, 5 = most. */
  step: HeatStep
}

const RATE_OF = {
  onTime: 'onTimeRate',
  response: 'responseRate',
  resolved: 'resolvedRate',
  satisfied: 'satisfiedRate',
} as const

/** Steps 1–5 over the range of what is shown; all alike take the middle. */
function stepper(values: readonly number[]): (value: number) => HeatStep {
  const [low, high] = [Math.min(...values), Math.max(...values)]
  return value => (low === high ? 3 : ((1 + Math.round(((value - low) / (high - low)) * 4)) as HeatStep))
}

/** Counts run from zero, rates over the range they lie in. */
export function heatPlaces(
  rows: readonly HeatRow[],
  measure: PlaceMeasure,
  nameOf: (name: string) => string,
): HeatPlace[] {
  const shownOf = (row: HeatRow): number | null =>
    measure === 'received' ? row.received : (row[RATE_OF[measure]].value ?? null)
  const known = rows.map(shownOf).filter((value): value is number => value !== null)
  const step = stepper(measure === 'received' ? [0, ...known] : known)
  return rows.flatMap(row => {
    if (!row.place) return []
    const value = shownOf(row)
    const rate = measure === 'received' ? null : row[RATE_OF[measure]]
    return [
      {
        code: row.place.code,
        name: nameOf(row.place.name),
        value: value === null ? '—' : rate ? `${percent(value)}%` : String(value),
        parts: rate ? `${rate.numerator}/${rate.denominator}` : null,
        step: value === null || (measure === 'received' && value === 0) ? 0 : step(value),
      },
    ]
  })
}
