import type { Context } from '../../platform/context.ts'
import type { Day } from '../../platform/day.ts'
import type { Organization } from '../divisions/index.ts'
import {
  inPlace,
  LEVEL_OF_CODE,
  type LightCountsRow,
  lightCounts,
  litTasks,
  MILESTONES_ON_DAY,
  OWE_REPORTS,
  parameters,
  SEVERITY,
  type TaskView,
} from '../tasks/index.ts'
import type { MilestoneMonths } from './cockpit.rules.ts'

/** Columns that sum the milestones of lit tasks. */
const RATE_COLUMNS = (lit: string) => `
  coalesce(sum(${lit}.milestones_due), 0)::int as due, coalesce(sum(${lit}.milestones_on_time), 0)::int as on_time,
  coalesce(sum(${lit}.original_due), 0)::int as original_due,
  coalesce(sum(${lit}.original_on_time), 0)::int as original_on_time`

export interface RateRow {
  due: number
  on_time: number
  original_due: number
  original_on_time: number
}

export interface TotalRow extends LightCountsRow, RateRow {
  plan_id: string | null
  level: number | null
  /** Which grouping the row belongs to: 3 = all, 1 = by plan, 2 = by level. */
  grouping: number
  due_15: number
  due_30: number
  no_lead: number
  no_due: number
  no_report: number
  latest_due: Day | null
}

export interface UnitRow extends LightCountsRow {
  part: 'LEAD' | 'JOINT'
  /** Null in the two rows that count each task of a part once. */
  organization: Organization | null
}

export interface PlaceRow extends LightCountsRow, RateRow {
  code: string
  name: string
  level: number
  parent_code: string
  /** No more a place on the day. */
  retired: boolean
}

/** The totals of the place, by plan and by level, in one pass. */
const TOTALS = `
  select plan_id, level, grouping(plan_id, level)::int as grouping, ${lightCounts('x')}, ${RATE_COLUMNS('x')},
    count(*) filter (where not x.done and x.due_on between $2::date and $2::date + 15)::int as due_15,
    count(*) filter (where not x.done and x.due_on between $2::date and $2::date + 30)::int as due_30,
    count(*) filter (where not x.done and x.leaderless)::int as no_lead,
    count(*) filter (where not x.done and x.due_on is null)::int as no_due,
    count(*) filter (where not x.done and x.id in (${OWE_REPORTS}))::int as no_report,
    max(x.due_on) as latest_due
  from (
    select lit.*, ${LEVEL_OF_CODE('lit.place_code')} as level,
      not exists (select 1 from assignment a where a.division_code = $1 and a.task_id = lit.id and a.part = 'LEAD') as leaderless
    from lit) x
  group by grouping sets ((), (plan_id), (level))`

/** Tasks of each organization, lead and joint part apart; and the tasks of each part, however many share them. */
const UNITS = `
  select own.*, case when o.id is not null then jsonb_build_object('id', o.id, 'name', o.name, 'aliases', o.aliases, 'kind', o.kind, 'active', o.active,
    'placeCode', o.place_code, 'jurisdictionCode', o.division_code) end as organization
  from (
    select a.organization_id, a.part::text as part, ${lightCounts('lit')}
    from lit join assignment a on a.division_code = $1 and a.task_id = lit.id
    group by a.organization_id, a.part
    union all
    select null, part::text, ${lightCounts('lit')}
    from lit join (select distinct task_id, part from assignment where division_code = $1) shared on shared.task_id = lit.id
    group by part) own
  left join organization o on o.division_code = $1 and o.id = own.organization_id`

/** Every place below with the child of the place it lies in, so that tasks are joined by equal codes. */
const CHILDREN = (place: string) => `
  child as (
    select d.code, d.name, d.level, d.parent_code, coalesce(d.retired_on <= $2::date, false) as retired, rpad(left(d.code, (array[2, 4, 6, 9, 12])[d.level]), 12, '9') as last
    from division d where d.parent_code = ${place}),
  below as (select d.code, child.code as child_code from child join division d on d.code between child.code and child.last),
  of_child as (
    select below.child_code, lit.id from lit join below on below.code = lit.place_code
    union
    select below.child_code, a.task_id from assignment a
    join organization o on o.division_code = a.division_code and o.id = a.organization_id
    join below on below.code = o.place_code
    where a.division_code = $1)`

/** Tasks of each place directly below: carried there, or by an organization that works there. */
const PLACES = `
  select child.code, child.name, child.level, child.parent_code, child.retired, counted.* from child join (
    select child.code as counted_code, ${lightCounts('x')}, ${RATE_COLUMNS('x')}
    from child left join (of_child join lit x on x.id = of_child.id) on of_child.child_code = child.code
    group by child.code) counted on counted.counted_code = child.code`

/** Milestones of the place by the months of due date and completion. */
const MONTHS = `
  select to_char(m.due_on, 'YYYY-MM') as "dueMonth", to_char(m.done_on, 'YYYY-MM') as "doneMonth",
    coalesce(m.done_on <= m.due_on, false) as "onTime", count(*)::int as count
  from lit join (${MILESTONES_ON_DAY}) m on m.task_id = lit.id
  where m.due_on is not null group by 1, 2, 3`

export interface TaskFigures {
  totals: TotalRow[]
  units: UnitRow[]
  /** In the order of codes. */
  places: PlaceRow[]
  months: MilestoneMonths[]
}

/** The tasks of a place as its board counts them; each is lit once, in one statement. */
export async function readTaskFigures({ db }: Context, view: TaskView): Promise<TaskFigures> {
  const { values, parameter } = parameters(view.scope.jurisdictionCode, view.asOf, view.nearUntil)
  const lit = litTasks(inPlace(view, parameter))
  const rowsOf = (name: string, order = '') => `coalesce((select json_agg(r${order}) from ${name} r), '[]')`
  const [row] = await db.sql<TaskFigures>(
    `with lit as materialized (${lit}), ${CHILDREN(parameter(view.scope.place))},
       totals as (${TOTALS}), units as (${UNITS}), places as (${PLACES}), months as (${MONTHS})
     select ${rowsOf('totals')} as totals, ${rowsOf('units')} as units, ${rowsOf('places', ' order by r.code')} as places,
       ${rowsOf('months')} as months`,
    values,
  )
  return row as TaskFigures
}

export interface PastRow extends RateRow {
  /** Tasks in force. */
  total: number
  /** Open and overdue. */
  behind: number
}

const PAST_COLUMNS = `${RATE_COLUMNS('lit')}, count(*) filter (where lit.in_force)::int as total,
  count(*) filter (where not lit.done and lit.severity = ${SEVERITY.BEHIND})::int as behind`

/** Rates and open overdue tasks of the same place on two other days, for comparison; one statement. */
export async function readPast({ db }: Context, one: TaskView, other: TaskView): Promise<[PastRow, PastRow]> {
  const { values, parameter } = parameters(one.scope.jurisdictionCode, one.asOf, one.nearUntil)
  const lit = litTasks(inPlace(one, parameter))
  const [asOf, nearUntil] = [parameter(other.asOf), parameter(other.nearUntil)]
  // Lit tasks say their day by $2 and $3, and nothing else by these.
  const litThen = lit.replaceAll(/\$2(?!\d)/g, () => asOf).replaceAll(/\$3(?!\d)/g, () => nearUntil)
  const rows = await db.sql<PastRow & { win: number }>(
    `select 0 as win, ${PAST_COLUMNS} from (${lit}) lit union all select 1, ${PAST_COLUMNS} from (${litThen}) lit order by win`,
    values,
  )
  return rows as [PastRow & { win: number }, PastRow & { win: number }]
}
