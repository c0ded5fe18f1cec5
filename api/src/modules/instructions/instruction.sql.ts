import { badInput } from '../../platform/errors.ts'
import { isId } from '../../platform/id.ts'
import { codeRange } from '../divisions/index.ts'
import { deadlineSeverity, type Parameter, SEVERITY, type TaskView } from '../tasks/index.ts'
import type { InstructionFilter } from './instruction.input.ts'

/** Once everybody has answered, the day of the last answer counts; one closed without answers, the day of closing. */
const ANSWERED = `case when i.status <> 'OPEN' then coalesce(r.submitted_on, i.closed_on) end`

/**
 * A CTE body: instructions (alias `i`) of the jurisdiction with their severity.
 * Parameters `$1` jurisdiction, `$2` asOf, `$3` nearUntil.
 */
export const litInstructions = (where: string) => `
  select i.id, i.division_code as "jurisdictionCode", i.subject::text as subject, i.subject_id as "subjectId",
    i.subject_title as "subjectTitle", i.task_id as "taskId", i.place_code as "placeCode", i.text,
    i.status::text as status, i.version, i.organization_ids as "organizationIds", i.due_on as "dueOn",
    i.written_on as "writtenOn", i.written_at as "writtenAt", i.written_by_id as "writtenById",
    i.written_by as "writtenBy", i.closed_on as "closedOn", i.closed_by as "closedBy",
    ${ANSWERED} as "answeredOn", i.status = 'CLOSED' as done, ${deadlineSeverity('i.due_on', ANSWERED)} as severity
  from instruction i
  left join lateral (
    select max(r.submitted_on) as submitted_on from reply r
    where r.division_code = i.division_code and r.subject = 'INSTRUCTION' and r.subject_id = i.id
      and r.status in ('SUBMITTED', 'ACCEPTED')
  ) r on true
  where i.division_code = $1 and ${where}`

/** An organization of the place is to act, or takes part in the task. */
const concerns = (condition: string) => `(exists (
    select 1 from organization o where o.division_code = $1 and o.id = any(i.organization_ids) and ${condition})
  or exists (
    select 1 from assignment a join organization o on o.division_code = a.division_code and o.id = a.organization_id
    where a.division_code = $1 and a.task_id = i.task_id and ${condition}))`

function touches(code: string, parameter: Parameter): string {
  const { from, to } = codeRange(code)
  const [low, high] = [parameter(from), parameter(to)]
  return `(i.place_code between ${low} and ${high} or ${concerns(`o.place_code between ${low} and ${high}`)})`
}

export const inPlace = ({ scope }: TaskView, parameter: Parameter): string =>
  scope.place === scope.jurisdictionCode ? 'true' : touches(scope.place, parameter)

/** Leaders and the office read all; others what is addressed to them, on their tasks or on their own place. */
export function visible({ scope }: TaskView, parameter: Parameter): string {
  if (scope.everything) return 'true'
  const ways = scope.scopeCodes.map(code => touches(code, parameter))
  if (scope.organizationIds.length > 0)
    ways.push(concerns(`o.id = any(${parameter(scope.organizationIds)}::uuid[])`))
  return ways.length === 0 ? 'false' : `(${ways.join(' or ')})`
}

const containing = (words: string) => `%${words.replace(/[\\%_]/g, '\\$&')}%`

/** The condition of a list on lit instructions (alias `lit`). Throws `BAD_INPUT` on an id that is none. */
export function filterInstructions(
  { status, light, words, taskId }: InstructionFilter,
  parameter: Parameter,
): string {
  const conditions: string[] = []
  if (status?.length) conditions.push(`lit.status = any(${parameter(status)}::text[])`)
  if (light?.length)
    conditions.push(`lit.severity = any(${parameter(light.map(one => SEVERITY[one]))}::int[])`)
  if (taskId) {
    if (!isId(taskId)) throw badInput('taskId', '筛选条件里有无效的编号，请清除筛选后重试。')
    conditions.push(`lit."taskId" = ${parameter(taskId)}::uuid`)
  }
  for (const word of words?.trim().split(/\s+/).filter(Boolean) ?? []) {
    const like = parameter(containing(word))
    conditions.push(
      `(lit.text ilike ${like} or lit."subjectTitle" ilike ${like} or lit."writtenBy" ilike ${like})`,
    )
  }
  return conditions.length === 0 ? 'true' : conditions.join(' and ')
}
