import type { ObservationStatus, ReportFrequency } from '#prisma'
import type { Context } from '../../platform/context.ts'
import { type Day, dayToDate } from '../../platform/day.ts'
import { type PlaceScope, placeScope, SEES_INDICATORS } from '../access/index.ts'
import { codeRange, type Division, organizationLoader } from '../divisions/index.ts'
import { type LibraryIndicator, libraryOf, reportsAt, toIndicator } from '../indicators/index.ts'
import type { ReportingDates } from './period.rules.ts'
import { sheetLight } from './period.rules.ts'
import type { PlaceReporting, ReportingProgress } from './progress.type.ts'
import { reporterGrants, reportersOf } from './reporters.ts'
import { datesOfPeriod } from './sheet.list.ts'
import { lightDayOf } from './sheet.query.ts'
import { toReportingPeriod } from './sheet.view.ts'

/** The latest revision of every cell of a period in a part of the tree. */
const CELLS = `
  select distinct on (indicator_id, place_code) indicator_id as "indicatorId", place_code as "placeCode",
    status::text as status, late
  from observation
  where division_code = $1 and place_code between $2 and $3 and starts_on = $4::date
  order by indicator_id, place_code, revision desc`

interface CellRow {
  indicatorId: string
  placeCode: string
  status: ObservationStatus
  late: boolean
}

/** What one place owes in a period, and what became of it. */
export interface PlaceProgress {
  division: Division
  owed: LibraryIndicator[]
  missing: LibraryIndicator[]
  submitted: number
  published: number
  returned: number
  late: boolean
}

export interface Progress {
  scope: PlaceScope
  dates: ReportingDates
  places: PlaceProgress[]
}

/** Who owes what in a place and everything in it. Throws `NOT_FOUND`, `FORBIDDEN`, `BAD_INPUT`. Seven statements. */
export async function readProgress(
  context: Context,
  place: string,
  frequency: ReportFrequency,
  key: string,
): Promise<Progress> {
  const scope = placeScope(context.viewer, place, SEES_INDICATORS)
  const { jurisdictionCode } = scope
  const dates = await datesOfPeriod(context, jurisdictionCode, frequency, key)
  const { from, to } = codeRange(place)
  const { prisma, sql } = context.db
  const whole = await libraryOf(prisma, jurisdictionCode, { feed: 'REPORTED', statuses: ['ACTIVE'] })
  const library = whole.filter(indicator => indicator.frequency === frequency)
  const divisions = await prisma.division.findMany({
    where: { code: { gte: from, lte: to } },
    orderBy: { code: 'asc' },
  })
  const rows = await sql<CellRow>(CELLS, [jurisdictionCode, from, to, dates.startsOn])
  const cells = new Map(rows.map(row => [`${row.indicatorId} ${row.placeCode}`, row]))
  const places = divisions.map(division => progressOf(division, library, cells, dates.startsOn))
  return { scope, dates, places: places.filter(({ owed }) => owed.length > 0) }
}

const isDone = (status: string | undefined): boolean =>
  status === 'SUBMITTED' || status === 'REVIEWED' || status === 'PUBLISHED'

function progressOf(
  division: Division,
  library: readonly LibraryIndicator[],
  cells: ReadonlyMap<string, CellRow>,
  startsOn: Day,
): PlaceProgress {
  const owed = library.filter(indicator => reportsAt(indicator, division, startsOn))
  const cellOf = ({ id }: LibraryIndicator) => cells.get(`${id} ${division.code}`)
  const count = (...statuses: string[]) =>
    owed.filter(indicator => statuses.includes(cellOf(indicator)?.status ?? '')).length
  return {
    ...{ division, owed, missing: owed.filter(indicator => !isDone(cellOf(indicator)?.status)) },
    ...{
      submitted: count('SUBMITTED', 'REVIEWED'),
      published: count('PUBLISHED'),
      returned: count('RETURNED'),
    },
    late: owed.some(indicator => isDone(cellOf(indicator)?.status) && cellOf(indicator)?.late === true),
  }
}

/** When each place was last reminded in a period. */
export async function remindersOf(
  { db }: Context,
  jurisdictionCode: string,
  { frequency, startsOn }: Pick<ReportingDates, 'frequency' | 'startsOn'>,
): Promise<Map<string, Date>> {
  const rows = await db.prisma.reportingReminder.findMany({
    where: { jurisdictionCode, frequency, startsOn: dayToDate(startsOn) },
    orderBy: { remindedAt: 'asc' },
  })
  return new Map(rows.map(({ placeCode, remindedAt }) => [placeCode, remindedAt]))
}

/** Who has reported and who has not. Throws as `readProgress`. Some ten statements. */
export async function reportingProgress(
  context: Context,
  place: string,
  frequency: ReportFrequency,
  key: string,
): Promise<ReportingProgress> {
  const { scope, dates, places } = await readProgress(context, place, frequency, key)
  const { jurisdictionCode } = scope
  const day = await lightDayOf(context, jurisdictionCode)
  const reminded = await remindersOf(context, jurisdictionCode, dates)
  const nameReporters = await reporterNames(context, jurisdictionCode)
  const rows = await Promise.all(
    places.map(async (one): Promise<PlaceReporting> => {
      const { division, owed, missing, submitted, published, returned, late } = one
      return {
        ...{ place: division, owed: owed.length, submitted, published, returned },
        missing: missing.map(toIndicator),
        light: sheetLight({ owed: owed.length, reported: submitted + published, late }, dates, day),
        reporters: await nameReporters(one),
        remindedAt: reminded.get(division.code) ?? null,
      }
    }),
  )
  const sum = (value: (row: PlaceReporting) => number) => rows.reduce((total, row) => total + value(row), 0)
  return {
    reporting: toReportingPeriod(dates, context.clock.today()),
    ...{ obliged: rows.length, reported: rows.filter(({ missing }) => missing.length === 0).length },
    ...{
      owed: sum(row => row.owed),
      submitted: sum(row => row.submitted),
      published: sum(row => row.published),
    },
    places: rows.sort(
      (one, other) =>
        Number(one.missing.length === 0) - Number(other.missing.length === 0) ||
        one.place.code.localeCompare(other.place.code),
    ),
  }
}

/** Names of who reports for a place: its operators; for the jurisdiction the units that own what is missing. */
async function reporterNames(context: Context, jurisdictionCode: string) {
  const grants = await reporterGrants(context.db.prisma, jurisdictionCode)
  return async ({ division, owed }: PlaceProgress): Promise<string[]> => {
    const placeCode = division.code
    if (placeCode !== jurisdictionCode)
      return reportersOf(grants, { jurisdictionCode, placeCode, ownerIds: [] }).names
    const owners = [...new Set(owed.flatMap(({ ownerId }) => ownerId ?? []))]
    const units = await organizationLoader(context).loadMany(owners)
    return units.flatMap(unit => (unit === null || unit instanceof Error ? [] : unit.name))
  }
}
