import type { Context } from '../../platform/context.ts'
import { type Division, divisionLoader, isWithin, LEVELS } from '../divisions/index.ts'
import type { HotIssue } from '../hot-issues/index.ts'
import type { Task } from '../tasks/index.ts'
import { attentionSentences, type IssueFacts } from './attention.rules.ts'
import type { Attention } from './attention.type.ts'
import type { TotalRow, UnitRow } from './cockpit.query.ts'
import type { OverdueFigure } from './cockpit-counts.type.ts'
import type { CockpitGap } from './cockpit-gaps.type.ts'
import type { IndicatorFacts } from './cockpit-indicators.rules.ts'
import type { IndicatorFigures } from './cockpit-indicators.service.ts'
import type { CockpitNotices } from './cockpit-notices.type.ts'
import { worstUnit } from './cockpit-tasks.view.ts'
import { NONE_BELOW } from './place-words.ts'
import { spokenPlace } from './spoken-place.rules.ts'

/** Everything of a board that may need a look. */
export interface BoardFacts {
  place: Division
  all: TotalRow
  units: readonly UnitRow[]
  /** The most urgent open tasks. */
  urgent: readonly Task[]
  indicators: IndicatorFigures | null
  /** The fastest growing first. */
  issues: readonly HotIssue[]
  notices: CockpitNotices | null
  gaps: readonly CockpitGap[]
}

/** The sentences of a board, and the overdue tasks the first of them speaks of. */
export async function attentionOf(
  context: Context,
  { place, all, units, urgent, indicators, issues, notices, gaps }: BoardFacts,
): Promise<{ attention: Attention[]; overdue: Omit<OverdueFigure, 'before' | 'yearBefore'> }> {
  const overdue = overdueOf(all, urgent)
  const attention = attentionSentences({
    noneBelow: NONE_BELOW[place.level] ?? '未落到地方',
    local: place.level >= LEVELS.TOWN,
    overdue: { ...overdue, oldest: overdue.oldestTask },
    worstUnit: worstUnit(units),
    near: { count: all.near, tasks: urgent.filter(task => task.light === 'NEAR' && task.state === 'OPEN') },
    indicators: indicators && {
      behind: indicators.indicators.counts.behind,
      farthest: spoken(indicators.farthest),
    },
    issue: await issueFacts(context, place, issues[0]),
    overdueNotices: notices?.overdue.value ?? 0,
    gaps,
  })
  return { attention, overdue }
}

/** With the place below as one speaks of it. */
const spoken = (farthest: IndicatorFacts | null): IndicatorFacts | null =>
  farthest && {
    ...farthest,
    worst: farthest.worst && { ...farthest.worst, name: spokenPlace(farthest.worst.name) },
  }

function overdueOf(all: TotalRow, urgent: readonly Task[]) {
  const oldestTask = urgent.find(task => task.light === 'BEHIND' && task.state === 'OPEN') ?? null
  const days = oldestTask?.workingDaysLeft ?? null
  return { count: all.behind, oldestWorkingDays: days === null ? null : -days, oldestTask }
}

/** The issue that grows most, with the place below in which most of it lies; null where none grows. */
async function issueFacts(
  context: Context,
  { code }: Division,
  issue: HotIssue | undefined,
): Promise<IssueFacts | null> {
  if (issue?.light !== 'NEAR') return null
  const { id, title, count, growth, placeCode } = issue
  const below = placeCode !== code && isWithin(placeCode, code)
  const where = below ? await divisionLoader(context).load(placeCode) : null
  return { id, title, count, growth, placeName: where && spokenPlace(where.name) }
}
