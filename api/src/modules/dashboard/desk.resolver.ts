import { Arg, Ctx, ID, Int, Query, Resolver } from 'type-graphql'
import { workingDaysBetween } from '../../platform/calendar.ts'
import type { Context } from '../../platform/context.ts'
import type { Day } from '../../platform/day.ts'
import { Allow } from '../../platform/guard.ts'
import { DayScalar } from '../../platform/scalars.ts'
import { canReadTasks, canWorkAtUnitDesk } from '../access/index.ts'
import { countUnitDesk, readUnitDesk } from './desk.service.ts'
import { UnitDesk } from './desk.type.ts'
import { countOfficeDesk } from './office-desk.service.ts'

@Resolver()
export class DeskResolver {
  @Allow(canWorkAtUnitDesk)
  @Query(() => UnitDesk, {
    description: "我的工作: what the viewer's units are to sign, report, answer and fix.",
  })
  unitDesk(
    @Ctx() context: Context,
    @Arg('place', () => ID, { description: 'Division.' }) place: string,
    @Arg('asOf', () => DayScalar, { nullable: true, description: 'On which day; today by default.' })
    asOf?: Day | null,
  ): Promise<UnitDesk> {
    return readUnitDesk(context, place, asOf)
  }

  @Allow(canReadTasks)
  @Query(() => Int, { description: 'How many things wait for the viewer: the number beside 我的工作.' })
  async deskCount(
    @Ctx() context: Context,
    @Arg('place', () => ID, { description: 'Division.' }) place: string,
  ): Promise<number> {
    return (await countUnitDesk(context, place)) + (await countOfficeDesk(context, place))
  }

  @Allow(canReadTasks)
  @Query(() => Int, {
    description:
      'Working days left from today to a day, by the calendar of the server; negative when it is past.',
  })
  workingDaysUntil(
    @Ctx() { clock }: Context,
    @Arg('day', () => DayScalar, { description: 'The day.' }) day: Day,
  ): number {
    return workingDaysBetween(clock.today(), day)
  }
}
