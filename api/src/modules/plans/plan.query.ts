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

const containing = (words: string) => ({ contains: words, mode: 'insensitive' as const })

function filterOf(context: Context, { place, status, words }: PlansArgs): Prisma.PlanWhereInput {
  const { jurisdictionCode } = placeScope(context.viewer, place, SEES_PLANS)
  const seesDrafts = canReadDraft(context.viewer, { jurisdictionCode })
  const text = words?.trim()
  return {
    jurisdictionCode,
    AND: [
      seesDrafts ? {} : { status: 'CONFIRMED' },
      status ? { status } : {},
      text
        ? {
            OR: [
              { title: containing(text) },
              { documentNumber: containing(text) },
              { issuer: containing(text) },
            ],
          }
        : {},
    ],
  }
}

/**
 * Plans of the jurisdiction a place lies in, the newest first. Throws `NOT_FOUND` and `FORBIDDEN` for places that
 * are not the viewer's, `BAD_INPUT` for a cursor or size that makes no sense. Two statements.
 */
export async function listPlans(context: Context, args: PlansArgs): Promise<PlanConnection> {
  const size = pageSize(args.first)
  const where = filterOf(context, args)
  // Ids are made in the order of time.
  const [before] = args.after ? decodeCursor(args.after, 1) : [null]
  if (before != null && !isId(String(before))) throw badInput('after', '翻页位置无效,请从第一页重新开始。')
  const [totalCount, rows] = await Promise.all([
    context.db.prisma.plan.count({ where }),
    context.db.prisma.plan.findMany({
      where: before == null ? where : { ...where, id: { lt: String(before) } },
      select: PLAN_FIELDS,
      orderBy: { id: 'desc' },
      take: size + 1,
    }),
  ])
  const nodes = rows.slice(0, size).map(toPlan)
  const last = nodes.at(-1)
  return {
    nodes,
    pageInfo: { hasNextPage: rows.length > size, endCursor: last ? encodeCursor([last.id]) : null },
    totalCount,
  }
}
