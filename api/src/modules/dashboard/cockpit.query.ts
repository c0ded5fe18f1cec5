import type { Context } from '../../platform/context.ts'
import type { Day } from '../../platform/day.ts'
import { codeRange, type Division, type Organization } from '../divisions/index.ts'
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

/** Values of one statement over the lit tasks of the view's place. */
function litStatement(view: TaskView) {
  const { values, parameter } = parameters(view.scope.jurisdictionCode, view.asOf, view.nearUntil)
  return { values, parameter, lit: litTasks(inPlace(view, parameter)) }
}

/** The totals of the place, by plan and by level, in one pass. */
export function readTotals({ db }: Context, view: TaskView): Promise<TotalRow[]> {
  const { values, lit } = litStatement(view)
  return db.sql<TotalRow>(
    `with lit as (${lit}), levelled as (
       select lit.*, ${LEVEL_OF_CODE('lit.place_code')} as level,
         not exists (select 1 from assignment a where a.division_code = $1 and a.task_id = lit.id and a.part = 'LEAD') as leaderless
       from lit)
     select plan_id, level, grouping(plan_id, level)::int as grouping, ${lightCounts('x')}, ${RATE_COLUMNS('x')},
       count(*) filter (where not x.done and x.due_on between $2::date and $2::date + 15)::int as due_15,
       count(*) filter (where not x.done and x.due_on between $2::date and $2::date + 30)::int as due_30,
       count(*) filter (where not x.done and x.leaderless)::int as no_lead,
       count(*) filter (where not x.done and x.due_on is null)::int as no_due,
       count(*) filter (where not x.done and x.id in (${OWE_REPORTS}))::int as no_report,
       max(x.due_on) as latest_due
     from levelled x group by grouping sets ((), (plan_id), (level))`,
    values,
  )
}

export interface UnitRow extends LightCountsRow {
  part: 'LEAD' | 'JOINT'
  /** Null in the two rows that count each task of a part once. */
  organization: Organization | null
}

/** Tasks of each organization, lead and joint part apart; and the tasks of each part, however many share them. */
export function readUnits({ db }: Context, view: TaskView): Promise<UnitRow[]> {
  const { values, lit } = litStatement(view)
  return db.sql<UnitRow>(
    `with lit as (${lit}), own as (
       select a.organization_id, a.part::text as part, ${lightCounts('lit')}
       from lit join assignment a on a.division_code = $1 and a.task_id = lit.id
       group by a.organization_id, a.part
       union all
       select null, part::text, ${lightCounts('lit')}
       from lit join (select distinct task_id, part from assignment where division_code = $1) shared on shared.task_id = lit.id
       group by part)
     select own.*, case when o.id is not null then jsonb_build_object('id', o.id, 'name', o.name, 'aliases', o.aliases, 'kind', o.kind, 'active', o.active,
       'placeCode', o.place_code, 'jurisdictionCode', o.division_code) end as organization
     from own left join organization o on o.division_code = $1 and o.id = own.organization_id`,
    values,
  )
}

export interface PlaceRow extends LightCountsRow, RateRow {
  code: string
  name: string
  level: number
  parent_code: string
}

/** Tasks of each place directly below: carried there, or by an organization that works there. */
export function readPlaces({ db }: Context, view: TaskView): Promise<PlaceRow[]> {
  const { values, parameter, lit } = litStatement(view)
  const place = parameter(view.scope.place)
  return db.sql<PlaceRow>(
    `with lit as (${lit}), child as (
       select d.code, d.name, d.level, d.parent_code,
         rpad(left(d.code, (array[2, 4, 6, 9, 12])[d.level]), 12, '9') as last
       from division d where d.parent_code = ${place}),
     -- Every place below with the child it lies in, so that tasks are joined by equal codes.
     below as (select d.code, child.code as child_code from child join division d on d.code between child.code and child.last),
     of_child as (
       select below.child_code, lit.id from lit join below on below.code = lit.place_code
       union
       select below.child_code, a.task_id from assignment a
       join organization o on o.division_code = a.division_code and o.id = a.organization_id
       join below on below.code = o.place_code
       where a.division_code = $1)
     select child.code, child.name, child.level, child.parent_code, counted.* from child join (
       select child.code as counted_code, ${lightCounts('x')}, ${RATE_COLUMNS('x')}
       from child left join (of_child join lit x on x.id = of_child.id) on of_child.child_code = child.code
       group by child.code) counted on counted.counted_code = child.code
     order by child.code`,
    values,
  )
}

/** Milestones of the place by the months of due date and completion. */
export async function readMonths({ db }: Context, view: TaskView): Promise<MilestoneMonths[]> {
  const { values, lit } = litStatement(view)
  const rows = await db.sql<{
    due_month: string
    done_month: string | null
    on_time: boolean
    count: number
  }>(
    `with lit as (${lit})
     select to_char(m.due_on, 'YYYY-MM') as due_month,
       to_char(m.done_on, 'YYYY-MM') as done_month,
       coalesce(m.done_on <= m.due_on, false) as on_time, count(*)::int as count
     from lit join (${MILESTONES_ON_DAY}) m on m.task_id = lit.id
     where m.due_on is not null group by 1, 2, 3`,
    values,
  )
  return rows.map(({ due_month, done_month, on_time, count }) => ({
    dueMonth: due_month,
    doneMonth: done_month,
    onTime: on_time,
    count,
  }))
}

export interface PastRow extends RateRow {
  /** Tasks in force. */
  total: number
  /** Open and overdue. */
  behind: number
}

/** Rate and open overdue tasks of another day, for comparison. */
export async function readPast({ db }: Context, view: TaskView): Promise<PastRow> {
  const { values, lit } = litStatement(view)
  const rows = await db.sql<PastRow>(
    `with lit as (${lit}) select ${RATE_COLUMNS('lit')}, count(*) filter (where lit.in_force)::int as total,
       count(*) filter (where not lit.done and lit.severity = ${SEVERITY.BEHIND})::int as behind from lit`,
    values,
  )
  return rows[0] as PastRow
}

/** The place itself and those right below it, in the order of codes. */
export async function readAround(
  { db }: Context,
  code: string,
): Promise<{ place: Division | null; children: Division[] }> {
  const rows = await db.prisma.division.findMany({
    where: { OR: [{ code }, { parentCode: code }] },
    orderBy: { code: 'asc' },
  })
  return {
    place: rows.find(row => row.code === code) ?? null,
    children: rows.filter(row => row.code !== code),
  }
}

/** Records whose writing changes no figure of a board. */
const NO_FIGURES = [
  'User',
  'Webhook',
  'Delivery',
  'ServiceToken',
  'Attachment',
  'ComplaintModel',
  'Instruction',
  'SavedView',
]

/** When the last record behind the figures of a jurisdiction was written, up to the end of a day; null without any. */
export async function readLastWrite(
  { db }: Context,
  jurisdictionCode: string,
  asOf: Day,
): Promise<Date | null> {
  const [row] = await db.sql<{ at: Date }>(
    `select at from audit_entry where division_code = $1 and at < ($2 || ' 24:00:00+08')::timestamptz and entity <> all($3::text[])
     order by at desc limit 1`,
    [jurisdictionCode, asOf, NO_FIGURES],
  )
  return row?.at ?? null
}

/** Places below by level. */
export function readBelow({ db }: Context, place: string): Promise<{ level: number; count: number }[]> {
  const { from, to } = codeRange(place)
  return db.sql(
    `select level, count(*)::int as count from division where code > $1 and code <= $2
     group by level order by level`,
    [from, to],
  )
}
