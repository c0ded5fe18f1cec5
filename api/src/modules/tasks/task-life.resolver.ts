import { Arg, Ctx, Float, ID, Int, Mutation, Query, Resolver } from 'type-graphql'
import type { Context } from '../../platform/context.ts'
import { Allow } from '../../platform/guard.ts'
import { canDoOfficeWork, canReadTasks } from '../access/index.ts'
import { breakDownTask, setSubTaskWeight } from './sub-task.service.ts'
import { Task } from './task.type.ts'
import { editTask } from './task-edit.service.ts'
import { SubTaskInput, TaskActionInput, TaskEditInput } from './task-life.input.ts'
import { actOnTasks, previewTaskAction } from './task-life.service.ts'
import { TaskActionResult } from './task-life.type.ts'

/** The office's work on the life of tasks. */
@Resolver()
export class TaskLifeResolver {
  @Allow(canDoOfficeWork)
  @Query(() => TaskActionResult, {
    description: 'What an action would do, task by task, without doing it.',
  })
  previewTaskAction(
    @Ctx() context: Context,
    @Arg('input', () => TaskActionInput, { description: 'Which step on which tasks.' })
    input: TaskActionInput,
  ): Promise<TaskActionResult> {
    return previewTaskAction(context, input)
  }

  @Allow(canDoOfficeWork)
  @Mutation(() => TaskActionResult, {
    description:
      'Does what can be done and names what cannot; each task in a transaction of its own. With one task a refusal is thrown.',
  })
  actOnTasks(
    @Ctx() context: Context,
    @Arg('input', () => TaskActionInput, { description: 'Which step on which tasks.' })
    input: TaskActionInput,
  ): Promise<TaskActionResult> {
    return actOnTasks(context, input)
  }

  @Allow(canDoOfficeWork)
  @Mutation(() => Task, { description: 'Changes words, leaders, cycle; before issue also owners and dates.' })
  editTask(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'The task.' }) id: string,
    @Arg('version', () => Int, { description: 'Its version as the form showed it.' }) version: number,
    @Arg('edit', () => TaskEditInput, { description: 'What is changed.' }) edit: TaskEditInput,
  ): Promise<Task> {
    return editTask(context, id, version, edit)
  }

  @Allow(canReadTasks)
  @Mutation(() => Task, {
    description: 'Makes sub-tasks for towns, villages or units; they are drafts ready to be issued.',
  })
  breakDownTask(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'The task.' }) id: string,
    @Arg('version', () => Int, { description: 'Its version as the form showed it.' }) version: number,
    @Arg('parts', () => [SubTaskInput], { description: 'The sub-tasks, 200 at most.' }) parts: SubTaskInput[],
  ): Promise<Task> {
    return breakDownTask(context, id, version, parts)
  }

  @Allow(canReadTasks)
  @Mutation(() => Task, { description: 'Changes the share of a sub-task in the progress of its parent.' })
  setSubTaskWeight(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'The sub-task.' }) id: string,
    @Arg('version', () => Int, { description: 'Its version as the form showed it.' }) version: number,
    @Arg('weight', () => Float, { description: 'Against the weights of its siblings.' }) weight: number,
  ): Promise<Task> {
    return setSubTaskWeight(context, id, version, weight)
  }
}
