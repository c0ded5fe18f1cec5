import type { HotIssueStatus } from '#prisma'
import type { Context } from '../../platform/context.ts'
import type { Day } from '../../platform/day.ts'
import { badInput, notFound } from '../../platform/errors.ts'
import { refusal } from '../../platform/guard.ts'
import { isId } from '../../platform/id.ts'
import { decodeCursor, encodeCursor, pageSize } from '../../platform/paging.ts'
import { grantsIn, OPERATOR_ROLES, type PlaceScope, placeScope, SEES_INDICATORS } from '../access/index.ts'
import { listScope, seesEveryTicket } from '../complaints/index.ts'
import { jurisdictionsOf } from '../divisions/index.ts'
import { type Parameter, parameters } from '../tasks/index.ts'
import {
  countWeeks,
  type DayCounts,
  judgeGrowth,
  lengthOf,
  type Period,
  recentPeriod,
  weeksUntil,
} from './growth.rules.ts'
import type { HotIssueFilter } from './hot-issue.input.ts'
import type { HotIssue, HotIssueConnection } from './hot-issue.type.ts'

/** The row of an issue; days as `YYYY-MM-DD`. */
interface IssueRow {
  jurisdictionCode: string
  id: string
  title: string
  status: HotIssueStatus
  version: number
  categoryId: string | null
  placeCode: string
  organizationId: string | null
  keywords: string[]
  firstOn: Day
  lastOn: Day
  closedOn: Day | null
  note: string | null
}

const ISSUE = `h.division_code as "jurisdictionCode", h.id, h.title, h.status, h.version,
  h.category_id as "categoryId", h.place_code as "placeCode", h.organization_id as "organizationId", h.keywords,
  h.first_on::text as "firstOn", h.last_on::text as "lastOn", h.closed_on::text as "closedOn", h.note`

/** More issues than these are never looked at together. */
const MOST_ISSUES = 1000

/** Which period is asked for, and as seen on which day. */
export interface PeriodAsked {
  from?: Day | null
  until?: Day | null
  asOf?: Day | null
}

/** The period of a list: 30 days up to `until` when only that or nothing is given. Throws `BAD_INPUT`. */
export function periodAsked({ from, until, asOf }: PeriodAsked, today: Day): { period: Period; asOf: Day } {
  const seen = asOf != null && asOf < today ? asOf : today
  const end = until != null && until < seen ? until : seen
  const period = from == null ? recentPeriod(end) : { from, until: end }
  if (period.from > period.until) throw badInput('from', '起始日期晚于截止日期，请重新选择。')
  if (lengthOf(period) > 366) throw badInput('from', '一次最多看一年，请缩短时间范围。')
  return { period, asOf: seen }
}

/** Everything the viewer may read of a jurisdiction, without a place asked for. */
export function ownScope({ viewer }: Context, jurisdictionCode: string): PlaceScope {
  const roles: readonly string[] = SEES_INDICATORS
  const operators: readonly string[] = OPERATOR_ROLES
  const grants = grantsIn(viewer, jurisdictionCode).filter(({ role }) => roles.includes(role))
  return {
    jurisdictionCode,
    place: jurisdictionCode,
    everything: seesEveryTicket(viewer, jurisdictionCode),
    scopeCodes: grants.filter(({ role }) => operators.includes(role)).map(({ scopeCode }) => scopeCode),
    organizationIds: grants.flatMap(({ organizationId }) => organizationId ?? []),
  }
}

const seesWhole = ({ everything, place, jurisdictionCode }: PlaceScope): boolean =>
  everything && place === jurisdictionCode

/** Tickets by issue and day, of those the viewer may read. */
async function countsOf(
  { db }: Context,
  scope: PlaceScope,
  ids: readonly string[],
  asOf: Day,
): Promise<Map<string, Map<Day, number>>> {
  const counts = new Map<string, Map<Day, number>>()
  if (ids.length === 0) return counts
  const { values, parameter } = parameters(scope.jurisdictionCode, ids, asOf)
  const join = seesWhole(scope)
    ? ''
    : `join complaint c on c.division_code = m.division_code and c.id = m.complaint_id and ${listScope(scope, parameter)}`
  const rows = await db.sql<{ id: string; day: Day; count: number }>(
    `select m.hot_issue_id as id, m.received_on::text as day, count(*) as count
     from hot_issue_member m ${join}
     where m.division_code = $1 and m.hot_issue_id = any($2::uuid[]) and not m.removed and m.received_on <= $3::date
     group by 1, 2`,
    values,
  )
  for (const { id, day, count } of rows) counts.set(id, (counts.get(id) ?? new Map()).set(day, count))
  return counts
}

const sumOf = (counts: DayCounts): number => [...counts.values()].reduce((sum, count) => sum + count, 0)

function toIssue(
  row: IssueRow,
  counts: DayCounts,
  at: { period: Period; asOf: Day; scope: PlaceScope; today: Day },
): HotIssue {
  const { period, asOf, scope, today } = at
  const weeks = weeksUntil(period.until)
  const { count, before, growth, growing, reason } = judgeGrowth(counts, period, today)
  return {
    ...row,
    count,
    before,
    growth,
    reason,
    light: growing ? 'NEAR' : 'GOOD',
    total: sumOf(counts),
    weeks,
    weekly: countWeeks(counts, weeks),
    counts,
    period,
    asOf,
    scope,
  }
}

/** Issues by a condition on `h`, as far as the viewer may see them: those with a ticket the viewer may read. */
export async function readIssues(
  context: Context,
  scope: PlaceScope,
  asked: { period: Period; asOf: Day },
  where: (parameter: Parameter) => string,
): Promise<HotIssue[]> {
  const { values, parameter } = parameters(scope.jurisdictionCode)
  const rows = await context.db.sql<IssueRow>(
    `select ${ISSUE} from hot_issue h where h.division_code = $1 and ${where(parameter)}
     order by h.last_on desc, h.id limit ${MOST_ISSUES}`,
    values,
  )
  const counts = await countsOf(
    context,
    scope,
    rows.map(({ id }) => id),
    asked.asOf,
  )
  const at = { ...asked, scope, today: context.clock.today() }
  return rows.flatMap(row => {
    const days = counts.get(row.id)
    return days || seesWhole(scope) ? [toIssue(row, days ?? new Map(), at)] : []
  })
}

export const NOT_MERGED = 'h.merged_into_id is null'

/** Found by words in title or keywords; `%` and `_` are plain characters. */
const likeWords = (words: string): string => `%${words.trim().replace(/[\\%_]/g, '\\$&')}%`

function filtered(filter: HotIssueFilter | null | undefined, parameter: Parameter): string {
  const { statuses, categoryId, organizationId, search } = filter ?? {}
  const conditions = [
    NOT_MERGED,
    `h.status = any(${parameter(statuses ?? ['OPEN', 'WATCHED', 'SUPERVISED'])}::text[]::"HotIssueStatus"[])`,
  ]
  if (categoryId != null)
    conditions.push(`h.category_id in (select k.id from complaint_category k, complaint_category root
      where k.division_code = $1 and root.division_code = $1 and root.id = ${parameter(categoryId)}::uuid
        and (k.path = root.path or k.path like root.path || '/%'))`)
  if (organizationId != null)
    conditions.push(`h.id in (select m.hot_issue_id from hot_issue_member m
      join complaint c on c.division_code = m.division_code and c.id = m.complaint_id
      where m.division_code = $1 and not m.removed and c.organization_id = ${parameter(organizationId)}::uuid)`)
  if (search?.trim()) {
    const words = parameter(likeWords(search))
    conditions.push(
      `(h.title like ${words} or exists (select from unnest(h.keywords) w where w like ${words}))`,
    )
  }
  return conditions.join(' and ')
}

const checkId = (field: string, id: string | null | undefined): void => {
  if (id != null && !isId(id)) throw badInput(field, '所选的条件已不存在，请重新选择。')
}

/** Most tickets in the period first. */
const rankOf = ({ count, total, id }: HotIssue): [number, number, string] => [count, total, id]

const isBehind = (issue: HotIssue, [count, total, id]: readonly (string | number | null)[]): boolean => {
  const rank = rankOf(issue)
  if (rank[0] !== count) return rank[0] < Number(count)
  if (rank[1] !== total) return rank[1] < Number(total)
  return rank[2] > String(id)
}

export interface HotIssueListInput extends PeriodAsked {
  place: string
  filter?: HotIssueFilter | null
  first?: number | null
  after?: string | null
}

/** An issue nothing was heard of in the period and the one before is not listed, unless somebody watches it. */
const isQuiet = ({ count, before, status }: HotIssue): boolean =>
  count === 0 && before === 0 && status === 'OPEN'

/** A page of the list. Three statements. Throws what `placeScope` throws, `BAD_INPUT`. */
export async function listHotIssues(
  context: Context,
  { place, filter, first, after, ...asked }: HotIssueListInput,
): Promise<HotIssueConnection> {
  const scope = placeScope(context.viewer, place, SEES_INDICATORS)
  const size = pageSize(first)
  const key = after == null ? null : decodeCursor(after, 3)
  checkId('filter.categoryId', filter?.categoryId)
  checkId('filter.organizationId', filter?.organizationId)
  const period = periodAsked(asked, context.clock.today())
  const all = await readIssues(context, scope, period, parameter => filtered(filter, parameter))
  const listed = (filter?.statuses ? all : all.filter(issue => !isQuiet(issue))).sort(
    (one, other) => other.count - one.count || other.total - one.total || (one.id < other.id ? -1 : 1),
  )
  const rest = key === null ? listed : listed.filter(issue => isBehind(issue, key))
  const nodes = rest.slice(0, size)
  const last = nodes.at(-1)
  return {
    nodes,
    pageInfo: { hasNextPage: rest.length > size, endCursor: last ? encodeCursor(rankOf(last)) : null },
    totalCount: listed.length,
    foundAt: await lastLookedFor(context, scope.jurisdictionCode),
  }
}

/** When a run last ended, by night or by hand. */
async function lastLookedFor({ db }: Context, jurisdictionCode: string): Promise<Date | null> {
  const [row] = await db.sql<{ at: string | Date | null }>(
    `select greatest(
       (select max(finished_at) from job_run where division_code = $1 and name = 'hot-issues'),
       (select max(found_at) from hot_issue where division_code = $1)) as at`,
    [jurisdictionCode],
  )
  return row?.at == null ? null : new Date(row.at)
}

/** Issues by id, as far as the viewer may see them; a merged one is the one it went into. */
export async function hotIssuesById(
  context: Context,
  jurisdictionCode: string,
  ids: readonly string[],
  asked: PeriodAsked = {},
): Promise<HotIssue[]> {
  const period = periodAsked(asked, context.clock.today())
  return readIssues(
    context,
    ownScope(context, jurisdictionCode),
    period,
    parameter => `h.id = any(${parameter(ids)}::uuid[])`,
  )
}

/** The jurisdiction of an issue, and the one it was merged into if it was. Throws `NOT_FOUND`. */
export async function issueKey(
  { db, viewer }: Context,
  id: string,
): Promise<{ jurisdictionCode: string; id: string }> {
  const where = { jurisdictionCode: { in: jurisdictionsOf(viewer) } }
  let next: string | null = isId(id) ? id : null
  // Merged again and again, the way to the last is short: nobody merges an issue that is merged.
  for (let steps = 0; next !== null && steps < 20; steps += 1) {
    const row: { jurisdictionCode: string; id: string; mergedIntoId: string | null } | null =
      await db.prisma.hotIssue.findFirst({
        where: { ...where, id: next },
        select: { jurisdictionCode: true, id: true, mergedIntoId: true },
      })
    if (row?.mergedIntoId === null) return { jurisdictionCode: row.jurisdictionCode, id: row.id }
    next = row?.mergedIntoId ?? null
  }
  throw notFound('这个热点问题')
}

/** An issue the viewer may see. Throws `NOT_FOUND`; `FORBIDDEN` for one without a ticket the viewer may read. */
export async function requireHotIssue(
  context: Context,
  id: string,
  asked: PeriodAsked = {},
): Promise<HotIssue> {
  const key = await issueKey(context, id)
  const [issue] = await hotIssuesById(context, key.jurisdictionCode, [key.id], asked)
  if (!issue) throw refusal(context.viewer)
  return issue
}
