import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql'
import type { Context } from '../../platform/context.ts'
import { Allow } from '../../platform/guard.ts'
import { canImportPlans, canReadPlans } from '../access/index.ts'
import { discardPlanDraft } from './plan.service.ts'
import { PlanDraftEditInput } from './plan-draft.input.ts'
import { editPlanDraft, findDraft } from './plan-draft.service.ts'
import { PlanDraft } from './plan-draft.type.ts'
import { viewDraft } from './plan-draft.view.ts'

@Resolver(() => PlanDraft)
export class PlanDraftResolver {
  @Allow(canReadPlans)
  @Query(() => PlanDraft, {
    nullable: true,
    description: 'The draft ledger of a plan; null for a confirmed plan and for those who see no drafts.',
  })
  async planDraft(
    @Ctx() context: Context,
    @Arg('planId', () => ID, { description: 'The plan.' }) planId: string,
  ): Promise<PlanDraft | null> {
    const draft = await findDraft(context, planId)
    return draft && viewDraft(context, draft)
  }

  @Allow(canImportPlans)
  @Mutation(() => PlanDraft, {
    description: 'Takes one step; `CONFLICT` when somebody else took one since `version`.',
  })
  async editPlanDraft(
    @Ctx() context: Context,
    @Arg('planId', () => ID, { description: 'The plan.' }) planId: string,
    @Arg('version', () => Int, { description: 'Version of the draft the step was made on.' }) version: number,
    @Arg('edit', () => PlanDraftEditInput, { description: 'The step.' }) edit: PlanDraftEditInput,
  ): Promise<PlanDraft> {
    return viewDraft(context, await editPlanDraft(context, planId, version, edit))
  }

  @Allow(canImportPlans)
  @Mutation(() => Boolean, { description: 'Throws a draft away with the document. Confirmed plans stay.' })
  discardPlanDraft(
    @Ctx() context: Context,
    @Arg('planId', () => ID, { description: 'The plan.' }) planId: string,
  ): Promise<boolean> {
    return discardPlanDraft(context, planId)
  }
}
