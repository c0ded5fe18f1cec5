import { runsOf } from '../../platform/board-days.ts'
import type { BoardDays } from '../../platform/board-days.type.ts'
import type { Context } from '../../platform/context.ts'
import type { Day } from '../../platform/day.ts'
import { canReadComplaints, placeScope, SEES_INDICATORS } from '../access/index.ts'
import { ticketsBeside } from '../complaints/index.ts'
import { countedIn, type Division, LEVELS, type RuleSettings } from '../divisions/index.ts'
import { type HotIssue, issuesOnBoard, leadingIssues } from '../hot-issues/index.ts'
import { type CountTable, readComplaintDays, readComplaintSummary } from '../tallies/index.ts'
import {
  dailyOf,
  monthsUntil,
  onTimeByMonth,
  receivedChange,
  recentRuns,
  type TicketGround,
  ticketRate,
  unitlessOf,
  unplacedOf,
} from './cockpit-complaints.rules.ts'
import type { CockpitComplaints, CockpitHotIssue } from './cockpit-complaints.type.ts'
import type { PlaceCount } from './cockpit-counts.type.ts'
import { daysOffOf } from './complaint-board.rules.ts'
import { boundToUnits } from './ticket-scope.rules.ts'

/** Hot issues there is room for. */
const MOST_ISSUES = 6

export interface TicketFigures {
  complaints: CockpitComplaints
  /** The issues of the board, the fastest growing first. */
  issues: HotIssue[]
  /** Received in the days of the board and of no unit. */
  withoutUnit: number
  /** Whether a place right below counts any. */
  says(code: string): boolean
  /** What a place right below shows of its tickets. */
  ofPlace(code: string): Pick<PlaceCount, 'onTimeComplaints' | 'satisfied' | 'onTimeMonths'>
}

export interface TicketsAsked {
  place: Division
  children: readonly Division[]
  asOf: Day
  compared: BoardDays
  rules: RuleSettings
  /** The day of the first ticket of the jurisdiction; null without any. */
  firstOn: Day | null
}

/**
 * 12345 of a place and of the places right below it, as far as the viewer may read tickets (units: their own); null for
 * those who may read none. Four statements at any number of tickets and places.
 */
export async function readTickets(context: Context, asked: TicketsAsked): Promise<TicketFigures | null> {
  if (!canReadComplaints(context.viewer)) return null
  const { place, children, asOf, compared } = asked
  const scope = placeScope(context.viewer, place.code, SEES_INDICATORS)
  const organizationIds = boundToUnits(scope)
  const months = monthsUntil(asOf)
  const runs = recentRuns(asOf)
  const query = {
    jurisdictionCode: scope.jurisdictionCode,
    place: place.code,
    children: children.map(({ code }) => code),
    countedIn: countedIn(children, asOf),
    beside: (await ticketsBeside(context, scope))(asOf),
    periods: runsOf(compared),
    filter: organizationIds && { categoryIds: null, organizationIds, channelIds: null },
  }
  const [table, days, issues] = await Promise.all([
    readComplaintSummary(context, { ...query, further: months }),
    readComplaintDays(context, { ...query, periods: runs }),
    issuesOnBoard(context, place.code, asOf),
  ])
  const leading = leadingIssues(issues, MOST_ISSUES)
  return {
    complaints: {
      ...countsOf(table, asked),
      unplaced: place.level >= LEVELS.TOWN ? 0 : unplacedOf(table, query.children),
      ...dailyOf(runs, days),
      daysOff: daysOffOf(runs[0]),
      hot: leading.map(toHotIssue),
    },
    issues: leading,
    withoutUnit: unitlessOf(table),
    says: code => Object.values(table.whole('PLACE', code)).some(count => count !== 0),
    ofPlace: code => {
      const counts = (period: number) => table.kept('PLACE', code, period)
      return {
        onTimeComplaints: ticketRate('ON_TIME', counts, asked),
        satisfied: ticketRate('SATISFIED', counts, asked),
        onTimeMonths: onTimeByMonth(table, code, { months, first: query.periods.length }),
      }
    },
  }
}

function countsOf(table: CountTable, ground: TicketGround) {
  const counts = (period: number) => table.kept('ALL', '', period)
  const { called, answered, openOverdue } = counts(0)
  return {
    received: receivedChange(table, ground),
    onTime: ticketRate('ON_TIME', counts, ground),
    satisfied: ticketRate('SATISFIED', counts, ground),
    unanswered: called - answered,
    openOverdue,
  }
}

const toHotIssue = (issue: HotIssue): CockpitHotIssue => ({
  issue,
  received: issue.count,
  before: issue.before,
  growth: issue.growth,
})
