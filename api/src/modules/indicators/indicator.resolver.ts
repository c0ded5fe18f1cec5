import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql'
import type { Context } from '../../platform/context.ts'
import { Allow } from '../../platform/guard.ts'
import { canReadIndicators, hasRole, SEES_PLANS } from '../access/index.ts'
import { Plan, planLoader } from '../plans/index.ts'
import { listIndicators, planIndicatorsLoader } from './indicator.query.ts'
import { Indicator } from './indicator.type.ts'

@Resolver(() => Indicator)
export class IndicatorResolver {
  @Allow(canReadIndicators)
  @Query(() => [Indicator], {
    description: 'Indicators of the jurisdiction a place lies in, plan by plan in the order of their tables.',
  })
  indicators(
    @Ctx() context: Context,
    @Arg('place', () => ID, { description: 'Division code.' }) place: string,
  ): Promise<Indicator[]> {
    return listIndicators(context, place)
  }

  @FieldResolver(() => Plan, {
    nullable: true,
    description: 'The plan that set it; null for those who may not read plans.',
  })
  plan(@Root() { jurisdictionCode, planId }: Indicator, @Ctx() context: Context): Promise<Plan> | null {
    const visible = planId !== null && hasRole(context.viewer, SEES_PLANS, jurisdictionCode)
    return visible ? planLoader(context).load({ jurisdictionCode, id: planId }) : null
  }
}

/** What indicators know of a plan: plans themselves know nothing of indicators. */
@Resolver(() => Plan)
export class PlanIndicatorsResolver {
  @FieldResolver(() => [Indicator], {
    description: 'Its indicators, in the order of its tables; none while a draft.',
  })
  indicators(@Root() plan: Plan, @Ctx() context: Context): Promise<Indicator[]> {
    return planIndicatorsLoader(context).load(plan)
  }
}
