import type { Organization } from '#prisma'
import type { Context } from '../../platform/context.ts'
import type { Day } from '../../platform/day.ts'
import { notFound } from '../../platform/errors.ts'
import { isId } from '../../platform/id.ts'
import { decodeCursor, encodeCursor, pageSize } from '../../platform/paging.ts'
import { placeScope, SUPERVISION_ROLES } from '../access/index.ts'
import { codeRange, organizationLoader } from '../divisions/index.ts'
import { taskLoader } from '../tasks/index.ts'
import { canReadReport } from './report.policy.ts'
import { type ReportRow, toReport } from './report.row.ts'
import type { ProgressReport, ReportConnection } from './report.type.ts'

const jurisdictionsOf = ({ viewer }: Context): string[] => [
  ...new Set(viewer?.grants.map(({ jurisdictionCode }) => jurisdictionCode)),
]

/** Reports by id in the viewer's jurisdictions, in no order. No further policy. */
export const findReports = (context: Context, ids: readonly string[]): Promise<ReportRow[]> =>
  context.db.prisma.progressReport.findMany({
    where: { jurisdictionCode: { in: jurisdictionsOf(context) }, id: { in: ids.filter(isId) } },
  })

export interface ReadReport {
  row: ReportRow
  organization: Organization
}

/** A report the viewer may read, or null: an unknown one, a foreign one and a draft of others look the same. */
export async function findReport(context: Context, id: string): Promise<ReadReport | null> {
  const [row] = await findReports(context, [id])
  const organization = row ? await organizationLoader(context).load(row.organizationId) : null
  if (!row || !organization) return null
  const task = await taskLoader(context).load({ jurisdictionCode: row.jurisdictionCode, id: row.taskId })
  const readable = canReadReport(context.viewer, { ...row, organization }, task?.readDetail === true)
  return readable ? { row, organization: organization as Organization } : null
}

/** The same for a write. Throws `NOT_FOUND`. */
export async function readReport(context: Context, id: string): Promise<ReadReport> {
  const found = await findReport(context, id)
  if (!found) throw notFound('这份填报')
  return found
}

/** One report for the screen; null when there is none the viewer may read. */
export async function reportById(context: Context, id: string): Promise<ProgressReport | null> {
  const found = await findReport(context, id)
  return found && toReport(found.row)
}

/** Whether the viewer may open the evidence of a report. */
export async function readsReport(context: Context, jurisdictionCode: string, id: string): Promise<boolean> {
  const found = await findReport(context, id)
  return found !== null && found.row.jurisdictionCode === jurisdictionCode
}

/** Reports of leads that wait, with the date at stake; those of joint units travel with them. */
const WAITING = `
  select r.id, coalesce(m.due_on, c.due_on, '9999-12-31')::text as due,
    (extract(epoch from r.submitted_at) * 1000)::bigint as at
  from progress_report r
  join task t on t.division_code = r.division_code and t.id = r.task_id
  left join milestone m on m.division_code = r.division_code and m.id = r.milestone_id
  left join report_cycle c on c.division_code = r.division_code and c.id = r.cycle_id
  where r.division_code = $1 and r.status = 'SUBMITTED' and r.part = 'LEAD' and t.place_code between $2 and $3`

const PAGE = `with waiting as (${WAITING})
  select w.id, w.due, w.at, total.count from (select count(*) as count from waiting) total
  left join lateral (
    select * from waiting where $4::text is null or (due, at, id) > ($4::text, $5::bigint, $6::uuid)
    order by due, at, id limit $7) w on true
  order by w.due, w.at, w.id`

interface QueueRow {
  id: string | null
  due: Day
  at: number
  count: number
}

/**
 * What waits for the office in a place and everything in it, by due date. Throws `FORBIDDEN`, `NOT_FOUND` for a place
 * that is not the viewer's; `BAD_INPUT` for a cursor or size that makes no sense. Two statements.
 */
export async function reportsToReview(
  context: Context,
  { place, first, after }: { place: string; first?: number | null; after?: string | null },
): Promise<ReportConnection> {
  const size = pageSize(first)
  const { jurisdictionCode } = placeScope(context.viewer, place, SUPERVISION_ROLES)
  const { from, to } = codeRange(place)
  const key = after ? readCursor(after) : [null, null, null]
  const found = await context.db.sql<QueueRow>(PAGE, [jurisdictionCode, from, to, ...key, size + 1])
  const queue = found.filter(({ id }) => id !== null) as (QueueRow & { id: string })[]
  const page = queue.slice(0, size)
  const rows = new Map(
    (
      await findReports(
        context,
        page.map(({ id }) => id),
      )
    ).map(row => [row.id, row]),
  )
  const last = page.at(-1)
  return {
    nodes: page.flatMap(({ id }) => {
      const row = rows.get(id)
      return row ? [toReport(row)] : []
    }),
    pageInfo: {
      hasNextPage: queue.length > size,
      endCursor: last ? encodeCursor([last.due, last.at, last.id]) : null,
    },
    totalCount: found[0]?.count ?? 0,
  }
}

/** The sort key of the row before. Throws `BAD_INPUT` on a cursor this server did not make. */
function readCursor(after: string): (string | number | null)[] {
  const key = decodeCursor(after, 3)
  const [due, at, id] = key
  if (typeof due === 'string' && Number.isInteger(at) && typeof id === 'string' && isId(id)) return key
  return decodeCursor('', 3)
}
