import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql'
import { BoardPeriod } from '../../platform/board-days.type.ts'
import type { Context } from '../../platform/context.ts'
import type { Day } from '../../platform/day.ts'
import { Allow, OnScreen } from '../../platform/guard.ts'
import { DayScalar } from '../../platform/scalars.ts'
import { canReadCockpit } from '../access/index.ts'
import { readCockpit } from './cockpit.service.ts'
import { Cockpit } from './cockpit.type.ts'

@Resolver()
export class CockpitResolver {
  @OnScreen()
  @Allow(canReadCockpit)
  @Query(() => Cockpit, { description: 'The board of one place on one day.' })
  cockpit(
    @Ctx() context: Context,
    @Arg('place', () => ID, { description: 'Division.' }) place: string,
    @Arg('asOf', () => DayScalar, { nullable: true, description: 'On which day; today by default.' })
    asOf?: Day | null,
    @Arg('period', () => BoardPeriod, {
      defaultValue: BoardPeriod.LAST_30_DAYS,
      description: 'Over which days it counts what is received and closed.',
    })
    period: BoardPeriod = BoardPeriod.LAST_30_DAYS,
  ): Promise<Cockpit> {
    return readCockpit(context, place, { asOf, period })
  }
}
