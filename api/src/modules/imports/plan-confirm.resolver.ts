import { Arg, Ctx, ID, Int, Mutation, Resolver } from 'type-graphql'
import type { Context } from '../../platform/context.ts'
import { Allow } from '../../platform/guard.ts'
import { canImportPlans } from '../access/index.ts'
import { Plan } from '../plans/index.ts'
import { confirmPlan } from './plan-confirm.service.ts'

@Resolver()
export class PlanConfirmResolver {
  @Allow(canImportPlans)
  @Mutation(() => Plan, {
    description:
      'Makes the ledger of a plan, once: tasks, milestones, assignments and indicators in one transaction. `CONFLICT` when somebody else confirmed or edited it since `version`.',
  })
  confirmPlan(
    @Ctx() context: Context,
    @Arg('planId', () => ID, { description: 'The plan.' }) planId: string,
    @Arg('version', () => Int, { description: 'Version of the draft the viewer has seen.' }) version: number,
  ): Promise<Plan> {
    return confirmPlan(context, planId, version)
  }
}
