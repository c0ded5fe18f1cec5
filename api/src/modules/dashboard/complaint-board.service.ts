import { boardDays, ownDays, runsOf } from '../../platform/board-days.ts'
import type { BoardPeriod } from '../../platform/board-days.type.ts'
import type { Context } from '../../platform/context.ts'
import { addDays, type Day, isDay } from '../../platform/day.ts'
import { badInput, notFound } from '../../platform/errors.ts'
import { isId } from '../../platform/id.ts'
import { type PlaceScope, placeScope, SEES_INDICATORS } from '../access/index.ts'
import { ticketsBeside } from '../complaints/index.ts'
import { countedIn, LEVELS, namesOn, requireDivision, ruleSettings } from '../divisions/index.ts'
import {
  type CountFilter,
  type CountTable,
  type Run,
  readComplaintCounts,
  readComplaintDays,
} from '../tallies/index.ts'
import type { ComplaintBoardFilter } from './complaint-board.input.ts'
import { readChildren, readNewest, readThings } from './complaint-board.query.ts'
import { daysOffOf, lengthOf, MOST_DAYS, trendOf, USUAL_DAYS } from './complaint-board.rules.ts'
import type { ComplaintBoard, ComplaintCount } from './complaint-board.type.ts'
import { ratesOf } from './complaint-rates.view.ts'
import { placeRows, placesOf, rowCounts, unitRows, unplacedOf, unranked } from './complaint-rows.ts'
import { type NamedThing, sharesOf } from './complaint-shares.view.ts'
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

/** A category or channel with all that counts in it. Throws `NOT_FOUND` for one of nobody here. */
function withBelow(things: readonly NamedThing[], id: string, what: string): string[] {
  if (!things.some(thing => thing.id === id)) throw notFound(what)
  const found = [id]
  for (const one of found)
    found.push(...things.filter(({ parentId }) => parentId === one).map(thing => thing.id))
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
  if (!categoryId && !channelId && organizationIds === null) return null
  return {
    categoryIds: categoryId ? withBelow(categories, categoryId, '这个诉求分类') : null,
    organizationIds,
    channelIds: channelId ? withBelow(channels, channelId, '这个来源渠道') : null,
  }
}

const receivedOf = (table: CountTable): ComplaintCount => {
  const [value, before, yearBefore] = [0, 1, 2].map(period => table.whole('ALL', '', period).received)
  return { value: value ?? 0, before: before ?? 0, yearBefore: yearBefore ?? 0 }
}

const hourly = (table: CountTable): { hours: number[]; unknownHour: number } => {
  const at = (hour: number) => table.whole('HOUR', String(hour)).received
  return { hours: Array.from({ length: 24 }, (_, hour) => at(hour)), unknownHour: at(-1) }
}

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
  const beside = (await ticketsBeside(context, scope))(until)
  const query = {
    ...{ jurisdictionCode, place: place.code, periods, filter, beside },
    children: children.map(({ code }) => code),
    countedIn: countedIn(children, until),
  }
  const [table, days, updatedAt] = await Promise.all([
    readComplaintCounts(context, query),
    readComplaintDays(context, query),
    readNewest(context, jurisdictionCode, asOf),
  ])
  const ground = { rules, asOf: until }
  const below = place.level < LEVELS.VILLAGE ? [...children, ...(await placesOf(context, beside))] : []
  const whole = table.whole('ALL')
  return {
    ...{ place, asOf, from, until, updatedAt },
    received: receivedOf(table),
    excluded: whole.received - table.kept('ALL').received,
    problems: whole.problem,
    unplaced: unplacedOf(table, place, below),
    rates: ratesOf({ kept: periods.map((_, period) => table.kept('ALL', '', period)), whole }, ground),
    trend: trendOf(periods, days),
    categories: sharesOf(table, 'CATEGORY', { things: things.categories, unknown: '未分类', asOf: until }),
    // One that was merged is counted in the other, and no more by itself.
    channels: sharesOf(table, 'CHANNEL', {
      ...{ things: things.channels, unknown: '未说明渠道', asOf: until },
    }).filter(({ parentId }) => parentId === null),
    ...hourly(table),
    whole: { ...unranked(place.name, rowCounts(table, 'ALL', ''), ground), place },
    places: placeRows(table, place, below, { ...ground, nameOf: await namesOn(context, below, until) }),
    units: await unitRows(context, table, ground),
    daysOff: daysOffOf({ from, until }),
  }
}
