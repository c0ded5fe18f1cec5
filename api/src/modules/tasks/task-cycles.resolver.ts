import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { Context } from '../../platform/context.ts'
import { Restrict } from '../../platform/guard.ts'
import { cyclesOf } from './cycle.query.ts'
import { ReportCycle } from './cycle.type.ts'
import { canReadTaskDetail } from './task.policy.ts'
import { Task } from './task.type.ts'

@Resolver(() => Task)
export class TaskCyclesResolver {
  @Restrict(canReadTaskDetail)
  @FieldResolver(() => [ReportCycle], {
    nullable: true,
    description: 'Periods of the feedback cycle that have opened, newest first. Restricted.',
  })
  cycles(@Ctx() context: Context, @Root() task: Task): Promise<ReportCycle[]> {
    return cyclesOf(context, task)
  }
}
