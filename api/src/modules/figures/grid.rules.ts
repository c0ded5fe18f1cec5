import type { Period } from '../../platform/period.ts'
import { exemptionOf, type LibraryIndicator } from '../indicators/index.ts'
import type { FigureGrid, FigureGridRow } from './grid.type.ts'
import { columnsOf } from './series.rules.ts'
import type { Standing } from './standing.ts'
import { obligedOf, type PlaceRows, pastJudgement } from './state.rules.ts'
import { toNumber } from './state.view.ts'

/** Why a place does not report, or null: it does, or somebody below it does. */
function whyExempt(
  standing: Standing,
  indicator: LibraryIndicator,
  series: PlaceRows,
  period: Period,
): string | null {
  if (indicator.feed !== 'REPORTED' || obligedOf(standing, indicator, series, period.startsOn, 0) > 0)
    return null
  const exemption = exemptionOf(indicator, series.place.code, period.startsOn)
  return exemption?.reason ?? '这里不报送这项指标'
}

function gridRow(
  standing: Standing,
  indicator: LibraryIndicator,
  series: PlaceRows,
  periods: readonly Period[],
): FigureGridRow {
  const known = new Map(series.rows.map(row => [row.startsOn, row]))
  const rows = periods.map(({ startsOn }) => known.get(startsOn) ?? null)
  return {
    place: series.place,
    ownPart: series.ownPart,
    exempt: whyExempt(standing, indicator, series, periods.at(-1)!),
    values: rows.map(row => toNumber(row?.value)),
    numerators: rows.map(row => toNumber(row?.numerator)),
    denominators: rows.map(row => toNumber(row?.denominator)),
    lights: periods.map(period => pastJudgement(standing, indicator, series, period).light),
    corrected: rows.map(row => row?.corrected ?? false),
  }
}

/** The last periods of several places side by side. */
export function gridOf(
  standing: Standing,
  indicator: LibraryIndicator,
  places: readonly PlaceRows[],
  count: number,
): FigureGrid {
  const all = places.flatMap(({ rows }) => rows)
  const periods = columnsOf(standing, indicator, all, count)
  return {
    periods: periods.map(({ key }) => key),
    rows: places.map(series => gridRow(standing, indicator, series, periods)),
  }
}
