import DataLoader from 'dataloader'
import { type Context, once } from '../../platform/context.ts'
import type { Day } from '../../platform/day.ts'
import { grantsIn, hasRole, SEES_TASKS } from '../access/index.ts'
import { codeRange } from '../divisions/index.ts'
import { type LightCounts, type LightCountsRow, NO_TASKS, toLightCounts } from './light-counts.type.ts'
import { lightCounts, litTasks, touchesPlace } from './task.light.sql.ts'
import { parameters, taskView } from './task.query.ts'

interface PlanRef {
  id: string
  jurisdictionCode: string
}

const COUNTS = Symbol('tasks of plans')
const LIGHTS = Symbol('lights of plans')

/** How many tasks a plan has in the ledger, batched over the request. */
export function planTaskCount(context: Context, plan: PlanRef): Promise<number> {
  const loader = once(
    context,
    COUNTS,
    () =>
      new DataLoader<PlanRef, number, string>(
        async plans => {
          const groups = await context.db.prisma.task.groupBy({
            by: ['planId'],
            where: {
              jurisdictionCode: { in: [...new Set(plans.map(one => one.jurisdictionCode))] },
              planId: { in: plans.map(one => one.id) },
            },
            _count: true,
          })
          const counts = new Map(groups.map(group => [group.planId, group._count]))
          return plans.map(({ id }) => counts.get(id) ?? 0)
        },
        { cacheKeyFn: ({ id }) => id },
      ),
  )
  return loader.load(plan)
}

/** The tasks of plans by light, one statement for each jurisdiction and day of the request. */
export function planLights(context: Context, plan: PlanRef, asOf?: Day | null): Promise<LightCounts> {
  const loaders = once(context, LIGHTS, () => new Map<string, DataLoader<string, LightCounts>>())
  const key = `${plan.jurisdictionCode} ${asOf ?? ''}`
  const loader =
    loaders.get(key) ?? new DataLoader<string, LightCounts>(ids => readLights(context, plan, ids, asOf))
  loaders.set(key, loader)
  return loader.load(plan.id)
}

async function readLights(
  context: Context,
  { jurisdictionCode }: PlanRef,
  planIds: readonly string[],
  asOf?: Day | null,
): Promise<LightCounts[]> {
  const roots = grantsIn(context.viewer, jurisdictionCode).map(({ scopeCode }) => scopeCode)
  const [first] = roots
  if (first === undefined || !hasRole(context.viewer, SEES_TASKS, jurisdictionCode))
    return planIds.map(() => NO_TASKS)
  const view = await taskView(context, first, asOf)
  const { values, parameter } = parameters(jurisdictionCode, view.asOf, view.nearUntil)
  const seen = roots.map(root => {
    if (root === jurisdictionCode) return 'true'
    const { from, to } = codeRange(root)
    return touchesPlace(parameter(from), parameter(to))
  })
  const rows = await context.db.sql<LightCountsRow & { plan_id: string }>(
    `with lit as (${litTasks(`t.plan_id = any(${parameter(planIds)}::uuid[]) and (${seen.join(' or ')})`)})
     select lit.plan_id, ${lightCounts('lit')} from lit group by lit.plan_id`,
    values,
  )
  const byPlan = new Map(rows.map(row => [row.plan_id, toLightCounts(row)]))
  return planIds.map(id => byPlan.get(id) ?? NO_TASKS)
}
