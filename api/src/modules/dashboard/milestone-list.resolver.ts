import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql'
import type { Context } from '../../platform/context.ts'
import type { Day } from '../../platform/day.ts'
import { Allow } from '../../platform/guard.ts'
import { DayScalar } from '../../platform/scalars.ts'
import { canReadCockpit } from '../access/index.ts'
import { listMilestones } from './milestone-list.query.ts'
import { MilestoneConnection, MilestoneFilter } from './milestone-list.type.ts'

@Resolver()
export class MilestoneListResolver {
  @Allow(canReadCockpit)
  @Query(() => MilestoneConnection, {
    description: 'Milestones with a due date, the earliest first: the list behind 任务按期完成率.',
  })
  milestones(
    @Ctx() context: Context,
    @Arg('filter', () => MilestoneFilter, { description: 'Which.' }) filter: MilestoneFilter,
    @Arg('asOf', () => DayScalar, { nullable: true, description: 'On which day; today by default.' })
    asOf?: Day | null,
    @Arg('first', () => Int, { nullable: true, description: 'Rows a page, 50 by default, at most 200.' })
    first?: number | null,
    @Arg('after', () => String, { nullable: true, description: '`endCursor` of the page before.' })
    after?: string | null,
  ): Promise<MilestoneConnection> {
    return listMilestones(context, { filter, asOf, first, after })
  }
}
