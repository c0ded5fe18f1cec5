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
      and starts_on >= $5::date
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
  const oldest = dates.at(-1)
  const library = await libraryOf(context.db.prisma, jurisdictionCode, {
    feed: 'REPORTED',
    statuses: ['ACTIVE'],
  })
  const places = await placesReported(context, scope, library)
  if (!oldest || places.length === 0) return []
  const counts = await readCounts(context, scope, { day, library, since: sinceOf(dates) })
  const reopened = await readReopenings(context, jurisdictionCode, day)
  const heads = places.flatMap(({ division, indicators }) =>
    dates.flatMap((one, index) => {
      const owed = indicators.filter(
        indicator => indicator.frequency === one.frequency && reportsAt(indicator, division, one.startsOn),
      )
      const key = countKey(division.code, one.frequency, one.startsOn)
      const count = counts.get(key)
      const until = reopened.get(key) ?? null
      const stand = standOf(one, day, until)
      const rank = dates
        .slice(0, index)
        .filter(({ frequency, closesOn }) => frequency === one.frequency && closesOn < day).length
      const wanted = stand === 'OPEN' || (count?.returned ?? 0) > 0 || rank < RECENTLY_CLOSED
      if (owed.length === 0 || !wanted) return []
      const state = { submitted: 0, published: 0, returned: 0, late: false, ...count, owed: owed.length }
      const done = state.submitted + state.published >= state.owed
      const canEnter = (stand === 'OPEN' && !done) || state.returned > 0
      const facts = { place: division, dates: one, reopenedUntil: until, canEnter }
      return [toHead(facts, state, lightDay(day, rules.nearWorkingDays), day)]
    }),
  )
  return heads.sort(byUrgency).slice(0, MOST_SHEETS)
}

const sinceOf = (dates: readonly ReportingDates[]): Day =>
  dates.reduce((first, { startsOn }) => (startsOn < first ? startsOn : first), '9999-12-31')

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
): Promise<{ division: Division; indicators: LibraryIndicator[] }[]> {
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

async function readCounts(
  { db }: Context,
  { jurisdictionCode, place }: PlaceScope,
  { day, library, since }: { day: Day; library: readonly LibraryIndicator[]; since: Day },
): Promise<Map<string, CountRow>> {
  const { from, to } = codeRange(place)
  const ids = JSON.stringify(library.map(({ id }) => id))
  const rows = await db.sql<CountRow>(COUNTS, [jurisdictionCode, from, to, day, since, ids])
  return new Map(rows.map(row => [countKey(row.placeCode, row.frequency, row.startsOn), row]))
}

async function readReopenings(
  { db }: Context,
  jurisdictionCode: string,
  day: Day,
): Promise<Map<string, Day>> {
  const rows = await db.prisma.periodReopening.findMany({
    where: { jurisdictionCode, untilOn: { gte: dayToDate(day) } },
    orderBy: { untilOn: 'asc' },
  })
  return new Map(
    rows.map(row => [
      countKey(row.placeCode, row.frequency, dateToDay(row.startsOn)),
      dateToDay(row.untilOn),
    ]),
  )
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
