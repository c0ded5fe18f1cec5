import DataLoader from 'dataloader'
import { type Context, once } from '../../platform/context.ts'
import { placeScope, SEES_INDICATORS } from '../access/index.ts'
import type { Plan } from '../plans/index.ts'
import { libraryOf, readLibrary } from './indicator.library.ts'
import { type Indicator, toIndicator } from './indicator.type.ts'

/**
 * Indicators of the jurisdiction a place lies in, plan by plan in the order of their tables. Throws `NOT_FOUND` and
 * `FORBIDDEN` for places that are not the viewer's. Four statements; a jurisdiction has some dozens of them.
 */
export async function listIndicators(context: Context, place: string): Promise<Indicator[]> {
  const { jurisdictionCode } = placeScope(context.viewer, place, SEES_INDICATORS)
  return (await libraryOf(context.db.prisma, jurisdictionCode)).map(toIndicator)
}

/** How a record of a jurisdiction is found. */
export interface RecordKey {
  jurisdictionCode: string
  id: string
}

const keyOf = (jurisdictionCode: string, id: string | null) => `${jurisdictionCode} ${id}`

const cacheKeyFn = ({ jurisdictionCode, id }: RecordKey) => keyOf(jurisdictionCode, id)

const within = (keys: readonly RecordKey[]) => ({
  in: [...new Set(keys.map(({ jurisdictionCode }) => jurisdictionCode))],
})

const idsOf = (keys: readonly RecordKey[]) => ({ in: keys.map(({ id }) => id) })

const BY_PLAN = Symbol('indicators by plan')

/** Indicators of a plan in the order of its tables, batched over the request. Whoever may read the plan may. */
export const planIndicatorsLoader = (
  context: Context,
): DataLoader<Pick<Plan, 'jurisdictionCode' | 'id'>, Indicator[], string> =>
  once(context, BY_PLAN, () => new DataLoader(plans => readOfPlans(context, plans), { cacheKeyFn }))

async function readOfPlans(context: Context, plans: readonly RecordKey[]): Promise<Indicator[][]> {
  const found = await readLibrary(context.db.prisma, {
    jurisdictionCode: within(plans),
    planId: idsOf(plans),
  })
  const byPlan = new Map(plans.map(plan => [cacheKeyFn(plan), [] as Indicator[]]))
  for (const library of found)
    byPlan.get(keyOf(library.jurisdictionCode, library.planId))?.push(toIndicator(library))
  return plans.map(plan => byPlan.get(cacheKeyFn(plan)) ?? [])
}

const BY_KEY = Symbol('indicators by key')

/** Indicators by key, batched over the request; null where there is none. No policy: ask before showing. */
export const indicatorLoader = (context: Context): DataLoader<RecordKey, Indicator | null, string> =>
  once(
    context,
    BY_KEY,
    () =>
      new DataLoader(
        async keys => {
          const where = { jurisdictionCode: within(keys), id: idsOf(keys) }
          const found = (await readLibrary(context.db.prisma, where)).map(toIndicator)
          const byKey = new Map(found.map(indicator => [cacheKeyFn(indicator), indicator]))
          return keys.map(key => byKey.get(cacheKeyFn(key)) ?? null)
        },
        { cacheKeyFn },
      ),
  )
