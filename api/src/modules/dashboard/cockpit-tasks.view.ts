import type { BoardDays } from '../../platform/board-days.type.ts'
import type { Day } from '../../platform/day.ts'
import { type Rate, rate } from '../../platform/rate.type.ts'
import type { RuleSettings } from '../divisions/index.ts'
import { type LightCounts, type LightCountsRow, NO_TASKS, TaskLevel, toLightCounts } from '../tasks/index.ts'
import type { RateChange } from './change.type.ts'
import { rateChange } from './change.view.ts'
import type { PastRow, RateRow, TotalRow, UnitRow } from './cockpit.query.ts'
import { ON_TIME_DEFINITION, ORIGINAL_ON_TIME_DEFINITION } from './cockpit.rules.ts'
import type { LevelCount, UnitCount } from './cockpit-counts.type.ts'

const SOURCE = '任务台账的时间节点'

/** Which grouping a row of the totals belongs to. */
const ALL = 3
const BY_PLAN = 1
const BY_LEVEL = 2

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
  no_report: 0,
  latest_due: null,
}

export const onTimeRate = ({ on_time, due }: RateRow, asOf: Day): Rate =>
  rate(on_time, due, { definition: ON_TIME_DEFINITION, source: SOURCE, asOf })

export const originalOnTimeRate = ({ original_on_time, original_due }: RateRow, asOf: Day): Rate =>
  rate(original_on_time, original_due, { definition: ORIGINAL_ON_TIME_DEFINITION, source: SOURCE, asOf })

/** 任务按期完成率 as it stood on the day and on the last days of the periods compared with. */
export const onTimeChange = (
  rows: { now: RateRow; before: RateRow; yearBefore: RateRow },
  { days, before, yearBefore }: BoardDays,
  rules: RuleSettings,
): RateChange =>
  rateChange(
    {
      now: onTimeRate(rows.now, days.until),
      before: onTimeRate(rows.before, before.until),
      yearBefore: onTimeRate(rows.yearBefore, yearBefore.until),
    },
    { target: rules.taskOnTimeTarget, rules },
  )

/** Overdue tasks of a past day; null where there was no task in force yet. */
export const overdueThen = ({ total, behind }: PastRow): number | null => (total === 0 ? null : behind)

/** The row of the place as a whole. */
export const allOf = (totals: readonly TotalRow[]): TotalRow =>
  totals.find(row => row.grouping === ALL) ?? NOTHING

/** Rows by plan, most overdue first. */
export const planRows = (totals: readonly TotalRow[]): TotalRow[] =>
  totals.filter(row => row.grouping === BY_PLAN).toSorted(mostBehindFirst)

const mostBehindFirst = (one: LightCountsRow, other: LightCountsRow) =>
  other.behind - one.behind || other.near - one.near || other.total - one.total

/** By level of the place that carries them, the higher level first. */
export const levelsOf = (totals: readonly TotalRow[]): LevelCount[] =>
  totals
    .filter(row => row.grouping === BY_LEVEL)
    .toSorted((one, other) => (one.level as number) - (other.level as number))
    .map(row => ({
      level: Object.values(TaskLevel)[(row.level as number) - 1] as TaskLevel,
      counts: toLightCounts(row),
    }))

/** The unit that leads more overdue tasks than any other; null on a tie. */
export function worstUnit(rows: readonly UnitRow[]): { id: string; name: string; behind: number } | null {
  const [first, second] = rows
    .flatMap(({ part, organization, behind }) =>
      part === 'LEAD' && organization && behind > 0 ? [{ ...organization, behind }] : [],
    )
    .toSorted((one, other) => other.behind - one.behind)
  return first && first.behind !== second?.behind ? first : null
}

/** The tasks of a part, each once. */
export function countsOfPart(rows: readonly UnitRow[], part: UnitRow['part']): LightCounts {
  const row = rows.find(one => one.organization === null && one.part === part)
  return row ? toLightCounts(row) : NO_TASKS
}

/** One entry an organization, most overdue in the lead first. */
export function unitsOf(rows: readonly UnitRow[]): UnitCount[] {
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
