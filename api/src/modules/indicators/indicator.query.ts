import DataLoader from 'dataloader'
import { type Context, once } from '../../platform/context.ts'
import { notFound } from '../../platform/errors.ts'
import { allow } from '../../platform/guard.ts'
import { isId } from '../../platform/id.ts'
import { hasRole, placeScope, SEES_INDICATORS } from '../access/index.ts'
import { jurisdictionsOf } from '../divisions/index.ts'
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

/**
 * An indicator the viewer may read. Throws `NOT_FOUND` for unknown ids and those of other jurisdictions, `FORBIDDEN`
 * for people of the jurisdiction whose role reads no indicators.
 */
export async function requireIndicator(context: Context, id: string): Promise<Indicator> {
  const codes = jurisdictionsOf(context.viewer)
  const keys = isId(id) ? codes.map(jurisdictionCode => ({ jurisdictionCode, id })) : []
  const rows = await Promise.all(keys.map(key => indicatorLoader(context).load(key)))
  const found = rows.find(row => row !== null)
  if (!found) throw notFound('这项指标')
  allow(hasRole(context.viewer, SEES_INDICATORS, found.jurisdictionCode), context.viewer)
  return found
}

/** Forgets what the loaders have read: a write of this request has changed it. */
export function forgetIndicators(context: Context): void {
  for (const key of [BY_KEY, BY_PLAN, BY_TASK]) context.memo.delete(key)
}

const BY_TASK = Symbol('indicators by task')

/** Indicators a task is to move, by number, batched over the request. Whoever may read the task may. */
export const taskIndicatorsLoader = (context: Context): DataLoader<RecordKey, Indicator[], string> =>
  once(context, BY_TASK, () => new DataLoader(tasks => readOfTasks(context, tasks), { cacheKeyFn }))

async function readOfTasks(context: Context, tasks: readonly RecordKey[]): Promise<Indicator[][]> {
  const links = await context.db.prisma.indicatorTask.findMany({
    where: { jurisdictionCode: within(tasks), taskId: idsOf(tasks) },
    select: { jurisdictionCode: true, indicatorId: true, taskId: true },
  })
  const found = await indicatorLoader(context).loadMany(
    links.map(({ jurisdictionCode, indicatorId }) => ({ jurisdictionCode, id: indicatorId })),
  )
  const byTask = new Map(tasks.map(task => [cacheKeyFn(task), [] as Indicator[]]))
  for (const [index, { jurisdictionCode, taskId }] of links.entries()) {
    const indicator = found[index]
    if (indicator && !(indicator instanceof Error))
      byTask.get(keyOf(jurisdictionCode, taskId))?.push(indicator)
  }
  const byNo = (one: Indicator, other: Indicator) => one.library.no - other.library.no
  return tasks.map(task => (byTask.get(cacheKeyFn(task)) ?? []).sort(byNo))
}
