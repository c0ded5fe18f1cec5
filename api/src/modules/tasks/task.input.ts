import { ArrayMaxSize, MaxLength } from 'class-validator'
import { Field, ID, InputType } from 'type-graphql'
import type { Day } from '../../platform/day.ts'
import { DayScalar } from '../../platform/scalars.ts'
import {
  AssignmentPart,
  Light,
  SortDirection,
  TaskLevel,
  TaskSortKey,
  TaskState,
  TaskStatus,
} from './task.enums.ts'

@InputType({
  description:
    'Which tasks a list holds. Everything given must hold; an empty list of values means no limit.',
})
export class TaskFilter {
  @Field(() => ID, {
    description: 'Division: tasks carried in its subtree, or by an organization that works there.',
  })
  place: string

  @Field(() => Boolean, { defaultValue: false, description: 'Only tasks the division itself carries.' })
  ownPlaceOnly: boolean

  @ArrayMaxSize(200)
  @Field(() => [ID], { nullable: true, description: 'Only tasks of these plans.' })
  planIds?: string[] | null

  @Field(() => [Light], { nullable: true, description: 'Only these lights on asOf.' })
  lights?: Light[] | null

  @Field(() => TaskState, { nullable: true, description: 'Only open, or only done on asOf.' })
  state?: TaskState | null

  @Field(() => [TaskStatus], { nullable: true, description: 'Only these states of life.' })
  statuses?: TaskStatus[] | null

  @Field(() => [TaskLevel], { nullable: true, description: 'Only tasks carried at these levels.' })
  levels?: TaskLevel[] | null

  @ArrayMaxSize(200)
  @Field(() => [ID], {
    nullable: true,
    description: 'Only tasks in which one of these organizations takes part.',
  })
  organizationIds?: string[] | null

  @Field(() => AssignmentPart, { nullable: true, description: 'With organizationIds: only in this part.' })
  part?: AssignmentPart | null

  @Field(() => DayScalar, { nullable: true, description: 'Earliest deciding due date.' })
  dueFrom?: Day | null

  @Field(() => DayScalar, { nullable: true, description: 'Latest deciding due date.' })
  dueTo?: Day | null

  @Field(() => Boolean, { nullable: true, description: 'True: only tasks without any due date.' })
  noDueDate?: boolean | null

  @Field(() => Boolean, { nullable: true, description: 'True: only tasks without a lead.' })
  noLead?: boolean | null

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: only tasks that owe a report whose date has passed on asOf.',
  })
  noReport?: boolean | null

  @MaxLength(100)
  @Field(() => String, {
    nullable: true,
    description:
      'Words in title, number, 立项编号 or unit, and in the text of tasks the viewer may read in full.',
  })
  words?: string | null
}

@InputType({ description: 'Order of a list of tasks; ties are broken by plan and number.' })
export class TaskSort {
  @Field(() => TaskSortKey, { description: 'By what.' })
  key: TaskSortKey

  @Field(() => SortDirection, { description: 'LIGHT ascending starts with the most urgent.' })
  direction: SortDirection
}
