import { Field, ID, Int, ObjectType } from 'type-graphql'
import type { Day } from '../../platform/day.ts'
import { Reached, Restrict } from '../../platform/guard.ts'
import { DayScalar } from '../../platform/scalars.ts'
import { SourceRange } from '../../platform/source-range.type.ts'
import { DueStatus, Light, MilestoneState } from './task.enums.ts'

/** A milestone read with the record it belongs to: `readDetail` decides the restricted fields. */
const withDetail = (_viewer: unknown, { readDetail }: { readDetail: boolean }) => readDetail

@Reached()
@ObjectType({ description: 'What the viewer may do with a milestone.' })
export class MilestoneCan {
  @Field(() => Boolean, { description: 'Record that it was done.' })
  complete: boolean

  @Field(() => Boolean, { description: 'Take a recorded completion back.' })
  reopen: boolean
}

@Reached()
@ObjectType({ description: '时间节点: one due date of a task with its deliverable.' })
export class Milestone {
  @Field(() => ID, { description: 'Identifier.' })
  id: string

  @Field(() => DueStatus, { description: 'DATED, or why there is no date.' })
  status: DueStatus

  @Field(() => DayScalar, { nullable: true, description: 'The due date in force.' })
  dueOn: Day | null

  @Field(() => DayScalar, { nullable: true, description: 'The due date first given; it never changes.' })
  originalDueOn: Day | null

  @Restrict(withDetail)
  @Field(() => String, { nullable: true, description: "The plan's words for the date. Restricted." })
  words: string

  @Restrict(withDetail)
  @Field(() => String, { nullable: true, description: 'What is due. Restricted.' })
  deliverable: string

  @Field(() => DayScalar, { nullable: true, description: 'The day it was done, as known on asOf.' })
  doneOn: Day | null

  @Restrict(withDetail)
  @Field(() => String, { nullable: true, description: 'What was said on recording it done. Restricted.' })
  doneNote: string | null

  @Field(() => Light, { description: 'Light on asOf.' })
  light: Light

  @Field(() => MilestoneState, { description: 'What the light means here.' })
  state: MilestoneState

  @Field(() => Int, {
    nullable: true,
    description: 'Working days left on asOf; negative when over; null without a due date or when done.',
  })
  workingDaysLeft: number | null

  @Restrict(withDetail)
  @Field(() => SourceRange, { nullable: true, description: 'Its words in the original text. Restricted.' })
  source: SourceRange | null

  @Field(() => MilestoneCan, { description: 'What the viewer may do with it.' })
  can: MilestoneCan

  @Field(() => Int, { nullable: true, description: 'Version of its task: send it back with a form.' })
  version: number | null

  jurisdictionCode: string
  taskId: string
  readDetail: boolean
}

@Reached()
@ObjectType({ description: 'Milestones of a task, counted on asOf.' })
export class MilestoneCounts {
  @Field(() => Int, { description: 'All.' })
  total: number

  @Field(() => Int, { description: 'Done by asOf.' })
  done: number

  @Field(() => Int, { description: 'Due by asOf, done or not.' })
  due: number
}
