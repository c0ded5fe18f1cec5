import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Resolver, Root } from 'type-graphql'
import type { Context } from '../../platform/context.ts'
import type { Day } from '../../platform/day.ts'
import { Allow } from '../../platform/guard.ts'
import { DayScalar } from '../../platform/scalars.ts'
import { canManageIndicators } from '../access/index.ts'
import { Task } from '../tasks/index.ts'
import { endExemption, exemptPlaces } from './exemption.service.ts'
import { taskIndicatorsLoader } from './indicator.query.ts'
import { Indicator } from './indicator.type.ts'

/** 免报. */
@Resolver(() => Indicator)
export class ExemptionResolver {
  @Allow(canManageIndicators)
  @Mutation(() => Indicator, { description: 'Places that need not report it, with a reason.' })
  exemptPlaces(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'The indicator.' }) id: string,
    @Arg('version', () => Int, { description: 'Its version.' }) version: number,
    @Arg('places', () => [ID], { description: 'Divisions.' }) places: string[],
    @Arg('fromOn', () => DayScalar, { description: 'First day.' }) fromOn: Day,
    @Arg('reason', () => String, { description: 'Why.' }) reason: string,
    @Arg('untilOn', () => DayScalar, {
      nullable: true,
      description: 'Last day; until further notice when left out.',
    })
    untilOn?: Day | null,
  ): Promise<Indicator> {
    return exemptPlaces(context, id, version, { places, fromOn, untilOn: untilOn ?? null, reason })
  }

  @Allow(canManageIndicators)
  @Mutation(() => Indicator, { description: 'Ends an exemption with a last day.' })
  endExemption(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'The indicator.' }) id: string,
    @Arg('version', () => Int, { description: 'Its version.' }) version: number,
    @Arg('place', () => ID, { description: 'The division.' }) place: string,
    @Arg('fromOn', () => DayScalar, { description: 'First day of the exemption.' }) fromOn: Day,
    @Arg('lastDay', () => DayScalar, { description: 'Its last day from now on.' }) lastDay: Day,
  ): Promise<Indicator> {
    return endExemption(context, id, version, { place, fromOn, lastDay })
  }
}

/** What indicators know of a task: tasks themselves know nothing of indicators. */
@Resolver(() => Task)
export class TaskIndicatorsResolver {
  @FieldResolver(() => [Indicator], { description: 'Indicators it is to move, by number.' })
  indicators(@Root() task: Task, @Ctx() context: Context): Promise<Indicator[]> {
    return taskIndicatorsLoader(context).load(task)
  }
}
