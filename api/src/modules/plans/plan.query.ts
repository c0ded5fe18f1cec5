import DataLoader from 'dataloader'
import type { Prisma } from '#prisma'
import { type Context, once } from '../../platform/context.ts'
import { dateToDay } from '../../platform/day.ts'
import { badInput, notFound } from '../../platform/errors.ts'
import { isId } from '../../platform/id.ts'
import { decodeCursor, encodeCursor, pageSize } from '../../platform/paging.ts'
import { placeScope, SEES_PLANS } from '../access/index.ts'
import { jurisdictionsOf } from '../divisions/index.ts'
import type { PlansArgs } from './plan.input.ts'
import { canReadDraft, canReadPlan } from './plan.policy.ts'
import type { Plan, PlanConnection } from './plan.type.ts'

/** Everything of a plan but its text and ledger, which are large. */
export const PLAN_FIELDS = {
  jurisdictionCode: true,
  id: true,
  title: true,
  documentNumber: true,
  issuer: true,
  issuedOn: true,
  status: true,
  fileName: true,
  format: true,
  createdAt: true,
  confirmedAt: true,
  amendsId: true,
  edition: true,
} as const satisfies Prisma.PlanSelect

type PlanRow = Prisma.PlanGetPayload<{ select: typeof PLAN_FIELDS }>

export const toPlan = ({ issuedOn, ...row }: PlanRow): Plan => ({
  ...row,
  issuedOn: issuedOn === null ? null : dateToDay(issuedOn),
})

/** How a plan is found: its jurisdiction is part of its key. */
export interface PlanKey {
  jurisdictionCode: string
  id: string
}

const keyOf = ({ jurisdictionCode, id }: PlanKey) => `${jurisdictionCode} ${id}`

/** One read of many plans by key. */
async function readByKeys<Row extends PlanKey, Value>(
  keys: readonly PlanKey[],
  read: (where: Prisma.PlanWhereInput) => Promise<Row[]>,
  toValue: (row: Row) => Value,
): Promise<(Value | Error)[]> {
  const codes = [...new Set(keys.map(({ jurisdictionCode }) => jurisdictionCode))]
  const rows = await read({ jurisdictionCode: { in: codes }, id: { in: keys.map(({ id }) => id) } })
  const byKey = new Map(rows.map(row => [keyOf(row), row]))
  return keys.map(key => {
    const row = byKey.get(keyOf(key))
    return row ? toValue(row) : notFound('这份方案')
  })
}

const PLANS = Symbol('plans by key')
const SOURCE_TEXTS = Symbol('source texts of plans by key')

/** Plans by key, batched over the request. No policy: ask before showing. */
export const planLoader = (context: Context): DataLoader<PlanKey, Plan, string> =>
  once(
    context,
    PLANS,
    () =>
      new DataLoader(
        keys =>
          readByKeys(keys, where => context.db.prisma.plan.findMany({ where, select: PLAN_FIELDS }), toPlan),
        { cacheKeyFn: keyOf },
      ),
  )

/** Original texts by key, batched over the request. No policy: ask before showing. */
export const sourceTextLoader = (context: Context): DataLoader<PlanKey, string, string> =>
  once(
    context,
    SOURCE_TEXTS,
    () =>
      new DataLoader(
        keys =>
          readByKeys(
            keys,
            where =>
              context.db.prisma.plan.findMany({
                where,
                select: { jurisdictionCode: true, id: true, sourceText: true },
              }),
            ({ sourceText }) => sourceText,
          ),
        { cacheKeyFn: keyOf },
      ),
  )

/** Finds a plan by id alone: it can only lie in a jurisdiction of the viewer. */
export const ownPlan = ({ viewer }: Context, id: string): Prisma.PlanWhereInput => ({
  jurisdictionCode: { in: jurisdictionsOf(viewer) },
  id,
})

/** A plan the viewer may read, or null: an unknown one and another's look the same. */
export async function findPlan(context: Context, id: string): Promise<Plan | null> {
  if (!isId(id)) return null
  const row = await context.db.prisma.plan.findFirst({ where: ownPlan(context, id), select: PLAN_FIELDS })
  return row && canReadPlan(context.viewer, row) ? toPlan(row) : null
}

/** A plan the viewer may read. Throws `NOT_FOUND`. */
export async function requirePlan(context: Context, id: string): Promise<Plan> {
  const plan = await findPlan(context, id)
  if (!plan) throw notFound('这份方案')
  return plan
}

/** Parameters: `$1` jurisdiction, `$2` status or null for all but superseded ones, `$3` pattern or null, `$4` id of the last row before or null. */
const PAGE = `
with found as (
  select id, division_code as "jurisdictionCode", title, document_number as "documentNumber", issuer,
    issued_on as "issuedOn", status::text as status, file_name as "fileName", format,
    created_at as "createdAt", confirmed_at as "confirmedAt", amends_id as "amendsId", edition
  from plan
  where division_code = $1 and (status::text = $2 or ($2::text is null and status <> 'SUPERSEDED'))
    and ($3::text is null or title ilike $3 or document_number ilike $3 or issuer ilike $3)
)
select *, (select count(*) from found)::int as total from found
where $4::uuid is null or id < $4::uuid
order by id desc limit $5`

/** `%words%`, with the wildcards of LIKE taken literally; null when there is nothing to look for. */
const likeWords = (words: string | null | undefined): string | null =>
  words?.trim() ? `%${words.trim().replace(/[\\%_]/g, '\\$&')}%` : null

/** Ids are made in the order of time, so the last id is where a page ends. */
function idBefore(after: string | null | undefined): string | null {
  if (!after) return null
  const [id] = decodeCursor(after, 1)
  if (typeof id !== 'string' || !isId(id)) throw badInput('after', '翻页位置无效，请从第一页重新开始。')
  return id
}

const NO_PLANS: PlanConnection = {
  nodes: [],
  pageInfo: { hasNextPage: false, endCursor: null },
  totalCount: 0,
}

/**
 * Plans of the jurisdiction a place lies in, the newest first; versions that were amended only when asked for. Throws `NOT_FOUND` and `FORBIDDEN` for places that
 * are not the viewer's, `BAD_INPUT` for a cursor or size that makes no sense. One statement.
 */
export async function listPlans(
  context: Context,
  { place, status, words, first, after }: PlansArgs,
): Promise<PlanConnection> {
  const size = pageSize(first)
  const { jurisdictionCode } = placeScope(context.viewer, place, SEES_PLANS)
  const seesDrafts = canReadDraft(context.viewer, { jurisdictionCode })
  if (!seesDrafts && status === 'DRAFT') return NO_PLANS
  const wanted = seesDrafts || status === 'SUPERSEDED' ? (status ?? null) : 'CONFIRMED'
  const parameters = [jurisdictionCode, wanted, likeWords(words), idBefore(after), size + 1]
  const rows = await context.db.sql<Plan & { total: number }>(PAGE, parameters)
  const nodes = rows.slice(0, size)
  const last = nodes.at(-1)
  return {
    nodes,
    pageInfo: { hasNextPage: rows.length > size, endCursor: last ? encodeCursor([last.id]) : null },
    totalCount: rows[0]?.total ?? 0,
  }
}

const AMENDED_BY = Symbol('plans by the one they amend')

/** The confirmed plan that took the place of another, batched over the request; null where there is none. */
export const amendmentLoader = (context: Context): DataLoader<PlanKey, Plan | null, string> =>
  once(
    context,
    AMENDED_BY,
    () =>
      new DataLoader<PlanKey, Plan | null, string>(
        async keys => {
          const rows = await context.db.prisma.plan.findMany({
            where: {
              jurisdictionCode: { in: keys.map(({ jurisdictionCode }) => jurisdictionCode) },
              amendsId: { in: keys.map(({ id }) => id) },
              status: { not: 'DRAFT' },
            },
            select: PLAN_FIELDS,
          })
          return keys.map(key => {
            const row = rows.find(
              ({ amendsId, jurisdictionCode }) =>
                amendsId === key.id && jurisdictionCode === key.jurisdictionCode,
            )
            return row ? toPlan(row) : null
          })
        },
        { cacheKeyFn: keyOf },
      ),
  )
