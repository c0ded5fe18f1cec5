import type { ReportFrequency } from '#prisma'
import type { Context } from '../../platform/context.ts'
import { type Day, dateToDay, dayToDate } from '../../platform/day.ts'
import { type Period, periodOf } from '../../platform/period.ts'
import { type PlaceScope, placeScope, SEES_INDICATORS } from '../access/index.ts'
import { codeRange, type Division, ruleSettings } from '../divisions/index.ts'
import { type LibraryIndicator, libraryOf, reportsAt } from '../indicators/index.ts'
import { lightDay } from '../tasks/index.ts'
import { reportsCell } from './observation.policy.ts'
import {
  openedPeriods,
  type ReportingDates,
  type ReportingRules,
  reportingDates,
  standOf,
} from './period.rules.ts'
import { frequenciesInUse } from './period.service.ts'
import { storedDates } from './sheet.ground.ts'
import { requirePeriod } from './sheet.scope.ts'
import type { ReportingPeriod, SheetHead } from './sheet.type.ts'
import { type SheetState, toHead, toReportingPeriod } from './sheet.view.ts'

/** Periods that are closed and still listed, of each frequency. */
const RECENTLY_CLOSED = 2

/** Sheets in one list: a town has some dozens; the data steward sees the most urgent ones. */
const MOST_SHEETS = 300

/** Periods that have opened by a day with the days that were fixed for them, newest first. */
export async function openedDates(
  context: Context,
  jurisdictionCode: string,
  rules: ReportingRules,
  day: Day,
  frequency?: ReportFrequency | null,
): Promise<ReportingDates[]> {
  const { prisma } = context.db
  const frequencies = frequency ? [frequency] : await frequenciesInUse(prisma, jurisdictionCode)
  const rows = await prisma.reportingPeriod.findMany({
    where: { jurisdictionCode, frequency: { in: frequencies } },
  })
  const known = new Map(
    rows.map(row => {
      const period: Period = periodOf(row.frequency, dateToDay(row.startsOn))
      return [`${period.frequency} ${period.key}`, storedDates(period, row)]
    }),
  )
  return frequencies
    .flatMap(one => openedPeriods(one, day, rules))
    .map(dates => known.get(`${dates.frequency} ${dates.key}`) ?? dates)
    .filter(({ opensOn }) => opensOn <= day)
    .sort((one, other) => other.endsOn.localeCompare(one.endsOn) || one.key.localeCompare(other.key))
}

/** Periods that have opened, newest first. Throws `NOT_FOUND`, `FORBIDDEN`. */
export async function listReportingPeriods(
  context: Context,
  place: string,
  frequency?: ReportFrequency | null,
): Promise<ReportingPeriod[]> {
  const { jurisdictionCode } = placeScope(context.viewer, place, SEES_INDICATORS)
  const today = context.clock.today()
  const rules = await ruleSettings(context, jurisdictionCode)
  const dates = await openedDates(context, jurisdictionCode, rules, today, frequency)
  return dates.map(one => toReportingPeriod(one, today))
}

/** Cells of a sheet in their latest revision on a day, counted by place and period. */
const COUNTS = `
  select o.place_code as "placeCode", o.starts_on as "startsOn", i.frequency::text as frequency,
    count(*) filter (where o.status in ('SUBMITTED', 'REVIEWED'))::int as submitted,
    count(*) filter (where o.status = 'PUBLISHED')::int as published,
    count(*) filter (where o.status = 'RETURNED')::int as returned,
    coalesce(bool_or(o.late) filter (where o.status in ('SUBMITTED', 'REVIEWED', 'PUBLISHED')), false) as late
  from (
    select distinct on (indicator_id, place_code, starts_on) indicator_id, place_code, starts_on, late,
      case when status = 'PUBLISHED' and published_on > $4::date then 'SUBMITTED' else status::text end as status
    from observation
    where division_code = $1 and place_code between $2 and $3 and submitted_on <= $4::date
      and starts_on in (select value::date from json_array_elements_text($5::json))
    order by indicator_id, place_code, starts_on, revision desc
  ) o
  join indicator i on i.division_code = $1 and i.id = o.indicator_id
    and i.id::text in (select value from json_array_elements_text($6::json))
  group by 1, 2, 3`

interface CountRow extends Omit<SheetState, 'owed'> {
  placeCode: string
  startsOn: Day
  frequency: ReportFrequency
}

const countKey = (placeCode: string, frequency: ReportFrequency, startsOn: Day) =>
  `${placeCode} ${frequency} ${startsOn}`

/**
 * Open, returned and recent sheets of a place and the places below it that the viewer reports for, overdue first.
 * Throws `NOT_FOUND`, `FORBIDDEN`. Nine statements, however many places there are.
 */
export async function listSheets(context: Context, place: string, asOf?: Day | null): Promise<SheetHead[]> {
  const scope = placeScope(context.viewer, place, SEES_INDICATORS)
  const { jurisdictionCode } = scope
  const today = context.clock.today()
  const day = asOf && asOf < today ? asOf : today
  const rules = await ruleSettings(context, jurisdictionCode)
  const dates = await openedDates(context, jurisdictionCode, rules, day)
  const filter = { feed: 'REPORTED', statuses: ['ACTIVE'] } as const
  const library = await libraryOf(context.db.prisma, jurisdictionCode, filter)
  const places = await placesReported(context, scope, library)
  if (dates.length === 0 || places.length === 0) return []
  const reopened = await readReopenings(context, jurisdictionCode, day)
  const recent = new Set(dates.filter((_, index) => isRecent(dates, index, day)))
  const days = [...recent].map(({ startsOn }) => startsOn)
  const counts = await readCounts(context, scope, { day, places, days: [...days, ...reopened.days] })
  const lights = lightDay(day, rules.nearWorkingDays)
  const heads = places.flatMap(one =>
    dates.flatMap(date => headOf(one, date, { counts, reopened: reopened.until, recent, lights }) ?? []),
  )
  return heads.sort(byUrgency).slice(0, MOST_SHEETS)
}

/** Open by the calendar, or one of the last that closed. */
function isRecent(dates: readonly ReportingDates[], index: number, day: Day): boolean {
  const newer = dates.slice(0, index).filter(one => one.frequency === dates[index]?.frequency)
  return newer.filter(({ closesOn }) => closesOn < day).length < RECENTLY_CLOSED
}

interface PlaceDuties {
  division: Division
  indicators: LibraryIndicator[]
}

interface Listing {
  counts: ReadonlyMap<string, CountRow>
  reopened: ReadonlyMap<string, Day>
  recent: ReadonlySet<ReportingDates>
  lights: ReturnType<typeof lightDay>
}

const NOTHING_YET = { submitted: 0, published: 0, returned: 0, late: false }

/** The sheet of a place and period, where it is one to be listed. */
function headOf(
  { division, indicators }: PlaceDuties,
  dates: ReportingDates,
  { counts, reopened, recent, lights }: Listing,
): SheetHead | null {
  const owed = indicators.filter(
    indicator => indicator.frequency === dates.frequency && reportsAt(indicator, division, dates.startsOn),
  ).length
  const key = countKey(division.code, dates.frequency, dates.startsOn)
  const reopenedUntil = reopened.get(key) ?? null
  const open = standOf(dates, lights.asOf, reopenedUntil) === 'OPEN'
  const state = { ...NOTHING_YET, ...counts.get(key), owed }
  if (owed === 0 || !(open || state.returned > 0 || recent.has(dates))) return null
  const canEnter = (open && state.submitted + state.published < owed) || state.returned > 0
  return toHead({ place: division, dates, reopenedUntil, canEnter }, state, lights, lights.asOf)
}

const URGENCY = { BEHIND: 0, NEAR: 1, GOOD: 2, NO_DATA: 3 } as const

function byUrgency(one: SheetHead, other: SheetHead): number {
  const open = (head: SheetHead) => (head.submitted + head.published >= head.owed ? 1 : 0)
  return (
    open(one) - open(other) ||
    URGENCY[one.light] - URGENCY[other.light] ||
    one.reporting.dueOn.localeCompare(other.reporting.dueOn) ||
    one.place.code.localeCompare(other.place.code)
  )
}

/** Places in a part of the tree for which the viewer reports something, with what that is. */
async function placesReported(
  context: Context,
  { jurisdictionCode, place }: PlaceScope,
  library: readonly LibraryIndicator[],
): Promise<PlaceDuties[]> {
  const { from, to } = codeRange(place)
  const divisions = await context.db.prisma.division.findMany({
    where: { code: { gte: from, lte: to } },
    orderBy: { code: 'asc' },
  })
  return divisions.flatMap(division => {
    const indicators = library.filter(
      ({ ownerId, reportLevels }) =>
        reportLevels.includes(division.level) &&
        reportsCell(context.viewer, { jurisdictionCode, placeCode: division.code, ownerId }),
    )
    return indicators.length > 0 ? [{ division, indicators }] : []
  })
}

/** Days whose sheets somebody has to look at again. */
const RETURNED = `
  select distinct starts_on as day from observation
  where division_code = $1 and status = 'RETURNED' and place_code between $2 and $3`

async function readCounts(
  { db }: Context,
  { jurisdictionCode, place }: PlaceScope,
  { day, places, days }: { day: Day; places: readonly PlaceDuties[]; days: readonly Day[] },
): Promise<Map<string, CountRow>> {
  const { from, to } = codeRange(place)
  const returned = await db.sql<{ day: Day }>(RETURNED, [jurisdictionCode, from, to])
  const wanted = JSON.stringify([...new Set([...days, ...returned.map(one => one.day)])])
  const ids = new Set(places.flatMap(({ indicators }) => indicators.map(({ id }) => id)))
  const rows = await db.sql<CountRow>(COUNTS, [
    jurisdictionCode,
    from,
    to,
    day,
    wanted,
    JSON.stringify([...ids]),
  ])
  return new Map(rows.map(row => [countKey(row.placeCode, row.frequency, row.startsOn), row]))
}

/** Until when sheets are open again, and of which periods they are. */
async function readReopenings(
  { db }: Context,
  jurisdictionCode: string,
  day: Day,
): Promise<{ until: Map<string, Day>; days: Day[] }> {
  const rows = await db.prisma.periodReopening.findMany({
    where: { jurisdictionCode, untilOn: { gte: dayToDate(day) } },
    orderBy: { untilOn: 'asc' },
  })
  const found = rows.map(row => ({
    ...row,
    startsOn: dateToDay(row.startsOn),
    untilOn: dateToDay(row.untilOn),
  }))
  const keyed = found.map(row => [countKey(row.placeCode, row.frequency, row.startsOn), row.untilOn] as const)
  return { until: new Map(keyed), days: found.map(({ startsOn }) => startsOn) }
}

/** The dates of one period, as they were fixed or as the rules of today have them. Throws `BAD_INPUT`. */
export async function datesOfPeriod(
  context: Context,
  jurisdictionCode: string,
  frequency: ReportFrequency,
  key: string,
): Promise<ReportingDates> {
  const period = requirePeriod(frequency, key)
  const rules = await ruleSettings(context, jurisdictionCode)
  const row = await context.db.prisma.reportingPeriod.findUnique({
    where: {
      jurisdictionCode_frequency_startsOn: {
        ...{ jurisdictionCode, frequency, startsOn: dayToDate(period.startsOn) },
      },
    },
  })
  return row ? storedDates(period, row) : reportingDates(period, rules)
}
