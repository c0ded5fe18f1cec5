import { badInput } from '../../platform/errors.ts'
import { isId } from '../../platform/id.ts'
import type { PlaceScope } from '../access/index.ts'
import { codeRange } from '../divisions/index.ts'
import { deadlineSeverity, type Parameter, SEVERITY } from '../tasks/index.ts'
import type { NoticeFilter } from './notice.input.ts'
import { NOW, type NoticeState } from './notice-state.sql.ts'
import { waitingOn } from './notice-waiting.sql.ts'

/** What the viewer sees in full; see `PlaceScope`. */
export type NoticeSight = Pick<PlaceScope, 'everything' | 'scopeCodes' | 'organizationIds'>

/**
 * A CTE body: notices (alias `n`) of the jurisdiction as they stand, or stood on a day (`state`), with the severity of
 * their worst recipient. Parameters `$1` jurisdiction, `$2` asOf, `$3` nearUntil.
 */
export const litNotices = (where: string, readDetail: string, state: NoticeState = NOW) => `
  select n.id, n.division_code as "jurisdictionCode", n.kind::text as kind, s.status, n.version,
    ${state.once('issued', 'n.year')} as year, ${state.once('issued', 'n.document_number')} as "documentNumber", n.title,
    n.content, n.basis, n.requirement, n.annex,
    n.copy_to as "copyTo", n.instructed_by as "instructedBy", n.lead_leader as "leadLeader",
    n.joint_leader as "jointLeader", n.contact, n.contact_phone as "contactPhone", n.reply_due_on as "replyDueOn",
    n.original_reply_due_on as "originalReplyDueOn", n.feedback_cycle::text as "feedbackCycle",
    n.task_id as "taskId", n.milestone_id as "milestoneId", n.problem_id as "problemId",
    n.instruction_id as "instructionId", n.proposal_id as "proposalId", n.place_code as "placeCode",
    n.drafted_on as "draftedOn", n.drafted_by as "draftedBy", ${state.once('sent', 'n.sent_on')} as "sentOn",
    ${(['signed', 'issued', 'closed', 'withdrawn'] as const)
      .map(
        step =>
          `${state.once(step, `n.${step}_on`)} as "${step}On", ${state.once(step, `n.${step}_by`)} as "${step}By"`,
      )
      .join(', ')},
    ${state.once('withdrawn', 'n.withdraw_reason')} as "withdrawReason", x.severity, x.next_due as "nextDue",
    s.status in ('CLOSED', 'WITHDRAWN') as done, ${readDetail} as "readDetail"
  from notice n
  cross join (select $2::date as as_of) d
  cross join lateral (select ${state.status} as status) s
  cross join lateral (
    select coalesce(max(${deadlineSeverity(state.due, state.done)}), ${SEVERITY.NO_DATA}) as severity,
      min(${state.due}) filter (where ${state.waits} and s.status in ('ISSUED', 'RECEIVED', 'REPLIED')) as next_due
    from notice_recipient r where r.division_code = n.division_code and r.notice_id = n.id) x
  where n.division_code = $1 and ${state.known} and ${where}`

/** Notices of the range of codes, or to an organization that works there. */
export function touchesPlace(code: string, parameter: Parameter): string {
  const { from, to } = codeRange(code)
  const [low, high] = [parameter(from), parameter(to)]
  return `(n.place_code between ${low} and ${high} or exists (
    select 1 from notice_recipient r
    join organization o on o.division_code = r.division_code and o.id = r.organization_id
    where r.division_code = n.division_code and r.notice_id = n.id and o.place_code between ${low} and ${high}))`
}

const isRecipient = (ids: string) => `exists (select 1 from notice_recipient r
  where r.division_code = n.division_code and r.notice_id = n.id and r.organization_id = any(${ids}::uuid[]))`

/** Whether the viewer reads a notice in full: the supervision, its recipients, the operators of its place. */
export function readsDetail(sight: NoticeSight, parameter: Parameter): string {
  if (sight.everything) return 'true'
  const ways = sight.scopeCodes.map(code => touchesPlace(code, parameter))
  if (sight.organizationIds.length > 0) ways.push(isRecipient(parameter(sight.organizationIds)))
  return ways.length === 0 ? 'false' : `(${ways.join(' or ')})`
}

/** Drafts are the supervision's own; everybody else sees what was issued (by the day), void ones too. */
export const isVisible = ({ everything }: NoticeSight, state: NoticeState = NOW): string =>
  everything ? 'true' : `${state.once('issued', 'n.issued_on')} is not null`

const containing = (words: string) => `%${words.replace(/[\\%_]/g, '\\$&')}%`

function idOf(field: string, value: string): string {
  if (!isId(value)) throw badInput(field, '筛选条件里有无效的编号，请清除筛选后重试。')
  return value
}

const toOrganization = (condition: string) => `exists (select 1 from notice_recipient r
  join organization o on o.division_code = r.division_code and o.id = r.organization_id
  where r.division_code = $1 and r.notice_id = lit.id and ${condition})`

/** The condition of a list on lit notices (alias `lit`). Throws `BAD_INPUT` on ids that are none. */
export function filterNotices(filter: NoticeFilter, parameter: Parameter): string {
  const { kind, status, light, organizationId, taskId, words, year, waiting } = filter
  const conditions: string[] = []
  if (kind?.length) conditions.push(`lit.kind = any(${parameter(kind)}::text[])`)
  if (status?.length) conditions.push(`lit.status = any(${parameter(status)}::text[])`)
  if (light?.length)
    conditions.push(`lit.severity = any(${parameter(light.map(one => SEVERITY[one]))}::int[])`)
  if (organizationId)
    conditions.push(toOrganization(`o.id = ${parameter(idOf('organizationId', organizationId))}::uuid`))
  if (taskId) conditions.push(`lit."taskId" = ${parameter(idOf('taskId', taskId))}::uuid`)
  if (waiting) conditions.push(`lit.id in (${waitingOn(waiting)})`)
  if (year != null) conditions.push(`lit.year = ${parameter(year)}::int`)
  for (const word of words?.trim().split(/\s+/).filter(Boolean) ?? []) {
    const like = parameter(containing(word))
    conditions.push(
      `(lit.title ilike ${like} or lit."documentNumber" ilike ${like} or ${toOrganization(`o.name ilike ${like}`)})`,
    )
  }
  return conditions.length === 0 ? 'true' : conditions.join(' and ')
}
