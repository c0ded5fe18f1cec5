import { boardDays, ownDays, runsOf } from '../../platform/board-days.ts'
import type { BoardPeriod, DayRun } from '../../platform/board-days.type.ts'
import type { Context } from '../../platform/context.ts'
import { addDays, addMonths, type Day, daysBetween } from '../../platform/day.ts'
import { badInput, notFound } from '../../platform/errors.ts'
import { placeScope, SEES_INDICATORS } from '../access/index.ts'
import {
  codeRange,
  type Division,
  divisionLoader,
  isWithin,
  namesOn,
  organizationLoader,
  ruleSettings,
  significantPrefix,
} from '../divisions/index.ts'
import { daysAndDeltas, NOBODY } from '../tallies/index.ts'
import { RatingRateKind } from './rating.enums.ts'
import type { RatingBoard, RatingRate, RatingRow, RatingTrend } from './rating-board.type.ts'
import {
  badOf,
  isFew,
  lightOf,
  NO_COUNTS,
  pointsBetween,
  type RatingCounts,
  ranksOf,
  ratedOf,
  rateOf,
} from './rating-counts.ts'
import { RATING_TALLY } from './rating-tally.ts'

const USUAL_DAYS = 30
/** Longer periods are shown by month. */
const LONGEST_BY_DAY = 92
const LONGEST_PERIOD = 3660

export interface RatingBoardInput {
  place: string
  from?: Day | null
  until?: Day | null
  asOf?: Day | null
  /** Instead of `from`: up to the last day, compared as this period is. */
  period?: BoardPeriod | null
}

type Span = 'now' | 'before' | 'year'

interface Period {
  from: Day
  until: Day
  asOf: Day
  /** Its days, and those it is held against. */
  runs: [DayRun, DayRun, DayRun]
  /** Until then what was due counts: what is due today may still be put right. */
  dueUntil: Day
}

function periodOf(input: RatingBoardInput, today: Day): Period {
  const asOf = input.asOf ?? today
  if (asOf > today) throw badInput('asOf', '只能查看今天和以前的日期。')
  const until = input.until ?? asOf
  if (until > asOf) throw badInput('until', '截止日期不能晚于所查看的日期。')
  const named = input.period ? boardDays(input.period, until) : null
  const from = named?.days.from ?? input.from ?? addDays(until, 1 - USUAL_DAYS)
  if (from > until) throw badInput('from', '开始日期不能晚于截止日期。')
  if (daysBetween(from, until) > LONGEST_PERIOD) throw badInput('from', '所选时间太长，请缩短到十年以内。')
  const runs = runsOf(named ?? ownDays({ from, until }))
  return { from, until, asOf, runs, dueUntil: addDays(today, -1) }
}

const SPANS: readonly Span[] = ['now', 'before', 'year']

/** Digits that tell places one level below apart. */
const DIGITS: Readonly<Record<number, number>> = { 2: 4, 4: 6, 6: 9, 9: 12, 12: 12 }

interface CountRow {
  span: Span
  kind: 'ALL' | 'UNIT' | 'PLACE' | 'CHANNEL' | 'STEP'
  key: string | null
  events: number
  by_default: number
  levels: number[]
  due: number
  put_right: number
  assessed: number[]
  assessed_due: number
  assessed_put_right: number
}

const LEVEL_COLUMNS = ['very_good', 'good', 'fair', 'poor', 'very_poor']
const total = (column: string, where = '') => `coalesce(sum(r.${column})${where}, 0)::int`
const ASSESSED = ' filter (where not r.voided)'
const COUNTED = 'r.day <= $5::date'

/** One statement: in all, by unit, place and channel of three periods, and step by step of the one asked for. */
const boardSql = (digits: number, step: 'day' | 'month'): string => `
select r.span,
  case when grouping(r.organization_id) = 0 then 'UNIT' when grouping(r.child) = 0 then 'PLACE'
    when grouping(r.channel) = 0 then 'CHANNEL' when grouping(r.step) = 0 then 'STEP' else 'ALL' end as kind,
  coalesce(r.organization_id::text, r.child, r.channel, r.step::text) as key,
  ${total('events')} as events, ${total('by_default')} as by_default,
  array[${LEVEL_COLUMNS.map(column => total(column)).join(', ')}] as levels,
  array[${LEVEL_COLUMNS.map(column => total(column, ASSESSED)).join(', ')}] as assessed,
  coalesce(sum(r.due) filter (where ${COUNTED}), 0)::int as due,
  coalesce(sum(r.put_right) filter (where ${COUNTED}), 0)::int as put_right,
  coalesce(sum(r.due) filter (where ${COUNTED} and not r.voided), 0)::int as assessed_due,
  coalesce(sum(r.put_right) filter (where ${COUNTED} and not r.voided), 0)::int as assessed_put_right
from (
  select d.*, s.span, rpad(left(d.place_code, ${digits}), 12, '0') as child,
    case when s.span = 'now' then date_trunc('${step}', d.day)::date end as step
  from json_to_recordset($4::json) as s(span text, first date, last date)
  join ${daysAndDeltas(RATING_TALLY, 'division_code = $1 and place_code between $2 and $3')} d
    on d.day between s.first and s.last) r
group by grouping sets ((r.span), (r.span, r.organization_id), (r.span, r.child), (r.span, r.channel), (r.span, r.step))`

const countsOf = (row: CountRow): RatingCounts => ({
  ...{
    events: row.events,
    byDefault: row.by_default,
    levels: row.levels,
    due: row.due,
    putRight: row.put_right,
  },
  assessed: { levels: row.assessed, due: row.assessed_due, putRight: row.assessed_put_right },
})

class Counted {
  constructor(private readonly rows: readonly CountRow[]) {}

  all(span: Span): RatingCounts {
    const row = this.rows.find(other => other.kind === 'ALL' && other.span === span)
    return row ? countsOf(row) : NO_COUNTS
  }

  by(kind: CountRow['kind'], span: Span): Map<string, RatingCounts> {
    const rows = this.rows.filter(row => row.kind === kind && row.span === span && row.key !== null)
    return new Map(rows.map(row => [row.key as string, countsOf(row)]))
  }
}

async function readCounts(
  context: Context,
  jurisdictionCode: string,
  place: string,
  period: Period,
  step: 'day' | 'month',
): Promise<Counted> {
  const { from, to } = codeRange(place)
  const spans = period.runs.map(({ from: first, until: last }, index) => ({
    span: SPANS[index],
    first,
    last,
  }))
  const digits = DIGITS[significantPrefix(place).length] ?? 12
  const rows = await context.db.sql<CountRow>(boardSql(digits, step), [
    ...[jurisdictionCode, from, to, JSON.stringify(spans), period.dueUntil],
  ])
  return new Counted(rows)
}

/** 好差评 of a place in a period, in at most ten statements. Throws `NOT_FOUND`, `FORBIDDEN`, `BAD_INPUT`. */
export async function ratingBoard(context: Context, input: RatingBoardInput): Promise<RatingBoard> {
  const { jurisdictionCode, place: code } = placeScope(context.viewer, input.place, SEES_INDICATORS)
  const place = await divisionLoader(context).load(code)
  if (!place) throw notFound('这个地方')
  const today = context.clock.today()
  const period = periodOf(input, today)
  const rules = await ruleSettings(context, jurisdictionCode)
  const step = daysBetween(period.from, period.until) + 1 > LONGEST_BY_DAY ? 'month' : 'day'
  const counted = await readCounts(context, jurisdictionCode, code, period, step)
  const now = counted.all('now')
  const limits = { target: rules.ratingTarget, behindPoints: rules.indicatorBehindPoints }
  return {
    ...{ place, asOf: period.asOf, from: period.from, until: period.until },
    ...{
      events: now.events,
      eventsBefore: counted.all('before').events,
      eventsYearBefore: counted.all('year').events,
      rated: ratedOf(now),
      byDefault: now.byDefault,
    },
    ...{ levels: [...now.levels], voided: ratedOf(now) - ratedOf(now.assessed) },
    rates: Object.values(RatingRateKind).map(kind => rateLine(kind, counted, period.asOf, limits)),
    trend: trendOf(counted, period, step),
    units: await unitRows(context, counted, period.asOf),
    places: await placeRows(context, counted, place, period.asOf),
    channels: rowsOf(counted, 'CHANNEL', period.asOf, key => ({
      ...NOWHERE,
      name: key || '未注明渠道',
    })).sort((one, other) => other.events - one.events),
    ...(await openOnes(context, jurisdictionCode, code, today)),
  }
}

function rateLine(
  kind: RatingRateKind,
  counted: Counted,
  asOf: Day,
  limits: { target: number; behindPoints: number },
): RatingRate {
  const [now, before, year] = (['now', 'before', 'year'] as const).map(span =>
    rateOf(kind, counted.all(span), asOf),
  )
  const rate = now as NonNullable<typeof now>
  return {
    ...{ kind, rate, whole: rateOf(kind, counted.all('now'), asOf, true) },
    change: before ? pointsBetween(rate, before) : null,
    yearChange: year ? pointsBetween(rate, year) : null,
    light: lightOf(kind, rate, limits),
  }
}

function trendOf(counted: Counted, { from, until, asOf }: Period, step: 'day' | 'month'): RatingTrend {
  const found = counted.by('STEP', 'now')
  const days: Day[] = []
  for (
    let day = step === 'day' ? from : `${from.slice(0, 7)}-01`;
    day <= until;
    day = step === 'day' ? addDays(day, 1) : addMonths(day, 1)
  )
    days.push(day)
  const counts = days.map(day => found.get(day) ?? NO_COUNTS)
  return {
    ...{ step: step === 'day' ? 'DAY' : 'MONTH', days },
    events: counts.map(({ events }) => events),
    rated: counts.map(ratedOf),
    bad: counts.map(({ assessed }) => badOf(assessed)),
    good: counts.map(count => rateOf(RatingRateKind.GOOD, count, asOf).value),
  }
}

type Named = Pick<RatingRow, 'place' | 'organization' | 'name'>
const NOWHERE: Named = { place: null, organization: null, name: '' }

/** Rows of one kind with ranks, ranked first, then by events. `name` answers null for what is not shown. */
function rowsOf(
  counted: Counted,
  kind: CountRow['kind'],
  asOf: Day,
  name: (key: string) => Named | null,
): RatingRow[] {
  const [now, before] = [counted.by(kind, 'now'), counted.by(kind, 'before')]
  const [ranks, ranksBefore] = [ranksOf(now), ranksOf(before)]
  return [...now]
    .flatMap(([key, counts]) => {
      const named = name(key)
      if (!named) return []
      const [rank, rankBefore] = [ranks.get(key) ?? null, ranksBefore.get(key) ?? null]
      return {
        ...named,
        ...{
          events: counts.events,
          rated: ratedOf(counts),
          byDefault: counts.byDefault,
          bad: badOf(counts.assessed),
        },
        good: rateOf(RatingRateKind.GOOD, counts, asOf),
        active: rateOf(RatingRateKind.ACTIVE, counts, asOf),
        putRight: rateOf(RatingRateKind.PUT_RIGHT, counts, asOf),
        ...{ rank, few: isFew(counts) },
        rankChange: rank === null || rankBefore === null ? null : rankBefore - rank,
      }
    })
    .sort((one, other) => (one.rank ?? 1e9) - (other.rank ?? 1e9) || other.events - one.events)
}

async function unitRows(context: Context, counted: Counted, asOf: Day): Promise<RatingRow[]> {
  const ids = [...counted.by('UNIT', 'now').keys()].filter(id => id !== NOBODY)
  const found = await organizationLoader(context).loadMany(ids)
  const byId = new Map(
    found.flatMap(unit => (unit && !(unit instanceof Error) ? [[unit.id, unit] as const] : [])),
  )
  return rowsOf(counted, 'UNIT', asOf, id => {
    const organization = byId.get(id)
    return organization
      ? { place: null, organization, name: organization.name }
      : { ...NOWHERE, name: '未注明单位' }
  })
}

async function placeRows(
  context: Context,
  counted: Counted,
  place: Division,
  asOf: Day,
): Promise<RatingRow[]> {
  const codes = [...counted.by('PLACE', 'now').keys()].filter(code => isWithin(code, place.code))
  const found = await divisionLoader(context).loadMany(codes)
  const byCode = new Map(
    found.flatMap(one => (one && !(one instanceof Error) ? [[one.code, one] as const] : [])),
  )
  const nameOf = await namesOn(context, [...byCode.values()], asOf)
  return rowsOf(counted, 'PLACE', asOf, code => {
    const child = byCode.get(code)
    if (!child) return null
    return {
      place: child,
      organization: null,
      name: code === place.code ? `${place.name}本级` : nameOf(child),
    }
  })
}

async function openOnes(
  { db }: Context,
  jurisdictionCode: string,
  place: string,
  today: Day,
): Promise<Pick<RatingBoard, 'openRectifications' | 'overdueRectifications'>> {
  const { from, to } = codeRange(place)
  const [row] = await db.sql<{ open: number; overdue: number }>(
    `select count(*)::int as open, (count(*) filter (where due_on < $4::date))::int as overdue from rectification
     where division_code = $1 and place_code between $2 and $3 and status in ('OPEN', 'SUBMITTED')`,
    [jurisdictionCode, from, to, today],
  )
  return { openRectifications: row?.open ?? 0, overdueRectifications: row?.overdue ?? 0 }
}
