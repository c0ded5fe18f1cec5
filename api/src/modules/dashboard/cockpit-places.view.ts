import type { Day } from '../../platform/day.ts'
import type { Division } from '../divisions/index.ts'
import { toLightCounts } from '../tasks/index.ts'
import type { PlaceRow } from './cockpit.query.ts'
import type { TicketFigures } from './cockpit-complaints.service.ts'
import type { PlaceCount } from './cockpit-counts.type.ts'
import type { IndicatorFigures } from './cockpit-indicators.service.ts'
import { onTimeRate } from './cockpit-tasks.view.ts'

/** What the viewer may not read is null. */
const NOT_READ = { onTimeComplaints: null, satisfied: null, onTimeMonths: null }

interface PlaceGround {
  asOf: Day
  /** The places below with all that is known of them. */
  children: readonly Division[]
  indicators: IndicatorFigures | null
  tickets: TicketFigures | null
}

/** One place below with its tasks, indicators and tickets. */
export const placeCount = (
  row: PlaceRow,
  { asOf, children, indicators, tickets }: PlaceGround,
): PlaceCount => ({
  place: children.find(({ code }) => code === row.code) ?? {
    ...{ code: row.code, name: row.name, level: row.level, parentCode: row.parent_code },
  },
  counts: toLightCounts(row),
  onTimeRate: onTimeRate(row, asOf),
  indicators: indicators?.placesBelow.get(row.code) ?? null,
  ...(tickets?.ofPlace(row.code) ?? NOT_READ),
})
