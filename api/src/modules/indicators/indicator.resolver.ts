import { Arg, Ctx, FieldResolver, Float, ID, Int, Query, Resolver, Root } from 'type-graphql'
import type { Context } from '../../platform/context.ts'
import { Allow } from '../../platform/guard.ts'
import { canReadIndicators, hasRole, SEES_PLANS } from '../access/index.ts'
import { Plan, planLoader } from '../plans/index.ts'
import { listIndicators, planIndicatorsLoader } from './indicator.query.ts'
import { unitOn, wholeTargetOn } from './indicator.rules.ts'
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

  @FieldResolver(() => String, { nullable: true, description: 'Unit of baseline and target: %, 兆, 个 …' })
  unit(@Root() { library }: Indicator, @Ctx() { clock }: Context): string | null {
    return unitOn(library, clock.today())
  }

  @FieldResolver(() => Int, { nullable: true, description: 'Year of the baseline.' })
  baselineYear(@Root() { library }: Indicator, @Ctx() { clock }: Context): number | null {
    return wholeTargetOn(library, clock.today())?.baselineYear ?? null
  }

  @FieldResolver(() => Float, { nullable: true, description: 'Value at the start, in `unit`; 0 is a value.' })
  baseline(@Root() { library }: Indicator, @Ctx() { clock }: Context): number | null {
    return wholeTargetOn(library, clock.today())?.baseline?.toNumber() ?? null
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'Year by whose end the target is to be reached.',
  })
  targetYear(@Root() { library }: Indicator, @Ctx() { clock }: Context): number | null {
    return wholeTargetOn(library, clock.today())?.targetYear ?? null
  }

  @FieldResolver(() => Float, { nullable: true, description: 'Value to be reached, in `unit`.' })
  target(@Root() { library }: Indicator, @Ctx() { clock }: Context): number | null {
    return wholeTargetOn(library, clock.today())?.target?.toNumber() ?? null
  }

  @FieldResolver(() => String, { nullable: true, description: 'A target that is no number, in words.' })
  targetText(@Root() { library }: Indicator, @Ctx() { clock }: Context): string | null {
    return wholeTargetOn(library, clock.today())?.targetText ?? null
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
