import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql'
import type { Context } from '../../platform/context.ts'
import { Allow } from '../../platform/guard.ts'
import { canImportPlans } from '../access/index.ts'
import { Task, taskById } from '../tasks/index.ts'
import { planAmendment } from './plan-amendment.service.ts'
import { AmendmentItem, PlanAmendment } from './plan-amendment.type.ts'

@Resolver(() => AmendmentItem)
export class PlanAmendmentResolver {
  @Allow(canImportPlans)
  @Query(() => PlanAmendment, {
    nullable: true,
    description: 'What a draft would change in the plan it amends; null for one that amends none.',
  })
  planAmendment(
    @Ctx() context: Context,
    @Arg('planId', () => ID, { description: 'The draft.' }) planId: string,
  ): Promise<PlanAmendment | null> {
    return planAmendment(context, planId)
  }

  @FieldResolver(() => Task, { nullable: true, description: 'The task of the version in force.' })
  task(@Ctx() context: Context, @Root() { taskId }: AmendmentItem): Promise<Task | null> | null {
    return taskId === null ? null : taskById(context, taskId)
  }
}
