import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql'
import type { Context } from '../../platform/context.ts'
import type { Day } from '../../platform/day.ts'
import { Allow } from '../../platform/guard.ts'
import { DayScalar } from '../../platform/scalars.ts'
import { canReadTasks } from '../access/index.ts'
import { reexpandGroups } from './group.service.ts'
import { completeMilestone, reopenMilestone } from './milestone.service.ts'
import { Task } from './task.type.ts'

@Resolver()
export class MilestoneResolver {
  @Allow(canReadTasks)
  @Mutation(() => Task, { description: 'Records the day a milestone was done. Supervision office only.' })
  completeMilestone(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'The milestone.' }) id: string,
    @Arg('doneOn', () => DayScalar, { description: 'Not later than today.' }) doneOn: Day,
    @Arg('note', () => String, { nullable: true, description: 'At most 2000 characters.' }) note?:
      | string
      | null,
  ): Promise<Task> {
    return completeMilestone(context, { id, doneOn, note })
  }

  @Allow(canReadTasks)
  @Mutation(() => Task, { description: 'Takes a recorded completion back. Supervision office only.' })
  reopenMilestone(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'The milestone.' }) id: string,
    @Arg('reason', () => String, { description: 'Why; kept in the history.' }) reason: string,
  ): Promise<Task> {
    return reopenMilestone(context, id, reason)
  }

  @Allow(canReadTasks)
  @Mutation(() => Task, {
    description: 'Assigns organizations that a group of the plan stands for by now. Supervision office only.',
  })
  reexpandGroups(
    @Ctx() context: Context,
    @Arg('taskId', () => ID, { description: 'The task.' }) taskId: string,
  ): Promise<Task> {
    return reexpandGroups(context, taskId)
  }
}
