import { badInput } from '../../platform/errors.ts'
import { isId } from '../../platform/id.ts'
import { codeRange } from '../divisions/index.ts'
import { deadlineSeverity, type Parameter, SEVERITY, type TaskView } from '../tasks/index.ts'
import type { ProblemFilter } from './problem.input.ts'

/** What was accepted counts from the day it was handed in, and so does what waits for review. */
const ANSWERED = 'coalesce(p.done_on, r.submitted_on)'

/**
 * A CTE body: problems (alias `p`, owner `o`) of the jurisdiction with their severity.
 * Parameters `$1` jurisdiction, `$2` asOf, `$3` nearUntil.
 */
export const litProblems = (where: string, readDetail: string) => `
  select p.id, p.division_code as "jurisdictionCode", p.year, p.no, p.title, p.text, p.measure,
    p.organization_id as "organizationId", p.place_code as "placeCode", o.place_code as "ownerPlaceCode",
    o.name as owner, p.origin::text as origin, p.origin_id as "originId", p.origin_words as "originWords",
    p.task_id as "taskId", p.status::text as status, p.round, p.version, p.due_on as "dueOn",
    p.original_due_on as "originalDueOn", p.raised_on as "raisedOn", p.raised_by as "raisedBy",
    p.done_on as "doneOn", p.closed_on as "closedOn", p.closed_by as "closedBy",
    ${ANSWERED} as "answeredOn", p.status = 'CLOSED' as done,
    ${deadlineSeverity('p.due_on', ANSWERED)} as severity, ${readDetail} as "readDetail"
  from problem p
  join organization o on o.division_code = p.division_code and o.id = p.organization_id
  left join lateral (
    select max(r.submitted_on) as submitted_on from reply r
    where r.division_code = p.division_code and r.subject = 'PROBLEM' and r.subject_id = p.id and r.status = 'SUBMITTED'
  ) r on p.status = 'SUBMITTED'
  where p.division_code = $1 and ${where}`

const touches = (code: string, parameter: Parameter): string => {
  const { from, to } = codeRange(code)
  const [low, high] = [parameter(from), parameter(to)]
  return `(p.place_code between ${low} and ${high} or o.place_code between ${low} and ${high})`
}

/** Problems that lie in the place, or whose owner works there. The jurisdiction holds all of its own. */
export const inPlace = ({ scope }: TaskView, parameter: Parameter): string =>
  scope.place === scope.jurisdictionCode ? 'true' : touches(scope.place, parameter)

/** Whether the viewer reads a problem in full: as its owner, by its place, or by a part in its task. */
export function readsDetail({ scope }: TaskView, parameter: Parameter): string {
  if (scope.everything) return 'true'
  const ways = scope.scopeCodes.map(code => touches(code, parameter))
  if (scope.organizationIds.length > 0) {
    const own = `any(${parameter(scope.organizationIds)}::uuid[])`
    ways.push(
      `p.organization_id = ${own}`,
      `exists (select 1 from assignment a
        where a.division_code = $1 and a.task_id = p.task_id and a.organization_id = ${own})`,
    )
  }
  return ways.length === 0 ? 'false' : `(${ways.join(' or ')})`
}

const containing = (words: string) => `%${words.replace(/[\\%_]/g, '\\$&')}%`

function idOf(field: string, value: string): string {
  if (!isId(value)) throw badInput(field, '筛选条件里有无效的编号，请清除筛选后重试。')
  return value
}

/** The condition of a list on lit problems (alias `lit`). Throws `BAD_INPUT` on ids that are none. */
export function filterProblems(
  { status, light, organizationId, taskId, words }: ProblemFilter,
  parameter: Parameter,
): string {
  const conditions: string[] = []
  if (status?.length) conditions.push(`lit.status = any(${parameter(status)}::text[])`)
  if (light?.length)
    conditions.push(`lit.severity = any(${parameter(light.map(one => SEVERITY[one]))}::int[])`)
  if (organizationId)
    conditions.push(`lit."organizationId" = ${parameter(idOf('organizationId', organizationId))}::uuid`)
  if (taskId) conditions.push(`lit."taskId" = ${parameter(idOf('taskId', taskId))}::uuid`)
  for (const word of words?.trim().split(/\s+/).filter(Boolean) ?? []) {
    const like = parameter(containing(word))
    conditions.push(
      `(lit.title ilike ${like} or lit.owner ilike ${like} or '问题〔' || lit.year || '〕' || lit.no || '号' ilike ${like})`,
    )
  }
  return conditions.length === 0 ? 'true' : conditions.join(' and ')
}
