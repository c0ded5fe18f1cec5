import { isDay } from '../../platform/day.ts'
import { badInput } from '../../platform/errors.ts'
import { isId } from '../../platform/id.ts'
import type { TaskSortKey } from './task.enums.ts'
import type { TaskSort } from './task.input.ts'
import { SEVERITY } from './task.rules.ts'

/** An order of the ledger that can be read on from any row of it. */
export interface TaskOrder {
  /** Extra tables the keys need. */
  join: string
  /** SQL of the sort keys; none of them is ever null. */
  keys: string[]
  by: string
  /** Condition for the rows behind the one with these key values. Throws `BAD_INPUT` on values of another order. */
  after(values: readonly unknown[], parameter: (value: unknown) => string): string
}

/** A value that rows are compared by. Its own type is compared, not its text: that is several times as fast. */
interface SortKey {
  sql: string
  type: 'int' | 'text' | 'date' | 'uuid'
}

const isText = (value: unknown): value is string => typeof value === 'string'

/** What a cursor may hold for a key of each type. */
const FITS: Readonly<Record<SortKey['type'], (value: unknown) => boolean>> = {
  int: Number.isInteger,
  text: isText,
  date: value => isText(value) && isDay(value),
  uuid: value => isText(value) && isId(value),
}

const int = (sql: string): SortKey => ({ sql, type: 'int' })
const text = (sql: string): SortKey => ({ sql, type: 'text' })

/** What tells any two tasks apart: by plan, in the order of the plan. */
const TIES: readonly SortKey[] = [
  { sql: 'lit.plan_id', type: 'uuid' },
  int('lit.position'),
  { sql: 'lit.id', type: 'uuid' },
]

/** Tasks without a date come last, behind every real one. */
const DUE: SortKey = { sql: `coalesce(lit.due_on, date '9999-12-31')`, type: 'date' }

/** Open before done, the worst light first, then by date. */
const URGENCY: readonly SortKey[] = [int('lit.done::int'), int(`${SEVERITY.BEHIND} - lit.severity`), DUE]

/**
 * The first lead of every task of the list (`chosen`), and how many open tasks of its own are overdue and near there:
 * the unit with the most comes first.
 */
const LEAD_UNIT = `left join (
  select x.id as task_id, first.name,
    sum((not x.done and x.severity = ${SEVERITY.BEHIND})::int) over unit as behind,
    sum((not x.done and x.severity = ${SEVERITY.NEAR})::int) over unit as near
  from chosen x join (
    select distinct on (a.task_id) a.task_id, o.id, o.name
    from assignment a join organization o on o.division_code = a.division_code and o.id = a.organization_id
    where a.division_code = $1 and a.part = 'LEAD' order by a.task_id, a.position) first on first.task_id = x.id
  window unit as (partition by first.id)) lead_unit on lead_unit.task_id = lit.id`

const PLAN_TITLE = 'join plan on plan.division_code = $1 and plan.id = lit.plan_id'

/** What each order compares first. */
const KEYS: Readonly<Record<TaskSortKey, { join?: string; keys: readonly SortKey[] }>> = {
  LIGHT: { keys: URGENCY },
  DUE_ON: { keys: [DUE] },
  NO: { keys: [] },
  TITLE: { keys: [text('lit.title')] },
  PLAN: { join: PLAN_TITLE, keys: [text('plan.title')] },
  LEAD: {
    join: LEAD_UNIT,
    // Whoever has no lead comes last, whatever the collation says.
    keys: [
      int('(lead_unit.name is null)::int'),
      int('-coalesce(lead_unit.behind, 0)'),
      int('-coalesce(lead_unit.near, 0)'),
      text(`coalesce(lead_unit.name, '')`),
      ...URGENCY,
    ],
  },
  PERCENT: { keys: [int('lit.percent')] },
}

/** The order asked for; by urgency when nothing is said. */
export function orderTasks(sort?: TaskSort | null): TaskOrder {
  const { join = '', keys } = KEYS[sort?.key ?? 'LIGHT']
  const all = [...keys, ...TIES]
  const names = all.map(({ sql }) => sql)
  const descending = sort?.direction === 'DESC'
  return {
    join,
    keys: names,
    by: names.map(name => `${name} ${descending ? 'desc' : 'asc'}`).join(', '),
    after: (values, parameter) => {
      if (!all.every(({ type }, index) => FITS[type](values[index])))
        throw badInput('after', '翻页位置与排序方式不符，请从第一页重新开始。')
      const limits = all.map(({ type }, index) => `${parameter(values[index])}::${type}`)
      return `(${names.join(', ')}) ${descending ? '<' : '>'} (${limits.join(', ')})`
    },
  }
}
