import { Field, ID, ObjectType } from 'type-graphql'
import type { Day } from '../../platform/day.ts'
import { Reached } from '../../platform/guard.ts'
import { DayScalar } from '../../platform/scalars.ts'
import { FeedbackCycle, Light } from './task.enums.ts'

@Reached()
@ObjectType({
  description:
    'One period of the feedback cycle of a lead: by when it is to be reported, and whether it was.',
})
export class ReportCycle {
  @Field(() => ID, { description: 'Identifier.' })
  id: string

  @Field(() => String, { description: '2024-10, 2024-W42, 2024-Q4, the id of a milestone, or once.' })
  period: string

  @Field(() => String, { description: '10 月, 第 42 周, 第四季度, 节点 12 月 31 日, 办结反馈.' })
  label: string

  @Field(() => FeedbackCycle, { description: 'The cycle it is a period of.' })
  cycle: FeedbackCycle

  @Field(() => DayScalar, { description: 'From this day on it may be reported.' })
  opensOn: Day

  @Field(() => DayScalar, { description: 'The due date in force.' })
  dueOn: Day

  @Field(() => DayScalar, { description: 'The due date first given.' })
  originalDueOn: Day

  @Field(() => DayScalar, {
    nullable: true,
    description: 'The day a report for it was first submitted; null = owed.',
  })
  submittedOn: Day | null

  @Field(() => Light, {
    description:
      'Its own light: missed NEAR, from a quarter on BEHIND; made up late NEAR; not owed any more NO_DATA.',
  })
  light: Light

  jurisdictionCode: string
  taskId: string
  assignmentId: string
  milestoneId: string | null
  round: number
  /** Not owed any more from this day on. */
  cancelledOn: Day | null
}
