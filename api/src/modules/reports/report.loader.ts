import DataLoader from 'dataloader'
import { type Context, once } from '../../platform/context.ts'
import { type ReportRow, toReport } from './report.row.ts'
import type { ProgressReport } from './report.type.ts'

/** How records of one jurisdiction are named. */
export interface RecordKey {
  jurisdictionCode: string
  id: string
}

const keyOf = ({ jurisdictionCode, id }: RecordKey) => `${jurisdictionCode} ${id}`

const BY_TASK = Symbol('reports by task')
const BY_LEAD = Symbol('reports of joint units by the report they travel with')
const PREVIOUS = Symbol('reports by the one after them')

/** What has gone out, also what was taken back later. */
const GONE_OUT = ['SUBMITTED', 'APPROVED', 'RETURNED', 'WITHDRAWN'] as const

type ManyLoader = DataLoader<RecordKey, ProgressReport[], string>

/** Lists of reports by the id in one of their columns; one statement for all of a request. No policy. */
function listLoader(
  context: Context,
  symbol: symbol,
  column: 'taskId' | 'attachedToId',
  find: (key: { jurisdictionCode: { in: string[] }; ids: string[] }) => Promise<ReportRow[]>,
): ManyLoader {
  return once(context, symbol, () => {
    const batch = async (keys: readonly RecordKey[]) => {
      const rows = await find({
        jurisdictionCode: { in: [...new Set(keys.map(key => key.jurisdictionCode))] },
        ids: keys.map(key => key.id),
      })
      return keys.map(({ jurisdictionCode, id }) =>
        rows.filter(row => row[column] === id && row.jurisdictionCode === jurisdictionCode).map(toReport),
      )
    }
    return new DataLoader(batch, { cacheKeyFn: keyOf })
  })
}

/** Reports of a task that were submitted, the newest first. */
export const reportsOfTask = (context: Context): ManyLoader =>
  listLoader(context, BY_TASK, 'taskId', ({ jurisdictionCode, ids }) =>
    context.db.prisma.progressReport.findMany({
      where: { jurisdictionCode, taskId: { in: ids }, status: { in: [...GONE_OUT] } },
      orderBy: [{ submittedAt: 'desc' }, { id: 'desc' }],
    }),
  )

/** Reports of joint units that travel with a report, in the order they came in. */
export const contributionsOf = (context: Context): ManyLoader =>
  listLoader(context, BY_LEAD, 'attachedToId', ({ jurisdictionCode, ids }) =>
    context.db.prisma.progressReport.findMany({
      where: { jurisdictionCode, attachedToId: { in: ids } },
      orderBy: [{ submittedAt: 'asc' }, { id: 'asc' }],
    }),
  )

const BEFORE = `
  select r.id as of, b.id from progress_report r
  cross join lateral (
    select id from progress_report b
    where b.division_code = r.division_code and b.assignment_id = r.assignment_id and b.id <> r.id
      and b.status in ('SUBMITTED', 'APPROVED', 'RETURNED')
      and (r.submitted_at is null or (b.submitted_at, b.id) < (r.submitted_at, r.id))
    order by b.submitted_at desc, b.id desc limit 1) b
  where r.division_code = any($1::char(12)[]) and r.id = any($2::uuid[])`

/** The report of the same unit before one, leaving out what was withdrawn; null when it is the first. */
export const previousReport = (context: Context): DataLoader<RecordKey, ProgressReport | null, string> =>
  once(context, PREVIOUS, () => {
    const batch = async (keys: readonly RecordKey[]) => {
      const codes = [...new Set(keys.map(key => key.jurisdictionCode))]
      const pairs = await context.db.sql<{ of: string; id: string }>(BEFORE, [
        codes,
        keys.map(({ id }) => id),
      ])
      const rows = await context.db.prisma.progressReport.findMany({
        where: { jurisdictionCode: { in: codes }, id: { in: pairs.map(({ id }) => id) } },
      })
      return keys.map(key => {
        const pair = pairs.find(({ of }) => of === key.id)
        const row = pair && rows.find(({ id }) => id === pair.id)
        return row ? toReport(row) : null
      })
    }
    return new DataLoader(batch, { cacheKeyFn: keyOf })
  })
