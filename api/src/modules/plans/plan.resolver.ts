import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql'
import type { Context } from '../../platform/context.ts'
import { notFound } from '../../platform/errors.ts'
import { Allow, Restrict } from '../../platform/guard.ts'
import { canImportPlans, canReadPlans } from '../access/index.ts'
import { Division, divisionLoader } from '../divisions/index.ts'
import { PlansArgs } from './plan.input.ts'
import { canAmendPlan, canConfirmPlan, canDiscardPlan, canEditPlan, canReadPlan } from './plan.policy.ts'
import { amendmentLoader, findPlan, listPlans, planLoader, sourceTextLoader } from './plan.query.ts'
import { importPlan } from './plan.service.ts'
import { Plan, PlanCan, PlanConnection, PlanImport } from './plan.type.ts'
import { setPlanAmends } from './plan-amends.service.ts'

@Resolver(() => Plan)
export class PlanResolver {
  @Allow(canReadPlans)
  @Query(() => PlanConnection, {
    description: 'Plans of the jurisdiction a place lies in, the newest first.',
  })
  plans(@Ctx() context: Context, @Args(() => PlansArgs) args: PlansArgs): Promise<PlanConnection> {
    return listPlans(context, args)
  }

  @Allow(canReadPlans)
  @Query(() => Plan, { nullable: true, description: 'A plan; null for unknown ones and those of others.' })
  plan(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'The plan.' }) id: string,
  ): Promise<Plan | null> {
    return findPlan(context, id)
  }

  @Allow(canImportPlans)
  @Mutation(() => PlanImport, {
    description: 'Reads pasted text into a draft. Longer texts and files go to POST /files/plans.',
  })
  importPlanText(
    @Ctx() context: Context,
    @Arg('place', () => ID, { description: 'A place in the jurisdiction the plan is for.' }) place: string,
    @Arg('text', () => String, { description: 'The whole text of the document.' }) text: string,
  ): Promise<PlanImport> {
    return importPlan(context, place, { text })
  }

  @Allow(canImportPlans)
  @Mutation(() => Plan, {
    description:
      'Says that a draft is a new version of a confirmed plan; null makes it a plan of its own again.',
  })
  setPlanAmends(
    @Ctx() context: Context,
    @Arg('planId', () => ID, { description: 'The draft.' }) planId: string,
    @Arg('amendsId', () => ID, { nullable: true, description: 'The plan in force, or null.' })
    amendsId?: string | null,
  ): Promise<Plan> {
    return setPlanAmends(context, planId, amendsId ?? null)
  }

  @FieldResolver(() => Plan, { nullable: true, description: 'The version it amends.' })
  amends(@Root() { jurisdictionCode, amendsId }: Plan, @Ctx() context: Context): Promise<Plan> | null {
    return amendsId === null ? null : planLoader(context).load({ jurisdictionCode, id: amendsId })
  }

  @FieldResolver(() => Plan, { nullable: true, description: 'The version that took its place.' })
  amendedBy(@Root() plan: Plan, @Ctx() context: Context): Promise<Plan | null> {
    return amendmentLoader(context).load(plan)
  }

  @FieldResolver(() => Division, { description: 'The jurisdiction it is for.' })
  async jurisdiction(@Root() plan: Plan, @Ctx() context: Context): Promise<Division> {
    const division = await divisionLoader(context).load(plan.jurisdictionCode)
    if (!division) throw notFound('方案所属的地区')
    return division
  }

  @Restrict(canReadPlan)
  @FieldResolver(() => String, {
    nullable: true,
    description: 'Full text as it stood in the document. Null for those who may not read plans.',
  })
  sourceText(@Root() plan: Plan, @Ctx() context: Context): Promise<string> {
    return sourceTextLoader(context).load(plan)
  }

  @FieldResolver(() => PlanCan, { description: 'What the viewer may do with it.' })
  can(@Root() plan: Plan, @Ctx() { viewer }: Context): PlanCan {
    return {
      edit: canEditPlan(viewer, plan),
      confirm: canConfirmPlan(viewer, plan),
      discard: canDiscardPlan(viewer, plan),
      amend: canAmendPlan(viewer, plan),
    }
  }
}
