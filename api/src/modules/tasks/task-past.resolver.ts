import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql'
import type { Context } from '../../platform/context.ts'
import { Allow, Restrict } from '../../platform/guard.ts'
import { canWorkAtOfficeDesk } from '../access/index.ts'
import { Organization, organizationLoader } from '../divisions/index.ts'
import { dutyReturnsOf, waitingDutyReturns } from './duty-return.query.ts'
import { DutyReturn, DutyReturnCan } from './duty-return.type.ts'
import { Milestone } from './milestone.type.ts'
import { canDecideDutyReturn, canReadTaskDetail } from './task.policy.ts'
import { Task } from './task.type.ts'
import { taskLoader } from './task-by-id.loader.ts'
import { changesOf, movesOf } from './task-change.query.ts'
import { MilestoneChange, TaskChange } from './task-life.type.ts'

const withDetail = (_viewer: unknown, { readDetail }: { readDetail: boolean }) => readDetail

/** What a task was before, and who handed it back. */
@Resolver(() => Task)
export class TaskPastResolver {
  @Restrict(canReadTaskDetail)
  @FieldResolver(() => [TaskChange], {
    nullable: true,
    description: 'Steps of its life with rounds, newest first. Restricted.',
  })
  changes(@Ctx() context: Context, @Root() task: Task): Promise<TaskChange[]> {
    return changesOf(context, task)
  }

  @Restrict(canReadTaskDetail)
  @FieldResolver(() => [DutyReturn], {
    nullable: true,
    description: "Handed back as not one's duty, newest first. Restricted.",
  })
  dutyReturns(@Ctx() context: Context, @Root() task: Task): Promise<DutyReturn[]> {
    return dutyReturnsOf(context, task)
  }
}

@Resolver(() => Milestone)
export class MilestonePastResolver {
  @Restrict(withDetail)
  @FieldResolver(() => [MilestoneChange], {
    nullable: true,
    description: 'How its date moved, newest first. Restricted.',
  })
  changes(@Ctx() context: Context, @Root() milestone: Milestone): Promise<MilestoneChange[]> {
    return movesOf(context, milestone)
  }
}

@Resolver(() => DutyReturn)
export class DutyReturnResolver {
  @Allow(canWorkAtOfficeDesk)
  @Query(() => [DutyReturn], { description: 'Duty returns waiting for a decision, of a place.' })
  dutyReturns(
    @Ctx() context: Context,
    @Arg('place', () => ID, { description: 'Division.' }) place: string,
  ): Promise<DutyReturn[]> {
    return waitingDutyReturns(context, place)
  }

  @FieldResolver(() => Organization, { description: 'Who handed it back.' })
  organization(@Ctx() context: Context, @Root() request: DutyReturn): Promise<Organization | null> {
    return organizationLoader(context).load(request.organizationId)
  }

  @FieldResolver(() => Task, { nullable: true, description: 'The task.' })
  task(@Ctx() context: Context, @Root() { jurisdictionCode, taskId }: DutyReturn): Promise<Task | null> {
    return taskLoader(context).load({ jurisdictionCode, id: taskId })
  }

  @FieldResolver(() => DutyReturnCan, { description: 'What the viewer may do with it.' })
  can(@Ctx() { viewer }: Context, @Root() request: DutyReturn): DutyReturnCan {
    return { decide: canDecideDutyReturn(viewer, request) }
  }
}
