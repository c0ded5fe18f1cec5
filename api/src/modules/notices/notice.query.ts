import DataLoader from 'dataloader'
import { type Context, once } from '../../platform/context.ts'
import type { Day } from '../../platform/day.ts'
import { badInput, notFound } from '../../platform/errors.ts'
import { isId } from '../../platform/id.ts'
import { decodeCursor, encodeCursor, pageSize } from '../../platform/paging.ts'
import { grantsIn, isSupervision, OPERATOR_ROLES, SEES_TASKS } from '../access/index.ts'
import { jurisdictionsOf, organizationLoader, ruleSettings } from '../divisions/index.ts'
import type { Reply } from '../replies/index.ts'
import {
  LIGHT_OF_SEVERITY,
  type Light,
  type LightCountsRow,
  lightCounts,
  lightDay,
  type Parameter,
  parameters,
  SEVERITY,
  type TaskKey,
  type TaskView,
  taskView,
  toLightCounts,
  workingDaysLeft,
} from '../tasks/index.ts'
import type { NoticeFilter } from './notice.input.ts'
import { canReadReplies } from './notice.policy.ts'
import {
  filterNotices,
  isVisible,
  litNotices,
  type NoticeSight,
  readsDetail,
  touchesPlace,
} from './notice.sql.ts'
import type { Notice, NoticeConnection } from './notice.type.ts'
import { recipientLoader } from './notice-recipient.loader.ts'
import { NOW, THEN } from './notice-state.sql.ts'

/** A lit notice as SQL returns it. */
type LitRow = Omit<Notice, 'light' | 'workingDaysLeft'> & {
  year: number | null
  severity: number
  nextDue: Day | null
  done: boolean
}

const toNotice = ({ year, severity, nextDue, done, ...row }: LitRow, asOf: Day): Notice => ({
  ...row,
  light: LIGHT_OF_SEVERITY[severity] as Light,
  workingDaysLeft: workingDaysLeft(nextDue, false, asOf),
})

export interface NoticeListInput {
  filter: NoticeFilter
  /** As they stood on this day; today by default. */
  asOf?: Day | null
  first?: number | null
  after?: string | null
}

/** Open before closed, the worst light first, then the earliest date waited for, then the newest. */
const RANK = [
  'lit.done::int',
  `${SEVERITY.BEHIND} - lit.severity`,
  `coalesce(lit."nextDue", 'infinity'::date)::text`,
] as const
const KEYS = [...RANK, 'lit.id']
const ORDER = `${RANK.join(', ')}, lit.id desc`

type PageRow = LightCountsRow & { page: (LitRow & { key: (string | number)[] }) | null }

/** A page of the list with the counts of the whole, in one statement. Throws what `placeScope` throws. */
export async function listNotices(context: Context, input: NoticeListInput): Promise<NoticeConnection> {
  const view = await taskView(context, input.filter.place, input.asOf)
  const state = view.asOf < context.clock.today() ? THEN : NOW
  const size = pageSize(input.first)
  const { values, parameter } = parameters(view.scope.jurisdictionCode, view.asOf, view.nearUntil)
  const lit = litNotices(
    `${inPlace(view, parameter)} and ${isVisible(view.scope, state)}`,
    readsDetail(view.scope, parameter),
    state,
  )
  const chosen = filterNotices(input.filter, parameter)
  const behind = input.after ? afterKey(input.after, parameter) : 'true'
  const rows = await context.db.sql<PageRow>(
    `with lit as (${lit}), chosen as (select * from lit where ${chosen}),
     counts as (select ${lightCounts('chosen')} from chosen),
     page as (select lit.*, jsonb_build_array(${KEYS.join(', ')}) as key from chosen lit
       where ${behind} order by ${ORDER} limit ${parameter(size + 1)})
     select counts.*, row_to_json(page) as page from counts left join page on true`,
    values,
  )
  return toConnection(rows, size, view.asOf)
}

function toConnection(rows: PageRow[], size: number, asOf: Day): NoticeConnection {
  const found = rows.flatMap(({ page }) => (page ? [page] : []))
  const nodes = found.slice(0, size)
  const last = nodes.at(-1)
  const counts = toLightCounts(rows[0] as PageRow)
  return {
    nodes: nodes.map(({ key, ...row }) => toNotice(row, asOf)),
    pageInfo: { hasNextPage: found.length > size, endCursor: last ? encodeCursor(last.key) : null },
    totalCount: counts.total,
    counts,
  }
}

/** The jurisdiction itself holds all of its notices. */
const inPlace = ({ scope }: TaskView, parameter: Parameter): string =>
  scope.place === scope.jurisdictionCode ? 'true' : touchesPlace(scope.place, parameter)

/** Rows behind the one a cursor names. Throws `BAD_INPUT` on a cursor this list did not make. */
function afterKey(after: string, parameter: Parameter): string {
  const [done, severity, due, id] = decodeCursor(after, KEYS.length)
  const known = Number.isInteger(done) && Number.isInteger(severity) && typeof due === 'string'
  if (!known || !isId(String(id))) throw badInput('after', '翻页位置无效，请从第一页重新开始。')
  const rank = `(${RANK.join(', ')})`
  const place = `(${parameter(done)}::int, ${parameter(severity)}::int, ${parameter(due)}::text)`
  return `(${rank} > ${place} or (${rank} = ${place} and lit.id < ${parameter(id)}::uuid))`
}

/** What the viewer sees of the notices of a whole jurisdiction; `places` are the roots of the outlines. */
function sightIn({ viewer }: Context, jurisdictionCode: string): NoticeSight & { places: string[] } {
  const roles: readonly string[] = SEES_TASKS
  const operators: readonly string[] = OPERATOR_ROLES
  const grants = grantsIn(viewer, jurisdictionCode).filter(({ role }) => roles.includes(role))
  return {
    everything: isSupervision(viewer, jurisdictionCode),
    scopeCodes: grants.filter(({ role }) => operators.includes(role)).map(({ scopeCode }) => scopeCode),
    organizationIds: grants.flatMap(({ organizationId }) => organizationId ?? []),
    places: [...new Set(grants.map(({ scopeCode }) => scopeCode))],
  }
}

/** Notices of a jurisdiction chosen by a condition on `n`, as far as the viewer may see them; the newest first. */
async function readNotices(
  context: Context,
  jurisdictionCode: string,
  where: (parameter: Parameter) => string,
): Promise<Notice[]> {
  const { nearWorkingDays } = await ruleSettings(context, jurisdictionCode)
  const { asOf, nearUntil } = lightDay(context.clock.today(), nearWorkingDays)
  const { values, parameter } = parameters(jurisdictionCode, asOf, nearUntil)
  const sight = sightIn(context, jurisdictionCode)
  if (!sight.everything && sight.places.length === 0) return []
  const detail = readsDetail(sight, parameter)
  const around = sight.places.includes(jurisdictionCode)
    ? 'true'
    : [detail, ...sight.places.map(place => touchesPlace(place, parameter))].join(' or ')
  const seen = sight.everything ? 'true' : `${isVisible(sight)} and (${around})`
  const rows = await context.db.sql<LitRow>(
    `${litNotices(`${where(parameter)} and ${seen}`, detail)} order by n.id desc`,
    values,
  )
  return rows.map(row => toNotice(row, asOf))
}

/** One notice as the viewer may see it, or null: an unknown id, a foreign one and another's draft look the same. */
export async function findNotice(context: Context, id: string): Promise<Notice | null> {
  if (!isId(id)) return null
  const row = await context.db.prisma.notice.findFirst({
    where: { jurisdictionCode: { in: jurisdictionsOf(context.viewer) }, id },
    select: { jurisdictionCode: true },
  })
  if (!row) return null
  const [notice] = await readNotices(
    context,
    row.jurisdictionCode,
    parameter => `n.id = ${parameter(id)}::uuid`,
  )
  return notice ?? null
}

/** Notices to print together. */
const MOST_AT_ONCE = 50

/** Several notices as the viewer may see them, in the order asked. Throws `BAD_INPUT` for more than 50. */
export async function findNotices(context: Context, ids: readonly string[]): Promise<Notice[]> {
  if (ids.length > MOST_AT_ONCE) throw badInput('ids', `一次最多打印 ${MOST_AT_ONCE} 份通知，请分批打印。`)
  const found = await Promise.all([...new Set(ids)].map(id => findNotice(context, id)))
  return found.filter(notice => notice !== null)
}

/** A notice the viewer may see. Throws `NOT_FOUND`. */
export async function noticeById(context: Context, id: string): Promise<Notice> {
  const notice = await findNotice(context, id)
  if (!notice) throw notFound('这份通知')
  return notice
}

/** Whether the viewer may open the files of a notice. */
export async function readsNotice(context: Context, jurisdictionCode: string, id: string): Promise<boolean> {
  const notice = await findNotice(context, id)
  return notice !== null && notice.jurisdictionCode === jurisdictionCode && notice.readDetail
}

/** Whether the viewer may read what one organization answered to a notice; for the files that go with it. */
export async function readsNoticeReply(
  context: Context,
  {
    jurisdictionCode,
    subjectId,
    organizationId,
  }: Pick<Reply, 'jurisdictionCode' | 'subjectId' | 'organizationId'>,
): Promise<boolean> {
  if (!(await readsNotice(context, jurisdictionCode, subjectId))) return false
  const organization = await organizationLoader(context).load(organizationId)
  return organization !== null && canReadReplies(context.viewer, organization)
}

/** Columns by which other records find their notices. */
type Owner = 'id' | 'task_id' | 'instruction_id' | 'problem_id' | 'proposal_id'

const OWNER_KEY: Readonly<Record<Owner, (notice: Notice) => string | null>> = {
  id: notice => notice.id,
  task_id: notice => notice.taskId,
  instruction_id: notice => notice.instructionId,
  problem_id: notice => notice.problemId,
  proposal_id: notice => notice.proposalId,
}

const LOADERS = Symbol('notices of other records')

const keyOf = ({ jurisdictionCode, id }: TaskKey) => `${jurisdictionCode} ${id}`

type NoticesLoader = DataLoader<TaskKey, Notice[], string>

function noticesBy(context: Context, column: Owner): NoticesLoader {
  const made = once(context, LOADERS, () => new Map<Owner, NoticesLoader>())
  const known = made.get(column)
  if (known) return known
  const loader: NoticesLoader = new DataLoader(keys => readByOwner(context, column, keys), {
    cacheKeyFn: keyOf,
  })
  made.set(column, loader)
  return loader
}

async function readByOwner(context: Context, column: Owner, keys: readonly TaskKey[]): Promise<Notice[][]> {
  const codes = [...new Set(keys.map(({ jurisdictionCode }) => jurisdictionCode))]
  const ids = keys.map(({ id }) => id)
  const read = await Promise.all(
    codes.map(code =>
      readNotices(context, code, parameter => `n.${column} = any(${parameter(ids)}::uuid[])`),
    ),
  )
  const notices = read.flat()
  return keys.map(({ jurisdictionCode, id }) =>
    notices.filter(one => one.jurisdictionCode === jurisdictionCode && OWNER_KEY[column](one) === id),
  )
}

/** Notices about tasks as the viewer may see them, the newest first; one statement for all tasks of a jurisdiction. */
export const taskNoticeLoader = (context: Context): NoticesLoader => noticesBy(context, 'task_id')

/** Notices drafted from instructions, the newest first. */
export const instructionNoticeLoader = (context: Context): NoticesLoader =>
  noticesBy(context, 'instruction_id')

/** The notice drafted from a proposal, as a list of one or none. */
export const proposalNoticeLoader = (context: Context): NoticesLoader => noticesBy(context, 'proposal_id')

/** The notice of a key, as a list of one or none. */
export const noticeLoader = (context: Context): NoticesLoader => noticesBy(context, 'id')

/** Forgets what was read, after a write in the same request. */
export function forgetNotices(context: Context): void {
  for (const loader of once(context, LOADERS, () => new Map<Owner, NoticesLoader>()).values())
    loader.clearAll()
  recipientLoader(context).clearAll()
}
