import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import { type Context, once } from '../../platform/context.ts'
import type { Day } from '../../platform/day.ts'
import { DayScalar } from '../../platform/scalars.ts'
import { hasRole, SEES_PLANS, SEES_TASKS } from '../access/index.ts'
import { Division, divisionLoader, Organization, organizationLoader } from '../divisions/index.ts'
import { sourceTextLoader } from '../plans/index.ts'
import { HistoryEntry, Task } from '../tasks/index.ts'
import {
  IndicatorCan,
  IndicatorDefinition,
  IndicatorExemption,
  IndicatorTarget,
  toIndicatorDefinition,
  toIndicatorExemption,
  toIndicatorTarget,
} from './definition.type.ts'
import { formulaWords } from './formula.check.ts'
import { indicatorHistory } from './indicator.history.ts'
import { definitionFor, targetsOn } from './indicator.rules.ts'
import { Indicator } from './indicator.type.ts'
import { indicatorTasksLoader } from './indicator-tasks.loader.ts'
import { indicatorCan } from './library.policy.ts'

const AS_OF = { nullable: true, description: 'Day asked about; today when left out.' } as const

/** What the library knows of an indicator beyond its row. */
@Resolver(() => Indicator)
export class IndicatorDetailResolver {
  @FieldResolver(() => Organization, { nullable: true, description: '责任单位.' })
  owner(
    @Root() { library: { ownerId } }: Indicator,
    @Ctx() context: Context,
  ): Promise<Organization | null> | null {
    return ownerId === null ? null : organizationLoader(context).load(ownerId)
  }

  @FieldResolver(() => IndicatorDefinition, { description: '口径 in force on a day.' })
  definition(
    @Root() { library }: Indicator,
    @Ctx() { clock }: Context,
    @Arg('asOf', () => DayScalar, AS_OF) asOf?: Day | null,
  ): IndicatorDefinition {
    const day = asOf ?? clock.today()
    return toIndicatorDefinition(library.jurisdictionCode, definitionFor(library, day, day))
  }

  @FieldResolver(() => [IndicatorDefinition], { description: 'All versions of 口径, newest first.' })
  definitions(@Root() { library }: Indicator): IndicatorDefinition[] {
    return library.definitions.map(one => toIndicatorDefinition(library.jurisdictionCode, one)).reverse()
  }

  @FieldResolver(() => [IndicatorTarget], {
    description: 'All targets known on a day, newest first; old ones stay.',
  })
  targets(
    @Root() { library }: Indicator,
    @Ctx() { clock }: Context,
    @Arg('asOf', () => DayScalar, AS_OF) asOf?: Day | null,
  ): IndicatorTarget[] {
    return targetsOn(library, asOf ?? clock.today()).map(({ target, inForce }) =>
      toIndicatorTarget(target, inForce),
    )
  }

  @FieldResolver(() => [IndicatorExemption], { description: '免报: places that do not report it.' })
  exemptions(@Root() { library }: Indicator): IndicatorExemption[] {
    return library.exemptions.map(toIndicatorExemption)
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Its sentence in the plan; null without a plan or for those who may not read it.',
  })
  async sourceText(
    @Root() { jurisdictionCode, planId, source }: Indicator,
    @Ctx() context: Context,
  ): Promise<string | null> {
    if (planId === null || source === null || !hasRole(context.viewer, SEES_PLANS, jurisdictionCode))
      return null
    const text = await sourceTextLoader(context).load({ jurisdictionCode, id: planId })
    return text.slice(source.start, source.end)
  }

  @FieldResolver(() => [Task], {
    nullable: true,
    description: 'Tasks that are to move it; null for those who may not read tasks.',
  })
  tasks(@Root() indicator: Indicator, @Ctx() context: Context): Promise<Task[]> | null {
    const reads = hasRole(context.viewer, SEES_TASKS, indicator.jurisdictionCode)
    return reads ? indicatorTasksLoader(context).load(indicator) : null
  }

  @FieldResolver(() => [HistoryEntry], { description: 'What happened to it, newest first.' })
  history(@Root() indicator: Indicator, @Ctx() context: Context): Promise<HistoryEntry[]> {
    const reads = hasRole(context.viewer, SEES_TASKS, indicator.jurisdictionCode)
    return indicatorHistory(context, indicator, reads)
  }

  @FieldResolver(() => IndicatorCan, { description: 'What the viewer may do with it.' })
  can(@Root() { library }: Indicator, @Ctx() { viewer }: Context): IndicatorCan {
    return indicatorCan(viewer, library)
  }
}

const NAMES = Symbol('names of indicators by number')

type Named = { no: number; name: string }[]

/** Numbers and names of a jurisdiction, read once in a request. */
function namesOf(context: Context, jurisdictionCode: string): Promise<Named> {
  const known = once(context, NAMES, () => new Map<string, Promise<Named>>())
  const read =
    known.get(jurisdictionCode) ??
    context.db.prisma.indicator.findMany({ where: { jurisdictionCode }, select: { no: true, name: true } })
  known.set(jurisdictionCode, read)
  return read
}

@Resolver(() => IndicatorDefinition)
export class IndicatorDefinitionResolver {
  @FieldResolver(() => String, { nullable: true, description: 'The formula with names instead of numbers.' })
  async formulaWords(
    @Root() { jurisdictionCode, formula }: IndicatorDefinition,
    @Ctx() context: Context,
  ): Promise<string | null> {
    return formula === null ? null : formulaWords(formula, await namesOf(context, jurisdictionCode))
  }
}

@Resolver(() => IndicatorTarget)
export class IndicatorTargetResolver {
  @FieldResolver(() => Division, { nullable: true, description: 'The place it holds for, if for one.' })
  place(@Root() { placeCode }: IndicatorTarget, @Ctx() context: Context): Promise<Division | null> | null {
    return placeCode === null ? null : divisionLoader(context).load(placeCode)
  }
}

@Resolver(() => IndicatorExemption)
export class IndicatorExemptionResolver {
  @FieldResolver(() => Division, { description: 'The place.' })
  async place(@Root() { placeCode }: IndicatorExemption, @Ctx() context: Context): Promise<Division> {
    const division = await divisionLoader(context).load(placeCode)
    if (!division) throw new Error(`There is no division ${placeCode}.`)
    return division
  }
}
