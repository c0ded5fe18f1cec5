import { Field, ID, Int, ObjectType } from 'type-graphql'
import type { Day } from '../../platform/day.ts'
import { Reached } from '../../platform/guard.ts'
import { DayScalar, InstantScalar } from '../../platform/scalars.ts'
import { DueChangeKind, TaskStatus } from './task.enums.ts'
import { Task } from './task.type.ts'

@Reached()
@ObjectType({ description: 'A step in the life of a task: what it was before, and what it became.' })
export class TaskChange {
  @Field(() => ID, { description: 'Identifier.' })
  id: string

  @Field(() => DayScalar, { description: 'The day from which the new state counts.' })
  changedOn: Day

  @Field(() => InstantScalar, { description: 'When it was done.' })
  at: Date

  @Field(() => String, { description: 'Who did it.' })
  userName: string

  @Field(() => TaskStatus, { description: 'Before the step.' })
  fromStatus: TaskStatus

  @Field(() => TaskStatus, { description: 'After the step.' })
  toStatus: TaskStatus

  @Field(() => Int, { description: 'The round it was in before the step.' })
  round: number

  @Field(() => String, { nullable: true, description: 'What was said about it.' })
  reason: string | null
}

@Reached()
@ObjectType({ description: 'A date of a task that was moved, or a completion taken back.' })
export class MilestoneChange {
  @Field(() => ID, { description: 'Identifier.' })
  id: string

  @Field(() => DayScalar, { description: 'The day from which the new date counts.' })
  changedOn: Day

  @Field(() => InstantScalar, { description: 'When it was done.' })
  at: Date

  @Field(() => DueChangeKind, { description: 'Why.' })
  kind: DueChangeKind

  @Field(() => DayScalar, { nullable: true, description: 'The due date before.' })
  dueOn: Day | null

  @Field(() => DayScalar, { nullable: true, description: 'The day it was done, before.' })
  doneOn: Day | null

  @Field(() => DayScalar, { nullable: true, description: 'The new due date.' })
  newDueOn: Day | null

  @Field(() => String, { nullable: true, description: 'What was said about it.' })
  reason: string | null
}

@Reached()
@ObjectType({ description: 'A task an action cannot be done on, and why.' })
export class TaskActionFault {
  @Field(() => ID, { description: 'The task.' })
  taskId: string

  @Field(() => String, { description: 'Its title; empty for a task that cannot be found.' })
  title: string

  @Field(() => String, { description: 'Why not, and what to do instead.' })
  message: string
}

@Reached()
@ObjectType({ description: 'What an action on several tasks did, or would do.' })
export class TaskActionResult {
  @Field(() => [Task], { description: 'Tasks the action was (preview: would be) done on.' })
  done: Task[]

  @Field(() => [TaskActionFault], { description: 'Tasks it cannot be done on.' })
  faults: TaskActionFault[]
}
