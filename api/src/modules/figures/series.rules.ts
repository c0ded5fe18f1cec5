import { type Period, periodOf, periodsBetween, shiftPeriod } from '../../platform/period.ts'
import { expectedAt, type LibraryIndicator, pathOf } from '../indicators/index.ts'
import type { FigureRow } from './figure.sheet.ts'
import { type Forecast, forecastOf } from './forecast.rules.ts'
import type { Standing } from './standing.ts'
import { aimOf, latestRow, type PlaceRows } from './state.rules.ts'

/** The last period a chart shows: the latest known, and at least the last one that has ended, so that holes are seen. */
function lastPeriod({ asOf }: Standing, { frequency }: LibraryIndicator, rows: readonly FigureRow[]): Period {
  const ended = shiftPeriod(periodOf(frequency, asOf), -1)
  const latest = rows.reduce((found, { startsOn }) => (startsOn > found ? startsOn : found), ended.startsOn)
  return periodOf(frequency, latest)
}

/** The last `count` periods up to the latest of these figures; with `ALL`, from the first of them. */
export function columnsOf(
  standing: Standing,
  indicator: LibraryIndicator,
  rows: readonly FigureRow[],
  count: number | null,
): Period[] {
  const last = lastPeriod(standing, indicator, rows)
  const first = rows.reduce((found, { startsOn }) => (startsOn < found ? startsOn : found), last.startsOn)
  const from = count === null ? first : shiftPeriod(last, 1 - count).startsOn
  return periodsBetween(indicator.frequency, from, last.startsOn)
}

export interface SeriesColumns {
  periods: string[]
  endsOn: string[]
  values: (number | null)[]
  numerators: (number | null)[]
  denominators: (number | null)[]
  expected: (number | null)[]
  reported: number[]
  definitionVersions: (number | null)[]
  late: boolean[]
}

/** A series as columns of equal length, oldest first; a period without a figure is a hole. */
export function seriesOf(
  standing: Standing,
  indicator: LibraryIndicator,
  series: PlaceRows,
  count: number | null = null,
): SeriesColumns {
  const periods = series.rows.length === 0 ? [] : columnsOf(standing, indicator, series.rows, count)
  const known = new Map(series.rows.map(row => [row.startsOn, row]))
  const rows = periods.map(({ startsOn }) => known.get(startsOn) ?? null)
  return {
    periods: periods.map(({ key }) => key),
    endsOn: periods.map(({ endsOn }) => endsOn),
    values: rows.map(row => row?.value?.toNumber() ?? null),
    numerators: rows.map(row => row?.numerator?.toNumber() ?? null),
    denominators: rows.map(row => row?.denominator?.toNumber() ?? null),
    expected: periods.map((period, index) =>
      expectedIn(standing, indicator, series, period, rows[index] ?? null),
    ),
    reported: rows.map(row => row?.reported ?? 0),
    definitionVersions: rows.map(row => row?.definitionVersion ?? null),
    late: rows.map(row => row?.late ?? false),
  }
}

/** Where the indicator should stand at the end of a period; a hole is held against what the latest figure is. */
export function expectedIn(
  standing: Standing,
  indicator: LibraryIndicator,
  series: PlaceRows,
  { endsOn }: Period,
  row: FigureRow | null,
): number | null {
  const { target } = aimOf(standing, indicator, series, row ?? series.rows.at(-1) ?? null)
  return (target && expectedAt(target, endsOn)?.toNumber()) ?? null
}

/** Where the series goes if it goes on as it does. */
export function forecastAt(standing: Standing, indicator: LibraryIndicator, series: PlaceRows): Forecast {
  const row = latestRow(standing, indicator, series)
  const aim = aimOf(standing, indicator, series, row)
  const corner = aim.target ? pathOf(aim.target).at(-1) : undefined
  const comparable = series.rows.filter(
    other =>
      other.value !== null &&
      (row === null || other.startsOn <= row.startsOn) &&
      (aim.definition.kind !== 'MINIMUM' || sameMeasure(row, other)),
  )
  return forecastOf({
    points: comparable.map(({ startsOn, value, definitionVersion }) => ({
      day: periodOf(indicator.frequency, startsOn).endsOn,
      value: value!.toNumber(),
      definitionVersion,
    })),
    asOf: standing.asOf,
    target: corner ? { day: corner.day, value: corner.value.toNumber() } : null,
    direction: aim.direction,
    unit: aim.unit,
    decimals: aim.share ? 1 : aim.definition.decimals,
    percent: aim.share || aim.definition.kind === 'RATIO',
    numerator: row?.numerator?.toNumber() ?? null,
    denominator: row?.denominator?.toNumber() ?? null,
  })
}

/** A share of places and a measured value are not one series. */
const sameMeasure = (one: FigureRow | null, other: FigureRow): boolean =>
  one === null || (one.source === 'ROLL_UP') === (other.source === 'ROLL_UP')
