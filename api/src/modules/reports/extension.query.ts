import DataLoader from 'dataloader'
import type { Extension as ExtensionRow, Organization } from '#prisma'
import { type Context, once } from '../../platform/context.ts'
import { dateToDay } from '../../platform/day.ts'
import { notFound } from '../../platform/errors.ts'
import { isId } from '../../platform/id.ts'
import { placeScope, SUPERVISION_ROLES } from '../access/index.ts'
import { codeRange, organizationLoader } from '../divisions/index.ts'
import { taskLoader } from '../tasks/index.ts'
import type { Extension } from './extension.type.ts'
import type { RecordKey } from './report.loader.ts'
import { canReport } from './report.policy.ts'
import { optionalDay } from './report.row.ts'

export const toExtension = (row: ExtensionRow): Extension => ({
  ...row,
  dueOn: dateToDay(row.dueOn),
  requestedDueOn: dateToDay(row.requestedDueOn),
  requestedOn: dateToDay(row.requestedOn),
  grantedDueOn: optionalDay(row.grantedDueOn),
  decidedOn: optionalDay(row.decidedOn),
})

const BY_TASK = Symbol('requests for more time by task')

/** Requests of a task, the newest first; one statement for all of a request. No policy. */
export const extensionsOfTask = (context: Context): DataLoader<RecordKey, Extension[], string> =>
  once(context, BY_TASK, () => {
    const batch = async (keys: readonly RecordKey[]) => {
      const rows = await context.db.prisma.extension.findMany({
        where: {
          jurisdictionCode: { in: [...new Set(keys.map(key => key.jurisdictionCode))] },
          taskId: { in: keys.map(key => key.id) },
        },
        orderBy: [{ requestedAt: 'desc' }, { id: 'desc' }],
      })
      return keys.map(({ jurisdictionCode, id }) =>
        rows.filter(row => row.taskId === id && row.jurisdictionCode === jurisdictionCode).map(toExtension),
      )
    }
    return new DataLoader(batch, { cacheKeyFn: ({ jurisdictionCode, id }) => `${jurisdictionCode} ${id}` })
  })

/** A request whose task the viewer reads in full. Throws `NOT_FOUND`, also for one of another jurisdiction. */
export async function readExtension(
  context: Context,
  id: string,
): Promise<{ row: ExtensionRow; organization: Organization }> {
  const codes = [...new Set(context.viewer?.grants.map(grant => grant.jurisdictionCode))]
  const row = isId(id)
    ? await context.db.prisma.extension.findFirst({ where: { jurisdictionCode: { in: codes }, id } })
    : null
  const organization = row ? await organizationLoader(context).load(row.organizationId) : null
  if (!row || !organization) throw notFound('这份延期申请')
  const task = await taskLoader(context).load({ jurisdictionCode: row.jurisdictionCode, id: row.taskId })
  if (task?.readDetail !== true && !canReport(context.viewer, organization)) throw notFound('这份延期申请')
  return { row, organization: organization as Organization }
}

/** Whether the viewer may open the papers of a request. */
export async function readsExtension(
  context: Context,
  jurisdictionCode: string,
  id: string,
): Promise<boolean> {
  const found = await readExtension(context, id).catch(() => null)
  return found !== null && found.row.jurisdictionCode === jurisdictionCode
}

const PENDING = `
  select e.id from extension e
  join task t on t.division_code = e.division_code and t.id = e.task_id
  where e.division_code = $1 and e.status = 'PENDING' and t.place_code between $2 and $3
  order by e.due_on, e.requested_at, e.id limit 500`

/** Requests waiting for a decision in a place, by the date in force. Throws `FORBIDDEN`, `NOT_FOUND`. */
export async function extensionsToDecide(context: Context, place: string): Promise<Extension[]> {
  const { jurisdictionCode } = placeScope(context.viewer, place, SUPERVISION_ROLES)
  const { from, to } = codeRange(place)
  const found = await context.db.sql<{ id: string }>(PENDING, [jurisdictionCode, from, to])
  const ids = found.map(({ id }) => id)
  const rows = await context.db.prisma.extension.findMany({ where: { jurisdictionCode, id: { in: ids } } })
  const byId = new Map(rows.map(row => [row.id, toExtension(row)]))
  return ids.flatMap(id => byId.get(id) ?? [])
}
