import type { TaskSortKey } from './task.enums.ts'
import type { TaskSort } from './task.input.ts'
import { SEVERITY } from './task.rules.ts'

/** Sorts after every real date, so that tasks without one come last. */
const NO_DATE = `'9999-12-31'`

/** An order of the ledger that can be read on from any row of it. */
export interface TaskOrder {
  /** Extra tables the keys need. */
  join: string
  /** SQL of the sort keys; none of them is ever null. */
  keys: string[]
  by: string
  /** Condition for the rows behind the one with these key values. */
  after(values: readonly unknown[], parameter: (value: unknown) => string): string
}

const TIES = ['lit.plan_id::text', 'lit.position', 'lit.id::text']
const DUE = `coalesce(lit.due_on::text, ${NO_DATE})`

const LEAD_NAME = `left join lateral (
  select o.name from assignment a join organization o on o.division_code = a.division_code and o.id = a.organization_id
  where a.division_code = $1 and a.task_id = lit.id and a.part = 'LEAD' order by a.position limit 1) lead_unit on true`

const PLAN_TITLE = 'join plan on plan.division_code = $1 and plan.id = lit.plan_id'

/** What each order compares first; done tasks stand behind open ones when the light decides. */
const KEYS: Readonly<Record<TaskSortKey, { join?: string; keys: string[] }>> = {
  LIGHT: { keys: ['lit.done::int', `${SEVERITY.BEHIND} - lit.severity`, DUE] },
  DUE_ON: { keys: [DUE] },
  NO: { keys: [] },
  TITLE: { keys: ['lit.title'] },
  PLAN: { join: PLAN_TITLE, keys: ['plan.title'] },
  LEAD: {
    join: LEAD_NAME,
    // Whoever has no lead comes last, whatever the collation says.
    keys: [
      '(lead_unit.name is null)::int',
      `coalesce(lead_unit.name, '')`,
      'lit.done::int',
      `${SEVERITY.BEHIND} - lit.severity`,
      DUE,
    ],
  },
  PERCENT: { keys: ['lit.percent'] },
}

const isNumber = (key: string) => /::int$|severity$|position$|percent$/.test(key)

/** The order asked for; by urgency when nothing is said. */
export function orderTasks(sort?: TaskSort | null): TaskOrder {
  const { join = '', keys } = KEYS[sort?.key ?? 'LIGHT']
  const all = [...keys, ...TIES]
  const descending = sort?.direction === 'DESC'
  return {
    join,
    keys: all,
    by: all.map(key => `${key} ${descending ? 'desc' : 'asc'}`).join(', '),
    after: (values, parameter) => {
      const limits = values.map(
        (value, index) => `${parameter(value)}::${isNumber(all[index] as string) ? 'int' : 'text'}`,
      )
      return `(${all.join(', ')}) ${descending ? '<' : '>'} (${limits.join(', ')})`
    },
  }
}
