import type { ReportFrequency } from '#prisma'
import type { Viewer } from '../../platform/context.ts'
import type { Transaction } from '../../platform/database.ts'
import { type Day, dateToDay, dayToDate } from '../../platform/day.ts'
import { type Period, shiftPeriod } from '../../platform/period.ts'
import type { Division } from '../divisions/index.ts'
import {
  type Definition,
  definitionFor,
  type LibraryIndicator,
  libraryOf,
  reportsAt,
} from '../indicators/index.ts'
import { reportsCell } from './observation.policy.ts'
import { cellKey, latestOf, type ObservationRow, stands, toRow } from './observation.row.ts'
import type { PastValue } from './observation-check.rules.ts'
import {
  type PeriodStand,
  type ReportingDates,
  type ReportingRules,
  reportingDates,
  standOf,
} from './period.rules.ts'

/** `context.db.prisma`, or `step.tx` inside a write. */
export type Reader = Pick<
  Transaction,
  'indicator' | 'observation' | 'reportingPeriod' | 'periodReopening' | 'sheetDraft' | 'division'
>

/** One indicator a place owes in a period. */
export interface OwedRow {
  indicator: LibraryIndicator
  definition: Definition
  /** The highest revision, whatever became of it. */
  latest: ObservationRow | null
  /** What stands in the periods before, oldest first. */
  past: PastValue[]
  next: PastValue | null
  /** The viewer reports it for this place. */
  mayEnter: boolean
}

/** Everything that decides about the sheet of one place. */
export interface PlaceGround {
  place: Division
  dates: ReportingDates
  reopenedUntil: Day | null
  stand: PeriodStand
  rows: OwedRow[]
  /** The whole library, to say why an indicator is not owed. */
  library: readonly LibraryIndicator[]
}

export interface GroundQuery {
  jurisdictionCode: string
  viewer: Viewer | null
  today: Day
  rules: ReportingRules
  period: Period
}

/** Periods looked back on: a year of months, or as many quarters. */
const LOOK_BACK = 12

/** The grounds of several places in one period. Some nine statements, however many there are. */
export async function readGrounds(
  reader: Reader,
  query: GroundQuery,
  places: readonly Division[],
): Promise<PlaceGround[]> {
  const { jurisdictionCode, period } = query
  const library = await libraryOf(reader, jurisdictionCode)
  const dates = await datesOf(reader, query)
  const reopened = await reopenedUntil(reader, query)
  const owed = library.filter(
    ({ frequency, status }) => frequency === period.frequency && status === 'ACTIVE',
  )
  const placeCodes = places.map(({ code }) => code)
  const ids = owed.map(({ id }) => id)
  const known = await readCells(reader, query, placeCodes, ids)
  return places.map(place => {
    const until = reopened.get(place.code) ?? null
    return {
      ...{ place, dates, library, reopenedUntil: until, stand: standOf(dates, query.today, until) },
      rows: owed
        .filter(indicator => reportsAt(indicator, place, period.startsOn))
        .map(indicator => owedRow(indicator, place, query, known)),
    }
  })
}

function owedRow(
  indicator: LibraryIndicator,
  place: Division,
  { viewer, jurisdictionCode, period }: GroundQuery,
  known: KnownCells,
): OwedRow {
  const { ownerId, id: indicatorId } = indicator
  const key = { indicatorId, placeCode: place.code }
  const others = known.others.get(`${indicatorId} ${place.code}`) ?? []
  return {
    ...{ indicator, definition: definitionFor(indicator, period.startsOn) },
    latest: known.latest.get(cellKey({ ...key, startsOn: period.startsOn })) ?? null,
    past: others.filter(({ startsOn }) => startsOn < period.startsOn),
    next: others.find(({ startsOn }) => startsOn > period.startsOn) ?? null,
    mayEnter: reportsCell(viewer, { jurisdictionCode, placeCode: place.code, ownerId }),
  }
}

/** The dates as they were fixed when the period was opened, else by the rules of today. */
async function datesOf(
  reader: Reader,
  { jurisdictionCode, period, rules }: GroundQuery,
): Promise<ReportingDates> {
  const row = await reader.reportingPeriod.findUnique({
    where: {
      jurisdictionCode_frequency_startsOn: {
        ...{ jurisdictionCode, frequency: period.frequency, startsOn: dayToDate(period.startsOn) },
      },
    },
  })
  return row ? storedDates(period, row) : reportingDates(period, rules)
}

export const storedDates = (
  period: Period,
  row: { opensOn: Date; dueOn: Date; closesOn: Date },
): ReportingDates => ({
  ...period,
  opensOn: dateToDay(row.opensOn),
  dueOn: dateToDay(row.dueOn),
  closesOn: dateToDay(row.closesOn),
})

/** Until when the period was opened again, by place. */
async function reopenedUntil(
  reader: Reader,
  {
    jurisdictionCode,
    period,
  }: { jurisdictionCode: string; period: { frequency: ReportFrequency; startsOn: Day } },
): Promise<Map<string, Day>> {
  const rows = await reader.periodReopening.findMany({
    where: { jurisdictionCode, frequency: period.frequency, startsOn: dayToDate(period.startsOn) },
    orderBy: { untilOn: 'asc' },
  })
  return new Map(rows.map(({ placeCode, untilOn }) => [placeCode, dateToDay(untilOn)]))
}

interface KnownCells {
  /** Of the period itself. */
  latest: ReadonlyMap<string, ObservationRow>
  /** What stands in the periods around it, oldest first, by indicator and place. */
  others: ReadonlyMap<string, PastValue[]>
}

async function readCells(
  reader: Reader,
  { jurisdictionCode, period }: GroundQuery,
  placeCodes: string[],
  indicatorIds: string[],
): Promise<KnownCells> {
  if (placeCodes.length === 0 || indicatorIds.length === 0) return { latest: new Map(), others: new Map() }
  const rows = await reader.observation.findMany({
    where: {
      ...{ jurisdictionCode, placeCode: { in: placeCodes }, indicatorId: { in: indicatorIds } },
      startsOn: {
        gte: dayToDate(shiftPeriod(period, -LOOK_BACK).startsOn),
        lte: dayToDate(shiftPeriod(period, 1).startsOn),
      },
    },
  })
  const latest = latestOf(rows.map(toRow))
  const others = new Map<string, PastValue[]>()
  for (const row of [...latest.values()].sort((one, other) => one.startsOn.localeCompare(other.startsOn))) {
    if (row.startsOn === period.startsOn || !stands(row)) continue
    const key = `${row.indicatorId} ${row.placeCode}`
    others.set(key, [...(others.get(key) ?? []), row])
  }
  return { latest, others }
}
