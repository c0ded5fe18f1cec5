import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql'
import type { Context } from '../../platform/context.ts'
import type { Day } from '../../platform/day.ts'
import { Allow, OnScreen, Restrict } from '../../platform/guard.ts'
import { DayScalar } from '../../platform/scalars.ts'
import { SourceRange } from '../../platform/source-range.type.ts'
import { canReadTasks } from '../access/index.ts'
import { Division, divisionLoader } from '../divisions/index.ts'
import { Plan, planLoader } from '../plans/index.ts'
import { Assignment, AssignmentGroup } from './assignment.type.ts'
import { groupsOf } from './group.service.ts'
import { Milestone } from './milestone.type.ts'
import { taskHistory } from './task.history.ts'
import { TaskFilter, TaskSort } from './task.input.ts'
import { targetLoader, taskWordsLoader } from './task.loader.ts'
import { canReadTaskDetail } from './task.policy.ts'
import { findTask, findTasks, listTasks, taskView } from './task.query.ts'
import { HistoryEntry, Task, TaskCan, TaskConnection, TaskTarget } from './task.type.ts'
import { assignmentsOf, milestonesOf } from './task.view.ts'
import { taskCan } from './task-can.view.ts'
import { toTargets } from './task-target.ts'

@Resolver(() => Task)
export class TaskResolver {
  @OnScreen()
  @Allow(canReadTasks)
  @Query(() => TaskConnection, { description: 'A page of the ledger, most urgent first unless sorted.' })
  tasks(
    @Ctx() context: Context,
    @Arg('filter', () => TaskFilter, { description: 'Which tasks.' }) filter: TaskFilter,
    @Arg('sort', () => TaskSort, { nullable: true, description: 'In which order.' }) sort?: TaskSort | null,
    @Arg('asOf', () => DayScalar, { nullable: true, description: 'On which day; today by default.' })
    asOf?: Day | null,
    @Arg('first', () => Int, { nullable: true, description: 'Rows, 50 by default, 200 at most.' }) first?:
      | number
      | null,
    @Arg('after', () => String, { nullable: true, description: 'endCursor of the page before.' }) after?:
      | string
      | null,
  ): Promise<TaskConnection> {
    return listTasks(context, { filter, sort, asOf, first, after })
  }

  @Allow(canReadTasks)
  @Query(() => Task, { nullable: true, description: 'One task; null when there is none the viewer may see.' })
  task(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'Identifier.' }) id: string,
    @Arg('asOf', () => DayScalar, { nullable: true, description: 'On which day; today by default.' })
    asOf?: Day | null,
  ): Promise<Task | null> {
    return findTask(context, id, asOf)
  }

  @FieldResolver(() => Plan, { description: 'The plan it comes from.' })
  plan(@Ctx() context: Context, @Root() { jurisdictionCode, planId }: Task): Promise<Plan> {
    return planLoader(context).load({ jurisdictionCode, id: planId })
  }

  @FieldResolver(() => Division, { description: 'The division that carries it.' })
  place(@Ctx() context: Context, @Root() { placeCode }: Task): Promise<Division | null> {
    return divisionLoader(context).load(placeCode)
  }

  @FieldResolver(() => [Assignment], { description: '牵头单位, in the order of the plan.' })
  lead(@Ctx() context: Context, @Root() task: Task): Promise<Assignment[]> {
    return assignmentsOf(context, task, 'LEAD')
  }

  @FieldResolver(() => [Assignment], { description: '配合单位, in the order of the plan.' })
  joint(@Ctx() context: Context, @Root() task: Task): Promise<Assignment[]> {
    return assignmentsOf(context, task, 'JOINT')
  }

  @FieldResolver(() => [Milestone], { description: 'Due dates in order.' })
  milestones(@Ctx() context: Context, @Root() task: Task): Promise<Milestone[]> {
    return milestonesOf(context, task)
  }

  @FieldResolver(() => Task, { nullable: true, description: 'The task it was broken down from.' })
  parent(@Ctx() context: Context, @Root() task: Task): Promise<Task | null> | null {
    return task.parentId === null ? null : findTask(context, task.parentId, task.asOf)
  }

  @FieldResolver(() => [Task], { description: 'The tasks it was broken down into.' })
  async children(@Ctx() context: Context, @Root() task: Task): Promise<Task[]> {
    const view = await taskView(context, task.placeCode, task.asOf)
    return findTasks(context, view, parameter => `t.parent_id = ${parameter(task.id)}`)
  }
}

@Resolver(() => Task)
export class TaskDetailResolver {
  @Restrict(canReadTaskDetail)
  @FieldResolver(() => String, {
    nullable: true,
    description: "The requirement in the plan's words. Restricted.",
  })
  async text(@Ctx() context: Context, @Root() task: Task): Promise<string | null> {
    return (await taskWordsLoader(context).load(task))[0]?.text ?? null
  }

  @Restrict(canReadTaskDetail)
  @FieldResolver(() => [TaskTarget], { nullable: true, description: 'Quantified goals. Restricted.' })
  async targets(@Ctx() context: Context, @Root() task: Task): Promise<TaskTarget[]> {
    return toTargets(await targetLoader(context).load(task))
  }

  @Restrict(canReadTaskDetail)
  @FieldResolver(() => [AssignmentGroup], {
    nullable: true,
    description: 'Group words of the plan. Restricted.',
  })
  groups(@Ctx() context: Context, @Root() task: Task): Promise<AssignmentGroup[]> {
    return groupsOf(context, task)
  }

  @Restrict(canReadTaskDetail)
  @FieldResolver(() => [HistoryEntry], {
    nullable: true,
    description: 'What was done to it, newest first. Restricted.',
  })
  history(@Ctx() context: Context, @Root() task: Task): Promise<HistoryEntry[]> {
    return taskHistory(context, task)
  }

  @Restrict(canReadTaskDetail)
  @FieldResolver(() => SourceRange, {
    nullable: true,
    description: 'Its words in the original text. Restricted.',
  })
  async source(@Ctx() context: Context, @Root() task: Task): Promise<SourceRange | null> {
    return (await taskWordsLoader(context).load(task))[0]?.source ?? null
  }

  @FieldResolver(() => TaskCan, { description: 'What the viewer may do with it.' })
  can(@Ctx() context: Context, @Root() task: Task): Promise<TaskCan> {
    return taskCan(context, task)
  }
}
