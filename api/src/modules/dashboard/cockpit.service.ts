import type { Context } from '../../platform/context.ts'
import type { Day } from '../../platform/day.ts'
import { notFound } from '../../platform/errors.ts'
import { type Rate, rate } from '../../platform/rate.type.ts'
import { canReadIndicators } from '../access/index.ts'
import { divisionLoader } from '../divisions/index.ts'
import { boardStates, lightsOn } from '../figures/index.ts'
import { planLoader } from '../plans/index.ts'
import {
  findTasks,
  type LightCounts,
  type LightCountsRow,
  NO_TASKS,
  type Task,
  TaskLevel,
  type TaskView,
  taskView,
  toLightCounts,
} from '../tasks/index.ts'
import { attentionSentences } from './attention.rules.ts'
import { boardDays } from './board-days.rules.ts'
import type { BoardPeriod } from './board-days.type.ts'
import {
  type PlaceRow,
  type RateRow,
  readBefore,
  readBelow,
  readMonths,
  readPlaces,
  readTotals,
  readUnits,
  type TotalRow,
  type UnitRow,
} from './cockpit.query.ts'
import {
  completionSeries,
  ON_TIME_DEFINITION,
  ORIGINAL_ON_TIME_DEFINITION,
  touchesUnpublishedYear,
} from './cockpit.rules.ts'
import type { Cockpit, CockpitIndicators, PlaceCount, PlanCount, UnitCount } from './cockpit.type.ts'
import { gapsOf } from './cockpit-gaps.rules.ts'
import { farthestBehind, MOST_CARDS, standingCounts, worstFirst } from './cockpit-indicators.rules.ts'

const ALL = 3
const BY_PLAN = 1
const BY_LEVEL = 2

/** How many of the most urgent open tasks the sentences may name. */
const NAMED_TASKS = 4

const NOTHING: TotalRow = {
  plan_id: null,
  level: null,
  grouping: ALL,
  total: 0,
  done: 0,
  open: 0,
  behind: 0,
  near: 0,
  good: 0,
  no_data: 0,
  due: 0,
  on_time: 0,
  original_due: 0,
  original_on_time: 0,
  due_15: 0,
  due_30: 0,
  no_lead: 0,
  no_due: 0,
  latest_due: null,
}

const onTimeRate = ({ on_time, due }: RateRow, asOf: Day): Rate =>
  rate(on_time, due, { definition: ON_TIME_DEFINITION, source: '任务台账的时间节点', asOf })

const mostBehindFirst = (one: LightCountsRow, other: LightCountsRow) =>
  other.behind - one.behind || other.near - one.near || other.total - one.total

/** The board of a place on a day. A fixed small number of statements at any number of tasks. */
export async function readCockpit(
  context: Context,
  place: string,
  { asOf, period }: { asOf?: Day | null | undefined; period: BoardPeriod },
): Promise<Cockpit> {
  const view = await taskView(context, place, asOf)
  const compared = boardDays(period, view.asOf)
  const [before, yearBefore] = (await Promise.all(
    [compared.before, compared.yearBefore].map(({ until }) => taskView(context, place, until)),
  )) as [TaskView, TaskView]
  const [division, below, totals, units, places, months, beforeRow, yearRow, urgent, indicators] =
    await Promise.all([
      divisionLoader(context).load(place),
      readBelow(context, place),
      readTotals(context, view),
      readUnits(context, view),
      readPlaces(context, view),
      readMonths(context, view),
      readBefore(context, before),
      readBefore(context, yearBefore),
      mostUrgent(context, view),
      readIndicators(context, place, view.asOf, before.asOf),
    ])
  if (division === null) throw notFound('这个地方')
  const all = totals.find(row => row.grouping === ALL) ?? NOTHING
  return {
    place: division,
    below,
    asOf: view.asOf,
    nearUntil: view.nearUntil,
    calendarUncertain: touchesUnpublishedYear([view.nearUntil, all.latest_due]),
    counts: toLightCounts(all),
    compared,
    before: before.asOf,
    behindBefore: beforeRow.behind,
    ...urgency(all, units, urgent, indicators),
    indicators,
    dueWithin15: all.due_15,
    dueWithin30: all.due_30,
    onTime: {
      rate: onTimeRate(all, view.asOf),
      before: onTimeRate(beforeRow, before.asOf),
      yearBefore: onTimeRate(yearRow, yearBefore.asOf),
      target: null,
      light: 'NO_DATA',
    },
    reached: null,
    complaints: null,
    notices: null,
    gaps: gapsOf({ TASKS_WITHOUT_LEAD: all.no_lead, TASKS_WITHOUT_DUE_DATE: all.no_due }),
    updatedAt: null,
    onTimeRate: onTimeRate(all, view.asOf),
    onTimeRateBefore: onTimeRate(beforeRow, before.asOf),
    originalOnTimeRate: rate(all.original_on_time, all.original_due, {
      definition: ORIGINAL_ON_TIME_DEFINITION,
      source: '任务台账的时间节点',
      asOf: view.asOf,
    }),
    noLead: all.no_lead,
    noDueDate: all.no_due,
    byPlan: await plansOf(context, view, totals),
    byUnit: unitsOf(units),
    led: countsOfPart(units, 'LEAD'),
    joined: countsOfPart(units, 'JOINT'),
    byPlace: places.map(row => placeOf(row, view.asOf)),
    byLevel: levelsOf(totals),
    completion: completionSeries(months, view.asOf),
  }
}

/** The open tasks that are overdue longest or due soonest. */
const mostUrgent = (context: Context, view: TaskView): Promise<Task[]> =>
  findTasks(
    context,
    view,
    () => 'true',
    'lit.done, lit.severity desc, lit.due_on, lit.position, lit.id',
    NAMED_TASKS,
  )

/** How the indicators stand, and how they stood before; null for those who may not read them. */
async function readIndicators(
  context: Context,
  place: string,
  asOf: Day,
  before: Day,
): Promise<CockpitIndicators | null> {
  if (!canReadIndicators(context.viewer)) return null
  const { cards } = await boardStates(context, { place, asOf })
  const earlier = await lightsOn(
    context,
    cards.map(({ indicator }) => indicator),
    { place, asOf: before },
  )
  return {
    counts: standingCounts(cards),
    before: standingCounts(earlier.map(light => ({ state: { light, gap: null } }))),
    cards: worstFirst(cards).slice(0, MOST_CARDS),
  }
}

function urgency(
  all: TotalRow,
  units: readonly UnitRow[],
  urgent: readonly Task[],
  indicators: CockpitIndicators | null,
) {
  const behind = urgent.filter(task => task.light === 'BEHIND' && task.state === 'OPEN')
  const near = urgent.filter(task => task.light === 'NEAR' && task.state === 'OPEN')
  const oldest = behind[0] ?? null
  const days = oldest?.workingDaysLeft ?? null
  const overdue = { count: all.behind, oldestWorkingDays: days === null ? null : -days, oldestTask: oldest }
  return {
    overdue,
    attention: attentionSentences({
      overdue: { ...overdue, oldest },
      worstUnit: worstUnit(units),
      near: { count: all.near, tasks: near },
      indicators: indicators && {
        behind: indicators.counts.behind,
        farthest: farthestBehind(indicators.cards),
      },
      noLead: all.no_lead,
      noDueDate: all.no_due,
    }),
  }
}

/** The unit that leads more overdue tasks than any other; null on a tie. */
function worstUnit(rows: readonly UnitRow[]): { id: string; name: string; behind: number } | null {
  const [first, second] = rows
    .flatMap(({ part, organization, behind }) =>
      part === 'LEAD' && organization && behind > 0 ? [{ ...organization, behind }] : [],
    )
    .toSorted((one, other) => other.behind - one.behind)
  return first && first.behind !== second?.behind ? first : null
}

/** The tasks of a part, each once. */
function countsOfPart(rows: readonly UnitRow[], part: UnitRow['part']): LightCounts {
  const row = rows.find(one => one.organization === null && one.part === part)
  return row ? toLightCounts(row) : NO_TASKS
}

async function plansOf(
  context: Context,
  { scope }: TaskView,
  totals: readonly TotalRow[],
): Promise<PlanCount[]> {
  const rows = totals.filter(row => row.grouping === BY_PLAN).toSorted(mostBehindFirst)
  return Promise.all(
    rows.map(async row => ({
      plan: await planLoader(context).load({
        jurisdictionCode: scope.jurisdictionCode,
        id: row.plan_id as string,
      }),
      counts: toLightCounts(row),
    })),
  )
}

/** One entry an organization, most overdue in the lead first. */
function unitsOf(rows: readonly UnitRow[]): UnitCount[] {
  const units = new Map<string, UnitCount>()
  for (const row of rows) {
    const { organization, part } = row
    if (organization === null) continue
    const unit = units.get(organization.id) ?? { organization, lead: NO_TASKS, joint: NO_TASKS }
    units.set(organization.id, { ...unit, [part === 'LEAD' ? 'lead' : 'joint']: toLightCounts(row) })
  }
  return [...units.values()].sort(
    ({ lead: one, joint: oneJoint }, { lead: other, joint: otherJoint }) =>
      other.behind - one.behind ||
      other.total - one.total ||
      otherJoint.behind - oneJoint.behind ||
      otherJoint.total - oneJoint.total,
  )
}

const placeOf = (row: PlaceRow, asOf: Day): PlaceCount => ({
  place: { code: row.code, name: row.name, level: row.level, parentCode: row.parent_code },
  counts: toLightCounts(row),
  onTimeRate: onTimeRate(row, asOf),
  ...{ indicators: null, onTimeComplaints: null, satisfied: null, onTimeMonths: null },
})

const levelsOf = (totals: readonly TotalRow[]) =>
  totals
    .filter(row => row.grouping === BY_LEVEL)
    .toSorted((one, other) => (one.level as number) - (other.level as number))
    .map(row => ({
      level: Object.values(TaskLevel)[(row.level as number) - 1] as TaskLevel,
      counts: toLightCounts(row),
    }))
