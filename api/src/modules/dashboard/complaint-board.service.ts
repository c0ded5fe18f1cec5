import { boardDays, ownDays, runsOf } from '../../platform/board-days.ts'
import type { BoardPeriod } from '../../platform/board-days.type.ts'
import type { Context } from '../../platform/context.ts'
import { addDays, type Day, isDay } from '../../platform/day.ts'
import { badInput, notFound } from '../../platform/errors.ts'
import { isId } from '../../platform/id.ts'
import { type PlaceScope, placeScope, SEES_INDICATORS } from '../access/index.ts'
import {
  type Division,
  LEVELS,
  organizationLoader,
  requireDivision,
  ruleSettings,
} from '../divisions/index.ts'
import {
  type CountBy,
  type CountFilter,
  type CountTable,
  lessCounts,
  NOBODY,
  type Run,
  readComplaintCounts,
  readComplaintDays,
} from '../tallies/index.ts'
import type { ComplaintBoardFilter } from './complaint-board.input.ts'
import { readChildren, readNewest, readThings } from './complaint-board.query.ts'
import { daysOffOf, lengthOf, MOST_DAYS, trendOf, USUAL_DAYS } from './complaint-board.rules.ts'
import type { ComplaintBoard, ComplaintCount, ComplaintRow } from './complaint-board.type.ts'
import { type RateGround, type RowCounts, rankRows, ratesOf, rowFigures } from './complaint-rates.view.ts'
import { type NamedThing, sharesOf } from './complaint-shares.view.ts'
import { NONE_BELOW } from './place-words.ts'
import { boundToUnits } from './ticket-scope.rules.ts'

export interface BoardAsked {
  place: string
  from?: Day | null
  until?: Day | null
  /** Instead of `from`: up to the last day, compared as this period is. */
  period?: BoardPeriod | null
  filter?: ComplaintBoardFilter | null
  asOf?: Day | null
}

/** The period asked for. Throws `BAD_INPUT` for days in the future and periods that make no sense. */
function periodAsked(
  { clock }: Context,
  { from, until, period, asOf }: BoardAsked,
): { asOf: Day; runs: [Run, Run, Run] } {
  const today = clock.today()
  const day = asOf ?? today
  const last = until ?? day
  if (last > (day > today ? day : today) || !isDay(last))
    throw badInput('until', `截止日期不能晚于今天（${today}），请重新选择。`)
  const end = last < day ? last : day
  if (period) return { asOf: day, runs: runsOf(boardDays(period, end)) }
  const first = from ?? addDays(end, 1 - USUAL_DAYS)
  if (first > end) throw badInput('from', `开始日期应在截止日期（${end}）当天或之前，请重新选择。`)
  if (lengthOf({ from: first, until: end }) > MOST_DAYS)
    throw badInput('from', `一次最多统计 ${MOST_DAYS} 天，请缩短时间范围。`)
  return { asOf: day, runs: runsOf(ownDays({ from: first, until: end })) }
}

/** A category with all below it. Throws `NOT_FOUND` for one of nobody here. */
function withBelow(categories: readonly NamedThing[], id: string): string[] {
  if (!categories.some(category => category.id === id)) throw notFound('这个诉求分类')
  const found = [id]
  for (const one of found)
    found.push(...categories.filter(({ parentId }) => parentId === one).map(category => category.id))
  return found
}

/** The unit asked for, or the viewer's own where a unit sees only its own. Throws `NOT_FOUND` for another's. */
function unitsAsked(scope: PlaceScope, id: string | null): string[] | null {
  const bound = boundToUnits(scope)
  if (id !== null && (!isId(id) || (bound !== null && !bound.includes(id)))) throw notFound('这个单位')
  return id === null ? bound : [id]
}

function filterAsked(
  scope: PlaceScope,
  asked: ComplaintBoardFilter | null | undefined,
  { categories, channels }: { categories: readonly NamedThing[]; channels: readonly NamedThing[] },
): CountFilter | null {
  const { categoryId, channelId, organizationId } = asked ?? {}
  const organizationIds = unitsAsked(scope, organizationId ?? null)
  if (channelId && !channels.some(({ id }) => id === channelId)) throw notFound('这个来源渠道')
  if (!categoryId && !channelId && organizationIds === null) return null
  return {
    categoryIds: categoryId ? withBelow(categories, categoryId) : null,
    organizationIds,
    channelId: channelId ?? null,
  }
}

/** Counts of a thing in the period and the one before. */
const rowCounts = (table: CountTable, by: CountBy, key: string): RowCounts => ({
  kept: table.kept(by, key),
  whole: table.whole(by, key),
  before: table.kept(by, key, 1),
  receivedBefore: table.whole(by, key, 1).received,
})

/** What lies in none of the places below. */
function restCounts(table: CountTable, children: readonly Division[]): RowCounts {
  const rows = children.map(({ code }) => rowCounts(table, 'PLACE', code))
  const all = rowCounts(table, 'ALL', '')
  return {
    kept: lessCounts(
      all.kept,
      rows.map(({ kept }) => kept),
    ),
    whole: lessCounts(
      all.whole,
      rows.map(({ whole }) => whole),
    ),
    before: lessCounts(
      all.before,
      rows.map(({ before }) => before),
    ),
    receivedBefore: all.receivedBefore - rows.reduce((sum, row) => sum + row.receivedBefore, 0),
  }
}

const says = ({ whole, receivedBefore }: RowCounts): boolean =>
  receivedBefore !== 0 || Object.values(whole).some(count => count !== 0)

function placeRows(
  table: CountTable,
  place: Division,
  children: readonly Division[],
  ground: RateGround,
): ComplaintRow[] {
  if (children.length === 0) return []
  const counts = children.map(({ code }) => rowCounts(table, 'PLACE', code))
  const ranks = rankRows(counts)
  const rows = children.map((child, index) => ({
    ...{ place: child, organization: null, name: child.name },
    ...rowFigures(counts[index] as RowCounts, ground),
    ...(ranks[index] ?? NOT_RANKED),
  }))
  const rest = restCounts(table, children)
  return says(rest) ? [...rows, unranked(NONE_BELOW[place.level] ?? '其他', rest, ground)] : rows
}

const NOT_RANKED = { rank: null, rankChange: null }

const unranked = (name: string, counts: RowCounts, ground: RateGround): ComplaintRow => ({
  ...{ place: null, organization: null, name },
  ...rowFigures(counts, ground),
  ...NOT_RANKED,
})

async function unitRows(context: Context, table: CountTable, ground: RateGround): Promise<ComplaintRow[]> {
  const found = table.keys('UNIT').map(id => ({ id, counts: rowCounts(table, 'UNIT', id) }))
  const units = found.filter(({ id, counts }) => id !== NOBODY && says(counts))
  const organizations = await organizationLoader(context).loadMany(units.map(({ id }) => id))
  const ranks = rankRows(units.map(({ counts }) => counts))
  const rows = units.map(({ counts }, index): ComplaintRow => {
    const organization = organizations[index]
    const known = organization instanceof Error ? null : (organization ?? null)
    return {
      ...{ place: null, organization: known, name: known?.name ?? '已撤销的单位' },
      ...rowFigures(counts, ground),
      ...(ranks[index] ?? NOT_RANKED),
    }
  })
  rows.sort((one, other) => other.total - one.total || other.received - one.received)
  const nobody = rowCounts(table, 'UNIT', NOBODY)
  return says(nobody) ? [...rows, unranked('未明确承办单位', nobody, ground)] : rows
}

const receivedOf = (table: CountTable): ComplaintCount => {
  const [value, before, yearBefore] = [0, 1, 2].map(period => table.whole('ALL', '', period).received)
  return { value: value ?? 0, before: before ?? 0, yearBefore: yearBefore ?? 0 }
}

const hourly = (table: CountTable): { hours: number[]; unknownHour: number } => {
  const at = (hour: number) => table.whole('HOUR', String(hour)).received
  return { hours: Array.from({ length: 24 }, (_, hour) => at(hour)), unknownHour: at(-1) }
}

/** Of a county: those in none of its towns. Towns and villages are places enough. */
const unplacedOf = (table: CountTable, place: Division, children: readonly Division[]): number =>
  place.level >= LEVELS.TOWN ? 0 : restCounts(table, children).whole.received

/**
 * The board of a place for a period. Leaders, the office and the steward see all of it, operators their subtree, units
 * their own tickets. Eight statements at any number of tickets; counts are of one moment. Throws `NOT_FOUND`,
 * `FORBIDDEN`, `BAD_INPUT`.
 */
export async function readComplaintBoard(context: Context, asked: BoardAsked): Promise<ComplaintBoard> {
  const place = await requireDivision(context, asked.place)
  const scope = placeScope(context.viewer, place.code, SEES_INDICATORS)
  const { jurisdictionCode } = scope
  const { runs: periods, asOf } = periodAsked(context, asked)
  const [{ from, until }] = periods
  const [children, things, rules] = await Promise.all([
    readChildren(context, place.code),
    readThings(context, jurisdictionCode),
    ruleSettings(context, jurisdictionCode, asOf),
  ])
  const filter = filterAsked(scope, asked.filter, things)
  const codes = children.map(({ code }) => code)
  const query = { jurisdictionCode, place: place.code, children: codes, periods, filter }
  const [table, days, updatedAt] = await Promise.all([
    readComplaintCounts(context, query),
    readComplaintDays(context, query),
    readNewest(context, jurisdictionCode, asOf),
  ])
  const ground = { rules, asOf: until }
  const whole = table.whole('ALL')
  return {
    ...{ place, asOf, from, until, updatedAt },
    received: receivedOf(table),
    excluded: whole.received - table.kept('ALL').received,
    problems: whole.problem,
    unplaced: unplacedOf(table, place, children),
    rates: ratesOf({ kept: periods.map((_, period) => table.kept('ALL', '', period)), whole }, ground),
    trend: trendOf(periods, days),
    categories: sharesOf(table, 'CATEGORY', { things: things.categories, unknown: '未分类', asOf: until }),
    channels: sharesOf(table, 'CHANNEL', { things: things.channels, unknown: '未说明渠道', asOf: until }),
    ...hourly(table),
    whole: { ...unranked(place.name, rowCounts(table, 'ALL', ''), ground), place },
    places: placeRows(table, place, children, ground),
    units: await unitRows(context, table, ground),
    daysOff: daysOffOf({ from, until }),
  }
}
