import type { Context } from '../../platform/context.ts'
import type { Day } from '../../platform/day.ts'
import { badInput } from '../../platform/errors.ts'
import type { Period } from '../../platform/period.ts'
import { requireIndicator } from '../indicators/index.ts'
import type { IndicatorComparison, PlaceSeries } from './board.type.ts'
import { ALL_PERIODS } from './figure.query.ts'
import { rowsAt } from './place-rows.query.ts'
import { columnsOf, expectedIn } from './series.rules.ts'
import { standingAt } from './standing.ts'
import { aimOf, changesOf, type PlaceRows, rowOf } from './state.rules.ts'
import { SHARE_DECIMALS, toNumber } from './state.view.ts'

const MOST_PLACES = 8
const MOST_PERIODS = 120
const USUAL_PERIODS = 24

interface ComparisonRequest {
  indicatorId: string
  places: readonly string[]
  periods?: number | null
  asOf?: Day | null
}

/**
 * Several places over the same periods. Throws `NOT_FOUND` for indicators and places that are not the viewer's,
 * `BAD_INPUT` for none or too many places.
 */
export async function compareIndicator(
  context: Context,
  { indicatorId, places, periods, asOf }: ComparisonRequest,
): Promise<IndicatorComparison> {
  const indicator = await requireIndicator(context, indicatorId)
  const codes = [...new Set(places)]
  if (codes.length === 0 || codes.length > MOST_PLACES)
    throw badInput('places', `请选择 1 到 ${MOST_PLACES} 个地方进行比较。`)
  const count = Math.min(MOST_PERIODS, Math.max(1, periods ?? USUAL_PERIODS))
  const { jurisdictionCode, library } = indicator
  const found = await Promise.all(codes.map(place => standingAt(context, { place, asOf, jurisdictionCode })))
  const { standing } = found[0]!
  const series = await Promise.all(
    found.map(({ place }) => rowsAt(context, standing, library, place, ALL_PERIODS)),
  )
  const columns = columnsOf(
    standing,
    library,
    series.flatMap(({ rows }) => rows),
    count,
  )
  const aim = aimOf(standing, library, series[0]!, series[0]!.rows.at(-1) ?? null)
  return {
    indicator,
    periods: columns.map(({ key }) => key),
    expected: columns.map(period =>
      expectedIn(standing, library, series[0]!, period, rowOf(series[0]!.rows, period.startsOn)),
    ),
    places: series.map(one => placeSeries(one, columns)),
    unit: aim.unit,
    decimals: aim.share ? SHARE_DECIMALS : aim.definition.decimals,
  }
}

function placeSeries({ place, rows }: PlaceRows, periods: readonly Period[]): PlaceSeries {
  const cells = periods.map(period => {
    const row = rowOf(rows, period.startsOn)
    return { row, ...(row ? changesOf(rows, row, period) : { change: null, yearChange: null }) }
  })
  return {
    place,
    values: cells.map(({ row }) => toNumber(row?.value)),
    change: cells.map(({ change }) => toNumber(change)),
    yearChange: cells.map(({ yearChange }) => toNumber(yearChange)),
  }
}
