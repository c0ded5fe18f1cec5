import { Field, ID, InputType, Int, ObjectType } from 'type-graphql'
import type { Day } from '../../platform/day.ts'
import { Reached } from '../../platform/guard.ts'
import { PageInfo } from '../../platform/page-info.type.ts'
import { DayScalar } from '../../platform/scalars.ts'
import { Task } from '../tasks/index.ts'

@InputType({
  description: 'Which milestones a list holds; only those with a due date. Everything given must hold.',
})
export class MilestoneFilter {
  @Field(() => ID, {
    description: 'Division: of tasks carried in its subtree, or by an organization that works there.',
  })
  place: string

  @Field(() => DayScalar, { nullable: true, description: 'Due on this day or before.' })
  dueBy?: Day | null

  @Field(() => DayScalar, { nullable: true, description: 'Done on this day or before, as known on asOf.' })
  doneBy?: Day | null

  @Field(() => Boolean, { nullable: true, description: 'True: done by the due date; false: not.' })
  onTime?: boolean | null

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Count by the dates first given instead of those in force.',
  })
  originalDates: boolean
}

@Reached()
@ObjectType({ description: 'A milestone in a list, with its task.' })
export class ListedMilestone {
  @Field(() => ID, { description: 'Identifier of the milestone.' })
  id: string

  @Field(() => Task, { description: 'The task it belongs to.' })
  task: Task

  @Field(() => DayScalar, { nullable: true, description: 'The due date in force.' })
  dueOn: Day | null

  @Field(() => DayScalar, { nullable: true, description: 'The due date first given.' })
  originalDueOn: Day | null

  @Field(() => DayScalar, { nullable: true, description: 'The day it was done, as known on asOf.' })
  doneOn: Day | null

  @Field(() => Boolean, { description: 'Done by the due date the list counts by.' })
  onTime: boolean
}

@Reached()
@ObjectType({ description: 'A page of milestones.' })
export class MilestoneConnection {
  @Field(() => [ListedMilestone], { description: 'The rows of this page.' })
  nodes: ListedMilestone[]

  @Field(() => PageInfo, { description: 'Where the page ends.' })
  pageInfo: PageInfo

  @Field(() => Int, { description: 'Rows of the whole list.' })
  totalCount: number
}
