import { badInput } from '../../platform/errors.ts'
import { isId } from '../../platform/id.ts'
import { TaskLevel } from './task.enums.ts'
import type { TaskFilter } from './task.input.ts'
import { LEVEL_OF_CODE, OWE_REPORTS } from './task.light.sql.ts'
import { SEVERITY } from './task.rules.ts'

type Parameter = (value: unknown) => string

/** Makes a literal of what a person typed: `%` and `_` mean themselves. */
const containing = (words: string) => `%${words.replace(/[\\%_]/g, character => `\\${character}`)}%`

const given = <T>(values: readonly T[] | null | undefined): values is readonly T[] =>
  values != null && values.length > 0

function ids(field: string, values: readonly string[]): readonly string[] {
  if (!values.every(isId)) throw badInput(field, '筛选条件里有无效的编号,请清除筛选后重试。')
  return values
}

const assigned = (condition: string) =>
  `exists (select 1 from assignment a join organization o on o.division_code = a.division_code and o.id = a.organization_id
    where a.division_code = $1 and a.task_id = lit.id and ${condition})`

/** Words are looked for in what the viewer may read: the text of a task only where `readsDetail` holds. */
function wordsCondition(words: string, parameter: Parameter, readsDetail: () => string): string {
  return words
    .trim()
    .split(/\s+/)
    .filter(word => word !== '')
    .map(word => {
      const like = parameter(containing(word))
      return `(lit.title ilike ${like} or lit.no ilike ${like} or lit.ledger_no ilike ${like} or ${assigned(`o.name ilike ${like}`)}
        or (${readsDetail()} and exists (select 1 from task t where t.division_code = $1 and t.id = lit.id and t.text ilike ${like})))`
    })
    .join(' and ')
}

/** The condition of a ledger list on lit tasks (alias `lit`); values go through `parameter`. */
export function filterTasks(filter: TaskFilter, parameter: Parameter, readsDetail: () => string): string {
  const conditions: string[] = []
  const { planIds, lights, state, statuses, levels, organizationIds, part, dueFrom, dueTo, words } = filter
  if (given(planIds)) conditions.push(`lit.plan_id = any(${parameter(ids('planIds', planIds))}::uuid[])`)
  if (given(lights))
    conditions.push(`lit.severity = any(${parameter(lights.map(light => SEVERITY[light]))}::int[])`)
  if (state) conditions.push(state === 'DONE' ? 'lit.done' : 'not lit.done')
  if (given(statuses)) conditions.push(`lit.status = any(${parameter(statuses)}::text[])`)
  if (given(levels)) {
    const numbers = levels.map(level => Object.values(TaskLevel).indexOf(level) + 1)
    conditions.push(`${LEVEL_OF_CODE('lit.place_code')} = any(${parameter(numbers)}::int[])`)
  }
  if (given(organizationIds) || part) {
    const who = given(organizationIds)
      ? `o.id = any(${parameter(ids('organizationIds', organizationIds))}::uuid[])`
      : 'true'
    conditions.push(assigned(`${who} and ${part ? `a.part = ${parameter(part)}::"AssignmentPart"` : 'true'}`))
  }
  if (dueFrom) conditions.push(`lit.due_on >= ${parameter(dueFrom)}::date`)
  if (dueTo) conditions.push(`lit.due_on <= ${parameter(dueTo)}::date`)
  if (filter.noDueDate) conditions.push('lit.due_on is null')
  if (filter.noLead) conditions.push(`not ${assigned(`a.part = 'LEAD'`)}`)
  if (filter.noReport) conditions.push(`lit.id in (${OWE_REPORTS})`)
  if (words?.trim()) conditions.push(wordsCondition(words, parameter, readsDetail))
  return conditions.length === 0 ? 'true' : conditions.join(' and ')
}
