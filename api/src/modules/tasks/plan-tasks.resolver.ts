import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql'
import type { Context } from '../../platform/context.ts'
import type { Day } from '../../platform/day.ts'
import { DayScalar } from '../../platform/scalars.ts'
import { Plan } from '../plans/index.ts'
import { LightCounts } from './light-counts.type.ts'
import { planLights, planTaskCount } from './plan-lights.query.ts'

/** What the ledger knows of a plan: plans themselves know nothing of tasks. */
@Resolver(() => Plan)
export class PlanTasksResolver {
  @FieldResolver(() => Int, { description: 'Tasks in the ledger; 0 while a draft.' })
  taskCount(@Ctx() context: Context, @Root() plan: Plan): Promise<number> {
    return planTaskCount(context, plan)
  }

  @FieldResolver(() => LightCounts, { description: 'Its tasks by light, as far as the viewer sees them.' })
  lights(
    @Ctx() context: Context,
    @Root() plan: Plan,
    @Arg('asOf', () => DayScalar, { nullable: true, description: 'On which day; today by default.' })
    asOf?: Day | null,
  ): Promise<LightCounts> {
    return planLights(context, plan, asOf)
  }
}
