import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql'
import type { Context } from '../../platform/context.ts'
import { Allow } from '../../platform/guard.ts'
import { canManageIndicators, canReadIndicators } from '../access/index.ts'
import { Task } from '../tasks/index.ts'
import { adoptIndicators } from './adoption.service.ts'
import { defineIndicator } from './definition.service.ts'
import { Indicator } from './indicator.type.ts'
import { reactivateIndicator, retireIndicator } from './indicator-life.service.ts'
import {
  AdoptIndicatorInput,
  CreateIndicatorInput,
  DefinitionInput,
  IndicatorFactsInput,
  TargetInput,
} from './library.input.ts'
import { checkFormula, findIndicator, listProposals } from './library.query.ts'
import { createIndicator, editIndicator } from './library.service.ts'
import { linkIndicatorTask, suggestTasks, unlinkIndicatorTask } from './link.service.ts'
import { FormulaCheck, IndicatorProposal } from './proposal.type.ts'
import { setIndicatorTarget } from './target.service.ts'

const PLACE = { description: 'A division of the jurisdiction.' } as const
const INDICATOR = { description: 'The indicator.' } as const
const VERSION = { description: 'Its version the form was filled in on.' } as const

/** The library as it is read and kept. */
@Resolver(() => Indicator)
export class LibraryResolver {
  @Allow(canReadIndicators)
  @Query(() => Indicator, {
    nullable: true,
    description: 'One indicator; null when there is none the viewer may see.',
  })
  indicator(@Ctx() context: Context, @Arg('id', () => ID, INDICATOR) id: string): Promise<Indicator | null> {
    return findIndicator(context, id)
  }

  @Allow(canManageIndicators)
  @Query(() => [IndicatorProposal], {
    description: "Proposals for these, or for all PROPOSED of the place's jurisdiction.",
  })
  indicatorProposals(
    @Ctx() context: Context,
    @Arg('place', () => ID, PLACE) place: string,
    @Arg('ids', () => [ID], { nullable: true, description: 'Only these.' }) ids?: string[] | null,
  ): Promise<IndicatorProposal[]> {
    return listProposals(context, place, ids ?? null)
  }

  @Allow(canManageIndicators)
  @Query(() => FormulaCheck, { description: 'Whether a formula may stand in the library.' })
  checkFormula(
    @Ctx() context: Context,
    @Arg('place', () => ID, PLACE) place: string,
    @Arg('formula', () => String, { description: 'As typed.' }) formula: string,
    @Arg('indicatorId', () => ID, { nullable: true, description: 'The indicator it is to make.' })
    indicatorId?: string | null,
  ): Promise<FormulaCheck> {
    return checkFormula(context, place, formula, indicatorId ?? null)
  }

  @Allow(canManageIndicators)
  @Query(() => [Task], {
    description: 'Tasks whose words speak of it and which are not linked yet, best first, at most 12.',
  })
  indicatorTaskSuggestions(
    @Ctx() context: Context,
    @Arg('indicatorId', () => ID, INDICATOR) indicatorId: string,
  ): Promise<Task[]> {
    return suggestTasks(context, indicatorId)
  }

  @Allow(canManageIndicators)
  @Mutation(() => [Indicator], { description: '纳入指标库: PROPOSED → ACTIVE, several in one write.' })
  adoptIndicators(
    @Ctx() context: Context,
    @Arg('inputs', () => [AdoptIndicatorInput], { description: 'What a person made of each proposal.' })
    inputs: AdoptIndicatorInput[],
  ): Promise<Indicator[]> {
    return adoptIndicators(context, inputs)
  }

  @Allow(canManageIndicators)
  @Mutation(() => Indicator, { description: 'A new indicator of the jurisdiction, in use at once.' })
  createIndicator(
    @Ctx() context: Context,
    @Arg('input', () => CreateIndicatorInput, { description: 'What it is.' }) input: CreateIndicatorInput,
  ): Promise<Indicator> {
    return createIndicator(context, input)
  }

  @Allow(canManageIndicators)
  @Mutation(() => Indicator, { description: 'Changes what it is, apart from its definition.' })
  editIndicator(
    @Ctx() context: Context,
    @Arg('id', () => ID, INDICATOR) id: string,
    @Arg('version', () => Int, VERSION) version: number,
    @Arg('facts', () => IndicatorFactsInput, { description: 'What it is.' }) facts: IndicatorFactsInput,
  ): Promise<Indicator> {
    return editIndicator(context, id, version, facts)
  }

  @Allow(canManageIndicators)
  @Mutation(() => Indicator, { description: 'A further version of 口径; those before stay.' })
  defineIndicator(
    @Ctx() context: Context,
    @Arg('id', () => ID, INDICATOR) id: string,
    @Arg('version', () => Int, VERSION) version: number,
    @Arg('definition', () => DefinitionInput, { description: 'The new 口径.' }) definition: DefinitionInput,
  ): Promise<Indicator> {
    return defineIndicator(context, id, version, definition)
  }

  @Allow(canManageIndicators)
  @Mutation(() => Indicator, { description: 'A further target; those before stay.' })
  setIndicatorTarget(
    @Ctx() context: Context,
    @Arg('id', () => ID, INDICATOR) id: string,
    @Arg('version', () => Int, VERSION) version: number,
    @Arg('target', () => TargetInput, { description: 'What is to be reached.' }) target: TargetInput,
  ): Promise<Indicator> {
    return setIndicatorTarget(context, id, version, target)
  }

  @Allow(canManageIndicators)
  @Mutation(() => Indicator, { description: '停用: reported no more, its figures stay.' })
  retireIndicator(
    @Ctx() context: Context,
    @Arg('id', () => ID, INDICATOR) id: string,
    @Arg('version', () => Int, VERSION) version: number,
    @Arg('reason', () => String, { description: 'Why.' }) reason: string,
  ): Promise<Indicator> {
    return retireIndicator(context, id, version, reason)
  }

  @Allow(canManageIndicators)
  @Mutation(() => Indicator, { description: '恢复启用.' })
  reactivateIndicator(
    @Ctx() context: Context,
    @Arg('id', () => ID, INDICATOR) id: string,
    @Arg('version', () => Int, VERSION) version: number,
  ): Promise<Indicator> {
    return reactivateIndicator(context, id, version)
  }

  @Allow(canManageIndicators)
  @Mutation(() => Indicator, { description: 'Links a task that is to move it.' })
  linkIndicatorTask(
    @Ctx() context: Context,
    @Arg('id', () => ID, INDICATOR) id: string,
    @Arg('taskId', () => ID, { description: 'The task.' }) taskId: string,
  ): Promise<Indicator> {
    return linkIndicatorTask(context, id, taskId)
  }

  @Allow(canManageIndicators)
  @Mutation(() => Indicator, { description: 'Takes a link away.' })
  unlinkIndicatorTask(
    @Ctx() context: Context,
    @Arg('id', () => ID, INDICATOR) id: string,
    @Arg('taskId', () => ID, { description: 'The task.' }) taskId: string,
  ): Promise<Indicator> {
    return unlinkIndicatorTask(context, id, taskId)
  }
}
