import DataLoader from 'dataloader'
import type { Prisma } from '#prisma'
import { type Context, once } from '../../platform/context.ts'
import { sourceRange } from '../../platform/source-range.type.ts'
import { placeScope, SEES_INDICATORS } from '../access/index.ts'
import type { Plan } from '../plans/index.ts'
import type { Indicator } from './indicator.type.ts'

type IndicatorRow = Prisma.IndicatorGetPayload<object>

const toNumber = (value: Prisma.Decimal | null): number | null => (value === null ? null : value.toNumber())

const toIndicator = ({ baseline, target, sourceStart, sourceEnd, ...row }: IndicatorRow): Indicator => ({
  ...row,
  baseline: toNumber(baseline),
  target: toNumber(target),
  source: sourceRange(sourceStart, sourceEnd),
})

/**
 * Indicators of the jurisdiction a place lies in, plan by plan in the order of their tables. Throws `NOT_FOUND` and
 * `FORBIDDEN` for places that are not the viewer's. One statement; a jurisdiction has some dozens of them.
 */
export async function listIndicators(context: Context, place: string): Promise<Indicator[]> {
  const { jurisdictionCode } = placeScope(context.viewer, place, SEES_INDICATORS)
  const rows = await context.db.prisma.indicator.findMany({
    where: { jurisdictionCode },
    orderBy: [{ planId: 'asc' }, { position: 'asc' }, { id: 'asc' }],
  })
  return rows.map(toIndicator)
}

type PlanKey = Pick<Plan, 'jurisdictionCode' | 'id'>

const keyOf = (jurisdictionCode: string, planId: string | null) => `${jurisdictionCode} ${planId}`

const BY_PLAN = Symbol('indicators by plan')

/** Indicators of a plan in the order of its tables, batched over the request. Whoever may read the plan may. */
export const planIndicatorsLoader = (context: Context): DataLoader<PlanKey, Indicator[], string> =>
  once(
    context,
    BY_PLAN,
    () =>
      new DataLoader(plans => readOfPlans(context, plans), {
        cacheKeyFn: ({ jurisdictionCode, id }) => keyOf(jurisdictionCode, id),
      }),
  )

async function readOfPlans(context: Context, plans: readonly PlanKey[]): Promise<Indicator[][]> {
  const rows = await context.db.prisma.indicator.findMany({
    where: {
      jurisdictionCode: { in: plans.map(({ jurisdictionCode }) => jurisdictionCode) },
      planId: { in: plans.map(({ id }) => id) },
    },
    orderBy: { position: 'asc' },
  })
  const byPlan = new Map(plans.map(plan => [keyOf(plan.jurisdictionCode, plan.id), [] as Indicator[]]))
  for (const row of rows) byPlan.get(keyOf(row.jurisdictionCode, row.planId))?.push(toIndicator(row))
  return plans.map(plan => byPlan.get(keyOf(plan.jurisdictionCode, plan.id)) ?? [])
}
