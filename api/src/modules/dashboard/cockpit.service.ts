import { boardDays } from '../../platform/board-days.ts'
import type { BoardPeriod } from '../../platform/board-days.type.ts'
import type { Context } from '../../platform/context.ts'
import type { Day } from '../../platform/day.ts'
import { notFound } from '../../platform/errors.ts'
import { ruleSettings } from '../divisions/index.ts'
import { planLoader } from '../plans/index.ts'
import { findTasks, type Task, type TaskView, taskView, toLightCounts } from '../tasks/index.ts'
import { readAround, readFreshness } from './around.query.ts'
import { type PlaceRow, readPast, readTaskFigures, type TotalRow } from './cockpit.query.ts'
import { completionSeries, touchesUnpublishedYear } from './cockpit.rules.ts'
import type { Cockpit } from './cockpit.type.ts'
import { attentionOf } from './cockpit-attention.view.ts'
import { readTickets, type TicketFigures } from './cockpit-complaints.service.ts'
import type { PlanCount } from './cockpit-counts.type.ts'
import { gapsOf } from './cockpit-gaps.rules.ts'
import { readIndicators } from './cockpit-indicators.service.ts'
import { type ComparedViews, readNotices } from './cockpit-notices.service.ts'
import { placeCount } from './cockpit-places.view.ts'
import {
  allOf,
  countsOfPart,
  levelsOf,
  onTimeChange,
  onTimeRate,
  originalOnTimeRate,
  overdueThen,
  planRows,
  unitsOf,
} from './cockpit-tasks.view.ts'

/** How many of the most urgent open tasks the sentences may name. */
const NAMED_TASKS = 4

export interface CockpitAsked {
  asOf?: Day | null | undefined
  period: BoardPeriod
}

/**
 * The board of a place on a day, with what it was in the period before and a year before. A fixed small number of
 * statements at any number of tasks, tickets, indicators, notices and places. Throws what `placeScope` throws.
 */
export async function readCockpit(
  context: Context,
  code: string,
  { asOf, period }: CockpitAsked,
): Promise<Cockpit> {
  const view = await taskView(context, code, asOf)
  const { place, children, below } = await readAround(context, code)
  if (place === null) throw notFound('这个地方')
  const compared = boardDays(period, view.asOf)
  const views: ComparedViews = [
    view,
    await taskView(context, code, compared.before.until),
    await taskView(context, code, compared.yearBefore.until),
  ]
  const rules = await ruleSettings(context, view.scope.jurisdictionCode, view.asOf)
  const fresh = await readFreshness(context, view.scope.jurisdictionCode, view.asOf)
  const asked = { asOf: view.asOf, compared, rules }
  const [tasks, [before, yearBefore], urgent, indicators, tickets, notices] = await Promise.all([
    readTaskFigures(context, view),
    readPast(context, views[1], views[2]),
    mostUrgent(context, view),
    readIndicators(context, { place: code, ...asked }),
    readTickets(context, { place, children, ...asked, firstOn: fresh.firstTicketOn }),
    readNotices(context, views),
  ])
  const { totals, units, places, months } = tasks
  const all = allOf(totals)
  const gaps = gapsOf({
    TASKS_WITHOUT_LEAD: all.no_lead,
    TASKS_WITHOUT_DUE_DATE: all.no_due,
    TASKS_WITHOUT_REPORT: all.no_report,
    INDICATORS_WITHOUT_FRESH_VALUE: indicators?.withoutFreshValue ?? 0,
    INDICATORS_WITHOUT_OWNER: indicators?.withoutOwner ?? 0,
    COMPLAINTS_WITHOUT_PLACE: tickets?.complaints.unplaced ?? 0,
    COMPLAINTS_WITHOUT_UNIT: tickets?.withoutUnit ?? 0,
  })
  const { attention, overdue } = await attentionOf(context, {
    ...{ place, all, units, urgent, indicators, notices, gaps },
    issues: tickets?.issues ?? [],
  })
  return {
    place,
    below,
    asOf: view.asOf,
    nearUntil: view.nearUntil,
    calendarUncertain: touchesUnpublishedYear([view.nearUntil, all.latest_due]),
    compared,
    updatedAt: latestOf([fresh.writtenAt, tickets && fresh.receivedAt]),
    attention,
    counts: toLightCounts(all),
    overdue: { ...overdue, before: overdueThen(before), yearBefore: overdueThen(yearBefore) },
    before: compared.before.until,
    behindBefore: before.behind,
    dueWithin15: all.due_15,
    dueWithin30: all.due_30,
    onTime: onTimeChange({ now: all, before, yearBefore }, compared, rules),
    onTimeRate: onTimeRate(all, view.asOf),
    onTimeRateBefore: onTimeRate(before, compared.before.until),
    originalOnTimeRate: originalOnTimeRate(all, view.asOf),
    noLead: all.no_lead,
    noDueDate: all.no_due,
    byPlan: await plansOf(context, view, totals),
    byUnit: unitsOf(units),
    led: countsOfPart(units, 'LEAD'),
    joined: countsOfPart(units, 'JOINT'),
    byPlace: places
      .filter(row => isShown(row, tickets))
      .map(row => placeCount(row, { asOf: view.asOf, children, indicators, tickets })),
    byLevel: levelsOf(totals),
    completion: completionSeries(months, view.asOf),
    indicators: indicators?.indicators ?? null,
    reached: indicators?.reached ?? null,
    complaints: tickets?.complaints ?? null,
    notices,
    gaps,
  }
}

/** A place that is no more is shown as long as tasks are carried there, and where tickets count in it. */
const isShown = ({ retired, total, code }: PlaceRow, tickets: TicketFigures | null): boolean =>
  !retired || total > 0 || (tickets?.says(code) ?? false)

/** The open tasks that are overdue longest or due soonest. */
const mostUrgent = (context: Context, view: TaskView): Promise<Task[]> =>
  findTasks(
    context,
    view,
    () => 'true',
    'lit.done, lit.severity desc, lit.due_on, lit.position, lit.id',
    NAMED_TASKS,
  )

const latestOf = (instants: readonly (Date | null)[]): Date | null =>
  instants.reduce((latest, at) => (latest === null || (at !== null && at > latest) ? at : latest), null)

const plansOf = (context: Context, { scope }: TaskView, totals: readonly TotalRow[]): Promise<PlanCount[]> =>
  Promise.all(
    planRows(totals).map(async row => ({
      plan: await planLoader(context).load({
        jurisdictionCode: scope.jurisdictionCode,
        id: row.plan_id as string,
      }),
      counts: toLightCounts(row),
    })),
  )
