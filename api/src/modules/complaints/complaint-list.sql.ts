import { addDays, type Day } from '../../platform/day.ts'
import { badInput } from '../../platform/errors.ts'
import { isId } from '../../platform/id.ts'
import type { PlaceScope } from '../access/index.ts'
import type { MergedBeside } from '../divisions/index.ts'
import { type ComplaintMeasure, measureCondition, NOBODY } from '../tallies/index.ts'
import { type Parameter, SEVERITY } from '../tasks/index.ts'
import { listScope } from './complaint.policy.ts'
import { PROBLEM_REWORKS, PROBLEM_UNITS } from './complaint.rules.ts'
import { complaintSeverity } from './complaint-light.rules.ts'
import type { ComplaintFilter } from './complaint-list.type.ts'

/** The place and the day of a list, and the last day that then counts as near. */
export interface ComplaintView {
  scope: PlaceScope
  asOf: Day
  nearUntil: Day
  /** Places that went into it and count in it. */
  beside: MergedBeside
}

/** The last day of a list. */
const lastDay = ({ until }: ComplaintFilter, { asOf }: ComplaintView): Day =>
  until && until < asOf ? until : asOf

/** Throws `BAD_INPUT` on what is no id. */
function idOf(field: string, id: string, parameter: Parameter): string {
  if (!isId(id)) throw badInput(`filter.${field}`, '筛选条件里的编号不正确，请重新选择。')
  return `${parameter(id)}::uuid`
}

const PROBLEM_TICKET = `c.reworks >= ${PROBLEM_REWORKS} or c.units >= ${PROBLEM_UNITS}`

/** Measures that count on the day received. */
const BY_RECEIVED: ReadonlySet<string> = new Set<ComplaintMeasure>(['RECEIVED', 'REPEATED', 'PROBLEM'])

const isNobody = (id: string): boolean => id === '0' || id === NOBODY

const midnight = (day: Day): string => `${day}T00:00:00+08:00`

/** Days received, said by the instant too, so that the index by time narrows the rows. */
function received(filter: ComplaintFilter, view: ComplaintView, parameter: Parameter): string[] {
  const { from, measure } = filter
  const until = lastDay(filter, view)
  const conditions: string[] = []
  if (measure) conditions.push(measureCondition(measure, { from: from ?? null, until }))
  if (measure && !BY_RECEIVED.has(measure)) return conditions
  conditions.push(`c.received_at < ${parameter(midnight(addDays(until, 1)))}::timestamptz`)
  if (from) conditions.push(`c.received_at >= ${parameter(midnight(from))}::timestamptz`)
  return conditions
}

function ofThings(filter: ComplaintFilter, view: ComplaintView, parameter: Parameter): string[] {
  const { categoryId, organizationId, channelId, sourceId, importId, hotIssueId } = filter
  const own = (column: string, field: string, id: string) =>
    isNobody(id) ? `c.${column} is null` : `c.${column} = ${idOf(field, id, parameter)}`
  const conditions: string[] = []
  if (categoryId) conditions.push(inCategory(categoryId, view, parameter))
  if (organizationId) conditions.push(own('organization_id', 'organizationId', organizationId))
  if (channelId) conditions.push(inChannel(channelId, view, parameter))
  if (sourceId) conditions.push(`c.source_id = ${idOf('sourceId', sourceId, parameter)}`)
  if (importId) conditions.push(`c.import_id = ${idOf('importId', importId, parameter)}`)
  if (hotIssueId)
    conditions.push(`exists (select from hot_issue_member m where m.division_code = c.division_code
      and m.complaint_id = c.id and not m.removed and m.hot_issue_id = ${idOf('hotIssueId', hotIssueId, parameter)})`)
  return conditions
}

/** A category with all that lie in it or were merged into it, as the boards count it; looked up once. */
function inCategory(id: string, { scope }: ComplaintView, parameter: Parameter): string {
  if (isNobody(id)) return 'c.category_id is null'
  const jurisdiction = parameter(scope.jurisdictionCode)
  return `c.category_id = any(array(with recursive lies as (
    select g.id from complaint_category g
    where g.division_code = ${jurisdiction} and g.id = ${idOf('categoryId', id, parameter)}
    union select g.id from complaint_category g join lies on coalesce(g.merged_into_id, g.parent_id) = lies.id
    where g.division_code = ${jurisdiction}) select id from lies))`
}

/** A channel with those that were merged into it, as the boards count it; looked up once. */
function inChannel(id: string, { scope }: ComplaintView, parameter: Parameter): string {
  if (isNobody(id)) return 'c.channel_id is null'
  const jurisdiction = parameter(scope.jurisdictionCode)
  return `c.channel_id = any(array(with recursive same as (
    select ${idOf('channelId', id, parameter)} as id
    union select h.id from complaint_channel h join same on h.merged_into_id = same.id
    where h.division_code = ${jurisdiction}) select id from same))`
}

function ofState(filter: ComplaintFilter, view: ComplaintView, parameter: Parameter): string[] {
  const { states, classes, urgencies, lights, open, problem, excluded, unplaced, hour } = filter
  const any = (column: string, values: readonly string[]) =>
    `${column}::text = any(${parameter(values)}::text[])`
  const is = (condition: string, wanted: boolean) => (wanted ? `(${condition})` : `not (${condition})`)
  const conditions: string[] = []
  if (states?.length) conditions.push(any('c.state', states))
  if (classes?.length) conditions.push(any('c.class', classes))
  if (urgencies?.length) conditions.push(any('c.urgency', urgencies))
  if (lights?.length) {
    const light = complaintSeverity(parameter(view.asOf), parameter(view.nearUntil))
    conditions.push(`(${light}) = any(${parameter(lights.map(one => SEVERITY[one]))}::int[])`)
  }
  if (open != null)
    conditions.push(is(`c.closed_on is null or c.closed_on > ${parameter(view.asOf)}::date`, open))
  if (problem != null) conditions.push(is(PROBLEM_TICKET, problem))
  if (excluded != null) conditions.push(excluded ? 'c.excluded' : 'not c.excluded')
  // Of a town: without a village.
  if (unplaced != null) conditions.push(is(`c.place_code = ${parameter(view.scope.place)}`, unplaced))
  if (hour != null) conditions.push(hour < 0 ? 'c.hour is null' : `c.hour = ${parameter(hour)}::int`)
  return conditions
}

/** The tickets (alias `c`) of the place that the viewer may read and the filter lets through; words are looked for elsewhere. */
export const listConditions = (view: ComplaintView, filter: ComplaintFilter, parameter: Parameter): string =>
  [
    listScope(view.scope, parameter, { beside: view.beside(lastDay(filter, view)) }),
    ...received(filter, view, parameter),
    ...ofThings(filter, view, parameter),
    ...ofState(filter, view, parameter),
  ].join('\n  and ')
